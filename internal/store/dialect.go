package store

import (
	"context"

	"github.com/pressly/goose/v3"
	"gorm.io/gorm"

	"parley/internal/consult"
)

// dialect is what differs between the databases.
type dialect interface {
	// folder names the migrations.
	folder() string
	// provider tells goose how to speak and how to keep other nodes waiting.
	provider() (goose.Dialect, []goose.ProviderOption, error)
	// relation writes rows as the body of a common table expression.
	relation(r relation) (query string, args []any)
	// rowsAtOnce is how many rows of a relation one statement takes.
	rowsAtOnce() int
	// alone keeps other writers away from a table until the transaction ends.
	alone(tx *gorm.DB, table string) error
	// scrub rewrites tables so that what was deleted is gone from their files.
	scrub(db *gorm.DB, tables ...string) error
	// seal rewrites a table so that its files do not tell in which order rows came.
	seal(ctx context.Context, s *Store, t sealing) error
	// sealRound is seal for the rows of a closed round, and for words.
	sealRound(ctx context.Context, s *Store, round consult.ID) error
	// share keeps seals away from tables that a snapshot is going to read.
	share(tx *gorm.DB, tables string) error
	// now is the clock of the database in milliseconds, as SQL.
	now() string
	// exclude runs an act on a consultation while no other node runs one.
	exclude(ctx context.Context, s *Store, consultation consult.ID, act func() error) error
}
