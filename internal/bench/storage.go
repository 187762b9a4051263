package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"parley/internal/consult"
	"parley/internal/store"
	"parley/internal/store/pgtest"
)

// storage measures durable votes through the service in this process.
func storage(ctx context.Context, b *bench) error {
	if err := b.postgres(ctx); err != nil {
		return err
	}
	return b.sqlite(ctx)
}

// postgres measures beside pgbench on the same server: votes whose results wait
// for the close, and votes of which the gate releases some five times a second.
func (b *bench) postgres(ctx context.Context) error {
	database, drop, err := pgtest.New()
	if err != nil {
		return err
	}
	defer func() { _ = drop() }()
	quiet, err := openHouse(ctx, store.Options{URL: database}, consult.VisibleAfterClose)
	if err != nil {
		return err
	}
	defer func() { _ = quiet.close() }()
	shown, err := openHouse(ctx, store.Options{URL: database}, consult.VisibleLive)
	if err != nil {
		return err
	}
	defer func() { _ = shown.close() }()
	if err := prepareReference(ctx, database); err != nil {
		return err
	}
	server, err := postmaster(ctx, database)
	if err != nil {
		return err
	}
	alone := &turn{measure: func() (float64, error) { return pgbench(ctx, database, b.slot) }}
	few := &turn{measure: func() (float64, error) { return quiet.votes(ctx, 64, b.slot) }}
	many := &turn{measure: func() (float64, error) { return quiet.votes(ctx, 512, b.slot) }}
	live := &turn{measure: func() (float64, error) { return shown.votes(ctx, 512, b.slot) }}
	if err := inTurns(3, server, alone, few, many, live); err != nil {
		return err
	}
	const what = "pgbench -c 64 -M prepared"
	b.figures.ratio("vote_service_vs_pgbench", min(few.perSecond, many.perSecond), alone.perSecond, what+", the lower of the next two")
	b.figures.ratio("vote_service_vs_pgbench_64", few.perSecond, alone.perSecond, what)
	b.figures.ratio("vote_service_vs_pgbench_512", many.perSecond, alone.perSecond, what)
	b.figures.ratio("vote_service_live_vs_pgbench_512", live.perSecond, alone.perSecond, what+", with releases while people vote")
	for name, t := range map[string]*turn{"64": few, "512": many, "live_512": live} {
		b.figures.set("vote_service_work_vs_pgbench_"+name, alone.each/t.each, "×",
			fmt.Sprintf("%.0f µs of processor time a vote, beside %.0f µs of %s, both with the database's", t.each, alone.each, what))
	}
	return nil
}

// turn is one thing that is measured several times, by the clock and by the
// processor's time it takes, which others on the machine disturb less.
type turn struct {
	measure   func() (perSecond float64, err error)
	perSecond float64
	each      float64 // µs of processor time, with the database's
}

// inTurns measures one thing after the other, round after round, so that
// whatever else the machine does hits all of them.
func inTurns(rounds int, server int, turns ...*turn) error {
	for range rounds {
		for _, t := range turns {
			began, before := time.Now(), spent(server)
			perSecond, err := t.measure()
			if err != nil {
				return err
			}
			done := perSecond * time.Since(began).Seconds()
			t.perSecond += perSecond / float64(rounds)
			t.each += float64((spent(server) - before).Microseconds()) / done / float64(rounds)
		}
	}
	return nil
}

// sqlite compares votes in groups with votes in a transaction each.
func (b *bench) sqlite(ctx context.Context) error {
	folder, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	h, err := openHouse(ctx, store.Options{Path: filepath.Join(folder, "parley.db")}, consult.VisibleAfterClose)
	if err != nil {
		return err
	}
	defer func() { _ = h.close() }()
	single, err := h.votes(ctx, 1, b.slot) // one caller: every group is of one
	if err != nil {
		return err
	}
	grouped, err := h.votes(ctx, 512, b.slot)
	if err != nil {
		return err
	}
	b.figures.ratio("vote_sqlite_grouped_vs_single", grouped, single, "a transaction per vote")
	return nil
}
