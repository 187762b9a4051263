package store

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/glebarez/sqlite"
	"github.com/pressly/goose/v3"
	"gorm.io/gorm"

	"parley/internal/consult"
)

// sqliteDialect is the embedded database: one file, one writer.
type sqliteDialect struct{}

// openSQLite opens one connection that writes, whose transactions take the
// write lock when they begin, and a pool of connections that only read. Nothing
// of the file is copied to a temporary one.
func (s *Store) openSQLite(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	s.dialect = sqliteDialect{}
	write, pool, err := s.use(sqlite.Open(sqliteDSN(path, url.Values{
		"_txlock": {"immediate"},
		"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "secure_delete(1)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-65536)"},
	})))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	read, pool, err := s.use(sqlite.Open(sqliteDSN(path, url.Values{
		"_pragma": {"busy_timeout(10000)", "query_only(1)"},
	})))
	if err != nil {
		return err
	}
	readers := max(4, runtime.NumCPU())
	pool.SetMaxOpenConns(readers)
	pool.SetMaxIdleConns(readers)
	s.read, s.write = read, write
	return nil
}

func sqliteDSN(path string, query url.Values) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode()
}

func (sqliteDialect) folder() string { return "sqlite" }

func (sqliteDialect) provider() (goose.Dialect, []goose.ProviderOption, error) {
	return goose.DialectSQLite3, nil, nil
}

// rowsAtOnce keeps a statement below SQLite's 32766 parameters.
func (sqliteDialect) rowsAtOnce() int { return 500 }

// relation writes the rows out as VALUES.
func (sqliteDialect) relation(r relation) (string, []any) {
	row := "(" + strings.Repeat("?,", len(r)-1) + "?)"
	args := make([]any, 0, len(r)*r.len())
	for i := range r.len() {
		for _, c := range r {
			args = append(args, c.at(i))
		}
	}
	return "VALUES " + row + strings.Repeat(","+row, r.len()-1), args
}

// alone needs nothing: a write transaction has the database to itself.
func (sqliteDialect) alone(*gorm.DB, string) error { return nil }

func (sqliteDialect) now() string { return "CAST(unixepoch('subsec') * 1000 AS INTEGER)" }

// exclude has nothing to keep away: the file belongs to one node.
func (sqliteDialect) exclude(_ context.Context, _ *Store, _ consult.ID, act func() error) error {
	return act()
}

// scrub empties the write-ahead log into the file, where secure_delete has
// overwritten what was deleted.
func (sqliteDialect) scrub(db *gorm.DB, _ ...string) error {
	var result struct{ Busy, Log, Checkpointed int }
	if err := db.Raw("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&result).Error; err != nil {
		return err
	}
	if result.Busy != 0 {
		return fmt.Errorf("a reader kept the write-ahead log from being emptied")
	}
	return nil
}
