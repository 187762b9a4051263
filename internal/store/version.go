package store

import (
	"context"

	"parley/internal/consult"
)

// versionRow is how far a consultation has come: the number of its newest event
// or change. On PostgreSQL a trigger counts changes of the agenda in their own
// transaction.
type versionRow struct {
	ConsultationID []byte `gorm:"primaryKey"`
	Version        uint64
}

func (versionRow) TableName() string { return "versions" }

const advance = `INSERT INTO versions (consultation_id, version) SELECT id, 1 FROM consultations WHERE id = ?
	ON CONFLICT (consultation_id) DO UPDATE SET version = versions.version + 1 RETURNING version`

// Advance gives the next event of a consultation its number.
func (s *Store) Advance(ctx context.Context, consultation consult.ID) (uint64, error) {
	var versions []uint64
	err := s.write.WithContext(ctx).Raw(advance, consultation[:]).Scan(&versions).Error
	if err == nil && len(versions) == 0 {
		err = errNotFound
	}
	if err != nil {
		return 0, wrap("advance", err)
	}
	return versions[0], nil
}

// Versions tells how far each consultation has come.
func (s *Store) Versions(ctx context.Context) (map[consult.ID]uint64, error) {
	var rows []versionRow
	err := s.read.WithContext(ctx).Find(&rows).Error
	versions := make(map[consult.ID]uint64, len(rows))
	for _, row := range rows {
		versions[idOf(row.ConsultationID)] = row.Version
	}
	return versions, wrap("read versions", err)
}

// Version tells how far a consultation has come; 0 where there is none.
func (s *Store) Version(ctx context.Context, consultation consult.ID) (uint64, error) {
	var rows []versionRow
	err := s.read.WithContext(ctx).Where("consultation_id = ?", consultation[:]).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return 0, wrap("read version", err)
	}
	return rows[0].Version, nil
}
