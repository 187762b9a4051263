package store

import (
	"context"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// share needs nothing: a reader keeps its moment while the file is built anew.
func (sqliteDialect) share(*gorm.DB, string) error { return nil }

// sealRound builds the file anew, whatever it is asked for.
func (d sqliteDialect) sealRound(ctx context.Context, s *Store, _ consult.ID) error {
	return d.seal(ctx, s, sealing{})
}

// seal builds the file anew: page after page, table after table, each in the
// order of its key. What comes out depends on what is in the tables alone. Rows
// that were put back within the old file would take the places of old pages,
// whose numbers tell in which order they had filled. At last the write-ahead
// log, which holds the pages as they were, is emptied.
//
// The one write connection is held from the first to the last, so that nothing
// of before stays in the log.
func (d sqliteDialect) seal(ctx context.Context, s *Store, _ sealing) error {
	return s.write.WithContext(ctx).Connection(func(db *gorm.DB) error {
		if err := db.Exec("VACUUM").Error; err != nil {
			return err
		}
		return d.scrub(db)
	})
}
