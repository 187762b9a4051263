-- Whether a closed round has been sealed. Nothing else is needed here: a seal
-- builds the whole file anew.

-- +goose Up
ALTER TABLE rounds ADD COLUMN sealed BOOLEAN NOT NULL DEFAULT false;
