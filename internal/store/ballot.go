package store

import (
	"context"
	"errors"

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
}

func (ballotRow) TableName() string { return "ballots" }

var errBallotForm = errors.New("a ballot in the database is not in canonical form")

// PutBallot is PutAnswer for a whole ballot.
func (s *Store) PutBallot(ctx context.Context, ballot consult.Ballot) error {
	return wrap("put ballot", s.writer.put(ctx, &writing{ballot: &ballot}))
}

const upsertBallots = `INSERT INTO ballots (round_id, participant, group_id, ballot)
	SELECT round_id, participant, group_id, ballot FROM k WHERE true
	ON CONFLICT (round_id, participant) DO UPDATE SET ballot = excluded.ballot WHERE ballots.ballot <> excluded.ballot`

// putBallots writes ballots with different keys, in order.
func (s *Store) putBallots(tx *gorm.DB, ballots []consult.Ballot) error {
	if len(ballots) == 0 {
		return nil
	}
	n := len(ballots)
	rounds, participants, groups, forms := make([][]byte, n), make([][]byte, n), make([][]byte, n), make([][]byte, n)
	for i := range ballots {
		b := &ballots[i]
		rounds[i], participants[i], groups[i], forms[i] = b.Round[:], b.Participant[:], b.Group[:], encodePaper(b.Paper)
	}
	return s.execWith(tx, relation{
		{name: "round_id", bytes: rounds}, {name: "participant", bytes: participants},
		{name: "group_id", bytes: groups}, {name: "ballot", bytes: forms},
	}, upsertBallots)
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
