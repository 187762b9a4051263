package store

import (
	"context"

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
	PublicKey      nullBytes
	PrivateKey     nullBytes
}

func (groupRow) TableName() string { return "groups" }

func rowOfGroup(g consult.Group) *groupRow {
	return &groupRow{
		ID: g.ID[:], ConsultationID: g.Consultation[:], Place: g.Place, Name: g.Name, Open: g.Open,
		PublicKey: g.PublicKey, PrivateKey: g.PrivateKey,
	}
}

func (r groupRow) group() consult.Group {
	return consult.Group{
		ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Place: r.Place, Name: r.Name, Open: r.Open,
		Invited: r.Invited, PublicKey: r.PublicKey, PrivateKey: r.PrivateKey,
	}
}

// destroyed holds for a group whose private key has been forgotten.
const destroyed = "groups.public_key IS NOT NULL AND groups.private_key IS NULL"

// PutGroup inserts or replaces a group, but for the count of its invitations,
// which starts at zero. A key that was destroyed stays so: a node that has not
// heard of it cannot bring it back.
func (s *Store) PutGroup(ctx context.Context, g consult.Group) error {
	changes := clause.AssignmentColumns([]string{"place", "name", "open"})
	for _, key := range []string{"public_key", "private_key"} {
		kept := "CASE WHEN " + destroyed + " THEN groups." + key + " ELSE excluded." + key + " END"
		changes = append(changes, clause.Assignment{Column: clause.Column{Name: key}, Value: clause.Expr{SQL: kept}})
	}
	return wrap("put group", put(s.write.WithContext(ctx), "groups", rowOfGroup(g), changes))
}

// DeleteGroup removes a group; CodeConflict where it has invitations.
func (s *Store) DeleteGroup(ctx context.Context, id consult.ID) error {
	return wrap("delete group", exactly(s.write.WithContext(ctx).Exec("DELETE FROM groups WHERE id = ?", id[:])))
}

// DestroyKeys forgets the private keys of all groups.
func (s *Store) DestroyKeys(ctx context.Context, consultation consult.ID) error {
	err := s.write.WithContext(ctx).
		Exec("UPDATE groups SET private_key = NULL WHERE consultation_id = ?", consultation[:]).Error
	if err == nil {
		s.scrub(ctx, "groups")
	}
	return wrap("destroy keys", err)
}
