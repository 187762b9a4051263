package rehearsal

import (
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"
)

// LoadReport is what a load measured. Times are milliseconds.
type LoadReport struct {
	Profile      Profile `json:"profile"`
	Participants int     `json:"participants"`
	Way          string  `json:"way"`
	Seconds      float64 `json:"seconds"`

	Acknowledged int            `json:"acknowledged"`     // votes, changes of mind included
	PerSecond    float64        `json:"votes_per_second"` // acknowledged
	Questions    int            `json:"questions"`        // a person's vote on an item, acknowledged at least once
	Seen         int            `json:"seen"`             // of these, in the final result that everybody sees
	Lost         int            `json:"lost"`             // of these, not kept as acknowledged
	Duplicated   int            `json:"duplicated"`       // counted beyond those who voted
	Refused      int            `json:"refused"`          // asked to wait, and sent again
	Told         map[string]int `json:"told,omitempty"`   // answers other than an acknowledgement, by code
	Failed       int            `json:"failed"`           // without an answer
	FirstFailure string         `json:"first_failure,omitempty"`

	Admission float64 `json:"admission_s"`     // until everybody's invitation had become a credential
	Waited    int64   `json:"admission_waits"` // how often somebody was asked to wait for that

	Ack     Spread `json:"ack_ms"`     // from the moment the vote was meant
	Visible Spread `json:"visible_ms"` // from when the gate permits to when another sees it
	Undated int    `json:"undated"`    // releases of which only the gate knows since when it permitted them
	Enter   Spread `json:"enter_ms"`   // to open a connection
	Return  Spread `json:"return_ms"`  // after a storm: socket and snapshot

	ServerCPU float64  `json:"server_cpu_s"`
	CPUShare  float64  `json:"server_cpu_percent"` // of one core
	PeakMB    float64  `json:"server_peak_mb"`
	Cores     int      `json:"cores"`
	Series    []second `json:"series"`

	AckedAt []time.Time `json:"-"` // when each vote was acknowledged, in order
	ShownAt []time.Time `json:"-"` // when another was shown something new, in order
}

func (c *crowd) report() *LoadReport {
	s := &c.samples
	s.mu.Lock()
	defer s.mu.Unlock()
	long := c.For.Seconds()
	if n := len(s.ackedAt); n > 0 {
		long = max(long, s.ackedAt[n-1].Sub(c.began).Seconds())
	}
	c.watch.mu.Lock()
	defer c.watch.mu.Unlock()
	way := string(c.Way)
	if c.Way == Mixed {
		way = "socket, one in four http"
	}
	return &LoadReport{
		Profile: c.Profile, Participants: len(c.voters), Way: way, Seconds: long,
		Acknowledged: len(s.acked), PerSecond: float64(len(s.acked)) / long,
		Questions: c.kept.questions, Seen: c.kept.seen, Lost: c.kept.lost, Duplicated: c.kept.duplicated,
		Admission: c.let.Seconds(), Waited: c.day.waited.Load(),
		Refused: s.told["busy"] + s.told["too_many"], Told: s.told, AckedAt: s.ackedAt, ShownAt: c.watch.shownAt, Failed: s.failures, FirstFailure: s.firstFail,
		Ack: spreadOf(s.acked), Visible: spreadOf(c.watch.visible), Undated: c.watch.undated, Enter: spreadOf(s.entries), Return: spreadOf(s.returns),
		ServerCPU: s.used.CPU.Seconds(), CPUShare: 100 * s.used.CPU.Seconds() / c.For.Seconds(), PeakMB: s.peakMB,
		Cores: runtime.NumCPU(), Series: s.seconds,
	}
}

// Table writes the report for reading.
func (r *LoadReport) Table(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) { _, _ = fmt.Fprintf(t, name+"\t"+format+"\n", args...) }
	row("profile", "%s: %d people by %s for %v", r.Profile, r.Participants, r.Way, (time.Duration(r.Seconds*10) * time.Second / 10))
	row("acknowledged", "%d votes, %.1f a second", r.Acknowledged, r.PerSecond)
	row("seen by others", "%d of %d, once the step had closed", r.Seen, r.Questions)
	row("lost", "%d", r.Lost)
	row("duplicated", "%d", r.Duplicated)
	row("asked to wait", "%d times", r.Refused)
	for _, code := range slices.Sorted(maps.Keys(r.Told)) {
		row("  told", "%s, %d times", code, r.Told[code])
	}
	if r.Failed > 0 {
		row("without an answer", "%d, first: %s", r.Failed, r.FirstFailure)
	}
	for _, x := range []struct {
		name string
		s    Spread
	}{{"to the acknowledgement", r.Ack}, {"to be seen", r.Visible}, {"to enter", r.Enter}, {"to come back", r.Return}} {
		if x.s.N > 0 {
			row(x.name, "p50 %.1f  p90 %.1f  p99 %.1f  max %.1f ms (%d)", x.s.P50, x.s.P90, x.s.P99, x.s.Max, x.s.N)
		}
	}
	if r.ServerCPU > 0 {
		row("server", "%.0f %% of one core, at most %.0f MB", r.CPUShare, r.PeakMB)
	}
	return t.Flush()
}
