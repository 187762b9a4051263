package attack

import (
	"context"
	mathrand "math/rand/v2"
)

// Reader is attacker A4: it holds the published counts per group, of which some
// are suppressed, and their total, and wants a suppressed one that is below k.
// Where one cell alone is suppressed it subtracts; otherwise it draws one of
// the values that the total leaves possible. Small counts are drawn evenly, so
// the best guess without the total is right once in k times.
func Reader(_ context.Context, rng *mathrand.Rand, suppress func(counts []int, k int) []bool) (hit bool, bestGuess float64, err error) {
	const k = 5
	counts := make([]int, 3+rng.IntN(3))
	for i := range counts {
		counts[i] = rng.IntN(25)
	}
	target := rng.IntN(len(counts))
	counts[target] = rng.IntN(k)
	left, cells := 0, 0
	for i, hidden := range suppress(counts, k) {
		if hidden {
			left += counts[i]
			cells++
		}
	}
	guess := left
	if cells > 1 {
		guess = rng.IntN(min(k, left+1))
	}
	return guess == counts[target], 1.0 / k, nil
}
