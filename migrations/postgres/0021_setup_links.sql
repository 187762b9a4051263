-- One-time set-up links as hashes, so that any node takes the one another
-- node printed. The first account deletes them all.

-- +goose Up
CREATE TABLE setup_links (
    hash    BYTEA  NOT NULL PRIMARY KEY,
    expires BIGINT NOT NULL
);
