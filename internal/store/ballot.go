package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// ballotRow is one participant's current ranking in a round, and the one that
// was last released for it, both in canonical form.
type ballotRow struct {
	RoundID     []byte `gorm:"primaryKey"`
	Participant []byte `gorm:"primaryKey"`
	GroupID     []byte
	Ballot      []byte
	Released    []byte
}

func (ballotRow) TableName() string { return "ballots" }

// canonicalForm begins every ballot, so that an abstention is not empty.
const canonicalForm = 1

var errBallotForm = errors.New("a ballot in the database is not in canonical form")

// encodeOrder is the canonical form of a ranking: after the version, each tied
// group as its length and its ids in their order. Rankings that say the same
// are the same bytes.
func encodeOrder(order [][]consult.ID) []byte {
	out := []byte{canonicalForm}
	for _, tied := range order {
		sorted := slices.Clone(tied)
		slices.SortFunc(sorted, func(a, b consult.ID) int { return bytes.Compare(a[:], b[:]) })
		out = binary.AppendUvarint(out, uint64(len(sorted)))
		for _, id := range sorted {
			out = append(out, id[:]...)
		}
	}
	return out
}

// decodeOrder reads the canonical form.
func decodeOrder(form []byte) ([][]consult.ID, error) {
	if len(form) == 0 || form[0] != canonicalForm {
		return nil, errBallotForm
	}
	order := [][]consult.ID{}
	for rest := form[1:]; len(rest) > 0; {
		n, size := binary.Uvarint(rest)
		if size <= 0 || n > uint64(len(rest)-size)/uint64(len(consult.ID{})) {
			return nil, errBallotForm
		}
		rest = rest[size:]
		tied := make([]consult.ID, n)
		for i := range tied {
			rest = rest[copy(tied[i][:], rest):]
		}
		order = append(order, tied)
	}
	return order, nil
}

// PutBallot is PutAnswer for a ranking.
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
		rounds[i], participants[i], groups[i], forms[i] = b.Round[:], b.Participant[:], b.Group[:], encodeOrder(b.Order)
	}
	return s.execWith(tx, relation{
		{name: "round_id", bytes: rounds}, {name: "participant", bytes: participants},
		{name: "group_id", bytes: groups}, {name: "ballot", bytes: forms},
	}, upsertBallots)
}

// ReleasedBallots returns the released ballots of a round in the order of their
// canonical forms, with equal ballots added up.
func (s *Store) ReleasedBallots(ctx context.Context, round consult.ID) ([]consult.WeightedOrder, error) {
	var rows []struct {
		Released []byte
		N        int
	}
	err := s.read.WithContext(ctx).Raw(`SELECT released, count(*) AS n FROM ballots
		WHERE round_id = ? AND released IS NOT NULL GROUP BY released ORDER BY released`, round[:]).Scan(&rows).Error
	if err != nil {
		return nil, wrap("read ballots", err)
	}
	orders := make([]consult.WeightedOrder, len(rows))
	for i, row := range rows {
		order, err := decodeOrder(row.Released)
		if err != nil {
			return nil, wrap("read ballots", err)
		}
		orders[i] = consult.WeightedOrder{Order: order, Weight: row.N}
	}
	return orders, nil
}
