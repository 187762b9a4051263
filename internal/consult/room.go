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
	version atomic.Uint64
	current atomic.Pointer[view]
	writing sync.Mutex // held by organisers' acts, one at a time

	publishing sync.Mutex // held while an event is numbered and sent

	mu        sync.Mutex
	dirty     map[ID]bool                     // rounds with answers since the last tick
	results   map[ID]RoundResult              // of rounds that have been asked for
	authors   map[ID]credential.ParticipantID // of words that wait for their batch, by contribution
	wordsWait bool                            // words may be ready for a batch
	connected int
	unsealed  map[ID]bool // rounds that closed
	marks     int         // invitations redeemed since their last seal
	sealAgain time.Time   // when marks may be sealed again

	mapping  sync.Mutex // held while the opinion map is computed
	mapped   bool
	opinions *OpinionMap
}

// view is an agenda with the indices that the hot path needs. It is never
// changed once made.
type view struct {
	*Agenda
	rounds map[ID]roundView
	keys   map[credential.KeyID]groupKey
}

type roundView struct {
	step  Step
	round Round
	items map[ID]bool
}

type groupKey struct {
	group  ID
	public *credential.PublicKey
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

func (t *roomTable) drop(id ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.loaded, id)
}

// room returns the room of a consultation, reading it from the store when it is
// asked for first. Its rounds start dirty and unsealed, so that a release or a
// seal which a crash cut off happens at the next tick.
func (s *Service) room(ctx context.Context, id ID) (*room, error) {
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	if r, ok := s.rooms.loaded[id]; ok {
		return r, nil
	}
	r := &room{
		id: id, dirty: map[ID]bool{}, results: map[ID]RoundResult{},
		authors: map[ID]credential.ParticipantID{}, wordsWait: true, unsealed: map[ID]bool{},
	}
	r.version.Store(uint64(s.now().UnixMilli())) // moves forward over a restart
	if err := s.refresh(ctx, r); err != nil {
		return nil, err
	}
	for id, in := range r.current.Load().rounds {
		r.dirty[id] = true
		if in.round.Status == RoundClosed {
			r.unsealed[id] = true
		}
	}
	r.marks = marksAtStart(r.current.Load().Consultation)
	s.rooms.loaded[id] = r
	return r, nil
}

// refresh reads the agenda again after an organiser's act.
func (s *Service) refresh(ctx context.Context, r *room) error {
	agenda, err := s.store.Agenda(ctx, r.id)
	if err != nil {
		return err
	}
	v, err := newView(agenda)
	if err != nil {
		return err
	}
	r.current.Store(v)
	return nil
}

func newView(a *Agenda) (*view, error) {
	v := &view{Agenda: a, rounds: map[ID]roundView{}, keys: map[credential.KeyID]groupKey{}}
	for _, step := range a.Steps {
		for _, round := range step.Rounds {
			items := make(map[ID]bool, len(round.Items))
			for _, item := range round.Items {
				items[item] = true
			}
			v.rounds[round.ID] = roundView{step, round, items}
		}
	}
	for _, g := range a.Groups {
		if len(g.PublicKey) == 0 {
			continue
		}
		key, err := credential.ParsePublicKey(g.PublicKey)
		if err != nil {
			return nil, err
		}
		v.keys[key.KeyID()] = groupKey{g.ID, key}
	}
	return v, nil
}

func (r *room) markDirty(round ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dirty[round] = true
}

func (r *room) takeDirty() []ID {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.dirty) == 0 {
		return nil
	}
	list := make([]ID, 0, len(r.dirty))
	for id := range r.dirty {
		list = append(list, id)
	}
	clear(r.dirty)
	return list
}

// SetConnected tells the room how many connections it has. Pages are told a
// rounded number, and only when that changes.
func (s *Service) SetConnected(consultation ID, n int) {
	ctx := context.Background()
	r, err := s.room(ctx, consultation)
	if err != nil {
		return
	}
	r.mu.Lock()
	before := about(r.connected)
	r.connected = n
	r.mu.Unlock()
	if after := about(n); after != before {
		s.publish(ctx, r, Everybody, PresenceCounted, PresenceEvent{About: after})
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
