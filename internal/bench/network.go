package main

import (
	"context"
	"fmt"
	"time"

	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

// network measures durable votes from another process: over sockets and over
// HTTP, with pgbench before, between and after.
func network(ctx context.Context, b *bench) error {
	database, drop, err := pgtest.New()
	if err != nil {
		return err
	}
	defer func() { _ = drop() }()
	return b.withServer(ctx, database, func(s *rehearsal.Server) error {
		if err := prepareReference(ctx, database); err != nil {
			return err
		}
		server, err := postmaster(ctx, database)
		if err != nil {
			return err
		}
		alone := &turn{measure: func() (float64, error) { return pgbench(ctx, database, b.slot) }}
		ways := []rehearsal.Way{rehearsal.Sockets, rehearsal.HTTP}
		votes := make([]*voting, len(ways))
		for i, way := range ways {
			if err := inTurns(1, server, alone); err != nil {
				return err
			}
			if votes[i], err = b.saturate(ctx, s, server, way, i == 0); err != nil {
				return err
			}
		}
		for i, way := range ways {
			votes[i].set(&b.figures, way, alone.perSecond/2, alone.each/2) // it had two turns
		}
		return nil
	})
}

// voting is votes from another process.
type voting struct {
	*rehearsal.LoadReport
	each float64 // µs of processor time a vote: the people's, the server's and the database's
}

func (v *voting) set(f *figures, way rehearsal.Way, alone, each float64) {
	const what = "pgbench -c 64 -M prepared"
	f.ratio("vote_"+string(way)+"_vs_pgbench", v.PerSecond, alone, fmt.Sprintf(
		"%s; %d people, p99 %.0f ms, the server on %.0f %% of a core", what, v.Participants, v.Ack.P99, v.CPUShare))
	f.set("vote_"+string(way)+"_work_vs_pgbench", each/v.each, "×", fmt.Sprintf(
		"%.0f µs of processor time a vote, beside %.0f µs of %s, all with the database's and their callers'", v.each, each, what))
}

// saturate has people vote as fast as they are answered. Their credentials let
// each cast 600 votes at once and ten a second after, so there are enough of them.
func (b *bench) saturate(ctx context.Context, s *rehearsal.Server, database int, way rehearsal.Way, fresh bool) (*voting, error) {
	used := func() time.Duration { return spent(database) + rehearsal.UsageOf(s.PID).CPU }
	during := make(chan time.Duration, 1)
	load := rehearsal.Load{
		URL: s.URL, Profile: rehearsal.Saturate, Participants: 256, For: 2 * b.slot, Way: way, Seed: 1, Process: s.PID,
	}
	load.Begun = func(rehearsal.Scene) {
		before := used()
		time.AfterFunc(load.For, func() { during <- used() - before })
	}
	r, err := b.load(ctx, s, load, fresh)
	if err != nil {
		return nil, err
	}
	return &voting{r, float64((<-during).Microseconds()) / float64(r.Acknowledged)}, nil
}

// load plays and adds to what was acknowledged in the whole run. The first load
// of a server makes its organiser, later ones sign in.
func (b *bench) load(ctx context.Context, s *rehearsal.Server, l rehearsal.Load, fresh bool) (*rehearsal.LoadReport, error) {
	if fresh {
		l.SetupToken = s.SetupToken
	} else {
		l.Email, l.Password = rehearsal.Email, rehearsal.Password
	}
	r, err := rehearsal.PlayLoad(ctx, l)
	if err != nil {
		return nil, err
	}
	if r.Failed > 0 {
		return nil, fmt.Errorf("%d votes got no answer: %s", r.Failed, r.FirstFailure)
	}
	b.acked += r.Acknowledged
	b.lost += r.Lost
	return r, nil
}
