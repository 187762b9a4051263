package main

import (
	"context"
	"net/http"
	"os"
	"slices"
	"time"

	"parley/internal/rehearsal"
)

// footprint measures what a server costs that nobody uses.
func footprint(ctx context.Context, b *bench) error {
	var starts []float64
	for range 3 {
		took, err := b.start(ctx)
		if err != nil {
			return err
		}
		starts = append(starts, took.Seconds()*1000)
	}
	slices.Sort(starts)
	b.figures.set("start_ms", starts[1], "ms", "to the first answer, with a new SQLite database; the middle one of three")
	mb, err := b.idle(ctx)
	if err != nil {
		return err
	}
	b.figures.set("idle_mb", mb, "MB", "resident, two seconds after the start")
	return nil
}

// start starts a server on a new database and waits until it answers.
func (b *bench) start(ctx context.Context) (time.Duration, error) {
	began := time.Now()
	var took time.Duration
	err := b.withServer(ctx, "", func(s *rehearsal.Server) error {
		resp, err := http.Get(s.URL + "/readyz")
		if err != nil {
			return err
		}
		took = time.Since(began)
		return resp.Body.Close()
	})
	return took, err
}

func (b *bench) idle(ctx context.Context) (mb float64, err error) {
	err = b.withServer(ctx, "", func(s *rehearsal.Server) error {
		time.Sleep(2 * time.Second)
		mb = rehearsal.UsageOf(s.PID).MB
		return nil
	})
	return mb, err
}

// withServer runs the program while use lasts, on a PostgreSQL or, where there
// is no address, on SQLite.
func (b *bench) withServer(ctx context.Context, database string, use func(*rehearsal.Server) error, more ...string) error {
	folder, err := os.MkdirTemp("", "parley-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	settings := append([]string{"PARLEY_DATA=" + folder, "PARLEY_DRAIN_FOR=1s"}, more...)
	if database != "" {
		settings = append(settings, "PARLEY_DATABASE_URL="+database)
	}
	server, err := rehearsal.StartServer(ctx, b.program, settings...)
	if err != nil {
		return err
	}
	if err := use(server); err != nil {
		_ = server.Stop()
		return err
	}
	return server.Stop()
}
