package rehearsal

import (
	"context"
	"math"
	"time"

	"parley/internal/consult"
)

// speeds are how many times as fast as people the simulated ones think.
var speeds = map[consult.Pace]float64{
	consult.PaceStopped: 0,
	consult.PaceReal:    1,
	consult.PaceBrisk:   10,
	consult.PaceInstant: math.Inf(1),
}

// blink is how soon a thinking person notices that the pace has changed.
const blink = 100 * time.Millisecond

// think takes as long as a thought does at the speed of each moment. At speed 0
// it waits for another speed.
func think(ctx context.Context, thought time.Duration, speed func() float64) {
	for left := float64(thought); left > 0 && ctx.Err() == nil; {
		v := speed()
		if math.IsInf(v, 1) {
			return
		}
		nap := blink
		if v > 0 {
			nap = min(blink, time.Duration(left/v)+1)
		}
		rest(ctx, nap)
		left -= v * float64(nap)
	}
}

// rest waits, or until ctx is done.
func rest(ctx context.Context, long time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(long):
	}
}
