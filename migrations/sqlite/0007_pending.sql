-- PostgreSQL finds rows that wait for a release by their round alone. Here an
-- index holds the whole key in any case, since rows have no number.

-- +goose Up
SELECT 1;
