package attack

import (
	"context"
	"crypto/rand"
	"math"
	mathrand "math/rand/v2"
	"sync"

	"parley/internal/consult"
	"parley/internal/credential"
)

// House is one simulated consultation under the real service: open doors, one
// theme with one recommendation, a step to vote in and one to discuss.
type House struct {
	Service *consult.Service
	ID      consult.ID
	Theme   consult.ID
	Item    consult.ID
	VoteIn  consult.ID
	TalkIn  consult.ID
	People  []consult.Seat
	Rand    *mathrand.Rand
	events  *listener
}

// listener keeps what everybody is told, as an attacker in the room would.
type listener struct {
	mu     sync.Mutex
	events []consult.Event
}

// Publish implements [consult.Publisher].
func (l *listener) Publish(_ context.Context, _ consult.ID, to consult.Audience, e consult.Event) {
	if to != consult.Everybody {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, e)
}

// heard returns the events so far.
func (l *listener) heard() []consult.Event {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.events[:len(l.events):len(l.events)]
}

// NewHouse opens a consultation for n people. A batch below the protocol's
// minimum can be asked for, to weaken it.
func NewHouse(ctx context.Context, store consult.Store, n, batch int, rng *mathrand.Rand) (*House, error) {
	h := &House{
		ID: consult.NewID(), Theme: consult.NewID(), Item: consult.NewID(), VoteIn: consult.NewID(), TalkIn: consult.NewID(),
		Rand: rng, events: &listener{},
	}
	if err := store.PutAgenda(ctx, h.agenda(batch)); err != nil {
		return nil, err
	}
	h.Service = consult.NewService(store, h.events, consult.Options{})
	var err error
	h.People, err = h.seats(n, consult.NewID())
	return h, err
}

// seats makes n participants of a group, who may act on the house's theme.
func (h *House) seats(n int, group consult.ID) ([]consult.Seat, error) {
	seats := make([]consult.Seat, n)
	for i := range seats {
		var id [16]byte
		_, _ = rand.Read(id[:]) // never fails, by contract of crypto/rand
		who, err := credential.ParticipantIDFromBytes(id[:])
		if err != nil {
			return nil, err
		}
		seats[i] = consult.Seat{Consultation: h.ID, Participant: who, Group: group, Theme: h.Theme}
	}
	return seats, nil
}

func (h *House) agenda(batch int) *consult.Agenda {
	protocol := consult.DefaultProtocol()
	protocol.Visibility, protocol.CommentBatch = consult.VisibleLive, batch
	title := consult.Text{consult.English: "A simulated consultation"}
	return &consult.Agenda{
		Consultation: consult.Consultation{
			ID: h.ID, RoomCode: h.ID.String()[:6], Title: title, Languages: consult.Languages,
			Protocol: protocol, ProtocolHash: protocol.Hash(), Frozen: true, Status: consult.Open,
		},
		Themes:          []consult.Theme{{ID: h.Theme, Place: 1, Title: title}},
		Recommendations: []consult.Recommendation{{ID: h.Item, Theme: h.Theme, Place: 1, Title: title}},
		Steps: []consult.Step{
			{ID: h.TalkIn, Theme: h.Theme, Kind: consult.Discuss, Place: 1},
			{ID: h.VoteIn, Theme: h.Theme, Kind: consult.Vote, Place: 2},
		},
	}
}

// crowd draws a number of people from 8 to most, small ones as often as large.
func crowd(rng *mathrand.Rand, most int) int {
	return int(math.Round(8 * math.Pow(float64(most)/8, rng.Float64())))
}

// opinions draws a vote for each of n people around a share of the house's own.
func opinions(n int, rng *mathrand.Rand) []string {
	agree := 0.2 + 0.6*rng.Float64()
	votes := make([]string, n)
	for i := range votes {
		switch u := rng.Float64(); {
		case u < agree*0.9:
			votes[i] = "agree"
		case u < 0.9:
			votes[i] = "disagree"
		default:
			votes[i] = "pass"
		}
	}
	return votes
}

// totals are the counts of one release, in a fixed order of answers.
type totals [3]int

var answers = [3]string{"agree", "disagree", "pass"}

// totals reads the totals of the house's item from an event that tells them.
func (h *House) totals(e consult.Event) (totals, bool) {
	result, ok := e.Data.(consult.RoundResult)
	if !ok || len(result.Items) == 0 || result.Items[0].Recommendation != h.Item || result.Items[0].Vote == nil {
		return totals{}, false
	}
	v := result.Items[0].Vote
	return totals{v.Agree, v.Disagree, v.Pass}, true
}

func (t totals) minus(o totals) totals {
	return totals{t[0] - o[0], t[1] - o[1], t[2] - o[2]}
}

// mode is the most frequent answer and its share, ⅓ where nothing is known.
func (t totals) mode() (string, float64) {
	best, sum := 0, 0
	for i, n := range t {
		sum += max(n, 0)
		if n > t[best] {
			best = i
		}
	}
	if sum == 0 {
		return answers[0], 1.0 / 3
	}
	return answers[best], float64(t[best]) / float64(sum)
}
