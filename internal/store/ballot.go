package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// ballotRow is one participant's current ballot in a round, and the one that
// was last released for it, both in canonical form.
type ballotRow struct {
	RoundID     []byte `gorm:"primaryKey"`
	Participant []byte `gorm:"primaryKey"`
	GroupID     []byte
	Ballot      []byte
	Released    []byte
	Turn        consult.Turn
}

func (ballotRow) TableName() string { return "ballots" }

var errBallotForm = errors.New("a ballot in the database is not in canonical form")

// PutBallot is PutAnswer for a whole ballot.
func (s *Store) PutBallot(ctx context.Context, ballot consult.Ballot) error {
	return wrap("put ballot", s.writer.put(ctx, &writing{ballot: &ballot}))
}

// keyOfBallot is the key of a ballot, which no answer has.
func keyOfBallot(b consult.Ballot) answerKey {
	return answerKey{consult.Question{Round: b.Round}, b.Participant}
}

const selectTurns = `SELECT k.place, (SELECT ballots.turn FROM ballots
	WHERE ballots.round_id = k.round_id AND ballots.participant = k.participant) FROM k`

const upsertBallots = `INSERT INTO ballots (round_id, participant, group_id, ballot, turn)
	SELECT round_id, participant, group_id, ballot, turn FROM k WHERE true
	ON CONFLICT (round_id, participant) DO UPDATE SET ballot = excluded.ballot, turn = excluded.turn
	WHERE ballots.ballot <> excluded.ballot OR ballots.turn <> excluded.turn`

// putBallots is putAnswers for ballots.
func (s *Store) putBallots(tx *gorm.DB, ballots []consult.Ballot) (late, error) {
	if len(ballots) == 0 {
		return nil, nil
	}
	current, late := make([]consult.Ballot, 0, len(ballots)), late{}
	err := s.queryWith(tx, relationOfBallots(ballots), selectTurns, func(rows *sql.Rows) error {
		var place int
		var kept sql.NullInt16
		if err := rows.Scan(&place, &kept); err != nil {
			return err
		}
		b, turn := ballots[place], consult.Turn(kept.Int16)
		if b.Turn > 0 && b.Turn < turn {
			late[keyOfBallot(b)] = true
			return nil
		}
		b.Turn = max(b.Turn, turn)
		current = append(current, b)
		return nil
	})
	if err != nil || len(current) == 0 {
		return late, err
	}
	slices.SortFunc(current, compareBallots)
	return late, s.execWith(tx, relationOfBallots(current), upsertBallots)
}

func compareBallots(a, b consult.Ballot) int {
	return cmp.Or(bytes.Compare(a.Round[:], b.Round[:]), bytes.Compare(a.Participant[:], b.Participant[:]))
}

func relationOfBallots(ballots []consult.Ballot) relation {
	n := len(ballots)
	rounds, participants, groups, forms := make([][]byte, n), make([][]byte, n), make([][]byte, n), make([][]byte, n)
	places, turns := make([]int64, n), make([]int64, n)
	for i := range ballots {
		b := &ballots[i]
		rounds[i], participants[i], groups[i], forms[i] = b.Round[:], b.Participant[:], b.Group[:], encodePaper(b.Paper)
		places[i], turns[i] = int64(i), int64(b.Turn)
	}
	return relation{
		{name: "place", ints: places}, {name: "round_id", bytes: rounds}, {name: "participant", bytes: participants},
		{name: "group_id", bytes: groups}, {name: "ballot", bytes: forms}, {name: "turn", ints: turns},
	}
}

// ReleasedBallots returns the released ballots of a round in the order of their
// canonical forms, with equal ballots added up.
func (s *Store) ReleasedBallots(ctx context.Context, round consult.ID) ([]consult.WeightedBallot, error) {
	var rows []struct {
		Released []byte
		N        int
	}
	err := s.read.WithContext(ctx).Raw(`SELECT released, count(*) AS n FROM ballots
		WHERE round_id = ? AND released IS NOT NULL GROUP BY released ORDER BY released`, round[:]).Scan(&rows).Error
	if err != nil {
		return nil, wrap("read ballots", err)
	}
	ballots := make([]consult.WeightedBallot, len(rows))
	for i, row := range rows {
		paper, err := decodePaper(row.Released)
		if err != nil {
			return nil, wrap("read ballots", err)
		}
		ballots[i] = consult.WeightedBallot{Paper: paper, Weight: row.N}
	}
	return ballots, nil
}
