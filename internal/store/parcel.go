package store

import (
	"context"
	"time"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// parcelRow is a sealed key on its way between two devices.
type parcelRow struct {
	ID             []byte `gorm:"primaryKey"`
	ConsultationID []byte
	Sealed         []byte
	Until          int64 // milliseconds
}

func (parcelRow) TableName() string { return "parcels" }

// PutParcel keeps a parcel until it is taken or its time is over.
func (s *Store) PutParcel(ctx context.Context, p consult.Parcel) error {
	row := &parcelRow{ID: p.ID[:], ConsultationID: p.Consultation[:], Sealed: p.Sealed, Until: p.Until.UnixMilli()}
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		var waiting int64
		if err := tx.Model(&parcelRow{}).Where("consultation_id = ?", row.ConsultationID).Count(&waiting).Error; err != nil {
			return err
		}
		if waiting >= consult.MaxParcels {
			return consult.Errorf(consult.CodeBusy, "many keys are being carried at this moment; try again in a few minutes")
		}
		return tx.Create(row).Error
	})
	return wrap("put parcel", err)
}

// TakeParcel returns a parcel once: of two who ask at once one gets it.
func (s *Store) TakeParcel(ctx context.Context, consultation, id consult.ID, now time.Time) ([]byte, error) {
	var sealed [][]byte
	err := s.write.WithContext(ctx).Raw("DELETE FROM parcels WHERE id = ? AND consultation_id = ? AND until > ? RETURNING sealed",
		id[:], consultation[:], now.UnixMilli()).Scan(&sealed).Error
	if err == nil && len(sealed) == 0 {
		err = errNotFound
	}
	if err != nil {
		return nil, wrap("take parcel", err)
	}
	return sealed[0], nil
}

// DropParcels deletes those whose time is over.
func (s *Store) DropParcels(ctx context.Context, now time.Time) error {
	return wrap("drop parcels", s.write.WithContext(ctx).Exec("DELETE FROM parcels WHERE until <= ?", now.UnixMilli()).Error)
}
