package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// deviationRow is one departure from a frozen protocol.
type deviationRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	Recorded       int64
	Rule           string
	Was            any          `gorm:"serializer:json"`
	Now            any          `gorm:"serializer:json"`
	Reason         consult.Text `gorm:"serializer:json"`
}

func (deviationRow) TableName() string { return "deviations" }

func (r deviationRow) deviation() consult.Deviation {
	return consult.Deviation{ID: idOf(r.ID), Recorded: momentOf(r.Recorded), Rule: r.Rule, Was: r.Was, Now: r.Now, Reason: r.Reason}
}

// Deviate writes the protocol in force and adds deviations, in one transaction.
func (s *Store) Deviate(ctx context.Context, c consult.Consultation, added []consult.Deviation) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		row := rowOfConsultation(c)
		if err := exactly(tx.Model(row).Select("Protocol").Updates(row)); err != nil {
			return err
		}
		for _, d := range added {
			row := &deviationRow{
				ID: d.ID[:], ConsultationID: c.ID[:], Recorded: d.Recorded.UnixMilli(), Rule: d.Rule, Was: d.Was, Now: d.Now, Reason: d.Reason,
			}
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return wrap("deviate", err)
}
