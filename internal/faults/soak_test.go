package faults

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/internal/rehearsal"
)

// soakFor is how long each of the two loads of the soak lasts.
var soakFor = flag.Duration("soak", 6*time.Second, "how long each half of the soak lasts")

// TestALongLoadLeavesNothingBehind plays two equal loads, one after the other.
// Between them people go home, and what the server holds then must not be more
// after the second than after the first.
func TestALongLoadLeavesNothingBehind(t *testing.T) {
	beside(t)
	metrics := "127.0.0.1:" + freePort(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir(), "PARLEY_METRICS_ADDR="+metrics, "PARLEY_PROFILES=on")
	load := people(s)
	load.Participants, load.Rate, load.For = size(40, 300), float64(size(40, 15)), *soakFor
	first := soak(t, s, metrics, load)
	load.SetupToken, load.Email, load.Password = "", rehearsal.Email, rehearsal.Password
	second := soak(t, s, metrics, load)
	for _, x := range []struct {
		name          string
		before, after float64
		slack         float64 // what may come and go
	}{{"goroutines", first.goroutines, second.goroutines, 10}, {"file handles", first.handles, second.handles, 5}} {
		if x.after > x.before+x.slack {
			t.Errorf("%.0f %s were left by the first load, %.0f by the second", x.before, x.name, x.after)
		}
	}
	if *soakFor > time.Minute && second.heap > 1.3*first.heap {
		t.Errorf("the heap held %.1f MB after the first load, %.1f MB after the second", first.heap, second.heap)
	}
}

// holding is what a server holds.
type holding struct{ goroutines, handles, heap, resident float64 }

func (h holding) String() string {
	return fmt.Sprintf("%.0f goroutines, %.0f file handles, %.1f MB of heap, %.1f MB resident", h.goroutines, h.handles, h.heap, h.resident)
}

// soak plays and returns what the server holds once everybody has gone.
func soak(t *testing.T, s *server, metrics string, load rehearsal.Load) holding {
	t.Helper()
	load.Process = s.PID
	r, err := rehearsal.PlayLoad(t.Context(), load)
	must(t, err)
	if r.Lost != 0 || r.Duplicated != 0 || r.Failed != 0 {
		t.Errorf("%d votes were lost, %d counted twice, %d without an answer", r.Lost, r.Duplicated, r.Failed)
	}
	left := settled(t, s.PID, metrics)
	t.Logf("%d votes, p99 %.1f ms, at most %.1f MB; then %v", r.Acknowledged, r.Ack.P99, r.PeakMB, left)
	for i := 0; i+600 <= len(r.Series); i += 600 {
		a, b := r.Series[i], r.Series[i+599]
		t.Logf("minutes %d to %d: p99 of a second %.1f and %.1f ms, %.1f and %.1f MB", i/60, i/60+10, a.AckP99, b.AckP99, a.MB, b.MB)
	}
	return left
}

// settled waits until idle workers have gone, after ten seconds, and until the
// server holds no less than a second before.
func settled(t *testing.T, pid int, metrics string) holding {
	t.Helper()
	time.Sleep(11 * time.Second)
	before := held(t, pid, metrics)
	for range 60 {
		time.Sleep(time.Second)
		now := held(t, pid, metrics)
		if now.goroutines >= before.goroutines && now.handles >= before.handles {
			return now
		}
		before = now
	}
	return before
}

// held counts the heap after a collection: what is not collected yet is not held.
func held(t *testing.T, pid int, metrics string) holding {
	t.Helper()
	collected, err := http.Get("http://" + metrics + "/debug/pprof/heap?gc=1")
	must(t, err)
	_, err = io.Copy(io.Discard, collected.Body)
	must(t, errors.Join(err, collected.Body.Close()))
	handles, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid))
	if err != nil {
		t.Skipf("what a process holds is read from /proc: %v", err)
	}
	response, err := http.Get("http://" + metrics + "/metrics")
	must(t, err)
	defer func() { _ = response.Body.Close() }()
	read := map[string]float64{}
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), " ")
		read[name], _ = strconv.ParseFloat(value, 64) // those with labels are not asked for
	}
	return holding{
		goroutines: read["go_goroutines"], handles: float64(len(handles)),
		heap: read["go_memstats_heap_alloc_bytes"] / (1 << 20), resident: read["process_resident_memory_bytes"] / (1 << 20),
	}
}
