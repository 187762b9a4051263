package attack

import (
	"crypto/rand"
	"database/sql"
	"path/filepath"
	"slices"
	"testing"

	"parley/internal/store/pgtest"
)

// newIDs draws ids of rows.
func newIDs(n int) trace {
	list := make(trace, n)
	for i := range list {
		var id [16]byte
		_, _ = rand.Read(id[:])
		list[i] = string(id[:])
	}
	return list
}

// wantTrace wants an order among the traces of a copy.
func wantTrace(t *testing.T, c Copy, err error, want trace) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	traces, err := c.traces(setOf(want))
	if err != nil || !slices.ContainsFunc(traces, func(got trace) bool { return slices.Equal(got, want) }) {
		t.Errorf("the thief does not see the order in which %d rows came (%v)", len(want), err)
	}
}

// wantNoTrace wants every trace of a copy to be in the order of the keys.
func wantNoTrace(t *testing.T, c Copy, err error, ids trace) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	traces, err := c.traces(setOf(ids))
	if err != nil || !slices.ContainsFunc(traces, func(got trace) bool { return len(got) > 0 }) {
		t.Errorf("the thief sees nothing at all (%v)", err)
	}
	for _, got := range traces {
		if !slices.IsSorted(got) {
			t.Errorf("the thief sees an order of %d rows", len(got))
		}
	}
}

func insert(t *testing.T, db *sql.DB, statement string, ids trace) {
	t.Helper()
	for _, id := range ids {
		if _, err := db.Exec(statement, []byte(id)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAThiefReadsPagesOfSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plain.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	steal := func() (Copy, error) { return StealSQLite(path) }
	s, ids := scene{db: db}, newIDs(60)
	s.run(t, "CREATE TABLE people (id BLOB NOT NULL PRIMARY KEY, word TEXT) WITHOUT ROWID")
	insert(t, db, "INSERT INTO people VALUES (?, 'word')", ids)
	t.Run("in its write-ahead log", func(t *testing.T) {
		c, err := steal()
		wantTrace(t, c, err, ids)
	})
	s.run(t, "PRAGMA wal_checkpoint(TRUNCATE)")
	t.Run("by the places of cells", func(t *testing.T) {
		c, err := steal()
		wantTrace(t, c, err, ids)
	})
	s.run(t, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
	t.Run("and sees nothing after a seal", func(t *testing.T) {
		c, err := steal()
		wantNoTrace(t, c, err, ids)
	})
	s.run(t, "DROP TABLE people", "CREATE TABLE numbered (id BLOB)")
	insert(t, db, "INSERT INTO numbered VALUES (?)", ids)
	s.run(t, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
	t.Run("by the numbers of rows", func(t *testing.T) {
		c, err := steal()
		wantTrace(t, c, err, ids)
	})
	s.run(t, "PRAGMA secure_delete=OFF", "DROP TABLE numbered", "PRAGMA wal_checkpoint(TRUNCATE)")
	t.Run("and what is left in free ones", func(t *testing.T) {
		c, err := steal()
		wantTrace(t, c, err, ids)
	})
}

func TestAThiefReadsFilesOfPostgreSQL(t *testing.T) {
	db, err := sql.Open("pgx", pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	var may string
	if err := db.QueryRow("SELECT current_setting('is_superuser')").Scan(&may); err != nil {
		t.Fatal(err)
	}
	steal := func() (Copy, error) { return StealPostgres(t.Context(), db) }
	s, ids := scene{db: db}, newIDs(60)
	s.run(t, "CREATE TABLE people (id BYTEA NOT NULL, word TEXT)")
	insert(t, db, "INSERT INTO people VALUES ($1, 'word')", ids)
	t.Run("by the writers of rows", func(t *testing.T) {
		c, err := steal()
		wantTrace(t, c, err, ids)
	})
	s.run(t, "BEGIN; CREATE TABLE other AS SELECT * FROM people ORDER BY id; DROP TABLE people; COMMIT")
	t.Run("and sees nothing after a seal", func(t *testing.T) {
		c, err := steal()
		wantNoTrace(t, c, err, ids)
	})
	s.run(t, "CREATE TABLE people (id BYTEA NOT NULL, word TEXT)")
	insert(t, db, "INSERT INTO people VALUES ($1, 'word')", ids)
	s.run(t, "DELETE FROM people")
	t.Run("and rows that were deleted", func(t *testing.T) {
		c, err := steal()
		if may == "on" {
			wantTrace(t, c, err, ids)
		}
	})
}

func FuzzReadingAFileOfSQLiteEnds(f *testing.F) {
	page := make([]byte, 1024)
	copy(page[16:], []byte{2, 0})
	page[100], page[104] = leafTable, 1
	f.Add(page, []byte{})
	f.Fuzz(func(t *testing.T, file, log []byte) {
		if len(file) < 512 {
			return
		}
		c := &SQLiteCopy{file, log, 512}
		c.replay()
		id := string(file[len(file)-16:])
		if _, err := c.traces(idSet{id: true}); err != nil {
			t.Error(err)
		}
	})
}
