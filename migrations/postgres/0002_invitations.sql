-- Invitations as hashes. The mark of a redeemed one is the hash of the blinded
-- message that was signed for it; it has no time.

-- +goose Up
CREATE TABLE invitations (
    hash      BYTEA   NOT NULL PRIMARY KEY,
    group_id  BYTEA   NOT NULL REFERENCES groups (id),
    withdrawn BOOLEAN NOT NULL,
    blinded   BYTEA
);
CREATE INDEX invitations_group ON invitations (group_id);
