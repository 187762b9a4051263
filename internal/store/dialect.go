package store

import (
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"
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
}
