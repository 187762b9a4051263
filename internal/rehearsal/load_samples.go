package rehearsal

import (
	"context"
	"slices"
	"sync"
	"time"
)

// samples is what a crowd measures while it acts.
type samples struct {
	mu        sync.Mutex
	acked     []time.Duration // from the moment that was meant to the acknowledgement
	ackedAt   []time.Time
	entries   []time.Duration
	returns   []time.Duration
	told      map[string]int // what people were told instead of an acknowledgement
	failures  int
	firstFail string
	seconds   []second
	used      Usage // between the beginning and the end
	peakMB    float64
}

// second is what happened in one second of the play.
type second struct {
	Second       int     `json:"second"`
	Acknowledged int     `json:"acknowledged"`
	AckP99       float64 `json:"ack_p99_ms"`
	CPU          float64 `json:"server_cpu_percent"` // of one core
	MB           float64 `json:"server_mb"`
	from         int     // index of its first acknowledgement
}

func (s *samples) acknowledged(meant time.Time) {
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.acked, s.ackedAt = append(s.acked, now.Sub(meant)), append(s.ackedAt, now)
}

func (s *samples) entered(took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries = append(s.entries, took)
}

func (s *samples) returned(took time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.returns = append(s.returns, took)
}

func (s *samples) tell(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.told == nil {
		s.told = map[string]int{}
	}
	s.told[what]++
}

func (s *samples) failed(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failures++; s.failures == 1 {
		s.firstFail = err.Error()
	}
}

// take notes each second, and what the server used in it, until ctx is done.
func (s *samples) take(ctx context.Context, process int) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	first := UsageOf(process)
	before, from := first, 0
	for i := 1; ; i++ {
		select {
		case <-ctx.Done():
			s.used.CPU = UsageOf(process).CPU - first.CPU
			return
		case <-ticker.C:
			now := UsageOf(process)
			from = s.note(second{
				Second: i, CPU: 100 * (now.CPU - before.CPU).Seconds(), MB: now.MB, from: from,
			})
			before = now
		}
	}
}

// note ends a second and returns the index at which the next begins.
func (s *samples) note(x second) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := s.acked[x.from:]
	x.Acknowledged, x.AckP99 = len(in), spreadOf(in).P99
	s.peakMB = max(s.peakMB, x.MB)
	s.seconds = append(s.seconds, x)
	return len(s.acked)
}

// Spread describes times in milliseconds: quantiles by the nearest rank.
type Spread struct {
	N   int     `json:"n"`
	P50 float64 `json:"p50"`
	P90 float64 `json:"p90"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

func spreadOf(times []time.Duration) Spread {
	if len(times) == 0 {
		return Spread{}
	}
	sorted := slices.Sorted(slices.Values(times))
	at := func(percent int) float64 {
		rank := (len(sorted)*percent + 99) / 100
		return float64(sorted[max(rank, 1)-1].Microseconds()) / 1000
	}
	return Spread{N: len(sorted), P50: at(50), P90: at(90), P99: at(99), Max: at(100)}
}
