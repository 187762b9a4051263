-- What rapporteurs write for the report, with its versions, and the pages that
-- are published. A passage's author is an organiser.

-- +goose Up
CREATE TABLE passages (
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    part            TEXT    NOT NULL,
    version         INTEGER NOT NULL,
    text            TEXT,
    organiser_id    BLOB    NOT NULL,
    at              INTEGER NOT NULL,
    PRIMARY KEY (consultation_id, part, version)
) WITHOUT ROWID;

CREATE TABLE publications (
    address         BLOB    NOT NULL,
    lang            TEXT    NOT NULL,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    at              INTEGER NOT NULL,
    body            BLOB    NOT NULL,
    PRIMARY KEY (address, lang)
);
CREATE INDEX publications_consultation ON publications (consultation_id);
