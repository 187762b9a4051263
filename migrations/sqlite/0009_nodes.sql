-- What several nodes need to agree on. The version of a consultation grows with
-- every event and every change of its agenda; a lease names the node that
-- decides, until a moment of the database's clock. One node needs neither, but
-- its versions must outlive a restart all the same.

-- +goose Up
CREATE TABLE versions (
    consultation_id BLOB    NOT NULL PRIMARY KEY,
    version         BIGINT  NOT NULL
);
INSERT INTO versions SELECT id, unixepoch() * 1000 FROM consultations;

CREATE TABLE leases (
    name   TEXT   NOT NULL PRIMARY KEY,
    holder BLOB   NOT NULL,
    until  BIGINT NOT NULL
);
