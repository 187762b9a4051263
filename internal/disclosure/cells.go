package disclosure

import "math/rand/v2"

// Cells decides which counts of one breakdown may be shown beside their total,
// which is taken to be known. A cell is a number of people; the result says of
// each whether it is suppressed. Decide once and keep the result: a second
// decision about the same counts could differ.
//
// Cells of fewer than k people are suppressed. Then, so that no suppressed cell
// can be had by subtraction, others drawn at random follow until at least two
// cells are suppressed and they hold 2k people or more together; where they
// cannot, every cell is suppressed. The draw is random because the customary
// rule, the smallest next, tells a reader who knows it that the added cell is
// no larger than any shown one, which can give it away. (Complementary
// suppression; see Hundepool et al. 2012, Statistical Disclosure Control, ch. 4,
// doi 10.1002/9781118348239.) A nil rng uses the system's secure source.
func Cells(counts []int, k int, rng *rand.Rand) []bool {
	hidden := make([]bool, len(counts))
	cells, people := 0, 0
	hide := func(i int) {
		hidden[i] = true
		cells++
		people += counts[i]
	}
	for i, n := range counts {
		if n < k {
			hide(i)
		}
	}
	for _, i := range (Gate{Rand: rng}).perm(len(counts)) {
		if cells == 0 || cells >= 2 && people >= 2*k {
			break
		}
		if !hidden[i] {
			hide(i)
		}
	}
	return hidden
}
