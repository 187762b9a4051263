package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// formerRow is how a text of the organisers read before it was changed.
type formerRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	PartID         []byte
	OrganiserID    nullBytes
	Replaced       int64
	Text           consult.FormerText `gorm:"serializer:json"`
}

func (formerRow) TableName() string { return "former_texts" }

func rowOfFormer(f consult.Former) *formerRow {
	return &formerRow{
		ID: f.ID[:], ConsultationID: f.Consultation[:], PartID: f.Part[:], OrganiserID: optional(f.Organiser),
		Replaced: f.Replaced.UnixMilli(), Text: f.Text,
	}
}

func (r formerRow) former() consult.Former {
	return consult.Former{
		ID: idOf(r.ID), Consultation: idOf(r.ConsultationID), Part: idOf(r.PartID), Organiser: idOf(r.OrganiserID),
		Replaced: momentOf(r.Replaced), Text: r.Text,
	}
}

// Formers lists the earlier texts of one part, the latest first.
func (s *Store) Formers(ctx context.Context, consultation, part consult.ID) ([]consult.Former, error) {
	var rows []formerRow
	err := s.read.WithContext(ctx).Where("consultation_id = ? AND part_id = ?", consultation[:], part[:]).
		Order("replaced DESC, id").Find(&rows).Error
	return each(rows, formerRow.former), wrap("list former texts", err)
}

// keeping runs a write together with that of the texts it replaces.
func (s *Store) keeping(ctx context.Context, formers []consult.Former, write func(tx *gorm.DB) error) error {
	if len(formers) == 0 {
		return write(s.write.WithContext(ctx))
	}
	return s.transaction(ctx, func(tx *gorm.DB) error {
		for _, f := range formers {
			if err := tx.Create(rowOfFormer(f)).Error; err != nil {
				return err
			}
		}
		return write(tx)
	})
}

// forgetFormers deletes the earlier texts of parts that are being deleted,
// which a condition on one id picks.
func forgetFormers(tx *gorm.DB, condition string, id consult.ID) error {
	return tx.Exec("DELETE FROM former_texts WHERE "+condition, id[:]).Error
}
