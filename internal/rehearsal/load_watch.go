package rehearsal

import (
	"context"
	"encoding/json"
	"maps"
	"sync"
	"time"

	"parley/internal/consult"
)

// watch is one participant who looks at the results and compares them with what
// the crowd knows to be acknowledged.
//
// The gate releases a random part of what is new on an item once there are 2k new
// answers and they differ (see the disclosure rules). So the time to be seen counts
// from the acknowledgement that made a release possible to the event that brought
// one. It is known of items that are shown already: a first release can be of too
// few people to show it.
//
// While all that is new on an item is alike, the gate waits for k more before it
// looks again. How many it had found alike when it looked, it alone knows, so
// from outside nobody can tell when it permits the next release of the item; such
// releases are counted and have no time here. The server's own measure has it.
type watch struct {
	k    int
	stop context.CancelFunc

	mu      sync.Mutex
	items   map[consult.ID]*watched
	visible []time.Duration
	undated int         // releases of which only the gate knows since when it permits them
	shownAt []time.Time // when something new was shown
}

// watched is one item: how many people give each answer now, how many were
// shown to, since when the gate would let something out, zero while it would
// not, and whether it may have found all alike since the last release.
type watched struct {
	acked, shown map[string]int
	permitted    time.Time
	alike        bool
}

func newWatch(k int) *watch { return &watch{k: k, items: map[consult.ID]*watched{}} }

// open connects with the first voter's credential, and connects again for as
// long as the crowd is there.
func (w *watch) open(ctx context.Context, c *crowd) error {
	looking := client{base: c.URL, http: c.guests}
	dial := func(ctx context.Context) (*socket, error) {
		within, cancel := context.WithTimeout(ctx, answerWithin)
		defer cancel()
		return dialHearing(within, &looking, c.id, c.voters[0].keys[consult.ID{}].Encode(), w.hear)
	}
	s, err := dial(ctx)
	if err != nil {
		return err
	}
	ctx, w.stop = context.WithCancel(ctx)
	go func() {
		for ctx.Err() == nil {
			if s == nil {
				s, _ = dial(ctx) // fails while the server is away
				time.Sleep(100 * time.Millisecond)
				continue
			}
			select {
			case <-ctx.Done():
				s.close()
			case <-s.gone:
				s = nil
			}
		}
	}()
	return nil
}

func (w *watch) close() {
	if w.stop != nil {
		w.stop()
	}
}

func (w *watch) item(id consult.ID) *watched {
	if w.items[id] == nil {
		w.items[id] = &watched{acked: map[string]int{}, shown: map[string]int{}}
	}
	return w.items[id]
}

// acknowledged notes that somebody's vote on an item is kept, now; before is
// what they had said, or empty.
func (w *watch) acknowledged(item consult.ID, before, after string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	x := w.item(item)
	x.acked[after]++
	if before != "" {
		x.acked[before]--
	}
	x.look(w.k, time.Now())
}

// look notes whether the gate would release something now. It may miss that it
// would where people have changed their minds, since those who swap answers
// leave the counts as they were.
func (x *watched) look(k int, now time.Time) {
	fresh, kinds := 0, 0
	for answer, n := range x.acked {
		if more := n - x.shown[answer]; more > 0 {
			fresh += more
			kinds++
		}
	}
	switch {
	case len(x.shown) == 0 || fresh < 2*k:
	case kinds == 1:
		x.alike = true
	case x.permitted.IsZero():
		x.permitted = now
	}
}

func (w *watch) hear(line []byte) {
	now := time.Now()
	var r reply
	var e struct {
		Type consult.EventType
		Data json.RawMessage
	}
	var result consult.RoundResult
	if json.Unmarshal(line, &r) != nil || r.Push == nil || r.Push.Pub == nil || json.Unmarshal(r.Push.Pub.Data, &e) != nil ||
		e.Type != consult.TallyReleased || json.Unmarshal(e.Data, &result) != nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, item := range result.Items {
		if v := item.Vote; v != nil {
			w.saw(w.item(item.Recommendation), map[string]int{"agree": v.Agree, "disagree": v.Disagree, "pass": v.Pass}, now)
		}
	}
}

// saw notes released counts. The caller holds the lock.
func (w *watch) saw(x *watched, shown map[string]int, now time.Time) {
	if maps.Equal(shown, x.shown) {
		return
	}
	switch {
	case x.permitted.IsZero():
	case x.alike:
		w.undated++
	default:
		w.visible = append(w.visible, now.Sub(x.permitted))
	}
	w.shownAt = append(w.shownAt, now)
	x.shown, x.permitted, x.alike = shown, time.Time{}, false
	x.look(w.k, now)
}
