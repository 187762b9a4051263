package main

import (
	"context"
	"fmt"

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
		var alone float64
		var reports []*rehearsal.LoadReport
		for _, way := range []rehearsal.Way{rehearsal.Sockets, rehearsal.HTTP} {
			perSecond, err := pgbench(ctx, database, b.slot)
			if err != nil {
				return err
			}
			alone += perSecond / 2
			report, err := b.saturate(ctx, s, way, len(reports) == 0)
			if err != nil {
				return err
			}
			reports = append(reports, report)
		}
		for i, name := range []string{"vote_socket_vs_pgbench", "vote_http_vs_pgbench"} {
			r := reports[i]
			b.figures.ratio(name, r.PerSecond, alone, fmt.Sprintf(
				"pgbench -c 64 -M prepared; %d people, p99 %.0f ms, the server on %.0f %% of a core", r.Participants, r.Ack.P99, r.CPUShare))
		}
		return nil
	})
}

// saturate has people vote as fast as they are answered. Their credentials let
// each cast 600 votes at once and ten a second after, so there are enough of them.
func (b *bench) saturate(ctx context.Context, s *rehearsal.Server, way rehearsal.Way, fresh bool) (*rehearsal.LoadReport, error) {
	load := rehearsal.Load{
		URL: s.URL, Profile: rehearsal.Saturate, Participants: 256, For: 2 * b.slot, Way: way, Seed: 1, Process: s.PID,
	}
	return b.load(ctx, s, load, fresh)
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
