package store

import (
	"context"

	"parley/internal/account"
	"parley/internal/consult"
)

// entryRow is one act of an organiser.
type entryRow struct {
	ID             []byte `gorm:"primaryKey"`
	At             int64
	OrganiserID    []byte
	Action         string
	ConsultationID nullBytes
}

func (entryRow) TableName() string { return "entries" }

func (r entryRow) entry() account.Entry {
	return account.Entry{
		ID: idOf(r.ID), At: momentOf(r.At), Organiser: idOf(r.OrganiserID),
		Action: r.Action, Consultation: idOf(r.ConsultationID),
	}
}

// Record appends to the record of organisers' acts.
func (s *Store) Record(ctx context.Context, e account.Entry) error {
	row := &entryRow{
		ID: e.ID[:], At: e.At.UnixMilli(), OrganiserID: e.Organiser[:],
		Action: e.Action, ConsultationID: optional(e.Consultation),
	}
	return wrap("record", s.write.WithContext(ctx).Create(row).Error)
}

// Entries lists the newest acts on a consultation first, at most limit of them;
// those that concern none where it is zero.
func (s *Store) Entries(ctx context.Context, consultation consult.ID, limit int) ([]account.Entry, error) {
	db := s.read.WithContext(ctx)
	if consultation.IsZero() {
		db = db.Where("consultation_id IS NULL")
	} else {
		db = db.Where("consultation_id = ?", consultation[:])
	}
	var rows []entryRow
	err := db.Order("at DESC, id").Limit(limit).Find(&rows).Error
	return each(rows, entryRow.entry), wrap("list entries", err)
}
