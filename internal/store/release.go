package store

import (
	"context"
	"database/sql"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/disclosure"
)

// Release lets the gate decide on every question of a round that has pending
// rows, and on its ballots, and tells whether a released figure changed. It
// holds the lock of the round, so that nothing moves under it and every node
// sees the same releases. A closing gate needs a closed round (CodeConflict);
// any other gate does nothing to one.
func (s *Store) Release(ctx context.Context, round consult.ID, gate disclosure.Gate) (bool, error) {
	changed := false
	err := s.inRound(ctx, round, func(tx *gorm.DB, status consult.RoundStatus) error {
		closed := status == consult.RoundClosed
		if gate.Closing && !closed {
			return errConflict
		}
		if closed && !gate.Closing {
			return nil
		}
		waits, err := readWaits(tx, round)
		if err != nil {
			return err
		}
		answers, err := s.releaseAnswers(tx, round, gate, waits)
		if err != nil {
			return err
		}
		ballots, err := s.releaseBallots(tx, round, gate, waits)
		if err != nil {
			return err
		}
		changed = answers || ballots
		return waits.keep(tx)
	})
	if err != nil {
		return false, wrap("release", err)
	}
	return changed, nil
}

// The condition is that of the partial index answers_pending.
const pendingAnswers = `SELECT recommendation_id, dimension, participant, value, released FROM answers
	WHERE round_id = ? AND value IS DISTINCT FROM released ORDER BY recommendation_id, dimension, participant`

// A set of keys is looked up one by one on both databases; a join of many rows
// is turned round by SQLite, which then reads the whole table for each part.
const markReleased = `UPDATE answers SET released = value
	WHERE (round_id, recommendation_id, dimension, participant) IN (SELECT round_id, recommendation_id, dimension, participant FROM k)`

func (s *Store) releaseAnswers(tx *gorm.DB, round consult.ID, gate disclosure.Gate, waits waits) (bool, error) {
	pending, err := readPending(tx, round)
	if err != nil {
		return false, err
	}
	taken := takeAnswers(pending, gate, waits)
	if len(taken) == 0 {
		return false, nil
	}
	m := moves{}
	for _, row := range taken {
		m.from(row.question(), nullable(row.Released))
		m.to(row.question(), consult.Value(row.Value))
	}
	if err := s.execWith(tx, keysOf(taken), markReleased); err != nil {
		return false, err
	}
	return m.any(), s.count(tx, m, countReleased)
}

// readPending reads column by column: while people vote these are many rows,
// several times a second.
func readPending(tx *gorm.DB, round consult.ID) ([]answerRow, error) {
	rows, err := tx.Raw(pendingAnswers, round[:]).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err tells what went wrong
	var pending []answerRow
	for rows.Next() {
		r := answerRow{RoundID: round[:]}
		if err := rows.Scan(&r.RecommendationID, &r.Dimension, &r.Participant, &r.Value, &r.Released); err != nil {
			return nil, err
		}
		pending = append(pending, r)
	}
	return pending, rows.Err()
}

// takeAnswers shows the gate one question after the other.
func takeAnswers(pending []answerRow, gate disclosure.Gate, waits waits) []answerRow {
	var taken []answerRow
	for len(pending) > 0 {
		question := pending[0].question()
		n := 1
		for n < len(pending) && pending[n].question() == question {
			n++
		}
		for _, i := range takeQuestion(question, pending[:n], gate, waits) {
			taken = append(taken, pending[i])
		}
		pending = pending[n:]
	}
	return taken
}

func takeQuestion(q consult.Question, pending []answerRow, gate disclosure.Gate, waits waits) []int {
	if q.Dimension == consult.DimensionAnswered || q.Dimension == consult.DimensionFinished {
		return gate.TakeMarks(len(pending))
	}
	labels := make([]int, len(pending))
	for i, row := range pending {
		labels[i] = int(row.Value)
	}
	return waits.decide(gate, q, labels)
}

func keysOf(rows []answerRow) relation {
	n := len(rows)
	rounds, recommendations, participants := make([][]byte, n), make([][]byte, n), make([][]byte, n)
	dimensions := make([]int64, n)
	for i, row := range rows {
		rounds[i], recommendations[i], participants[i] = row.RoundID, row.RecommendationID, row.Participant
		dimensions[i] = int64(row.Dimension)
	}
	return relation{
		{name: "round_id", bytes: rounds}, {name: "recommendation_id", bytes: recommendations},
		{name: "dimension", ints: dimensions}, {name: "participant", bytes: participants},
	}
}

func nullable(value *int16) sql.NullInt16 {
	if value == nil {
		return sql.NullInt16{}
	}
	return sql.NullInt16{Int16: *value, Valid: true}
}

// any reports whether any counter changes.
func (m moves) any() bool {
	for _, by := range m {
		if by != 0 {
			return true
		}
	}
	return false
}

const pendingBallots = `SELECT round_id, participant, ballot, released FROM ballots
	WHERE round_id = ? AND ballot IS DISTINCT FROM released ORDER BY participant`

const markBallots = `UPDATE ballots SET released = ballot
	WHERE (round_id, participant) IN (SELECT round_id, participant FROM k)`

// releaseBallots shows the gate the ballots; equal ballots have equal labels.
func (s *Store) releaseBallots(tx *gorm.DB, round consult.ID, gate disclosure.Gate, waits waits) (bool, error) {
	var pending []ballotRow
	if err := tx.Raw(pendingBallots, round[:]).Scan(&pending).Error; err != nil {
		return false, err
	}
	labels := make([]int, len(pending))
	known := map[string]int{}
	for i, row := range pending {
		label, ok := known[string(row.Ballot)]
		if !ok {
			label = len(known)
			known[string(row.Ballot)] = label
		}
		labels[i] = label
	}
	taken := waits.decide(gate, consult.Question{Round: round}, labels)
	if len(taken) == 0 {
		return false, nil
	}
	balance := map[string]int{}
	rounds, participants := make([][]byte, len(taken)), make([][]byte, len(taken))
	for n, i := range taken {
		row := pending[i]
		rounds[n], participants[n] = row.RoundID, row.Participant
		balance[string(row.Ballot)]++
		if row.Released != nil {
			balance[string(row.Released)]--
		}
	}
	keys := relation{{name: "round_id", bytes: rounds}, {name: "participant", bytes: participants}}
	return anyOf(balance), s.execWith(tx, keys, markBallots)
}

func anyOf(balance map[string]int) bool {
	for _, by := range balance {
		if by != 0 {
			return true
		}
	}
	return false
}
