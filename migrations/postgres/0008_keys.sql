-- The keys of a group: one, whose theme is all zeros, or with unlinked ballots
-- one for each theme and one, all zeros too, for the cross-cutting principles.

-- +goose Up
CREATE TABLE group_keys (
    group_id    BYTEA NOT NULL REFERENCES groups (id),
    theme_id    BYTEA NOT NULL,
    public_key  BYTEA NOT NULL,
    private_key BYTEA,
    PRIMARY KEY (group_id, theme_id)
);
INSERT INTO group_keys (group_id, theme_id, public_key, private_key)
    SELECT id, decode(repeat('00', 16), 'hex'), public_key, private_key FROM groups WHERE public_key IS NOT NULL;
ALTER TABLE groups DROP COLUMN public_key;
ALTER TABLE groups DROP COLUMN private_key;
