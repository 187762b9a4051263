package attack

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	mathrand "math/rand/v2"
	"slices"
	"strings"

	"parley/internal/consult"
)

// Copy is what attacker A3, a thief, holds of a database: its bytes and what
// they say of rows, taken after a seal.
type Copy interface {
	// traces lists the orders in which ids lie anywhere in the copy, the most
	// telling ones first.
	traces(ids idSet) ([]trace, error)
	// rows lists what the rows of all tables and indexes hold.
	rows() []row
}

// idSet holds ids of rows as they are in the database.
type idSet map[string]bool

// trace is some of the ids, in an order that may be the one in which they came.
type trace []string

// Robbery is one simulated consultation whose database is stolen. People
// redeemed their invitations in an order and answered in the same one, so that
// each order that is found links the two.
type Robbery struct {
	people  []string // participants in the order in which they answered
	invited []string // hashes of invitations in the order in which they were redeemed
}

// Rob plays a consultation: n people redeem, the doors open, all vote, and the
// step is closed and sealed.
func Rob(ctx context.Context, store consult.Store, n int, rng *mathrand.Rand) (Robbery, error) {
	h, err := NewHouse(ctx, store, n, 3, rng)
	if err != nil {
		return Robbery{}, err
	}
	var r Robbery
	if r.invited, err = h.register(ctx, store); err != nil {
		return r, err
	}
	if _, err := h.Service.OpenDoors(ctx, h.ID); err != nil {
		return r, err
	}
	if _, _, err := h.vote(ctx); err != nil {
		return r, err
	}
	h.Service.Tick(ctx)
	h.Service.Seal(ctx)
	for _, seat := range h.People {
		r.people = append(r.people, string(seat.Participant.Bytes()))
	}
	return r, nil
}

// register invites as many as there are people and redeems one by one. What is
// signed does not matter here, so the store is told of it alone.
func (h *House) register(ctx context.Context, store consult.Store) ([]string, error) {
	agenda := h.agenda(3)
	agenda.Consultation.Status, agenda.Consultation.Frozen = consult.Registering, false
	if err := store.PutConsultation(ctx, agenda.Consultation); err != nil {
		return nil, err
	}
	group := consult.Group{ID: h.People[0].Group, Consultation: h.ID, Place: 1}
	if err := store.PutGroup(ctx, group); err != nil {
		return nil, err
	}
	hashes := make([][32]byte, len(h.People))
	for i := range hashes {
		_, _ = rand.Read(hashes[i][:]) // never fails, by contract of crypto/rand
	}
	if err := store.AddInvitations(ctx, group.ID, hashes); err != nil {
		return nil, err
	}
	var invited []string
	for _, hash := range hashes {
		var blinded [32]byte
		_, _ = rand.Read(blinded[:])
		if err := store.RedeemInvitation(ctx, h.ID, hash, blinded); err != nil {
			return nil, err
		}
		invited = append(invited, string(hash[:]))
	}
	return invited, nil
}

// Order is the thief who wants to know of two participants who answered first.
// It picks the pair that it is surest of; without a trace of any order, each
// guess is right half the time.
func (r Robbery) Order(stolen Copy, log []byte) (hit bool, bestGuess float64, err error) {
	order, err := r.arrivals(stolen, log)
	if err != nil {
		return false, 0, err
	}
	first, last := order[0], order[len(order)-1]
	return slices.Index(r.people, first) < slices.Index(r.people, last), 0.5, nil
}

// Link is the thief who wants to know who an invitation became. It has the
// invitations, and takes whoever has the place among the participants that the
// invitation has among the marks, for the pair that it is surest of. Without
// any order each of n guesses is as good.
func (r Robbery) Link(stolen Copy, log []byte) (hit bool, bestGuess float64, err error) {
	order, err := r.arrivals(stolen, log)
	if err != nil {
		return false, 0, err
	}
	beside := marks(stolen, setOf(r.invited))
	marks, hashOf := idSet{}, map[string]string{}
	for hash, mark := range beside {
		marks[mark], hashOf[mark] = true, hash
	}
	redeemed, err := bestTrace(stolen, log, marks)
	if err != nil || len(redeemed) == 0 {
		return false, 0, err
	}
	invitation := hashOf[redeemed[len(redeemed)-1]]
	guess := order[len(order)-1]
	return slices.Index(r.people, guess) == slices.Index(r.invited, invitation), 1 / float64(len(r.people)), nil
}

// marks finds, in rows with a known hash, the other blob of that length.
func marks(stolen Copy, hashes idSet) map[string]string {
	beside := map[string]string{}
	for _, r := range stolen.rows() {
		for _, hash := range r.blobs {
			for _, other := range r.blobs {
				if hashes[string(hash)] && len(other) == len(hash) && string(other) != string(hash) {
					beside[string(hash)] = string(other)
				}
			}
		}
	}
	return beside
}

func (r Robbery) arrivals(stolen Copy, log []byte) (trace, error) {
	return bestTrace(stolen, log, setOf(r.people))
}

func setOf(ids []string) idSet {
	set := idSet{}
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// bestTrace is the most telling trace of ids. One in the order of the ids tells
// nothing, nor does one of a few runs in that order, where answers to several
// questions lie one after the other; where there is no other, that is what is
// left.
func bestTrace(stolen Copy, log []byte, ids idSet) (trace, error) {
	traces, err := stolen.traces(ids)
	if err != nil {
		return nil, err
	}
	traces = append([]trace{inLog(log, ids)}, traces...)
	for _, few := range []int{3, 1} {
		for _, t := range traces {
			if t.runs() > few {
				return t, nil
			}
		}
	}
	all := make(trace, 0, len(ids))
	for id := range ids {
		all = append(all, id)
	}
	slices.Sort(all)
	return all, nil
}

// inLog looks for ids in logs, as they are and in hexadecimal.
func inLog(log []byte, ids idSet) trace {
	var found []sighting
	for id := range ids {
		for _, text := range []string{id, hex.EncodeToString([]byte(id)), strings.ToUpper(hex.EncodeToString([]byte(id)))} {
			if at := bytes.Index(log, []byte(text)); at >= 0 {
				found = append(found, sighting{id, place{int64(at)}})
			}
		}
	}
	return traceOf(found)
}
