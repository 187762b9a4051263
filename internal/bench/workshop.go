package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/internal/rehearsal"
)

// workshop measures what a room feels: 300 people who mean to cast 45 votes a
// second, three times what real rooms do, on the embedded database.
func workshop(ctx context.Context, b *bench) error {
	metrics, err := freeAddress()
	if err != nil {
		return err
	}
	return b.withServer(ctx, "", func(s *rehearsal.Server) error {
		r, err := b.load(ctx, s, rehearsal.Load{
			URL: s.URL, Profile: rehearsal.Workshop, Participants: 300, Rate: 45, For: 8 * b.slot, Seed: 2, Process: s.PID,
		}, true)
		if err != nil {
			return err
		}
		b.figures.set("workshop_ack_p99_ms", r.Ack.P99, "ms", fmt.Sprintf(
			"from the moment a vote was meant; half within %.1f ms, all within %.0f ms; %.1f votes/s", r.Ack.P50, r.Ack.Max, r.PerSecond))
		b.figures.set("workshop_visible_p99_ms", r.Visible.P99, "ms", fmt.Sprintf(
			"from when the gate permits, ticking every 200 ms; half within %.0f ms, of %d releases; %d more had waited for somebody who differs, and only the gate knows since when it permitted them",
			r.Visible.P50, r.Visible.N, r.Undated))
		if err := b.releases(ctx, metrics); err != nil {
			return err
		}
		b.figures.set("workshop_cpu_percent", r.CPUShare, "%", "of one core, for 300 people at 45 votes/s")
		b.figures.set("workshop_mb", r.PeakMB, "MB", "resident at most")
		storm, err := b.load(ctx, s, rehearsal.Load{
			URL: s.URL, Profile: rehearsal.Storm, Participants: 300, Rate: 45, For: 6 * time.Second, Seed: 3, Process: s.PID,
		}, false)
		if err != nil {
			return err
		}
		b.figures.set("storm_return_p99_ms", storm.Return.P99, "ms", fmt.Sprintf(
			"%d sockets cut in one moment: until the new one and the snapshot were there", storm.Return.N))
		return nil
	}, "PARLEY_METRICS_ADDR="+metrics)
}

// releases reads the server's own measure of all releases: from the first answer
// that the gate had not looked at, so at most since it permits one.
func (b *bench) releases(ctx context.Context, metrics string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+metrics+"/metrics", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	within, all, err := quantileOf(response.Body, "parley_release_seconds", 0.99)
	if err != nil {
		return err
	}
	b.figures.set("workshop_release_p99_ms", 1000*within, "ms", fmt.Sprintf(
		"at most, of all %.0f releases of the run, as the server counts them: from the first answer that the gate had not looked at to the event", all))
	return nil
}

// quantileOf is the smallest bound under which a share of a histogram lies, and
// how much it counts.
func quantileOf(text io.Reader, name string, share float64) (bound, all float64, err error) {
	bounds, counts := []float64{}, []float64{}
	for lines := bufio.NewScanner(text); lines.Scan(); {
		var le string
		var n float64
		rest, found := strings.CutPrefix(lines.Text(), name+`_bucket{le="`)
		if !found {
			continue
		}
		le, rest, _ = strings.Cut(rest, `"} `)
		upTo, err := strconv.ParseFloat(le, 64)
		if err == nil {
			n, err = strconv.ParseFloat(rest, 64)
		}
		if err != nil {
			return 0, 0, err
		}
		bounds, counts = append(bounds, upTo), append(counts, n)
	}
	if len(counts) == 0 || counts[len(counts)-1] == 0 {
		return 0, 0, fmt.Errorf("%s counts nothing", name)
	}
	all = counts[len(counts)-1]
	i := slices.IndexFunc(counts, func(n float64) bool { return n >= share*all })
	return bounds[i], all, nil
}

func freeAddress() (string, error) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return ln.Addr().String(), ln.Close()
}
