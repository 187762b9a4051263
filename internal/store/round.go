package store

import (
	"bytes"
	"context"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
)

// roundRow is one run of a step.
type roundRow struct {
	ID     []byte `gorm:"primaryKey"`
	StepID []byte
	Number int
	Status consult.RoundStatus
	Opened int64
	Ends   int64
	Items  []consult.ID `gorm:"serializer:json"`
	Closed *int64
	Paused *int64
	Sealed bool
}

func (roundRow) TableName() string { return "rounds" }

func rowOfRound(r consult.Round) *roundRow {
	return &roundRow{
		ID: r.ID[:], StepID: r.Step[:], Number: r.Number, Status: r.Status,
		Opened: r.Opened.UnixMilli(), Ends: r.Ends.UnixMilli(), Items: r.Items,
		Closed: millisOf(r.Closed), Paused: millisOf(r.Paused),
	}
}

func (r roundRow) round() consult.Round {
	return consult.Round{
		ID: idOf(r.ID), Step: idOf(r.StepID), Number: r.Number, Status: r.Status,
		Opened: momentOf(r.Opened), Ends: momentOf(r.Ends), Items: r.Items,
		Closed: optionalMoment(r.Closed), Paused: optionalMoment(r.Paused),
	}
}

// millisOf and optionalMoment keep a moment that may be absent.
func millisOf(t *time.Time) *int64 {
	if t == nil {
		return nil
	}
	millis := t.UnixMilli()
	return &millis
}

func optionalMoment(millis *int64) *time.Time {
	if millis == nil {
		return nil
	}
	at := momentOf(*millis)
	return &at
}

// roundsOfConsultation selects the ids of a consultation's rounds.
const roundsOfConsultation = "SELECT rounds.id FROM rounds JOIN steps ON steps.id = rounds.step_id WHERE steps.consultation_id = ?"

// OpenRound writes a new round; CodeConflict where the step has one open.
func (s *Store) OpenRound(ctx context.Context, r consult.Round) error {
	return wrap("open round", s.write.WithContext(ctx).Create(rowOfRound(r)).Error)
}

// TimeRound moves the planned end of an open round and begins or ends its
// pause; CodeConflict where it has closed.
func (s *Store) TimeRound(ctx context.Context, r consult.Round) error {
	return wrap("time round", s.inRound(ctx, r.ID, func(tx *gorm.DB, status consult.RoundStatus) error {
		if status != consult.RoundOpen {
			return errConflict
		}
		return tx.Exec("UPDATE rounds SET ends = ?, paused = ? WHERE id = ?", r.Ends.UnixMilli(), millisOf(r.Paused), r.ID[:]).Error
	}))
}

// CloseRound closes a round. Its lock waits for the batches that were begun
// before, on any node, and those that begin after find it closed.
func (s *Store) CloseRound(ctx context.Context, id consult.ID) error {
	return wrap("close round", s.inRound(ctx, id, func(tx *gorm.DB, status consult.RoundStatus) error {
		if status == consult.RoundClosed {
			return nil
		}
		return closeRound(tx, id)
	}))
}

// closeRound closes a round that the transaction has locked, and forgets
// counters of answers that nobody gives any more and what the gate waited for.
func closeRound(tx *gorm.DB, id consult.ID) error {
	change := "UPDATE rounds SET status = ?, closed = ?, paused = NULL WHERE id = ?"
	if err := tx.Exec(change, consult.RoundClosed, time.Now().UnixMilli(), id[:]).Error; err != nil {
		return err
	}
	return inOrder(tx,
		statement{"DELETE FROM tallies WHERE round_id = ? AND current = 0 AND released = 0", []any{id[:]}},
		statement{"DELETE FROM waits WHERE round_id = ?", []any{id[:]}},
	)
}

// inRound runs fn in a transaction that holds the lock of a round.
func (s *Store) inRound(ctx context.Context, id consult.ID, fn func(tx *gorm.DB, status consult.RoundStatus) error) error {
	return s.transaction(ctx, func(tx *gorm.DB) error {
		statuses, err := lockRounds(tx, []consult.ID{id})
		if err != nil {
			return err
		}
		status, ok := statuses[id]
		if !ok {
			return errNotFound
		}
		return fn(tx, status)
	})
}

// lockRounds locks rounds until the transaction ends and reads their status.
// Whoever writes, releases or closes answers holds this lock. It is taken in
// the order of the ids, so that two transactions never wait for each other, and
// those who wait get it in turn. In SQLite a write transaction is lock enough.
func lockRounds(tx *gorm.DB, ids []consult.ID) (map[consult.ID]consult.RoundStatus, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	keys := make([][]byte, len(ids))
	for i := range ids {
		keys[i] = ids[i][:]
	}
	slices.SortFunc(keys, bytes.Compare)
	var rows []roundRow
	err := tx.Clauses(clause.Locking{Strength: "UPDATE"}).
		Select("id", "status").Where("id IN ?", keys).Order("id").Find(&rows).Error
	statuses := make(map[consult.ID]consult.RoundStatus, len(rows))
	for _, row := range rows {
		statuses[idOf(row.ID)] = row.Status
	}
	return statuses, err
}
