package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"parley/internal/account"
)

// sessionRow is one signed-in browser of an organiser.
type sessionRow struct {
	Hash        []byte `gorm:"primaryKey"`
	OrganiserID []byte
	Expires     int64
}

func (sessionRow) TableName() string { return "sessions" }

// AddSession keeps a new session.
func (s *Store) AddSession(ctx context.Context, n account.Session) error {
	row := &sessionRow{Hash: n.Hash[:], OrganiserID: n.Organiser[:], Expires: n.Expires.UnixMilli()}
	return wrap("add session", s.write.WithContext(ctx).Create(row).Error)
}

// Session finds a session and its organiser by the hash of its token.
func (s *Store) Session(ctx context.Context, hash [32]byte) (account.Session, account.Organiser, error) {
	var session sessionRow
	var organiser organiserRow
	err := s.snapshot(ctx, func(tx *gorm.DB) error {
		if err := tx.Where("hash = ?", hash[:]).Take(&session).Error; err != nil {
			return err
		}
		return tx.Where("id = ?", session.OrganiserID).Take(&organiser).Error
	})
	if err != nil {
		return account.Session{}, account.Organiser{}, wrap("find session", err)
	}
	found := account.Session{Hash: hash, Organiser: idOf(session.OrganiserID), Expires: momentOf(session.Expires)}
	return found, organiser.organiser(), nil
}

// ExtendSession moves the end of a session.
func (s *Store) ExtendSession(ctx context.Context, hash [32]byte, expires time.Time) error {
	return wrap("extend session", exactly(s.write.WithContext(ctx).
		Exec("UPDATE sessions SET expires = ? WHERE hash = ?", expires.UnixMilli(), hash[:])))
}

// DeleteSession signs out. Deleting what is not there is nothing.
func (s *Store) DeleteSession(ctx context.Context, hash [32]byte) error {
	return wrap("delete session", s.write.WithContext(ctx).Exec("DELETE FROM sessions WHERE hash = ?", hash[:]).Error)
}

// DeleteSessionsBefore removes sessions that ended before the moment.
func (s *Store) DeleteSessionsBefore(ctx context.Context, moment time.Time) error {
	return wrap("delete sessions", s.write.WithContext(ctx).Exec("DELETE FROM sessions WHERE expires < ?", moment.UnixMilli()).Error)
}
