package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/opinion"
	"parley/internal/rehearsal"
	"parley/internal/store"
)

// sizes are the numbers of participants whose cost is drawn in the chart.
var sizes = []int{100, 1000, 10_000, 100_000}

// scale measures what a consultation costs by its size: everybody's votes on one
// hot item, its close, the opinion map, and what it takes to tell everybody. What
// no machine of this kind could hold, as 100,000 sockets, is left out; what grows
// by the head, as polling, is measured once and multiplied, and said to be.
func scale(ctx context.Context, b *bench) error {
	for _, n := range sizes {
		if err := b.hotItem(ctx, n); err != nil {
			return err
		}
		m, err := matrix(n, 50)
		if err != nil {
			return err
		}
		b.figures.set(fmt.Sprintf("scale_opinion_%d_s", n), timed(func() { opinion.NewMap(m) }).Seconds(), "s", "map of 50 statements, a fifth of the cells filled")
	}
	if err := b.polling(ctx); err != nil {
		return err
	}
	return b.scaledSockets(ctx)
}

// hotItem has n people vote on one item as fast as SQLite takes it, and closes
// the step.
func (b *bench) hotItem(ctx context.Context, n int) error {
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
	began := time.Now()
	if err := h.everybody(ctx, n); err != nil {
		return err
	}
	b.figures.set(fmt.Sprintf("scale_votes_%d_s", n), time.Since(began).Seconds(), "s", "as many votes on one item, by 512 callers, on SQLite")
	began = time.Now()
	if _, err := h.service.CloseStep(ctx, h.id, h.round.Step); err != nil {
		return err
	}
	b.figures.set(fmt.Sprintf("scale_close_%d_s", n), time.Since(began).Seconds(), "s", "to release them, count and describe the result")
	return nil
}

// everybody has n people vote on the first item, once each.
func (h *house) everybody(ctx context.Context, n int) error {
	var left atomic.Int64
	left.Store(int64(n))
	failed := make(chan error, 512)
	var wait sync.WaitGroup
	for range min(n, 512) {
		wait.Go(func() {
			for {
				i := left.Add(-1)
				if i < 0 {
					return
				}
				seat := consult.Seat{Consultation: h.id, Participant: credential.ParticipantID(consult.NewID()), Group: h.people[0].Group}
				if err := h.service.CastVote(ctx, seat, h.round.ID, h.round.Items[0], votes[int(i)%len(votes)]); err != nil {
					failed <- err
					return
				}
			}
		})
	}
	wait.Wait()
	close(failed)
	return <-failed
}

// polling measures what it costs to tell one person by HTTP that nothing is new,
// in processor time of the server.
func (b *bench) polling(ctx context.Context) error {
	return b.withServer(ctx, "", func(s *rehearsal.Server) error {
		asked := make(chan error, 1)
		var each float64
		load := rehearsal.Load{URL: s.URL, Profile: rehearsal.Workshop, Participants: 48, Rate: 1, For: 3 * b.slot, Seed: 4, Process: s.PID}
		load.Begun = func(scene rehearsal.Scene) {
			go func() {
				var err error
				each, err = poll(ctx, s, scene)
				asked <- err
			}()
		}
		_, err := b.load(ctx, s, load, true)
		if err := errors.Join(err, <-asked); err != nil {
			return err
		}
		b.figures.set("poll_us", each, "µs", "of the server's processor time, for a snapshot that is not new, answered 304")
		for _, n := range sizes {
			b.figures.set(fmt.Sprintf("scale_poll_%d_s", n), each*float64(n)/1e6, "s", "of processor time for everybody to ask once; by multiplication")
		}
		return nil
	})
}

// polls is how often each credential asks; its allowance is 600 at once.
const polls = 250

// poll asks with every credential and returns the µs of processor time of each.
func poll(ctx context.Context, s *rehearsal.Server, scene rehearsal.Scene) (each float64, err error) {
	before := rehearsal.UsageOf(s.PID).CPU
	failed := make(chan error, len(scene.Tokens))
	for _, token := range scene.Tokens {
		go func() {
			failed <- pollAs(ctx, s.URL+"/api/v1/consultations/"+scene.Consultation.String()+"/snapshot", token)
		}()
	}
	for range scene.Tokens {
		err = errors.Join(err, <-failed)
	}
	used := rehearsal.UsageOf(s.PID).CPU - before
	return float64(used.Microseconds()) / float64(polls*len(scene.Tokens)), err
}

func pollAs(ctx context.Context, url, token string) error {
	known := ""
	client := http.Client{Transport: &http.Transport{}}
	defer client.CloseIdleConnections()
	for range polls {
		request, err := http.NewRequestWithContext(ctx, "GET", url, nil)
		if err != nil {
			return err
		}
		request.Header.Set("Authorization", "Parley "+token)
		request.Header.Set("If-None-Match", known)
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		_ = response.Body.Close()
		if response.StatusCode != 200 && response.StatusCode != 304 {
			return fmt.Errorf("a snapshot: %s", response.Status)
		}
		known = response.Header.Get("ETag")
	}
	return nil
}

// scaledSockets measures how long one event takes to all of so many sockets, and
// the memory that they need, as far as files and ports go.
func (b *bench) scaledSockets(ctx context.Context) error {
	if err := raiseFileLimit(); err != nil {
		return err
	}
	ours, err := newAudience(ctx, "live")
	if err != nil {
		return err
	}
	for _, n := range []int{100, 1000, 10_000} {
		if err = ours.grow(ctx, n); err != nil {
			break
		}
		var mb, perSecond float64
		if mb, err = ours.residentMB(); err != nil {
			break
		}
		if perSecond, err = ours.deliver(1); err != nil {
			break
		}
		b.figures.set(fmt.Sprintf("scale_sockets_%d_s", n), float64(n)/perSecond, "s", "for one event to reach all, the gathering of events included")
		b.figures.set(fmt.Sprintf("scale_sockets_%d_mb", n), mb, "MB", "resident, of the process with the live node")
	}
	return errors.Join(err, ours.close())
}
