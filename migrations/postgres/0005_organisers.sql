-- Organisers: accounts, sessions, links for the projector, record of acts.

-- +goose Up
CREATE TABLE organisers (
    id            BYTEA NOT NULL PRIMARY KEY,
    name          TEXT  NOT NULL,
    email         TEXT  NOT NULL UNIQUE,
    role          TEXT  NOT NULL,
    password_hash TEXT  NOT NULL
);

CREATE TABLE sessions (
    hash         BYTEA   NOT NULL PRIMARY KEY,
    organiser_id BYTEA   NOT NULL REFERENCES organisers (id),
    expires      BIGINT  NOT NULL
);
CREATE INDEX sessions_organiser ON sessions (organiser_id);
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE presenter_links (
    hash            BYTEA NOT NULL PRIMARY KEY,
    consultation_id BYTEA NOT NULL REFERENCES consultations (id)
);
CREATE INDEX presenter_links_consultation ON presenter_links (consultation_id);

CREATE TABLE entries (
    id              BYTEA NOT NULL PRIMARY KEY,
    at              BIGINT  NOT NULL,
    organiser_id    BYTEA   NOT NULL,
    action          TEXT    NOT NULL,
    consultation_id BYTEA
);
CREATE INDEX entries_at ON entries (at);
