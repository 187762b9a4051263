package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/account"
	"parley/internal/consult"
)

// organiserRow is one organiser's account.
type organiserRow struct {
	ID           []byte `gorm:"primaryKey"`
	Name         string
	Email        string
	Role         account.Role
	PasswordHash string
}

func (organiserRow) TableName() string { return "organisers" }

func rowOfOrganiser(o account.Organiser) *organiserRow {
	return &organiserRow{ID: o.ID[:], Name: o.Name, Email: o.Email, Role: o.Role, PasswordHash: o.PasswordHash}
}

func (r organiserRow) organiser() account.Organiser {
	return account.Organiser{ID: idOf(r.ID), Name: r.Name, Email: r.Email, Role: r.Role, PasswordHash: r.PasswordHash}
}

// Organisers lists all accounts by name.
func (s *Store) Organisers(ctx context.Context) ([]account.Organiser, error) {
	var rows []organiserRow
	err := s.read.WithContext(ctx).Order("name, id").Find(&rows).Error
	return each(rows, organiserRow.organiser), wrap("list organisers", err)
}

// OrganiserByEmail finds an account by its address in lower case.
func (s *Store) OrganiserByEmail(ctx context.Context, email string) (account.Organiser, error) {
	var row organiserRow
	err := s.read.WithContext(ctx).Where("email = ?", email).Take(&row).Error
	return row.organiser(), wrap("find organiser", err)
}

// AddFirstOrganiser writes the account only where there is none yet, and
// deletes the set-up links.
func (s *Store) AddFirstOrganiser(ctx context.Context, o account.Organiser) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := s.dialect.alone(tx, "organisers"); err != nil {
			return err
		}
		var n int64
		if err := tx.Model(&organiserRow{}).Count(&n).Error; err != nil {
			return err
		}
		if n > 0 {
			return consult.Errorf(consult.CodeConflict, "this server has been set up already; sign in instead")
		}
		if err := tx.Exec("DELETE FROM setup_links").Error; err != nil {
			return err
		}
		return tx.Create(rowOfOrganiser(o)).Error
	})
	return wrap("add first organiser", err)
}

// AddOrganiser writes a new account; CodeConflict where the address is taken.
func (s *Store) AddOrganiser(ctx context.Context, o account.Organiser) error {
	return wrap("add organiser", s.write.WithContext(ctx).Create(rowOfOrganiser(o)).Error)
}

// DeleteOrganiser removes an account with its sessions, but not the last owner's.
func (s *Store) DeleteOrganiser(ctx context.Context, id consult.ID) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := s.dialect.alone(tx, "organisers"); err != nil {
			return err
		}
		var row organiserRow
		if err := tx.Where("id = ?", id[:]).Take(&row).Error; err != nil {
			return err
		}
		if err := notLastOwner(tx, row); err != nil {
			return err
		}
		if err := tx.Exec("DELETE FROM sessions WHERE organiser_id = ?", id[:]).Error; err != nil {
			return err
		}
		return tx.Exec("DELETE FROM organisers WHERE id = ?", id[:]).Error
	})
	return wrap("delete organiser", err)
}

func notLastOwner(tx *gorm.DB, row organiserRow) error {
	if row.Role != account.Owner {
		return nil
	}
	var owners int64
	err := tx.Model(&organiserRow{}).Where("role = ?", account.Owner).Count(&owners).Error
	if err == nil && owners == 1 {
		return consult.Errorf(consult.CodeConflict, "this is the last owner; make somebody else an owner first")
	}
	return err
}
