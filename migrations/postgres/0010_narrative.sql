-- What rapporteurs write for the report, with its versions, and the pages that
-- are published. A passage's author is an organiser.

-- +goose Up
CREATE TABLE passages (
    consultation_id BYTEA  NOT NULL REFERENCES consultations (id),
    part            TEXT   NOT NULL,
    version         BIGINT NOT NULL,
    text            TEXT,
    organiser_id    BYTEA  NOT NULL,
    at              BIGINT NOT NULL,
    PRIMARY KEY (consultation_id, part, version)
);

CREATE TABLE publications (
    address         BYTEA  NOT NULL,
    lang            TEXT   NOT NULL,
    consultation_id BYTEA  NOT NULL REFERENCES consultations (id),
    at              BIGINT NOT NULL,
    body            BYTEA  NOT NULL,
    PRIMARY KEY (address, lang)
);
CREATE INDEX publications_consultation ON publications (consultation_id);
