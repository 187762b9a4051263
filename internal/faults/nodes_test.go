package faults

import (
	"testing"

	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

func TestOneNodeOfTwoMayBeKilled(t *testing.T) {
	beside(t)
	database := pgtest.Database(t)
	settings := []string{"PARLEY_DATABASE_URL=" + database, "PARLEY_REDIS_URL=redis://127.0.0.1:" + startRedis(t).port}
	first, second := serve(t, settings...), serve(t, settings...)
	load := people(first)
	load.Others = []string{second.URL}
	trial{name: "one node of two killed, then back", load: load, fault: func(rehearsal.Scene) {
		if err := second.Kill(); err != nil {
			t.Error(err)
		}
		pause()
		second.start()
	}}.run(t)
	recount(t, "pgx", database)
}
