package store

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"parley/migrations"
)

// migrate brings the schema up to date.
func migrate(ctx context.Context, d dialect, pool *sql.DB) error {
	files, err := migrations.FS(d.folder())
	if err != nil {
		return err
	}
	speech, options, err := d.provider()
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(speech, pool, files, options...)
	if err != nil {
		return err
	}
	_, err = provider.Up(ctx)
	return err
}
