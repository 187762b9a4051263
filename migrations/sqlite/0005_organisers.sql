-- Organisers: accounts, sessions, links for the projector, record of acts.

-- +goose Up
CREATE TABLE organisers (
    id            BLOB NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    email         TEXT NOT NULL UNIQUE,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
    hash         BLOB    NOT NULL PRIMARY KEY,
    organiser_id BLOB    NOT NULL REFERENCES organisers (id),
    expires      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_organiser ON sessions (organiser_id);
CREATE INDEX sessions_expires ON sessions (expires);

CREATE TABLE presenter_links (
    hash            BLOB NOT NULL PRIMARY KEY,
    consultation_id BLOB NOT NULL REFERENCES consultations (id)
) WITHOUT ROWID;
CREATE INDEX presenter_links_consultation ON presenter_links (consultation_id);

CREATE TABLE entries (
    id              BLOB    NOT NULL PRIMARY KEY,
    at              INTEGER NOT NULL,
    organiser_id    BLOB    NOT NULL,
    action          TEXT    NOT NULL,
    consultation_id BLOB
) WITHOUT ROWID;
CREATE INDEX entries_at ON entries (at);
