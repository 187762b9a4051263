package agreement

import (
	"cmp"
	"math"
	"math/big"
	"slices"
)

// Test is how the p-value of a concordance was found.
type Test string

// The tests, from the most exact on.
const (
	// ExactTest looked at every arrangement of the judges' ranks.
	ExactTest Test = "exact"
	// PermutationTest shuffled the judges' ranks many times, always the same
	// way for the same data.
	PermutationTest Test = "permutation"
	// ChiSquareTest compared m(k−1)W with the χ² distribution of k−1 degrees
	// of freedom.
	ChiSquareTest Test = "chi_square"
)

// Concordance is Kendall's W with its significance.
type Concordance struct {
	W      float64 // 0 (none) to 1 (every judge ranks alike)
	P      float64 // probability of this W or more among judges who rank at random
	Test   Test
	Judges int // m
	Items  int // k
}

// KendallW is the coefficient of concordance of m judges over k items. The
// matrix has a row per judge and a column per item; within a row the values
// are turned into ranks, ties sharing their average:
//
//	W = [12·ΣRᵢ² − 3m²k(k+1)²] / [m²k(k²−1) − m·ΣTⱼ],  Tⱼ = Σ(t³−t)
//
// with Rᵢ the rank sum of an item and t the sizes of the ties of a judge. It
// is undefined, and false is returned, for fewer than two judges or items, if
// a value is missing (NaN) or a row short, or if every judge ties everything.
// p is by permutation for fewer than 20 judges or 8 items (in matrices of up
// to 10,000 cells) and by χ² otherwise.
//
// M. G. Kendall, B. Babington Smith (1939), The problem of m rankings.
// doi 10.1214/aoms/1177732186
func KendallW(scores [][]float64) (Concordance, bool) {
	m := len(scores)
	if m < 2 || len(scores[0]) < 2 || !complete(scores) {
		return Concordance{}, false
	}
	k := len(scores[0])
	ranks := make([][]int, m)
	ties := 0
	for j, row := range scores {
		var t int
		ranks[j], t = doubledRanks(row)
		ties += t
	}
	den := product(m, m, k, k*k-1)
	den.Sub(den, product(m, ties))
	if den.Sign() == 0 {
		return Concordance{}, false
	}
	num := squares(columnSums(ranks))
	num.Mul(num, big.NewInt(3))
	num.Sub(num, product(3, m, m, k, k+1, k+1))
	w, _ := new(big.Rat).SetFrac(num, den).Float64()
	c := Concordance{W: w, Judges: m, Items: k}
	c.P, c.Test = significance(ranks, w)
	return c, true
}

// complete reports that no value is missing and the rows are equally long.
func complete(scores [][]float64) bool {
	for _, row := range scores {
		if len(row) != len(scores[0]) || slices.ContainsFunc(row, math.IsNaN) {
			return false
		}
	}
	return true
}

// doubledRanks is twice the rank of each value, ascending from 1, ties sharing
// their average, and the sum of t³−t over the ties.
func doubledRanks(row []float64) (ranks []int, ties int) {
	places := make([]int, len(row))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(a, b int) int { return cmp.Compare(row[a], row[b]) })
	ranks = make([]int, len(row))
	for from := 0; from < len(places); {
		to := from
		for to < len(places) && row[places[to]] == row[places[from]] {
			to++
		}
		for _, i := range places[from:to] {
			ranks[i] = from + 1 + to
		}
		t := to - from
		ties += t*t*t - t
		from = to
	}
	return ranks, ties
}

func columnSums(rows [][]int) []int {
	sums := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, value := range row {
			sums[i] += value
		}
	}
	return sums
}

func squares(values []int) *big.Int {
	total := new(big.Int)
	for _, value := range values {
		total.Add(total, product(value, value))
	}
	return total
}

func product(factors ...int) *big.Int {
	result := big.NewInt(1)
	for _, factor := range factors {
		result.Mul(result, big.NewInt(int64(factor)))
	}
	return result
}
