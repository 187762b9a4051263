-- How often somebody has said something to one question, as their device counts,
-- so that what comes late does not replace what is newer. A seal forgets it.

-- +goose Up
ALTER TABLE answers ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE answers ALTER COLUMN turn DROP DEFAULT;
ALTER TABLE ballots ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE ballots ALTER COLUMN turn DROP DEFAULT;

ALTER TABLE ONLY answers ALTER COLUMN turn SET STATISTICS 0;
ALTER TABLE ONLY ballots ALTER COLUMN turn SET STATISTICS 0;
ALTER TABLE ONLY sealed_answers ALTER COLUMN turn SET STATISTICS 0;
ALTER TABLE ONLY sealed_ballots ALTER COLUMN turn SET STATISTICS 0;
