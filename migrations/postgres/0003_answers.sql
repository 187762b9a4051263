-- Answers and ballots, each beside what was last released of it, and the
-- counters of answers. A row is pending where the two differ. Their round is
-- read under a lock by whoever writes them, so they carry no foreign key.

-- +goose Up
CREATE TABLE answers (
    round_id          BYTEA    NOT NULL,
    recommendation_id BYTEA    NOT NULL,
    dimension         SMALLINT NOT NULL,
    participant       BYTEA    NOT NULL,
    group_id          BYTEA    NOT NULL,
    value             SMALLINT NOT NULL,
    released          SMALLINT,
    PRIMARY KEY (round_id, recommendation_id, dimension, participant)
);
CREATE INDEX answers_pending ON answers (round_id, recommendation_id, dimension, participant)
    WHERE value IS DISTINCT FROM released;

CREATE TABLE ballots (
    round_id    BYTEA NOT NULL,
    participant BYTEA NOT NULL,
    group_id    BYTEA NOT NULL,
    ballot      BYTEA NOT NULL,
    released    BYTEA,
    PRIMARY KEY (round_id, participant)
);

CREATE TABLE tallies (
    round_id          BYTEA    NOT NULL,
    recommendation_id BYTEA    NOT NULL,
    dimension         SMALLINT NOT NULL,
    value             SMALLINT NOT NULL,
    current           BIGINT   NOT NULL,
    released          BIGINT   NOT NULL,
    PRIMARY KEY (round_id, recommendation_id, dimension, value)
);
