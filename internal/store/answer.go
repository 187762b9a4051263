package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/credential"
)

// answerRow is one participant's current answer to one question, and the answer
// that was last released for it.
type answerRow struct {
	RoundID          []byte `gorm:"primaryKey"`
	RecommendationID []byte `gorm:"primaryKey"`
	Dimension        int16  `gorm:"primaryKey"`
	Participant      []byte `gorm:"primaryKey"`
	GroupID          []byte
	Value            int16
	Released         *int16
	Turn             consult.Turn
}

func (answerRow) TableName() string { return "answers" }

func (r answerRow) question() consult.Question {
	return consult.Question{
		Round: idOf(r.RoundID), Recommendation: idOf(r.RecommendationID), Dimension: consult.Dimension(r.Dimension),
	}
}

// answerKey is what there is one answer of.
type answerKey struct {
	question    consult.Question
	participant credential.ParticipantID
}

func keyOf(a consult.Answer) answerKey { return answerKey{a.Question, a.Participant} }

func compareAnswers(a, b consult.Answer) int {
	return cmp.Or(compareQuestions(a.Question, b.Question), bytes.Compare(a.Participant[:], b.Participant[:]))
}

func compareQuestions(a, b consult.Question) int {
	return cmp.Or(
		bytes.Compare(a.Round[:], b.Round[:]),
		bytes.Compare(a.Recommendation[:], b.Recommendation[:]),
		cmp.Compare(a.Dimension, b.Dimension),
	)
}

// PutAnswer writes the answers of one participant together.
func (s *Store) PutAnswer(ctx context.Context, answers ...consult.Answer) error {
	if len(answers) == 0 {
		return nil
	}
	return wrap("put answer", s.writer.put(ctx, &writing{answers: answers}))
}

// relationOf is the keys of answers with what a statement needs beside them.
func relationOf(answers []consult.Answer) relation {
	n := len(answers)
	rounds, recommendations, participants, groups := make([][]byte, n), make([][]byte, n), make([][]byte, n), make([][]byte, n)
	places, dimensions, values, turns := make([]int64, n), make([]int64, n), make([]int64, n), make([]int64, n)
	for i := range answers {
		a := &answers[i]
		rounds[i], recommendations[i], participants[i], groups[i] = a.Round[:], a.Recommendation[:], a.Participant[:], a.Group[:]
		places[i], dimensions[i], values[i], turns[i] = int64(i), int64(a.Dimension), int64(a.Value), int64(a.Turn)
	}
	return relation{
		{name: "place", ints: places}, {name: "round_id", bytes: rounds}, {name: "recommendation_id", bytes: recommendations},
		{name: "dimension", ints: dimensions}, {name: "participant", bytes: participants},
		{name: "group_id", bytes: groups}, {name: "value", ints: values}, {name: "turn", ints: turns},
	}
}

const ofKey = `FROM answers
	WHERE answers.round_id = k.round_id AND answers.recommendation_id = k.recommendation_id
	AND answers.dimension = k.dimension AND answers.participant = k.participant`

// A subquery for each key is answered from the primary key on both databases,
// however they think the table has grown.
const selectCurrent = `SELECT k.place, (SELECT answers.value ` + ofKey + `), coalesce((SELECT answers.turn ` + ofKey + `), 0) FROM k`

const upsertAnswers = `INSERT INTO answers (round_id, recommendation_id, dimension, participant, group_id, value, turn)
	SELECT round_id, recommendation_id, dimension, participant, group_id, value, turn FROM k WHERE true
	ON CONFLICT (round_id, recommendation_id, dimension, participant) DO UPDATE SET value = excluded.value, turn = excluded.turn`

// standing is what is kept of an answer before another comes.
type standing struct {
	value sql.NullInt16
	turn  consult.Turn
}

// putAnswers writes answers with different keys, in order, and counts them. It
// returns the keys of those that came late: something newer is kept.
func (s *Store) putAnswers(tx *gorm.DB, answers []consult.Answer) (late, error) {
	if len(answers) == 0 {
		return nil, nil
	}
	before := make([]standing, len(answers))
	err := s.queryWith(tx, relationOf(answers), selectCurrent, func(rows *sql.Rows) error {
		var place int
		var kept standing
		err := rows.Scan(&place, &kept.value, &kept.turn)
		before[place] = kept
		return err
	})
	if err != nil {
		return nil, err
	}
	changed, moves, late := changesOf(answers, before)
	if len(changed) == 0 {
		return late, nil
	}
	if err := s.execWith(tx, relationOf(changed), upsertAnswers); err != nil {
		return nil, err
	}
	return late, s.count(tx, moves, countCurrent)
}

// changesOf picks the answers that differ from what was there before, and says
// how the counters move and which came late.
func changesOf(answers []consult.Answer, before []standing) ([]consult.Answer, moves, late) {
	changed := make([]consult.Answer, 0, len(answers))
	m, late := moves{}, late{}
	for i, a := range answers {
		kept := before[i]
		if a.Turn > 0 && a.Turn < kept.turn {
			late[keyOf(a)] = true
			continue
		}
		if kept.value.Valid && consult.Value(kept.value.Int16) == a.Value && a.Turn <= kept.turn {
			continue
		}
		a.Turn = max(a.Turn, kept.turn)
		changed = append(changed, a)
		m.from(a.Question, kept.value)
		m.to(a.Question, a.Value)
	}
	return changed, m, late
}
