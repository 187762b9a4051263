-- Words, with the hash of their author's key and no participant.

-- +goose Up
CREATE TABLE contributions (
    id                BLOB    NOT NULL PRIMARY KEY,
    consultation_id   BLOB    NOT NULL REFERENCES consultations (id),
    step_id           BLOB    NOT NULL,
    kind              TEXT    NOT NULL,
    theme_id          BLOB,
    recommendation_id BLOB,
    parent_id         BLOB,
    lang              TEXT    NOT NULL,
    title             TEXT    NOT NULL,
    body              TEXT    NOT NULL,
    consent           TEXT    NOT NULL,
    author            BLOB    NOT NULL UNIQUE,
    status            TEXT    NOT NULL,
    reason            TEXT    NOT NULL,
    revision          TEXT,
    leaving           BOOLEAN NOT NULL
) WITHOUT ROWID;
CREATE INDEX contributions_status ON contributions (consultation_id, status);
