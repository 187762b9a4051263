-- What changes between rounds: earlier wordings of recommendations, departures
-- from the frozen protocol, and consultations kept as templates.

-- +goose Up
ALTER TABLE consultations ADD COLUMN template BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE consultations ALTER COLUMN template DROP DEFAULT;
ALTER TABLE recommendations ADD COLUMN earlier TEXT;

CREATE TABLE deviations (
    id              BYTEA   NOT NULL PRIMARY KEY,
    consultation_id BYTEA   NOT NULL REFERENCES consultations (id),
    recorded        BIGINT  NOT NULL,
    rule            TEXT    NOT NULL,
    was             TEXT,
    now             TEXT,
    reason          TEXT
);
CREATE INDEX deviations_consultation ON deviations (consultation_id);
