package store

import (
	"context"

	"parley/internal/account"
)

// presenterLinkRow lets a projector read one consultation.
type presenterLinkRow struct {
	Hash           []byte `gorm:"primaryKey"`
	ConsultationID []byte
}

func (presenterLinkRow) TableName() string { return "presenter_links" }

// AddPresenterLink keeps a link until its consultation is deleted.
func (s *Store) AddPresenterLink(ctx context.Context, link account.PresenterLink) error {
	row := &presenterLinkRow{Hash: link.Hash[:], ConsultationID: link.Consultation[:]}
	return wrap("add presenter link", s.write.WithContext(ctx).Create(row).Error)
}

// PresenterLink finds a link by the hash of its token.
func (s *Store) PresenterLink(ctx context.Context, hash [32]byte) (account.PresenterLink, error) {
	var row presenterLinkRow
	err := s.read.WithContext(ctx).Where("hash = ?", hash[:]).Take(&row).Error
	return account.PresenterLink{Hash: hash, Consultation: idOf(row.ConsultationID)}, wrap("find presenter link", err)
}
