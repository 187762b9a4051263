-- Earlier texts of the organisers: what a text was before somebody changed it,
-- who that was and when. Never what participants wrote.

-- +goose Up
CREATE TABLE former_texts (
    id              BYTEA NOT NULL PRIMARY KEY,
    consultation_id BYTEA NOT NULL REFERENCES consultations (id),
    part_id         BYTEA NOT NULL,
    organiser_id    BYTEA,
    replaced        BIGINT NOT NULL,
    text            TEXT NOT NULL
);
CREATE INDEX former_texts_part ON former_texts (consultation_id, part_id);
