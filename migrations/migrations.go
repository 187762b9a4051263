// Package migrations holds the database schema as append-only SQL: one folder
// per dialect, the same numbers, tables and columns in both. A migration that
// has been shipped is never edited; a change is a new number.
//
// Tables that hold rows of participants (invitations, answers, ballots,
// tallies, contributions) have random keys, no time and no sequence. In SQLite
// they are WITHOUT ROWID, since a row's number tells when it came.
package migrations

import (
	"embed"
	"io/fs"
)

//go:embed sqlite/*.sql postgres/*.sql
var files embed.FS

// FS is the migrations of one dialect, "sqlite" or "postgres".
func FS(dialect string) (fs.FS, error) { return fs.Sub(files, dialect) }
