package store

import (
	"context"

	"parley/internal/account"
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

// Entries lists the newest acts first, at most limit of them.
func (s *Store) Entries(ctx context.Context, limit int) ([]account.Entry, error) {
	var rows []entryRow
	err := s.read.WithContext(ctx).Order("at DESC, id").Limit(limit).Find(&rows).Error
	return each(rows, entryRow.entry), wrap("list entries", err)
}
