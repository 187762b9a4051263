package faults

import (
	"testing"
	"time"

	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

// pair is two nodes that share PostgreSQL and Redis, and the people of both.
type pair struct {
	first, second *server
	redis         *redisServer
	database      string
	load          rehearsal.Load
}

func startPair(t *testing.T) pair {
	t.Helper()
	database, redis := pgtest.Database(t), startRedis(t)
	settings := []string{"PARLEY_DATABASE_URL=" + database, "PARLEY_REDIS_URL=redis://127.0.0.1:" + redis.port}
	first, second := serve(t, settings...), serve(t, settings...)
	load := people(first)
	load.Others = []string{second.URL}
	return pair{first: first, second: second, redis: redis, database: database, load: load}
}

func TestOneNodeOfTwoMayBeKilled(t *testing.T) {
	beside(t)
	two := startPair(t)
	trial{name: "one node of two killed, then back", load: two.load, fault: func(rehearsal.Scene) {
		if err := two.second.Kill(); err != nil {
			t.Error(err)
		}
		pause()
		two.second.start()
	}}.run(t)
	recount(t, "pgx", two.database)
}

// TestOneNodeOfTwoMayBeCutOff finds out what becomes of votes that were on their
// way to a node, or in it, when people gave it up and went to the other.
func TestOneNodeOfTwoMayBeCutOff(t *testing.T) {
	beside(t)
	cable := layCable(t)
	postgres := pgtest.Own(t)
	database := cable.relay(t, postgres.Address())
	redis := cable.relay(t, "127.0.0.1:"+startRedis(t).port)
	first := serve(t, "PARLEY_DATABASE_URL="+postgres.URLAt(database), "PARLEY_REDIS_URL=redis://"+redis)
	second := serveBy(t, cable.inside(t), cable.farEnd, "PARLEY_DATABASE_URL="+postgres.URLAt(database), "PARLEY_REDIS_URL=redis://"+redis)
	load := people(first)
	load.Others = []string{second.URL}
	load.For += time.Duration(size(12, 20)) * time.Second // people give up a dead line after ten
	trial{name: "one node of two cut off, then back", load: load, fault: func(rehearsal.Scene) {
		cable.cut(t)
		time.Sleep(12 * time.Second) // longer than people wait for an answer
		cable.mend(t)
	}}.run(t)
	recount(t, "pgx", postgres.URL)
}

// TestNodesMayBeRestartedOneAfterTheOther is what an update does.
func TestNodesMayBeRestartedOneAfterTheOther(t *testing.T) {
	beside(t)
	two := startPair(t)
	trial{name: "both nodes restarted, one after the other", load: two.load, fault: func(rehearsal.Scene) {
		for _, node := range []*server{two.first, two.second} {
			if err := node.Stop(); err != nil {
				t.Error(err)
			}
			node.start()
			pause()
		}
	}}.run(t)
	recount(t, "pgx", two.database)
}
