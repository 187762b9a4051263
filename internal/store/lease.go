package store

import (
	"context"
	"strings"
	"time"

	"parley/internal/consult"
)

// leaseRow names the node that decides until a moment of the database's clock.
type leaseRow struct {
	Name   string `gorm:"primaryKey"`
	Holder []byte
	Until  int64
}

func (leaseRow) TableName() string { return "leases" }

// An end further away than a lease ever is comes from a clock that has been set
// back, and is not believed.
const takeLease = `INSERT INTO leases (name, holder, until) VALUES ('decisions', ?, NOW + ?)
	ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
	WHERE leases.holder = excluded.holder OR leases.until < NOW OR leases.until > NOW + 2 * ?`

// Lead takes the lease of the deciding node, or prolongs it, and tells whether
// the node has it. It ends by itself where it is not prolonged.
func (s *Store) Lead(ctx context.Context, node consult.ID, during time.Duration) (bool, error) {
	query := strings.ReplaceAll(takeLease, "NOW", s.dialect.now())
	length := during.Milliseconds()
	result := s.write.WithContext(ctx).Exec(query, node[:], length, length)
	return result.Error == nil && result.RowsAffected > 0, wrap("take lease", result.Error)
}

// Resign gives the lease back, so that the others need not wait for its end.
func (s *Store) Resign(ctx context.Context, node consult.ID) error {
	return wrap("resign", s.write.WithContext(ctx).Exec("DELETE FROM leases WHERE holder = ?", node[:]).Error)
}

// Alone runs an act on a consultation while no other node runs one. On one
// node the caller keeps its own acts apart.
func (s *Store) Alone(ctx context.Context, consultation consult.ID, act func() error) error {
	return s.dialect.exclude(ctx, s, consultation, act)
}
