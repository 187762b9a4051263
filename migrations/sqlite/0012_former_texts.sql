-- Earlier texts of the organisers: what a text was before somebody changed it,
-- who that was and when. Never what participants wrote.

-- +goose Up
CREATE TABLE former_texts (
    id              BLOB NOT NULL PRIMARY KEY,
    consultation_id BLOB NOT NULL REFERENCES consultations (id),
    part_id         BLOB NOT NULL,
    organiser_id    BLOB,
    replaced        INTEGER NOT NULL,
    text            TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX former_texts_part ON former_texts (consultation_id, part_id);
