-- What organisers write. Columns that hold JSON are TEXT; moments are
-- milliseconds since 1970 in UTC.

-- +goose Up
CREATE TABLE consultations (
    id            BYTEA   NOT NULL PRIMARY KEY,
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
);

CREATE TABLE groups (
    id              BYTEA   NOT NULL PRIMARY KEY,
    consultation_id BYTEA   NOT NULL REFERENCES consultations (id),
    place           BIGINT  NOT NULL,
    name            TEXT,
    open            BOOLEAN NOT NULL,
    invited         BIGINT  NOT NULL,
    public_key      BYTEA,
    private_key     BYTEA
);
CREATE INDEX groups_consultation ON groups (consultation_id);

CREATE TABLE themes (
    id              BYTEA   NOT NULL PRIMARY KEY,
    consultation_id BYTEA   NOT NULL REFERENCES consultations (id),
    place           BIGINT  NOT NULL,
    title           TEXT,
    context         TEXT,
    figures         TEXT,
    position        TEXT,
    sections        TEXT
);
CREATE INDEX themes_consultation ON themes (consultation_id);

CREATE TABLE recommendations (
    id              BYTEA   NOT NULL PRIMARY KEY,
    consultation_id BYTEA   NOT NULL REFERENCES consultations (id),
    theme_id        BYTEA   REFERENCES themes (id),
    section         TEXT    NOT NULL,
    place           BIGINT  NOT NULL,
    title           TEXT,
    body            TEXT,
    sub_points      TEXT,
    addressees      TEXT,
    points          TEXT,
    sources         TEXT,
    proposed        BOOLEAN NOT NULL,
    withdrawn       BOOLEAN NOT NULL
);
CREATE INDEX recommendations_consultation ON recommendations (consultation_id);
CREATE INDEX recommendations_theme ON recommendations (theme_id);

CREATE TABLE steps (
    id              BYTEA   NOT NULL PRIMARY KEY,
    consultation_id BYTEA   NOT NULL REFERENCES consultations (id),
    theme_id        BYTEA   REFERENCES themes (id),
    kind            TEXT    NOT NULL,
    place           BIGINT  NOT NULL,
    minutes         BIGINT  NOT NULL
);
CREATE INDEX steps_consultation ON steps (consultation_id);
CREATE INDEX steps_theme ON steps (theme_id);

CREATE TABLE rounds (
    id      BYTEA   NOT NULL PRIMARY KEY,
    step_id BYTEA   NOT NULL REFERENCES steps (id),
    number  BIGINT  NOT NULL,
    status  TEXT    NOT NULL,
    opened  BIGINT  NOT NULL,
    ends    BIGINT  NOT NULL,
    items   TEXT,
    UNIQUE (step_id, number)
);
CREATE UNIQUE INDEX rounds_one_open ON rounds (step_id) WHERE status = 'open';
