-- The day: when a round really ended and since when it is paused, what a
-- moderator asks the author of words, and where a merged recommendation went.

-- +goose Up
ALTER TABLE rounds ADD COLUMN closed BIGINT;
ALTER TABLE rounds ADD COLUMN paused BIGINT;
ALTER TABLE contributions ADD COLUMN question TEXT NOT NULL DEFAULT '';
ALTER TABLE contributions ALTER COLUMN question DROP DEFAULT;
ALTER TABLE recommendations ADD COLUMN merged_into BYTEA;
