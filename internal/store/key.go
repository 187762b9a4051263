package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// keyRow is one key pair of a group: for one theme, or for all that its group
// may do, where the theme is all zeros.
type keyRow struct {
	GroupID    []byte `gorm:"primaryKey"`
	ThemeID    []byte `gorm:"primaryKey"`
	PublicKey  []byte
	PrivateKey nullBytes
}

func (keyRow) TableName() string { return "group_keys" }

func (r keyRow) key() consult.Key {
	return consult.Key{Theme: idOf(r.ThemeID), PublicKey: r.PublicKey, PrivateKey: r.PrivateKey}
}

// ofGroups picks what belongs to the groups of a consultation.
const ofGroups = "group_id IN (SELECT id FROM groups WHERE consultation_id = ?)"

// PutKeys gives a group its keys, in place of any it had; CodeConflict where
// those were destroyed.
func (s *Store) PutKeys(ctx context.Context, group consult.ID, keys []consult.Key) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		var destroyed int64
		if err := tx.Model(&keyRow{}).Where("group_id = ? AND private_key IS NULL", group[:]).Count(&destroyed).Error; err != nil {
			return err
		}
		if destroyed > 0 {
			return errConflict
		}
		if err := tx.Exec("DELETE FROM group_keys WHERE group_id = ?", group[:]).Error; err != nil {
			return err
		}
		for _, k := range keys {
			row := &keyRow{GroupID: group[:], ThemeID: k.Theme[:], PublicKey: k.PublicKey, PrivateKey: k.PrivateKey}
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		return nil
	})
	return wrap("put keys", err)
}

// DestroyKeys forgets the private keys of all groups.
func (s *Store) DestroyKeys(ctx context.Context, consultation consult.ID) error {
	err := s.write.WithContext(ctx).Exec("UPDATE group_keys SET private_key = NULL WHERE "+ofGroups, consultation[:]).Error
	if err == nil {
		s.scrub(ctx, "group_keys")
	}
	return wrap("destroy keys", err)
}
