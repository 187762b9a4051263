package agreement

import (
	"cmp"
	"math"
	"math/rand/v2"
)

// PairwiseTau is the mean of Kendall's τ-b over pairs of judges.
type PairwiseTau struct {
	Mean float64 // −1 to 1
	// Pairs is the number of pairs averaged.
	Pairs int
	// Sampled is true if there were too many pairs to look at all of them.
	Sampled bool
}

// Bounds of the work of MeanTauB.
const (
	mostPairs       = 100_000     // of judges
	mostComparisons = 200_000_000 // of two items by two judges
)

// pairsWithin is the most pairs of judges that are compared over k items.
func pairsWithin(k int) int {
	return min(mostPairs, mostComparisons/max(1, k*(k-1)/2))
}

// MeanTauB is the mean τ-b over all pairs of judges, each over the items both
// have ranked: what stands in for Kendall's W where values are missing (NaN),
// and must not be called W. The matrix is as for [KendallW]; a pair is left
// out where τ-b is undefined: fewer than two items in common or all tied. It
// is undefined if that leaves no pair. Above 100,000 pairs (fewer where there
// are more than 60 items) as many are drawn, always the same ones.
//
// M. G. Kendall (1945), The treatment of ties in ranking problems.
// doi 10.1093/biomet/33.3.239
func MeanTauB(scores [][]float64) (PairwiseTau, bool) {
	var mean PairwiseTau
	total := 0.0
	add := func(a, b int) {
		if tau, ok := TauB(scores[a], scores[b]); ok {
			total += tau
			mean.Pairs++
		}
	}
	most := mostPairs
	if len(scores) > 0 {
		most = pairsWithin(len(scores[0]))
	}
	if m := len(scores); m*(m-1)/2 <= most {
		for a := range m {
			for b := range a {
				add(a, b)
			}
		}
	} else {
		mean.Sampled = true
		random := rand.New(rand.NewPCG(permutationSeed, permutationSeed))
		for range most {
			a, b := random.IntN(m), random.IntN(m-1)
			if b >= a {
				b++
			}
			add(a, b)
		}
	}
	if mean.Pairs == 0 {
		return PairwiseTau{}, false
	}
	mean.Mean = total / float64(mean.Pairs)
	return mean, true
}

// TauB is Kendall's rank correlation of two judges with ties: (P−Q) /
// √((P+Q+X)(P+Q+Y)), where P and Q count the pairs of items they order alike
// and oppositely, X and Y those tied by the one only and by the other only.
// Items that either has left out (NaN) are skipped. It is undefined where
// either judge ties every item that both have ranked.
func TauB(x, y []float64) (float64, bool) {
	var alike, opposed, tiedX, tiedY int
	for i := range min(len(x), len(y)) {
		for j := range i {
			if math.IsNaN(x[i] + y[i] + x[j] + y[j]) {
				continue
			}
			dx, dy := cmp.Compare(x[i], x[j]), cmp.Compare(y[i], y[j])
			switch {
			case dx*dy > 0:
				alike++
			case dx*dy < 0:
				opposed++
			case dx == 0 && dy != 0:
				tiedX++
			case dy == 0 && dx != 0:
				tiedY++
			}
		}
	}
	ordered := float64(alike + opposed)
	scale := math.Sqrt(ordered+float64(tiedX)) * math.Sqrt(ordered+float64(tiedY))
	if scale == 0 {
		return 0, false
	}
	return max(-1, min(1, float64(alike-opposed)/scale)), true
}
