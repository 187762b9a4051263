package faults

import (
	"testing"

	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

func TestPostgreSQLMayCrashAndComeBack(t *testing.T) {
	beside(t)
	postgres := pgtest.Own(t)
	s := serve(t, "PARLEY_DATABASE_URL="+postgres.URL)
	r := trial{name: "PostgreSQL crashed and restarted", load: people(s), fault: func(rehearsal.Scene) {
		if err := postgres.Kill(); err != nil {
			t.Error(err)
		}
		pause()
		if err := postgres.Start(); err != nil {
			t.Error(err)
		}
	}}.run(t)
	wantTold(t, r.Told, "unavailable")
	recount(t, "pgx", postgres.URL)
}

func TestPostgreSQLMayTakeNoWritesForAWhile(t *testing.T) {
	beside(t)
	postgres := pgtest.Own(t)
	s := serve(t, "PARLEY_DATABASE_URL="+postgres.URL)
	r := trial{name: "PostgreSQL read-only for a while", load: people(s), fault: func(rehearsal.Scene) {
		readOnly(t, postgres, "on")
		pause()
		readOnly(t, postgres, "off")
	}}.run(t)
	wantTold(t, r.Told, "unavailable")
	recount(t, "pgx", postgres.URL)
}

func readOnly(t *testing.T, postgres *pgtest.Server, to string) {
	err := postgres.Execute("SET default_transaction_read_only = off",
		"ALTER SYSTEM SET default_transaction_read_only = "+to, "SELECT pg_reload_conf()")
	if err != nil {
		t.Error(err)
	}
}

// wantTold checks that people were told this, and nothing else but that there
// is no connection, or to wait.
func wantTold(t *testing.T, told map[string]int, code string) {
	t.Helper()
	if told[code] == 0 {
		t.Errorf("nobody was told %q, but %v", code, told)
	}
	for other := range told {
		if other != code && other != "offline" && other != "busy" {
			t.Errorf("people were told %v", told)
		}
	}
}
