-- How often somebody has said something to one question, as their device counts,
-- so that what comes late does not replace what is newer. A seal forgets it.

-- +goose Up
ALTER TABLE answers ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE ballots ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;

