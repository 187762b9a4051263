package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/credential"
)

// ownAnswers finds the questions that anybody has answered through the
// counters, and one participant's answer to each by its key. So answers need no
// index by participant, which every write would pay for.
const ownAnswers = `SELECT answers.round_id, answers.recommendation_id, answers.dimension, answers.group_id, answers.value, answers.turn
	FROM (SELECT DISTINCT round_id, recommendation_id, dimension FROM tallies
		WHERE round_id IN (` + roundsOfConsultation + `)) AS asked
	JOIN answers ON answers.round_id = asked.round_id AND answers.recommendation_id = asked.recommendation_id
		AND answers.dimension = asked.dimension AND answers.participant = ?`

const ownBallots = "SELECT round_id, group_id, ballot, turn FROM ballots WHERE round_id IN (" + roundsOfConsultation + ") AND participant = ?"

// Own returns a participant's own current answers and ballots.
func (s *Store) Own(ctx context.Context, consultation consult.ID, who credential.ParticipantID) ([]consult.Answer, []consult.Ballot, error) {
	var answers []answerRow
	var ballots []ballotRow
	err := s.snapshotOf(ctx, "answers, tallies, ballots", func(tx *gorm.DB) error {
		if err := tx.Raw(ownAnswers, consultation[:], who.Bytes()).Scan(&answers).Error; err != nil {
			return err
		}
		return tx.Raw(ownBallots, consultation[:], who.Bytes()).Scan(&ballots).Error
	})
	if err != nil {
		return nil, nil, wrap("read own answers", err)
	}
	own := make([]consult.Ballot, len(ballots))
	for i, row := range ballots {
		paper, err := decodePaper(row.Ballot)
		if err != nil {
			return nil, nil, wrap("read own answers", err)
		}
		own[i] = consult.Ballot{Round: idOf(row.RoundID), Participant: who, Group: idOf(row.GroupID), Turn: row.Turn, Paper: paper}
	}
	return each(answers, func(r answerRow) consult.Answer {
		return consult.Answer{Question: r.question(), Participant: who, Group: idOf(r.GroupID), Value: consult.Value(r.Value), Turn: r.Turn}
	}), own, nil
}
