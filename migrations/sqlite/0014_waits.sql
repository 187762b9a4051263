-- How many answers to a question, or ballots, were pending when the gate last
-- found them all alike: it waits until so many more have come that the moment
-- of a release tells of no single one.

-- +goose Up
CREATE TABLE waits (
    round_id          BLOB     NOT NULL,
    recommendation_id BLOB     NOT NULL,
    dimension         SMALLINT NOT NULL,
    pending           INTEGER  NOT NULL,
    PRIMARY KEY (round_id, recommendation_id, dimension)
) WITHOUT ROWID;
