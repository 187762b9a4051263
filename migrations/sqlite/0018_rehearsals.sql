-- Rehearsals: sandbox copies of a consultation, filled with simulated people.
-- The column says until when one is kept, how many come and how fast they act.

-- +goose Up
ALTER TABLE consultations ADD COLUMN rehearsal TEXT;
