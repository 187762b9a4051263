package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// sealing is a table with rows that participants cause, and its primary key.
type sealing struct{ table, key string }

// What a seal of a round, of words and of marks rewrites. The rows of a round
// are in several tables.
var (
	ofRounds = []sealing{
		{"answers", "round_id, recommendation_id, dimension, participant"},
		{"tallies", "round_id, recommendation_id, dimension, value"},
		{"ballots", "round_id, participant"},
	}
	ofWords = sealing{"contributions", "id"}
	ofMarks = sealing{"invitations", "hash"}
)

// SealRound rewrites the answers, ballots and counters of a closed round in the
// order of their keys, and the words of all, so that nothing in the files of
// the database tells when any of them came. CodeConflict where the round is
// open. A sealed round is not sealed again; a seal that was cut short is begun
// anew and loses nothing.
//
// The closing release comes before: what it wrote after a seal would stand out.
func (s *Store) SealRound(ctx context.Context, round consult.ID) error {
	var row roundRow
	err := s.read.WithContext(ctx).Select("status", "sealed").Where("id = ?", round[:]).Take(&row).Error
	switch {
	case err != nil:
		return wrap("seal round", err)
	case row.Status != consult.RoundClosed:
		return wrap("seal round", errConflict)
	case row.Sealed:
		return nil
	}
	if err := s.forgetTurns(ctx, round); err != nil {
		return wrap("seal round", err)
	}
	if err := s.dialect.sealRound(ctx, s, round); err != nil {
		return wrap("seal round", err)
	}
	return wrap("seal round", s.write.WithContext(ctx).Exec("UPDATE rounds SET sealed = true WHERE id = ?", round[:]).Error)
}

// forgetTurns drops how often anybody changed their mind: nothing comes late
// to a round that takes nothing. The seal rewrites the rows.
func (s *Store) forgetTurns(ctx context.Context, round consult.ID) error {
	return s.inRound(ctx, round, func(tx *gorm.DB, _ consult.RoundStatus) error {
		return inOrder(tx,
			statement{"UPDATE answers SET turn = 0 WHERE round_id = ? AND turn > 0", []any{round[:]}},
			statement{"UPDATE ballots SET turn = 0 WHERE round_id = ? AND turn > 0", []any{round[:]}},
		)
	})
}

// SealInvitations rewrites all invitations with the marks of redeemed ones in
// the order of their hashes, as SealRound does with answers.
func (s *Store) SealInvitations(ctx context.Context) error {
	return wrap("seal invitations", s.dialect.seal(ctx, s, ofMarks))
}

// SealContributions drops how often authors acted on their words in a
// consultation that closes, and rewrites all words in the order of their ids.
func (s *Store) SealContributions(ctx context.Context, closing consult.ID) error {
	err := s.write.WithContext(ctx).Exec("UPDATE contributions SET turn = 0 WHERE consultation_id = ? AND turn > 0", closing[:]).Error
	if err != nil {
		return wrap("seal contributions", err)
	}
	return wrap("seal contributions", s.dialect.seal(ctx, s, ofWords))
}

const underway = `SELECT steps.consultation_id FROM rounds JOIN steps ON steps.id = rounds.step_id
		WHERE NOT rounds.sealed
	UNION SELECT consultation_id FROM groups JOIN group_keys ON group_keys.group_id = groups.id WHERE private_key IS NOT NULL`

// Underway lists the consultations in which something may have to be released
// or sealed: a round that is not sealed, or marks while there is a key.
func (s *Store) Underway(ctx context.Context) ([]consult.ID, error) {
	var ids [][]byte
	err := s.read.WithContext(ctx).Raw(underway).Scan(&ids).Error
	return idsOf(ids), wrap("list underway", err)
}

// inOrder runs statements one after the other.
func inOrder(tx *gorm.DB, statements ...statement) error {
	for _, s := range statements {
		if err := tx.Exec(s.text, s.arguments...).Error; err != nil {
			return err
		}
	}
	return nil
}

// statement is SQL with its arguments.
type statement struct {
	text      string
	arguments []any
}
