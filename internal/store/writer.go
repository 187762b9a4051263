package store

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"parley/internal/consult"
)

const (
	maxBatch      = 1000            // writings in one transaction
	maxWaiting    = 16 * maxBatch   // writings that wait for one; beyond, the server is busy
	commitTimeout = 8 * time.Second // for one transaction, after which the database is taken to be lost
)

// writing is one call that waits for the commit of what it brought: answers of
// one participant, or a ballot.
type writing struct {
	caller  context.Context
	answers []consult.Answer
	ballot  *consult.Ballot
	refused error      // set by the transaction that looked at it
	done    chan error // receives once
}

func (w *writing) eachRound(do func(consult.ID)) {
	for i := range w.answers {
		do(w.answers[i].Round)
	}
	if w.ballot != nil {
		do(w.ballot.Round)
	}
}

// groupWriter writes in groups. One goroutine commits; while it does, the next
// batch gathers in the queue, so that the batch is as large as the load makes
// it and nobody waits for a timer.
//
// Callers are answered after the commit. What one brought that stops waiting
// before its batch begins is not written: it may have gone to another node, and
// brought something newer there. For the same reason a transaction that hangs is
// given up before its callers are.
type groupWriter struct {
	commit func(ctx context.Context, batch []*writing) error
	queue  chan *writing
	ended  chan struct{} // closed when the goroutine has ended
	meter  *meter
	window *window

	mu     sync.RWMutex // held for writing by close, so that nothing is sent on a closed queue
	closed bool
}

func newGroupWriter(commit func(context.Context, []*writing) error, registry prometheus.Registerer, told *window) *groupWriter {
	w := &groupWriter{commit: commit, window: told, queue: make(chan *writing, maxWaiting), ended: make(chan struct{})}
	w.meter = newMeter(registry, func() int { return len(w.queue) })
	go w.run()
	return w
}

// put hands over a writing and waits until it is durable or refused.
func (w *groupWriter) put(ctx context.Context, x *writing) error {
	x.caller, x.done = ctx, make(chan error, 1)
	if err := w.enqueue(x); err != nil {
		return err
	}
	select {
	case err := <-x.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (w *groupWriter) enqueue(x *writing) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return errUnavailable
	}
	select {
	case w.queue <- x:
		return nil
	default:
		w.meter.busy.Inc()
		return errBusy
	}
}

// close writes what waits and ends the goroutine. Closing again is nothing.
func (w *groupWriter) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.queue)
	}
	w.mu.Unlock()
	<-w.ended
}

func (w *groupWriter) run() {
	defer close(w.ended)
	for first := range w.queue {
		if batch := slices.DeleteFunc(w.gather(first), (*writing).abandoned); len(batch) > 0 {
			w.settle(batch)
		}
	}
}

// gather takes what waits already. Callers that were answered a moment ago get
// to run first, so that what they bring next shares the transaction.
func (w *groupWriter) gather(first *writing) []*writing {
	batch := []*writing{first}
	for grown := 0; grown < len(batch) && len(batch) < maxBatch; {
		grown = len(batch)
		runtime.Gosched()
		batch = w.drain(batch)
	}
	return batch
}

// drain adds what is in the queue at this moment.
func (w *groupWriter) drain(batch []*writing) []*writing {
	for len(batch) < maxBatch {
		select {
		case x, ok := <-w.queue:
			if !ok {
				return batch
			}
			batch = append(batch, x)
		default:
			return batch
		}
	}
	return batch
}

// settle commits a batch and answers its callers. Where the batch fails on an
// answering database, each writing gets a transaction of its own, so that one
// that cannot be written fails alone.
func (w *groupWriter) settle(batch []*writing) {
	err := w.attempt(batch)
	if err == nil || len(batch) == 1 || consult.CodeOf(err) == consult.CodeUnavailable {
		for _, x := range batch {
			x.answer(err)
		}
		return
	}
	for _, x := range batch {
		x.answer(w.attempt([]*writing{x}))
	}
}

func (w *groupWriter) attempt(batch []*writing) error {
	ctx, cancel := context.WithTimeout(context.Background(), commitTimeout)
	defer cancel()
	began := time.Now()
	err := w.commit(ctx, batch)
	took := time.Since(began)
	w.meter.committed(batch, took, err)
	w.window.note(len(batch), took, err)
	if ctx.Err() != nil && err != nil {
		return errUnavailable
	}
	return err
}

func (x *writing) abandoned() bool { return x.caller.Err() != nil }

func (x *writing) answer(err error) {
	if err == nil {
		err = x.refused
	}
	x.done <- err
}
