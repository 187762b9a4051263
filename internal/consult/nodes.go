package consult

import (
	"context"
	"encoding/json"
	"time"
)

// Several nodes may serve one database. Each holds agendas and figures in
// memory; the version of a consultation in the database tells whether they are
// current. What a node holds in memory only, it tells the others in bulletins.
// One of them, by a lease in the database, decides on releases, batches of
// words and seals.

const (
	watchEvery = time.Second     // how often a node looks for what it missed
	leadFor    = 3 * time.Second // how long the death of the deciding node goes unnoticed
	leadMargin = 500 * time.Millisecond
)

// Peers are the other nodes on the same database.
type Peers interface {
	// Tell sends a bulletin to the others. Where that fails nothing is lost but
	// time: the deciding node finds answers in the database.
	Tell(ctx context.Context, b Bulletin) error
	// Local sends an event to the browsers of this node alone.
	Local(consultation ID, to Audience, e Event)
}

// decides reports whether this node is the one that decides.
func (s *Service) decides() bool {
	return s.peers == nil || time.Now().UnixNano() < s.leadUntil.Load()
}

// Watch makes one pass of what a node among others does once a second: it
// seeks or prolongs the lease, looks for what it missed, and tells what it
// holds. Where the database does not answer, the next pass tries again.
func (s *Service) Watch(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if err := s.lead(ctx); err != nil {
		s.complain(ctx, "lease", err)
	}
	if err := s.compare(ctx); err != nil {
		s.complain(ctx, "compare versions", err)
	}
	for _, r := range s.rooms.all() {
		if len(r.awaited()) > 0 {
			if _, _, err := s.waitingWords(ctx, r); err != nil {
				s.complain(ctx, "count authors", err)
			}
		}
		s.countPresence(ctx, r)
	}
	s.tell(ctx, true)
}

// lead seeks the lease. The node that has it looks at every open round, since
// whoever took answers may have died, and after a change of nodes everybody is
// asked to look again.
func (s *Service) lead(ctx context.Context) error {
	began := time.Now()
	led := s.decides()
	leads, err := s.store.Lead(ctx, s.self, leadFor)
	if err != nil || !leads {
		if err == nil {
			s.leadUntil.Store(0)
		}
		return err
	}
	s.leadUntil.Store(began.Add(leadFor - leadMargin).UnixNano())
	s.wake(ctx)
	for _, r := range s.rooms.all() {
		r.markOpen()
		if !led {
			r.silent.Store(true)
			r.addMarks(marksAtStart(r.current.Load().Consultation))
		}
	}
	return nil
}

// resign lets another node decide at once.
func (s *Service) resign(ctx context.Context) {
	if s.peers == nil || !s.decides() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := s.store.Resign(ctx, s.self); err != nil {
		s.complain(ctx, "resign", err)
	}
}

// markOpen marks the open rounds, for releases that another node may have left.
func (r *room) markOpen() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, in := range r.current.Load().rounds {
		if in.round.Status == RoundOpen {
			r.dirtied(id)
		}
	}
}

// compare finds rooms that other nodes have moved without this one hearing of
// it, twice in a row so that what is on its way may arrive. They are read
// again, and the browsers of this node are asked to look again.
func (s *Service) compare(ctx context.Context) error {
	versions, err := s.store.Versions(ctx)
	if err != nil {
		return err
	}
	for _, r := range s.rooms.all() {
		version, kept := versions[r.id]
		if !kept {
			s.rooms.drop(r.id)
			continue
		}
		before := r.seen
		r.seen = version
		if known := max(r.version.Load(), r.heard.Load()); known >= before {
			continue
		}
		if err := s.refresh(ctx, r); err != nil {
			return err
		}
		s.peers.Local(r.id, Everybody, Event{Version: r.version.Load(), Type: ConsultationChanged})
	}
	return nil
}

// moved reports whether other nodes have moved a room, which then has caught up.
func (s *Service) moved(ctx context.Context, r *room) bool {
	if s.peers == nil {
		return false
	}
	version, err := s.store.Version(ctx, r.id)
	return err == nil && version > r.version.Load() && s.refresh(ctx, r) == nil
}

// settled runs a check on the agenda in memory. Where it refuses, it is asked
// again if another node has changed the agenda meanwhile: this call reads it,
// or another one has since the check began.
func (s *Service) settled(ctx context.Context, r *room, check func(*view) error) error {
	known := r.current.Load()
	err := check(known)
	if err != nil && (s.moved(ctx, r) || r.current.Load() != known) {
		err = check(r.current.Load())
	}
	return err
}

// alone runs an act on a room while nobody else does, here or on another node,
// and on the agenda as it stands.
func (s *Service) alone(ctx context.Context, r *room, act func() error) error {
	r.writing.Lock()
	defer r.writing.Unlock()
	return s.store.Alone(ctx, r.id, func() error {
		s.moved(ctx, r)
		return act()
	})
}

// reach notes that a room has come to a version by an event of this node.
func (s *Service) reach(ctx context.Context, r *room, version uint64) {
	if r.version.CompareAndSwap(version-1, version) {
		return
	}
	raise(&r.heard, version)
	if err := s.refresh(ctx, r); err != nil {
		s.complain(ctx, "refresh", err)
	}
}

// Hear takes note of an event that another node published. It comes before the
// browsers of this node hear it, so that whoever then asks gets the new state.
func (s *Service) Hear(consultation ID, version uint64, kind EventType, data json.RawMessage) {
	r := s.rooms.find(consultation)
	if r == nil {
		return
	}
	switch kind {
	case TallyReleased:
		var about struct{ Round ID }
		if json.Unmarshal(data, &about) == nil {
			r.forgetResult(about.Round)
		}
	case PresenceCounted, CommentsReleased, BatchReady:
	default: // the agenda has changed
		raise(&r.heard, version)
		return
	}
	if !r.version.CompareAndSwap(version-1, version) && r.version.Load() < version {
		raise(&r.heard, version)
	}
}
