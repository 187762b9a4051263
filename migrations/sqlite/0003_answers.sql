-- Answers and ballots, each beside what was last released of it, and the
-- counters of answers. A row is pending where the two differ. Their round is
-- read under a lock by whoever writes them, so they carry no foreign key.

-- +goose Up
CREATE TABLE answers (
    round_id          BLOB     NOT NULL,
    recommendation_id BLOB     NOT NULL,
    dimension         SMALLINT NOT NULL,
    participant       BLOB     NOT NULL,
    group_id          BLOB     NOT NULL,
    value             SMALLINT NOT NULL,
    released          SMALLINT,
    PRIMARY KEY (round_id, recommendation_id, dimension, participant)
) WITHOUT ROWID;
CREATE INDEX answers_pending ON answers (round_id, recommendation_id, dimension, participant, value, released)
    WHERE value IS DISTINCT FROM released;

CREATE TABLE ballots (
    round_id    BLOB NOT NULL,
    participant BLOB NOT NULL,
    group_id    BLOB NOT NULL,
    ballot      BLOB NOT NULL,
    released    BLOB,
    PRIMARY KEY (round_id, participant)
) WITHOUT ROWID;

CREATE TABLE tallies (
    round_id          BLOB     NOT NULL,
    recommendation_id BLOB     NOT NULL,
    dimension         SMALLINT NOT NULL,
    value             SMALLINT NOT NULL,
    current           INTEGER  NOT NULL,
    released          INTEGER  NOT NULL,
    PRIMARY KEY (round_id, recommendation_id, dimension, value)
) WITHOUT ROWID;
