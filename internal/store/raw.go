package store

import (
	"context"
	"math/rand/v2"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// The figures here are released ones but raw: they may be shown only through
// the disclosure of a whole table.

// GroupTallies returns released counts of the questions of a closed round by
// declared group; CodeConflict where the round is open.
func (s *Store) GroupTallies(ctx context.Context, round consult.ID) (map[consult.Question]map[consult.ID]map[consult.Value]int, error) {
	var rows []struct {
		RecommendationID []byte
		Dimension        consult.Dimension
		GroupID          []byte
		Released         consult.Value
		N                int
	}
	err := s.snapshotOf(ctx, "answers", func(tx *gorm.DB) error {
		var r roundRow
		if err := tx.Select("status").Where("id = ?", round[:]).Take(&r).Error; err != nil {
			return err
		}
		if r.Status != consult.RoundClosed {
			return errConflict
		}
		return tx.Raw(`SELECT recommendation_id, dimension, group_id, released, count(*) AS n FROM answers
			WHERE round_id = ? AND released IS NOT NULL
			GROUP BY recommendation_id, dimension, group_id, released`, round[:]).Scan(&rows).Error
	})
	tallies := map[consult.Question]map[consult.ID]map[consult.Value]int{}
	for _, row := range rows {
		q, group := consult.Question{Round: round, Recommendation: idOf(row.RecommendationID), Dimension: row.Dimension}, idOf(row.GroupID)
		if tallies[q] == nil {
			tallies[q] = map[consult.ID]map[consult.Value]int{}
		}
		if tallies[q][group] == nil {
			tallies[q][group] = map[consult.Value]int{}
		}
		tallies[q][group][row.Released] = row.N
	}
	return tallies, wrap("read group tallies", err)
}

// Turnout counts the participants with at least one released answer, mark of
// having answered, or ballot in any of the rounds.
func (s *Store) Turnout(ctx context.Context, rounds []consult.ID) (int, map[consult.ID]int, error) {
	var rows []struct {
		GroupID []byte
		N       int
	}
	err := s.read.WithContext(ctx).Raw(`SELECT group_id, count(*) AS n FROM (
			SELECT participant, group_id FROM answers
			WHERE released IS NOT NULL AND dimension <> ? AND round_id IN ?
			UNION
			SELECT participant, group_id FROM ballots
			WHERE released IS NOT NULL AND round_id IN ?
		) AS present GROUP BY group_id`, consult.DimensionFinished, columnOf(rounds), columnOf(rounds)).Scan(&rows).Error
	total, byGroup := 0, make(map[consult.ID]int, len(rows))
	for _, row := range rows {
		total += row.N
		byGroup[idOf(row.GroupID)] = row.N
	}
	return total, byGroup, wrap("count turnout", err)
}

// VoteMatrix returns the released votes of the closed vote rounds, a row per
// participant in random order. Where a recommendation was voted on twice, the
// later round counts.
func (s *Store) VoteMatrix(ctx context.Context, consultation consult.ID) ([]map[consult.ID]consult.Value, error) {
	var votes []answerRow
	err := s.read.WithContext(ctx).Raw(`SELECT participant, recommendation_id, answers.released AS value
		FROM answers JOIN rounds ON rounds.id = answers.round_id JOIN steps ON steps.id = rounds.step_id
		WHERE steps.consultation_id = ? AND steps.kind = ? AND rounds.status = ?
		AND answers.dimension = ? AND answers.released IS NOT NULL
		ORDER BY rounds.opened, rounds.number`, consultation[:], consult.Vote, consult.RoundClosed, consult.DimensionVote).Scan(&votes).Error
	if err != nil {
		return nil, wrap("read vote matrix", err)
	}
	place := map[string]int{}
	rows := []map[consult.ID]consult.Value{}
	for _, v := range votes {
		i, ok := place[string(v.Participant)]
		if !ok {
			i = len(rows)
			place[string(v.Participant)] = i
			rows = append(rows, map[consult.ID]consult.Value{})
		}
		rows[i][idOf(v.RecommendationID)] = consult.Value(v.Value)
	}
	rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	return rows, nil
}
