package store

import (
	"context"

	"parley/internal/account"
)

// setupLinkRow lets its holder make the first account.
type setupLinkRow struct {
	Hash    []byte `gorm:"primaryKey"`
	Expires int64
}

func (setupLinkRow) TableName() string { return "setup_links" }

// AddSetupLink keeps a link until there is an account.
func (s *Store) AddSetupLink(ctx context.Context, link account.SetupLink) error {
	row := &setupLinkRow{Hash: link.Hash[:], Expires: link.Expires.UnixMilli()}
	return wrap("add set-up link", s.write.WithContext(ctx).Create(row).Error)
}

// SetupLink finds a link by the hash of its token.
func (s *Store) SetupLink(ctx context.Context, hash [32]byte) (account.SetupLink, error) {
	var row setupLinkRow
	err := s.read.WithContext(ctx).Where("hash = ?", hash[:]).Take(&row).Error
	return account.SetupLink{Hash: hash, Expires: momentOf(row.Expires)}, wrap("find set-up link", err)
}
