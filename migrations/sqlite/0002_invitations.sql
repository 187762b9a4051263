-- Invitations as hashes. The mark of a redeemed one is the hash of the blinded
-- message that was signed for it; it has no time.

-- +goose Up
CREATE TABLE invitations (
    hash      BLOB    NOT NULL PRIMARY KEY,
    group_id  BLOB    NOT NULL REFERENCES groups (id),
    withdrawn BOOLEAN NOT NULL,
    blinded   BLOB
) WITHOUT ROWID;
CREATE INDEX invitations_group ON invitations (group_id);
