package faults

import (
	"database/sql"
	"path/filepath"
	"testing"

	_ "github.com/glebarez/go-sqlite"  // the driver "sqlite"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

func TestAServerKilledUnderLoadKeepsWhatItAcknowledgedOnSQLite(t *testing.T) {
	beside(t)
	data := t.TempDir()
	s := serve(t, "PARLEY_DATA="+data)
	killTwice(t, "server killed, on SQLite", s)
	recount(t, "sqlite", filepath.Join(data, "parley.db"))
}

func TestAServerKilledUnderLoadKeepsWhatItAcknowledgedOnPostgreSQL(t *testing.T) {
	beside(t)
	database := pgtest.Database(t)
	s := serve(t, "PARLEY_DATABASE_URL="+database)
	killTwice(t, "server killed, on PostgreSQL", s)
	recount(t, "pgx", database)
}

// killTwice kills the server, starts it again, and does both once more at once.
func killTwice(t *testing.T, name string, s *server) {
	t.Helper()
	trial{name: name, load: people(s), fault: func(rehearsal.Scene) {
		if err := s.Kill(); err != nil {
			t.Error(err)
		}
		pause()
		s.start()
		if err := s.Kill(); err != nil {
			t.Error(err)
		}
		s.start()
	}}.run(t)
}

// recount compares every counter with the answers that it counts.
func recount(t *testing.T, driver, database string) {
	t.Helper()
	db, err := sql.Open(driver, database)
	must(t, err)
	defer func() { _ = db.Close() }()
	const counted = `SELECT round_id, recommendation_id, dimension, value, current AS n FROM tallies WHERE current <> 0`
	const recounted = `SELECT round_id, recommendation_id, dimension, value, count(*) AS n FROM answers
		GROUP BY round_id, recommendation_id, dimension, value`
	var all, differ int
	err = db.QueryRowContext(t.Context(), `SELECT (SELECT count(*) FROM (`+recounted+`) AS a), (SELECT count(*) FROM (
		SELECT * FROM (`+counted+` EXCEPT `+recounted+`) AS b UNION ALL SELECT * FROM (`+recounted+` EXCEPT `+counted+`) AS c) AS d)`).Scan(&all, &differ)
	must(t, err)
	if all == 0 || differ != 0 {
		t.Errorf("of %d counters, %d differ from a recount", all, differ)
	}
}
