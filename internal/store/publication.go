package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// publicationRow is one published page.
type publicationRow struct {
	Address        []byte `gorm:"primaryKey"`
	Lang           string `gorm:"primaryKey"`
	ConsultationID []byte
	At             int64
	Body           []byte
}

func (publicationRow) TableName() string { return "publications" }

func (r publicationRow) publication() consult.Publication {
	return consult.Publication{Address: idOf(r.Address), Lang: consult.Lang(r.Lang), At: momentOf(r.At)}
}

// Publish puts pages in the place of those published before, of which nothing
// stays in the files of the database.
func (s *Store) Publish(ctx context.Context, consultation consult.ID, pages []consult.Publication) error {
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		if err := tx.Exec("DELETE FROM publications WHERE consultation_id = ?", consultation[:]).Error; err != nil {
			return err
		}
		for _, p := range pages {
			row := &publicationRow{p.Address[:], string(p.Lang), consultation[:], p.At.UnixMilli(), p.Body}
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		s.scrub(ctx, "publications")
	}
	return wrap("publish", err)
}

// Publications lists the published pages of a consultation, without bodies.
func (s *Store) Publications(ctx context.Context, consultation consult.ID) ([]consult.Publication, error) {
	return s.publications(ctx, "consultation_id = ?", consultation)
}

// Published finds the pages behind a public address, without bodies.
func (s *Store) Published(ctx context.Context, address consult.ID) ([]consult.Publication, error) {
	return s.publications(ctx, "address = ?", address)
}

func (s *Store) publications(ctx context.Context, where string, id consult.ID) ([]consult.Publication, error) {
	var rows []publicationRow
	err := s.read.WithContext(ctx).Omit("body").Where(where, id[:]).Order("lang").Find(&rows).Error
	return each(rows, publicationRow.publication), wrap("list publications", err)
}

// PublishedPage reads the body of one page, or CodeNotFound.
func (s *Store) PublishedPage(ctx context.Context, address consult.ID, lang consult.Lang) ([]byte, error) {
	var row publicationRow
	err := s.read.WithContext(ctx).Select("body").Where("address = ? AND lang = ?", address[:], string(lang)).Take(&row).Error
	return row.Body, wrap("read published page", err)
}
