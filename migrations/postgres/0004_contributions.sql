-- Words, with the hash of their author's key and no participant.

-- +goose Up
CREATE TABLE contributions (
    id                BYTEA   NOT NULL PRIMARY KEY,
    consultation_id   BYTEA   NOT NULL REFERENCES consultations (id),
    step_id           BYTEA   NOT NULL,
    kind              TEXT    NOT NULL,
    theme_id          BYTEA,
    recommendation_id BYTEA,
    parent_id         BYTEA,
    lang              TEXT    NOT NULL,
    title             TEXT    NOT NULL,
    body              TEXT    NOT NULL,
    consent           TEXT    NOT NULL,
    author            BYTEA   NOT NULL UNIQUE,
    status            TEXT    NOT NULL,
    reason            TEXT    NOT NULL,
    revision          TEXT,
    leaving           BOOLEAN NOT NULL
);
CREATE INDEX contributions_status ON contributions (consultation_id, status);
