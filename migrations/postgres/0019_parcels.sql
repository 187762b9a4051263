-- Parcels: keys on their way from one device of a person to another, sealed in
-- the browser. A row says neither whose it is nor what is in it, and is deleted
-- when it is collected or when its time is over.

-- +goose Up
CREATE TABLE parcels (
    id              BYTEA NOT NULL PRIMARY KEY,
    consultation_id BYTEA NOT NULL REFERENCES consultations (id),
    sealed          BYTEA NOT NULL,
    until           BIGINT NOT NULL
);
