-- What organisers write. Columns that hold JSON are TEXT; moments are
-- milliseconds since 1970 in UTC.

-- +goose Up
CREATE TABLE consultations (
    id            BLOB    NOT NULL PRIMARY KEY,
    room_code     TEXT    NOT NULL UNIQUE,
    title         TEXT,
    hosts         TEXT,
    date          TEXT    NOT NULL,
    place         TEXT,
    languages     TEXT,
    introduction  TEXT,
    position      TEXT,
    addressees    TEXT,
    sources       TEXT,
    protocol      TEXT    NOT NULL,
    protocol_hash TEXT    NOT NULL,
    frozen        BOOLEAN NOT NULL,
    open_room     BOOLEAN NOT NULL,
    status        TEXT    NOT NULL,
    issuance_over BOOLEAN NOT NULL,
    record        TEXT
) WITHOUT ROWID;

CREATE TABLE groups (
    id              BLOB    NOT NULL PRIMARY KEY,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    place           INTEGER NOT NULL,
    name            TEXT,
    open            BOOLEAN NOT NULL,
    invited         INTEGER NOT NULL,
    public_key      BLOB,
    private_key     BLOB
) WITHOUT ROWID;
CREATE INDEX groups_consultation ON groups (consultation_id);

CREATE TABLE themes (
    id              BLOB    NOT NULL PRIMARY KEY,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    place           INTEGER NOT NULL,
    title           TEXT,
    context         TEXT,
    figures         TEXT,
    position        TEXT,
    sections        TEXT
) WITHOUT ROWID;
CREATE INDEX themes_consultation ON themes (consultation_id);

CREATE TABLE recommendations (
    id              BLOB    NOT NULL PRIMARY KEY,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    theme_id        BLOB    REFERENCES themes (id),
    section         TEXT    NOT NULL,
    place           INTEGER NOT NULL,
    title           TEXT,
    body            TEXT,
    sub_points      TEXT,
    addressees      TEXT,
    points          TEXT,
    sources         TEXT,
    proposed        BOOLEAN NOT NULL,
    withdrawn       BOOLEAN NOT NULL
) WITHOUT ROWID;
CREATE INDEX recommendations_consultation ON recommendations (consultation_id);
CREATE INDEX recommendations_theme ON recommendations (theme_id);

CREATE TABLE steps (
    id              BLOB    NOT NULL PRIMARY KEY,
    consultation_id BLOB    NOT NULL REFERENCES consultations (id),
    theme_id        BLOB    REFERENCES themes (id),
    kind            TEXT    NOT NULL,
    place           INTEGER NOT NULL,
    minutes         INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX steps_consultation ON steps (consultation_id);
CREATE INDEX steps_theme ON steps (theme_id);

CREATE TABLE rounds (
    id      BLOB    NOT NULL PRIMARY KEY,
    step_id BLOB    NOT NULL REFERENCES steps (id),
    number  INTEGER NOT NULL,
    status  TEXT    NOT NULL,
    opened  INTEGER NOT NULL,
    ends    INTEGER NOT NULL,
    items   TEXT,
    UNIQUE (step_id, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX rounds_one_open ON rounds (step_id) WHERE status = 'open';
