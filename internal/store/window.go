package store

import (
	"context"
	"sync"
	"time"

	"parley/internal/trace"
)

// A transaction may hold one person's answer, so its time is not for telling.
// What is told is a window of whole minutes in which at least fewestTold
// writings came, with counts; fewer wait for the next minute.
const (
	windowFor  = time.Minute
	fewestTold = 10
)

// window counts transactions for one span.
type window struct {
	tracer *trace.Tracer
	stop   context.CancelFunc
	ended  chan struct{}

	mu       sync.Mutex
	began    time.Time
	batches  int
	writings int
	failed   int
	longest  time.Duration
}

// openWindow begins to count; without a tracer it returns nil, which does not.
func openWindow(tracer *trace.Tracer, every time.Duration) *window {
	if tracer == nil {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	w := &window{tracer: tracer, stop: stop, ended: make(chan struct{}), began: time.Now()}
	go w.run(ctx, every)
	return w
}

func (w *window) run(ctx context.Context, every time.Duration) {
	defer close(w.ended)
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			w.tell()
			return
		case <-ticker.C:
			w.tell()
		}
	}
}

// note counts a transaction.
func (w *window) note(writings int, took time.Duration, err error) {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.batches++
	w.writings += writings
	w.longest = max(w.longest, took)
	if err != nil {
		w.failed++
	}
}

// tell ends the window where enough is in it, and begins the next.
func (w *window) tell() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.writings < fewestTold {
		return
	}
	_, span := w.tracer.StartAt(context.Background(), "write answers", w.began)
	span.Count("transactions", w.batches)
	span.Count("failed", w.failed)
	span.Count("writings", w.writings)
	span.Count("longest_ms", int(w.longest.Milliseconds()))
	span.End(nil)
	w.began, w.batches, w.writings, w.failed, w.longest = time.Now(), 0, 0, 0, 0
}

// close tells what is left.
func (w *window) close() {
	if w != nil {
		w.stop()
		<-w.ended
	}
}
