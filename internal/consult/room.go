package consult

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"parley/internal/credential"
)

// room is what the service holds in memory of one consultation: the agenda as
// last read, the public keys ready to verify, and what waits for the next
// tick. Everything in it can be lost with the process.
type room struct {
	id      ID
	version atomic.Uint64 // everything up to here is in what the room holds
	heard   atomic.Uint64 // other nodes have come this far
	current atomic.Pointer[view]
	writing sync.Mutex // held by organisers' acts, one at a time

	refreshing sync.Mutex  // held while the agenda is read
	publishing sync.Mutex  // held while an event is numbered and sent
	silent     atomic.Bool // an event could not be told

	mu        sync.Mutex
	dirty     map[ID]time.Time   // rounds with answers since the last tick, and when the first came
	results   map[ID]RoundResult // of rounds that have been asked for
	authors   map[ID]author      // of words that wait for their batch, by contribution
	wordsWait bool               // words may be ready for a batch
	connected int                // to this node
	elsewhere map[ID]*elsewhere  // what other nodes hold, by node
	about     int                // connections as last told, rounded
	unsealed  map[ID]bool        // rounds that closed
	marks     int                // invitations redeemed since their last seal
	sealAgain time.Time          // when marks may be sealed again

	seen uint64 // version in the database when last looked; of [Service.Watch] alone

	mapping  sync.Mutex // held while the opinion map is computed
	mapped   bool
	opinions *OpinionMap
}

// view is an agenda with the indices that the hot path needs. It is never
// changed once made.
type view struct {
	*Agenda
	rounds map[ID]roundView
	keys   map[credential.KeyID]verifier
}

type roundView struct {
	step  Step
	round Round
	items map[ID]bool
}

// roomTable holds the rooms that were asked for since the start.
type roomTable struct {
	mu     sync.Mutex
	loaded map[ID]*room
}

func (t *roomTable) all() []*room {
	t.mu.Lock()
	defer t.mu.Unlock()
	list := make([]*room, 0, len(t.loaded))
	for _, r := range t.loaded {
		list = append(list, r)
	}
	return list
}

// find returns a room that is loaded, or nil.
func (t *roomTable) find(id ID) *room {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.loaded[id]
}

func (t *roomTable) drop(id ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.loaded, id)
}

// room returns the room of a consultation, reading it from the store when it is
// asked for first. Its rounds start dirty and unsealed, so that a release or a
// seal which a crash cut off happens at the next tick.
//
// A room that other nodes have moved catches up first; where the database does
// not answer, what it holds has to do.
func (s *Service) room(ctx context.Context, id ID) (*room, error) {
	r, err := s.load(ctx, id)
	if err == nil && r.version.Load() < r.heard.Load() {
		err = s.refresh(ctx, r)
		if CodeOf(err) != CodeNotFound {
			err = nil
		}
	}
	return r, err
}

func (s *Service) load(ctx context.Context, id ID) (*room, error) {
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	if r, ok := s.rooms.loaded[id]; ok {
		return r, nil
	}
	r := &room{
		id: id, dirty: map[ID]time.Time{}, results: map[ID]RoundResult{},
		authors: map[ID]author{}, elsewhere: map[ID]*elsewhere{}, wordsWait: true, unsealed: map[ID]bool{},
	}
	if err := s.refresh(ctx, r); err != nil {
		return nil, err
	}
	for id, in := range r.current.Load().rounds {
		r.dirtied(id)
		if in.round.Status == RoundClosed {
			r.unsealed[id] = true
		}
	}
	r.marks = marksAtStart(r.current.Load().Consultation)
	s.rooms.loaded[id] = r
	return r, nil
}

// refresh reads the agenda again, after an organiser's act here or elsewhere.
func (s *Service) refresh(ctx context.Context, r *room) error {
	r.refreshing.Lock()
	defer r.refreshing.Unlock()
	agenda, err := s.store.Agenda(ctx, r.id)
	if err != nil {
		return err
	}
	v, err := newView(agenda)
	if err != nil {
		return err
	}
	r.noteClosed(v)
	r.current.Store(v)
	if s.peers != nil {
		r.forgetResults()
	}
	raise(&r.version, agenda.Version)
	return nil
}

// noteClosed marks rounds for a seal that closed since the agenda was last read,
// on whichever node.
func (r *room) noteClosed(now *view) {
	before := r.current.Load()
	if before == nil {
		return
	}
	for id, in := range now.rounds {
		if in.round.Status == RoundClosed && before.rounds[id].round.Status == RoundOpen {
			r.markUnsealed(id)
		}
	}
}

func (r *room) forgetResults() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.results)
}

func (r *room) forgetResult(round ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.results, round)
}

// raise moves a version forward, never back.
func raise(version *atomic.Uint64, to uint64) {
	for now := version.Load(); now < to; now = version.Load() {
		if version.CompareAndSwap(now, to) {
			return
		}
	}
}

func newView(a *Agenda) (*view, error) {
	keys, err := readKeys(a.Groups)
	if err != nil {
		return nil, err
	}
	v := &view{Agenda: a, rounds: map[ID]roundView{}, keys: keys}
	for _, step := range a.Steps {
		for _, round := range step.Rounds {
			items := make(map[ID]bool, len(round.Items))
			for _, item := range round.Items {
				items[item] = true
			}
			v.rounds[round.ID] = roundView{step, round, items}
		}
	}
	return v, nil
}

func (r *room) markDirty(round ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dirtied(round)
}

// dirtied keeps when that was first so. The caller holds the lock.
func (r *room) dirtied(round ID) {
	if _, is := r.dirty[round]; !is {
		r.dirty[round] = time.Now()
	}
}

func (r *room) takeDirty() map[ID]time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.dirty) == 0 {
		return nil
	}
	taken := r.dirty
	r.dirty = map[ID]time.Time{}
	return taken
}

// SetConnected tells the room how many connections it has on this node. Pages are told a
// rounded number, and only when that changes.
func (s *Service) SetConnected(consultation ID, n int) {
	ctx := context.Background()
	r, err := s.room(ctx, consultation)
	if err != nil {
		return
	}
	r.mu.Lock()
	r.connected = n
	r.mu.Unlock()
	s.countPresence(ctx, r)
}

// countPresence adds up the connections of all nodes. The deciding node tells
// where that changes the rounded number.
func (s *Service) countPresence(ctx context.Context, r *room) {
	r.mu.Lock()
	n := about(r.present())
	changed := n != r.about
	if s.decides() {
		r.about = n
	} else {
		changed = false
	}
	r.mu.Unlock()
	if changed {
		s.publish(ctx, r, Everybody, PresenceCounted, PresenceEvent{About: n})
	}
}

// about rounds a number of connections so that one coming or going rarely
// shows: to fives below 100, to two digits above.
func about(n int) int {
	unit := 5
	for limit := 100; n >= limit; limit *= 10 {
		unit = limit / 10
	}
	return (n + unit/2) / unit * unit
}
