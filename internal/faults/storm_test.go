package faults

import (
	"flag"
	"syscall"
	"testing"
	"time"

	"parley/internal/rehearsal"
)

// storm is how many come back at once in a measurement.
var storm = flag.Int("storm", 5000, "how many people come back at once, at full size")

// TestEverybodyMayComeBackAtOnce cuts every socket in one moment. Each needs two
// files, one here and one in the server.
func TestEverybodyMayComeBackAtOnce(t *testing.T) {
	beside(t)
	n := size(100, *storm)
	var files syscall.Rlimit
	must(t, syscall.Getrlimit(syscall.RLIMIT_NOFILE, &files))
	if files.Cur < uint64(n+200) {
		t.Skipf("%d sockets need more than the %d files that this system allows", n, files.Cur)
	}
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	load := people(s)
	load.Profile, load.Participants, load.Way = rehearsal.Storm, n, rehearsal.Sockets
	load.For = time.Duration(size(12, 120)) * time.Second
	r := trial{name: "all sockets cut at once", load: load, fault: func(rehearsal.Scene) { time.Sleep(load.For / 6) }}.run(t)
	if r.Return.N != n {
		t.Errorf("%d of %d came back", r.Return.N, n)
	}
	t.Logf("%d sockets and snapshots again: half within %.0f ms, 99 %% within %.0f, all within %.0f", n, r.Return.P50, r.Return.P99, r.Return.Max)
}

// TestAThousandSocketsMayOpenAtFullSpeed opens them from one address.
func TestAThousandSocketsMayOpenAtFullSpeed(t *testing.T) {
	beside(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	const n = 1000
	r := trial{name: "1,000 sockets opened at full speed", load: people(s), fault: func(scene rehearsal.Scene) {
		began := time.Now()
		results := make(chan error, n)
		for i := range n {
			go func() {
				conn, err := enter(t.Context(), s, scene, scene.Tokens[i%len(scene.Tokens)])
				if err == nil {
					t.Cleanup(func() { _ = conn.Close() })
				}
				results <- err
			}()
		}
		for range n {
			if err := <-results; err != nil {
				t.Error(err)
			}
		}
		t.Logf("%d sockets were admitted in %.1f s", n, time.Since(began).Seconds())
	}}.run(t)
	wantUndisturbed(t, r)
}

// TestThreeHundredGuestsBehindOneAddressEnter has all redeem their
// invitations and come in from one address; nobody is asked to wait.
func TestThreeHundredGuestsBehindOneAddressEnter(t *testing.T) {
	beside(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	load := people(s)
	load.Participants, load.Rate = 300, 60
	r := trial{name: "300 guests behind one address", load: load, fault: func(rehearsal.Scene) {}}.run(t)
	wantUndisturbed(t, r)
	if r.Waited > 0 {
		t.Errorf("guests were asked to wait %d times", r.Waited)
	}
	t.Logf("300 invitations became credentials in %.1f s", r.Admission)
}
