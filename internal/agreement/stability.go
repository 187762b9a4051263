package agreement

// Change compares the answers to one item in two rounds.
type Change struct {
	// S is half the sum of the absolute differences of the shares, in [0,1]:
	// the net change. Opposite swaps cancel and remain invisible.
	S float64
	// Stable means S < 0.15.
	Stable bool
	// Shown tells whether S itself may be shown: both rounds have at least 2k
	// answers. Otherwise only "stable" or "changed" may.
	Shown bool
}

// Stability compares the counts of the same answer categories before and
// after, without linking anybody's two answers: S = ½·Σ|p_c(r) − p_c(r−1)|,
// stable if S < 0.15. It is undefined if a round has no answers or the
// categories differ in number. minCell is k.
//
// M. Scheibe, M. Skutsch, J. Schofer (1975), Experiments in Delphi
// methodology, in The Delphi Method, ed. Linstone and Turoff.
func Stability(before, after []int, minCell int) (Change, bool) {
	n, m := sum(before), sum(after)
	if n == 0 || m == 0 || len(before) != len(after) {
		return Change{}, false
	}
	moved := 0
	for c := range before {
		moved += abs(after[c]*n - before[c]*m)
	}
	return Change{
		S:      float64(moved) / (2 * float64(n) * float64(m)),
		Stable: 100*moved < 30*n*m,
		Shown:  min(n, m) >= 2*minCell,
	}, true
}

// CVChange is the coefficient of variation after minus the one before: a
// secondary figure beside [Stability]. It is undefined where either is.
func CVChange(before, after Ratings) (float64, bool) {
	was, ok := before.CV()
	is, also := after.CV()
	if !ok || !also {
		return 0, false
	}
	return is - was, true
}

func sum(counts []int) int {
	total := 0
	for _, count := range counts {
		total += count
	}
	return total
}

func abs(x int) int { return max(x, -x) }
