package attack

import (
	"context"
	"encoding/binary"
	mathrand "math/rand/v2"
	"slices"

	"parley/internal/consult"
)

// unlinked gives a house a second theme and makes its ballots unlinked. What it
// returns is the same house as seen from that theme: other seats, of the same
// people in the same order.
func (h *House) unlinked(ctx context.Context, store consult.Store) (*House, error) {
	agenda := h.agenda(3)
	c := agenda.Consultation
	c.Protocol.Privacy = consult.UnlinkedBallots
	c.ProtocolHash = c.Protocol.Hash()
	if err := store.PutConsultation(ctx, c); err != nil {
		return nil, err
	}
	other := *h
	other.Theme, other.Item, other.VoteIn = consult.NewID(), consult.NewID(), consult.NewID()
	if err := store.PutTheme(ctx, consult.Theme{ID: other.Theme, Consultation: h.ID, Place: 2, Title: c.Title}); err != nil {
		return nil, err
	}
	item := consult.Recommendation{ID: other.Item, Consultation: h.ID, Theme: other.Theme, Place: 2, Title: c.Title}
	if err := store.PutRecommendation(ctx, item); err != nil {
		return nil, err
	}
	if err := store.PutStep(ctx, consult.Step{ID: other.VoteIn, Consultation: h.ID, Theme: other.Theme, Kind: consult.Vote, Place: 3}); err != nil {
		return nil, err
	}
	var err error
	other.People, err = h.seats(len(h.People), h.People[0].Group)
	for i := range other.People {
		other.People[i].Theme = other.Theme
	}
	return &other, err
}

// Ties is one simulated consultation with unlinked ballots whose database is
// stolen. People answered on both themes, in the same order.
type Ties struct {
	here, there []string // the participants of each theme, in the order of the people
}

// Tie plays it. Where oneKey is set, the build is weakened: a person's key of
// the first theme opens the second too.
func Tie(ctx context.Context, store consult.Store, n int, rng *mathrand.Rand, oneKey bool) (Ties, error) {
	h, err := NewHouse(ctx, store, n, 3, rng)
	if err != nil {
		return Ties{}, err
	}
	other, err := h.unlinked(ctx, store)
	if err != nil {
		return Ties{}, err
	}
	var t Ties
	for i := range h.People {
		if oneKey {
			other.People[i].Participant = h.People[i].Participant
		}
		t.here = append(t.here, string(h.People[i].Participant.Bytes()))
		t.there = append(t.there, string(other.People[i].Participant.Bytes()))
	}
	for _, theme := range []*House{h, other} {
		if _, _, err := theme.vote(ctx); err != nil {
			return t, err
		}
	}
	h.Service.Tick(ctx)
	h.Service.Seal(ctx)
	return t, nil
}

// Across is the thief who wants to know who a participant of one theme is in
// another. It looks for what two rows share, and then for the order in which
// they came; it guesses the pair that it is surest of. With neither, each of n
// guesses is as good.
func (t Ties) Across(stolen Copy, log []byte, rng *mathrand.Rand) (hit bool, bestGuess float64, err error) {
	here, there, found := t.shared(stolen, rng)
	if !found {
		if here, there, err = t.last(stolen, log); err != nil {
			return false, 0, err
		}
	}
	return slices.Index(t.here, here) == slices.Index(t.there, there), 1 / float64(len(t.here)), nil
}

// last is who came last to each theme, as far as the copy orders them.
func (t Ties) last(stolen Copy, log []byte) (here, there string, err error) {
	a, err := bestTrace(stolen, log, setOf(t.here))
	if err != nil {
		return "", "", err
	}
	b, err := bestTrace(stolen, log, setOf(t.there))
	return a[len(a)-1], b[len(b)-1], err
}

// shared draws a pair from those whom one value ties: it stands beside one
// participant of each theme and no other. Fewer than half of the people tied so
// are taken for chance, such as two answers that nobody else gave.
func (t Ties) shared(stolen Copy, rng *mathrand.Rand) (here, there string, found bool) {
	rows := stolen.rows()
	of := owners(rows, setOf(t.there))
	pairs := map[string]string{}
	for value, a := range owners(rows, setOf(t.here)) {
		if b := of[value]; a != "" && b != "" {
			pairs[a] = b
		}
	}
	if 2*len(pairs) < len(t.here) {
		return "", "", false
	}
	i := rng.IntN(len(pairs))
	for here, there = range pairs {
		if i--; i < 0 {
			break
		}
	}
	return here, there, true
}

// owners lists who of some participants each value stands beside in the rows,
// "" where it is several. A participant's own id is such a value.
func owners(rows []row, ids idSet) map[string]string {
	of := map[string]string{}
	for _, r := range rows {
		for _, b := range r.blobs {
			if !ids[string(b)] {
				continue
			}
			for _, value := range r.values() {
				if owner, known := of[value]; known && owner != string(b) {
					of[value] = ""
				} else {
					of[value] = string(b)
				}
			}
		}
	}
	return of
}

// values are all of a row, as bytes.
func (r row) values() []string {
	list := make([]string, 0, len(r.blobs)+len(r.ints))
	for _, b := range r.blobs {
		list = append(list, string(b))
	}
	for _, n := range r.ints {
		list = append(list, string(binary.BigEndian.AppendUint64(nil, uint64(n))))
	}
	return list
}
