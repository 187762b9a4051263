package redis_test

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/rueidis"

	"parley/internal/redis"
	"parley/internal/redis/redistest"
)

var ctx = context.Background()

// joined opens a client that has reached its Redis, and notes what it hears.
func joined(t *testing.T, s *redistest.Server) (*redis.Client, *ear) {
	t.Helper()
	c, err := redis.Open(s.URL, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	e := &ear{}
	c.OnNews(e.hear)
	waitFor(t, func() bool { return c.Send(ctx, []byte("hello")) == nil })
	return c, e
}

type ear struct {
	mu   sync.Mutex
	list []string
}

func (e *ear) hear(data []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if string(data) != "hello" {
		e.list = append(e.list, string(data))
	}
}

func (e *ear) heard() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.list)
}

func waitFor(t *testing.T, come func() bool) {
	t.Helper()
	for range 1500 {
		if come() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it did not come true")
}

func TestWhatOneNodeSendsAllHearInItsOrder(t *testing.T) {
	s := redistest.Start(t)
	a, here := joined(t, s)
	_, there := joined(t, s)
	var want []string
	for i := range 100 {
		want = append(want, strconv.Itoa(i))
		if err := a.Send(ctx, []byte(want[i])); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range []*ear{here, there} {
		waitFor(t, func() bool { return len(e.heard()) == len(want) })
		if got := e.heard(); !slices.Equal(got, want) {
			t.Errorf("heard %v", got)
		}
	}
}

func TestARedisThatIsStoppedFailsAtOnceAndComesBack(t *testing.T) {
	s := redistest.Start(t)
	c, e := joined(t, s)
	s.Stop()
	waitFor(t, func() bool { return c.Send(ctx, []byte("lost")) != nil })
	if _, err := c.Allow(ctx, "key", 1, time.Minute); err == nil {
		t.Error("an allowance was taken from a Redis that is not there")
	}
	s.Start()
	waitFor(t, func() bool { return c.Send(ctx, []byte("back")) == nil })
	waitFor(t, func() bool { return slices.Contains(e.heard(), "back") })
}

func TestANodeStartsWithoutRedis(t *testing.T) {
	s := redistest.Start(t)
	s.Stop()
	c, err := redis.Open(s.URL, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	if c.Send(ctx, nil) == nil {
		t.Error("a message went to a Redis that is not there")
	}
	s.Start()
	waitFor(t, func() bool { return c.Send(ctx, []byte("hello")) == nil })
}

func TestNoRedisIsOneThatIsDown(t *testing.T) {
	var none *redis.Client
	if _, err := none.Allow(ctx, "key", 1, time.Minute); err != redis.ErrDown {
		t.Errorf("got %v", err)
	}
	none.Close()
}

func TestAnAllowanceIsSharedByNodesAndRefilled(t *testing.T) {
	s := redistest.Start(t)
	a, _ := joined(t, s)
	b, _ := joined(t, s)
	var allowed atomic.Int64
	var wait sync.WaitGroup
	for i := range 100 {
		c := []*redis.Client{a, b}[i%2]
		wait.Go(func() {
			if ok, err := c.Allow(ctx, "key", 10, time.Hour); err != nil {
				t.Error(err)
			} else if ok {
				allowed.Add(1)
			}
		})
	}
	wait.Wait()
	if allowed.Load() != 10 {
		t.Errorf("%d requests were allowed, want 10", allowed.Load())
	}
	if ok, _ := a.Allow(ctx, "another", 1, time.Hour); !ok {
		t.Error("another key pays for the first")
	}
	for range 2 { // at once, and as soon as one is refilled
		waitFor(t, func() bool { ok, err := a.Allow(ctx, "brief", 1, 20*time.Millisecond); return ok && err == nil })
	}
}

// TestRedisForgetsWithinTheHourAndSeesNoKey looks at all that Redis holds.
func TestRedisForgetsWithinTheHourAndSeesNoKey(t *testing.T) {
	s := redistest.Start(t)
	c, _ := joined(t, s)
	for range 3 {
		if _, err := c.Allow(ctx, "203.0.113.7 ana@example.org", 20, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	option := rueidis.MustParseURL(s.URL)
	option.DisableCache = true
	raw, err := rueidis.NewClient(option)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	keys, err := raw.Do(ctx, raw.B().Keys().Pattern("*").Build()).AsStrSlice()
	if err != nil || len(keys) != 2 {
		t.Fatalf("Redis holds %v, %v", keys, err)
	}
	for _, key := range keys {
		if strings.Contains(key, "203.0.113.7") || strings.Contains(key, "ana") {
			t.Errorf("Redis sees %s", key)
		}
		if left, err := raw.Do(ctx, raw.B().Ttl().Key(key).Build()).AsInt64(); err != nil || left < 1 || left > 3600 {
			t.Errorf("%s lives for %d s, %v", key, left, err)
		}
	}
}
