package store

import (
	"context"
	"database/sql"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"parley/internal/consult"
)

// A batch of answers is the hot path of PostgreSQL: it goes out as two
// statements in one round trip, which the server runs as one transaction that
// commits when it has read the end of them. The second sees what others had
// committed when the first got its locks.

const pipelineLock = `SELECT id, status FROM rounds WHERE id = ANY($1) ORDER BY id FOR UPDATE`

// A row that was there has xmax set by the update; what it held before is read
// as of the beginning of the statement. What comes late is not written, and so
// missing in the count that is returned.
const pipelineWrite = `WITH k(round_id, recommendation_id, dimension, participant, group_id, value, turn) AS (
		SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bigint[], $7::bigint[])
	), written AS (
		INSERT INTO answers AS now (round_id, recommendation_id, dimension, participant, group_id, value, turn)
		SELECT round_id, recommendation_id, dimension, participant, group_id, value, turn FROM k
		WHERE round_id = ANY(ARRAY(SELECT id FROM rounds WHERE id = ANY($8) AND status = $9))
		ON CONFLICT (round_id, recommendation_id, dimension, participant) DO UPDATE
		SET value = excluded.value, turn = greatest(now.turn, excluded.turn)
		WHERE CASE WHEN excluded.dimension IN ($10, $11) THEN now.value <> excluded.value
			ELSE excluded.turn = 0 OR excluded.turn >= now.turn END
		RETURNING round_id, recommendation_id, dimension, value, CASE WHEN now.xmax <> 0 THEN (
			SELECT old.value FROM ONLY answers AS old
			WHERE old.round_id = now.round_id AND old.recommendation_id = now.recommendation_id
			AND old.dimension = now.dimension AND old.participant = now.participant) END AS before
	), moved AS (
		SELECT round_id, recommendation_id, dimension, value, 1 AS by_n FROM written
		UNION ALL
		SELECT round_id, recommendation_id, dimension, before, -1 FROM written WHERE before IS NOT NULL
	), counted AS (
		INSERT INTO tallies (round_id, recommendation_id, dimension, value, current, released)
		SELECT round_id, recommendation_id, dimension, value, sum(by_n), 0 FROM moved
		GROUP BY round_id, recommendation_id, dimension, value HAVING sum(by_n) <> 0
		ORDER BY round_id, recommendation_id, dimension, value
		ON CONFLICT (round_id, recommendation_id, dimension, value) DO UPDATE SET current = tallies.current + excluded.current
	)
	SELECT count(*) FROM written WHERE dimension NOT IN ($10, $11)`

// canPipeline reports whether the statements can decide by themselves what of a
// batch is accepted: it holds answers only, each writing's in one round.
func canPipeline(batch []*writing) bool {
	return !slices.ContainsFunc(batch, func(x *writing) bool {
		return x.ballot != nil || slices.ContainsFunc(x.answers, func(a consult.Answer) bool { return a.Round != x.answers[0].Round })
	})
}

// commitPipelined is commit for such a batch.
func (s *Store) commitPipelined(ctx context.Context, batch []*writing) error {
	answers, rounds := s.marks.unwritten(latestAnswers(batch)), roundsOf(batch)
	keys := make([][]byte, len(rounds))
	for i := range rounds {
		keys[i] = rounds[i][:]
	}
	statuses := make(map[consult.ID]consult.RoundStatus, len(rounds))
	var work pgx.Batch
	work.Queue(pipelineLock, keys).Query(func(rows pgx.Rows) error {
		var id []byte
		var status consult.RoundStatus
		_, err := pgx.ForEachRow(rows, []any{&id, &status}, func() error {
			statuses[idOf(id)] = status
			return nil
		})
		return err
	})
	args := make([]any, 0, 11)
	for _, c := range relationOf(answers)[1:] { // they are in order, without their place
		if c.bytes != nil {
			args = append(args, c.bytes)
		} else {
			args = append(args, c.ints)
		}
	}
	args = append(args, keys, consult.RoundOpen, consult.DimensionAnswered, consult.DimensionFinished)
	var written int
	work.Queue(pipelineWrite, args...).QueryRow(func(row pgx.Row) error { return row.Scan(&written) })
	if err := s.send(ctx, &work); err != nil {
		return err
	}
	accepted := accept(batch, statuses)
	s.marks.add(answers, statuses)
	if written == asked(answers, statuses) {
		return nil
	}
	late, err := s.findLate(ctx, answers)
	late.refuse(accepted)
	return err
}

// asked counts the answers, without marks, in rounds that took them.
func asked(answers []consult.Answer, statuses map[consult.ID]consult.RoundStatus) int {
	n := 0
	for i := range answers {
		if d := answers[i].Dimension; d != consult.DimensionAnswered && d != consult.DimensionFinished && statuses[answers[i].Round] == consult.RoundOpen {
			n++
		}
	}
	return n
}

const selectLate = `SELECT k.place FROM k WHERE k.turn > 0 AND k.turn < (SELECT answers.turn ` + ofKey + `)`

// findLate looks for answers that something newer is kept of.
func (s *Store) findLate(ctx context.Context, answers []consult.Answer) (late, error) {
	late := late{}
	err := s.queryWith(s.read.WithContext(ctx), relationOf(answers), selectLate, func(rows *sql.Rows) error {
		var place int
		err := rows.Scan(&place)
		late[keyOf(answers[place])] = true
		return err
	})
	return late, err
}

// send runs statements in one round trip and one transaction.
func (s *Store) send(ctx context.Context, work *pgx.Batch) error {
	conn, err := s.pools[0].Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(driver any) error {
		return driver.(*stdlib.Conn).Conn().SendBatch(ctx, work).Close()
	})
	if closing := conn.Close(); err == nil {
		err = closing
	}
	return err
}

// marks remembers which marks of having answered are durable. One is written
// with each answer, never changes and stays as long as its round is open, so
// that all but a person's first need no writing.
type marks struct {
	mu      sync.Mutex
	durable map[answerKey]struct{}
}

// maxMarks bounds the memory to a few megabytes; beyond, it begins anew.
const maxMarks = 100_000

// unwritten drops marks that are durable.
func (m *marks) unwritten(answers []consult.Answer) []consult.Answer {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.DeleteFunc(answers, func(a consult.Answer) bool {
		_, durable := m.durable[keyOf(a)]
		return durable && a.Dimension == consult.DimensionAnswered
	})
}

// add notes the marks of a batch that has committed, in rounds that took them.
func (m *marks) add(answers []consult.Answer, statuses map[consult.ID]consult.RoundStatus) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.durable == nil || len(m.durable) > maxMarks {
		m.durable = map[answerKey]struct{}{}
	}
	for _, a := range answers {
		if a.Dimension == consult.DimensionAnswered && statuses[a.Round] == consult.RoundOpen {
			m.durable[keyOf(a)] = struct{}{}
		}
	}
}
