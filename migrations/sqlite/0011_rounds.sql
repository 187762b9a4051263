-- What changes between rounds: earlier wordings of recommendations, departures
-- from the frozen protocol, and consultations kept as templates.

-- +goose Up
ALTER TABLE consultations ADD COLUMN template BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE recommendations ADD COLUMN earlier TEXT;

CREATE TABLE deviations (
    id              BLOB    NOT NULL PRIMARY KEY,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    recorded        INTEGER NOT NULL,
    rule            TEXT    NOT NULL,
    was             TEXT,
    now             TEXT,
    reason          TEXT
) WITHOUT ROWID;
CREATE INDEX deviations_consultation ON deviations (consultation_id);
