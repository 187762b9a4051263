-- How often an author has acted on their words, as their device counts, so that
-- an edit that comes late does not replace a newer one. The close forgets it.

-- +goose Up
ALTER TABLE contributions ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;
