package main

import (
	"context"
	"fmt"
	"time"

	"parley/internal/rehearsal"
)

// workshop measures what a room feels: 300 people who mean to cast 45 votes a
// second, three times what real rooms do, on the embedded database.
func workshop(ctx context.Context, b *bench) error {
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
			"from when the gate permits, ticking every 200 ms; half within %.0f ms, of %d releases", r.Visible.P50, r.Visible.N))
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
	})
}
