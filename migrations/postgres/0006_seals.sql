-- Whether a closed round has been sealed, and where its rows go then: tables of
-- which the first ones are the heads, so that reading those reads both. Statistics
-- would keep samples of rows as they were while a step was open, so there are none.

-- +goose Up
ALTER TABLE rounds ADD COLUMN sealed BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE rounds ALTER COLUMN sealed DROP DEFAULT;

CREATE TABLE sealed_answers (PRIMARY KEY (round_id, recommendation_id, dimension, participant)) INHERITS (answers);
CREATE TABLE sealed_ballots (PRIMARY KEY (round_id, participant)) INHERITS (ballots);
CREATE TABLE sealed_tallies (PRIMARY KEY (round_id, recommendation_id, dimension, value)) INHERITS (tallies);

-- +goose StatementBegin
DO $$
DECLARE
    c record;
BEGIN
    FOR c IN
        SELECT attrelid::regclass AS tab, quote_ident(attname) AS col FROM pg_attribute
        WHERE attnum > 0 AND NOT attisdropped AND attrelid IN (
            'answers'::regclass, 'sealed_answers'::regclass, 'ballots'::regclass, 'sealed_ballots'::regclass,
            'tallies'::regclass, 'sealed_tallies'::regclass, 'contributions'::regclass, 'invitations'::regclass)
    LOOP
        EXECUTE format('ALTER TABLE ONLY %s ALTER COLUMN %s SET STATISTICS 0', c.tab, c.col);
    END LOOP;
END
$$;
-- +goose StatementEnd
