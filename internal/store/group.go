package store

import (
	"bytes"
	"context"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"parley/internal/consult"
)

// groupRow is one declared group. How many were invited is counted by the
// methods that change invitations.
type groupRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	Place          int
	Name           consult.Text `gorm:"serializer:json"`
	Open           bool
	Invited        int
}

func (groupRow) TableName() string { return "groups" }

func rowOfGroup(g consult.Group) *groupRow {
	return &groupRow{
		ID: g.ID[:], ConsultationID: g.Consultation[:], Place: g.Place, Name: g.Name, Open: g.Open,
	}
}

// groupsWith gives groups their keys.
func groupsWith(rows []groupRow, keys []keyRow) []consult.Group {
	groups := make([]consult.Group, len(rows))
	for i, r := range rows {
		groups[i] = consult.Group{
			ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Place: r.Place, Name: r.Name, Open: r.Open, Invited: r.Invited,
		}
		for _, k := range keys {
			if bytes.Equal(k.GroupID, r.ID) {
				groups[i].Keys = append(groups[i].Keys, k.key())
			}
		}
	}
	return groups
}

// PutGroup inserts or replaces a group, but for its keys and the count of its
// invitations, which starts at zero.
func (s *Store) PutGroup(ctx context.Context, g consult.Group) error {
	changes := clause.AssignmentColumns([]string{"place", "name", "open"})
	return wrap("put group", put(s.write.WithContext(ctx), "groups", rowOfGroup(g), changes))
}

// DeleteGroup removes a group with its keys; CodeConflict where it has invitations.
func (s *Store) DeleteGroup(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM group_keys WHERE group_id = ?", id[:]).Error; err != nil {
			return err
		}
		return exactly(tx.Exec("DELETE FROM groups WHERE id = ?", id[:]))
	})
	return wrap("delete group", err)
}
