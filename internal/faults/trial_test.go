package faults

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"parley/internal/rehearsal"
)

// trial is people who vote while something breaks.
type trial struct {
	name  string
	load  rehearsal.Load
	fault func(rehearsal.Scene) // breaks it, and returns when it is mended
	heard bool                  // recovery is when others see votes again, not when votes are kept
}

// outcome is what came of a fault, one row of the table.
type outcome struct {
	name   string
	told   map[string]int
	acked  int
	lost   int
	waited float64       // ms that somebody waited for an acknowledgement, at most
	lasted time.Duration // from the breaking to the mending
	back   time.Duration // from the mending to the first acknowledgement
}

var outcomes struct {
	sync.Mutex
	list []outcome
}

// people vote often enough to notice and long enough to come back.
func people(s *server) rehearsal.Load {
	return rehearsal.Load{
		URL: s.URL, SetupToken: s.SetupToken, Profile: rehearsal.Workshop, Participants: size(24, 100),
		Rate: float64(size(40, 100)), For: time.Duration(size(8, 20)) * time.Second, Seed: 7, Process: s.PID,
	}
}

// run plays, breaks something after a quarter of the play, and checks that
// nothing that was acknowledged is lost, or counted twice, that nobody stays
// without an answer, and that votes were acknowledged after the mending.
func (x trial) run(t *testing.T) *rehearsal.LoadReport {
	t.Helper()
	var broken, mended time.Time
	done := make(chan struct{})
	x.load.Begun = func(scene rehearsal.Scene) {
		go func() {
			defer close(done)
			time.Sleep(x.load.For / 4)
			broken = time.Now()
			x.fault(scene)
			mended = time.Now()
		}()
	}
	r, err := rehearsal.PlayLoad(t.Context(), x.load)
	must(t, err)
	<-done
	if r.Lost != 0 || r.Duplicated != 0 {
		t.Errorf("%s: of %d acknowledged votes %d were lost and %d counted twice", x.name, r.Acknowledged, r.Lost, r.Duplicated)
	}
	if r.Failed != 0 {
		t.Errorf("%s: %d votes got no answer in the end, the first: %s", x.name, r.Failed, r.FirstFailure)
	}
	times := r.AckedAt
	if x.heard {
		times = r.ShownAt
	}
	first := slices.IndexFunc(times, func(at time.Time) bool { return at.After(mended) })
	if first < 0 {
		t.Fatalf("%s: nothing came through after the mending", x.name)
	}
	note(outcome{
		name: x.name, told: r.Told, acked: r.Acknowledged, lost: r.Lost, waited: r.Ack.Max,
		lasted: mended.Sub(broken), back: times[first].Sub(mended),
	})
	return r
}

// pause is how long what is broken stays so.
func pause() { time.Sleep(time.Duration(size(1, 5)) * time.Second) }

func note(o outcome) {
	outcomes.Lock()
	defer outcomes.Unlock()
	outcomes.list = append(outcomes.list, o)
}

func printTable(w io.Writer) {
	outcomes.Lock()
	defer outcomes.Unlock()
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(t, "fault\tpeople were told\tacknowledged\tlost\tlasted\tback after\tlongest wait\t")
	for _, o := range outcomes.list {
		_, _ = fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%.1f s\t%.2f s\t%.1f s\n", o.name, told(o.told), o.acked, o.lost, o.lasted.Seconds(), o.back.Seconds(), o.waited/1000)
	}
	_ = t.Flush()
}

func told(codes map[string]int) string {
	if len(codes) == 0 {
		return "nothing"
	}
	var list []string
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		list = append(list, fmt.Sprintf("%s ×%d", code, codes[code]))
	}
	return strings.Join(list, ", ")
}
