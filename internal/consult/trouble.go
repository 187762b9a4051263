package consult

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// quietAfter is how long nothing must fail until trouble counts as over: longer
// than what hangs takes to fail.
const quietAfter = 15 * time.Second

// trouble remembers what fails in the background, so that the log tells once
// that it begins and once that it is over, however often it was tried.
type trouble struct {
	log *slog.Logger

	mu      sync.Mutex
	ongoing map[string]*failure // by code, or by the work where there is none
}

type failure struct {
	first, last time.Time
	times       int
}

// begin notes a failure, and tells the first.
func (t *trouble) begin(what string, code Code, now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	key := string(code)
	if code == "" {
		key = what
	}
	f := t.ongoing[key]
	if f == nil {
		f = &failure{first: now}
		t.ongoing[key] = f
		t.log.Error("background work fails and is tried again until it succeeds", "work", what, "code", string(code))
	}
	f.last, f.times = now, f.times+1
}

// end tells what has not failed for a while.
func (t *trouble) end(now time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for key, f := range t.ongoing {
		if now.Sub(f.last) >= quietAfter {
			delete(t.ongoing, key)
			t.log.Warn("background work no longer fails", "what", key, "times", f.times, "for", f.last.Sub(f.first).Round(time.Millisecond))
		}
	}
}

// complain notes a failure of background work, without its content.
func (s *Service) complain(ctx context.Context, what string, err error) {
	if ctx.Err() == nil && !errors.Is(err, context.Canceled) {
		s.trouble.begin(what, CodeOf(err), time.Now())
	}
}
