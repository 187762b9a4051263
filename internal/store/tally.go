package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/disclosure"
)

// tallyRow counts the people who give one answer to one question now, and those
// for whom that answer was last released.
type tallyRow struct {
	RoundID          []byte `gorm:"primaryKey"`
	RecommendationID []byte `gorm:"primaryKey"`
	Dimension        int16  `gorm:"primaryKey"`
	Value            int16  `gorm:"primaryKey"`
	Current          int
	Released         int
}

func (tallyRow) TableName() string { return "tallies" }

// counter is what one tally counts.
type counter struct {
	question consult.Question
	value    consult.Value
}

// moves is by how much counters change.
type moves map[counter]int

func (m moves) to(q consult.Question, value consult.Value) { m[counter{q, value}]++ }

// from leaves an earlier answer, where there was one.
func (m moves) from(q consult.Question, value sql.NullInt16) {
	if value.Valid {
		m[counter{q, consult.Value(value.Int16)}]--
	}
}

// relation is the counters that change, in order.
func (m moves) relation() relation {
	var list []counter
	for c, by := range m {
		if by != 0 {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b counter) int {
		return cmp.Or(compareQuestions(a.question, b.question), cmp.Compare(a.value, b.value))
	})
	n := len(list)
	rounds, recommendations := make([][]byte, n), make([][]byte, n)
	dimensions, values, bys := make([]int64, n), make([]int64, n), make([]int64, n)
	for i := range list {
		q := &list[i].question
		rounds[i], recommendations[i], dimensions[i] = q.Round[:], q.Recommendation[:], int64(q.Dimension)
		values[i], bys[i] = int64(list[i].value), int64(m[list[i]])
	}
	return relation{
		{name: "round_id", bytes: rounds}, {name: "recommendation_id", bytes: recommendations},
		{name: "dimension", ints: dimensions}, {name: "value", ints: values}, {name: "by_n", ints: bys},
	}
}

const countCurrent = `INSERT INTO tallies (round_id, recommendation_id, dimension, value, current, released)
	SELECT round_id, recommendation_id, dimension, value, by_n, 0 FROM k WHERE true
	ON CONFLICT (round_id, recommendation_id, dimension, value) DO UPDATE SET current = tallies.current + excluded.current`

const countReleased = `INSERT INTO tallies (round_id, recommendation_id, dimension, value, current, released)
	SELECT round_id, recommendation_id, dimension, value, 0, by_n FROM k WHERE true
	ON CONFLICT (round_id, recommendation_id, dimension, value) DO UPDATE SET released = tallies.released + excluded.released`

// count moves counters in a transaction that holds the lock of their rounds.
func (s *Store) count(tx *gorm.DB, m moves, statement string) error {
	rows := m.relation()
	if rows.len() == 0 {
		return nil
	}
	return s.execWith(tx, rows, statement)
}

// Tallies returns the released counts of the questions of a round.
func (s *Store) Tallies(ctx context.Context, round consult.ID) (map[consult.Question]disclosure.Tally, error) {
	var rows []tallyRow
	err := s.read.WithContext(ctx).Where("round_id = ? AND released > 0", round[:]).Find(&rows).Error
	tallies := map[consult.Question]disclosure.Tally{}
	for _, row := range rows {
		q := consult.Question{Round: round, Recommendation: idOf(row.RecommendationID), Dimension: consult.Dimension(row.Dimension)}
		if tallies[q] == nil {
			tallies[q] = disclosure.Tally{}
		}
		tallies[q][int8(row.Value)] = row.Released
	}
	return tallies, wrap("read tallies", err)
}
