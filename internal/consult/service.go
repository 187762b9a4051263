package consult

import (
	"cmp"
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"parley/internal/credential"
	"parley/internal/trace"
)

// Service is everything people do with a consultation. Its methods check an
// act against the protocol and the agenda, keep it, and publish what became
// public after the commit. All may be called at once from many goroutines.
//
// Methods that take a [Seat] are for participants; those that take the id of a
// consultation alone are for organisers, whose role the caller has checked.
type Service struct {
	store     Store
	publisher Publisher
	now       func() time.Time
	signer    *credential.Signer
	tickEvery time.Duration
	rooms     roomTable
	peers     Peers
	self      ID           // of this node, drawn at each start
	leadUntil atomic.Int64 // how long this node decides, by its own clock
	trouble   trouble
	meter     *meter
	tracer    *trace.Tracer
}

// Options are the parts of a [Service] that have a default.
type Options struct {
	Now       func() time.Time      // the clock; time.Now
	Signer    *credential.Signer    // the queue for signing; one place
	TickEvery time.Duration         // shortest time between releases; 200 ms
	Logger    *slog.Logger          // slog.Default
	Metrics   prometheus.Registerer // where it counts; nil: nowhere
	Tracer    *trace.Tracer         // what tells of releases and seals; nil: nothing does
	Peers     Peers                 // the other nodes on the same database; nil: there are none
}

// NewService wires a service. Its releases begin with [Service.Run].
func NewService(store Store, publisher Publisher, o Options) *Service {
	s := &Service{store: store, publisher: publisher, now: o.Now, signer: o.Signer, tickEvery: o.TickEvery, peers: o.Peers, tracer: o.Tracer, self: NewID()}
	if s.now == nil {
		s.now = time.Now
	}
	if s.signer == nil {
		s.signer = credential.NewSigner(1)
	}
	if s.tickEvery == 0 {
		s.tickEvery = 200 * time.Millisecond
	}
	s.rooms.loaded = map[ID]*room{}
	s.meter = newMeter(o.Metrics)
	s.trouble = trouble{log: cmp.Or(o.Logger, slog.Default()), ongoing: map[string]*failure{}}
	return s
}

// Ping reports whether the database answers.
func (s *Service) Ping(ctx context.Context) error { return s.store.Ping(ctx) }

// Run releases what may be released and seals what is to be sealed, each at
// most once per tick and without waiting for the other, until ctx is done.
// Where a release or a seal fails, the next tick tries again.
func (s *Service) Run(ctx context.Context) error {
	s.wake(ctx)
	var others sync.WaitGroup
	others.Go(func() { s.every(ctx, s.tickEvery, s.Seal) })
	others.Go(func() { s.Sweep(ctx); s.every(ctx, sweepEvery, s.Sweep) })
	if s.peers != nil {
		s.Watch(ctx)
		others.Go(func() { s.every(ctx, watchEvery, s.Watch) })
	}
	s.every(ctx, s.tickEvery, s.Tick)
	others.Wait()
	s.resign(context.WithoutCancel(ctx))
	return nil
}

func (s *Service) every(ctx context.Context, wait time.Duration, do func(context.Context)) {
	ticker := time.NewTicker(wait)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			do(ctx)
		}
	}
}

// Tick makes one pass over all rooms: it lets the gate decide on every round
// with new answers, and releases batches of words that are full. Of several
// nodes one does that; the others tell it what they took.
func (s *Service) Tick(ctx context.Context) {
	s.trouble.end(time.Now())
	if !s.decides() {
		s.tell(ctx, false)
		return
	}
	for _, r := range s.rooms.all() {
		s.breakSilence(ctx, r)
		for round, since := range r.takeDirty() {
			released, err := s.release(ctx, r, round)
			if err != nil {
				r.markDirty(round)
				s.complain(ctx, "release", err)
			} else if released {
				s.meter.released(since)
			}
		}
		if err := s.releaseWords(ctx, r); err != nil {
			s.complain(ctx, "release words", err)
		}
	}
}

// TellOrganisers sends the organisers of a consultation what one of them did. A
// consultation that is gone has none.
func (s *Service) TellOrganisers(ctx context.Context, consultation ID, act ActEvent) {
	if r, err := s.room(ctx, consultation); err == nil {
		s.publish(ctx, r, Organisers, OrganiserActed, act)
	}
}

// publish numbers an event and sends it, one after another, so that events
// leave in the order of their numbers. What it tells has happened: where it
// cannot be numbered now, everybody is asked to look again at the next tick.
func (s *Service) publish(ctx context.Context, r *room, to Audience, kind EventType, data any) {
	err := s.announce(ctx, r, to, kind, func(context.Context) (any, error) { return data, nil })
	if err != nil {
		s.complain(ctx, "publish", err)
	}
}

// announce is publish for data that is read after the event has its number, so
// that of two events on one thing the one with the higher number is the newer.
func (s *Service) announce(ctx context.Context, r *room, to Audience, kind EventType, data func(context.Context) (any, error)) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), publishWithin)
	defer cancel()
	r.publishing.Lock()
	defer r.publishing.Unlock()
	version, err := s.store.Advance(ctx, r.id)
	if CodeOf(err) == CodeNotFound {
		return nil // deleted meanwhile
	}
	var told any
	if err == nil {
		s.reach(ctx, r, version)
		told, err = data(ctx)
	}
	if err != nil {
		r.silent.Store(true)
		return err
	}
	s.publisher.Publish(ctx, r.id, to, Event{Version: version, Type: kind, Data: told})
	return nil
}

// publishWithin is how long the numbering of an event may take.
const publishWithin = 10 * time.Second

// breakSilence asks everybody to look again where an event could not be told.
func (s *Service) breakSilence(ctx context.Context, r *room) {
	if r.silent.CompareAndSwap(true, false) {
		s.publish(ctx, r, Everybody, ConsultationChanged, nil)
	}
}
