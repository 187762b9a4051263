package agreement

import "math/rand/v2"

// Bounds of the permutation test.
const (
	fewJudges       = 20     // below: not χ²
	fewItems        = 8      // below: not χ²
	mostCells       = 10_000 // above: always χ²
	mostArranged    = 50_000 // arrangements that are all looked at
	shuffles        = 9_999
	permutationSeed = 1939
)

// significance is the p-value of W for doubled ranks.
func significance(ranks [][]int, w float64) (float64, Test) {
	m, k := len(ranks), len(ranks[0])
	if m*k > mostCells || m >= fewJudges && k >= fewItems {
		return chiSquareTail(float64(m*(k-1))*w, k-1), ChiSquareTest
	}
	sums := columnSums(ranks)
	observed := sumOfSquares(sums)
	if count, few := arrangements(m, k); few {
		e := enumeration{ranks: ranks, observed: observed}
		e.judge(1, append([]int(nil), ranks[0]...))
		return float64(e.hits) / float64(count), ExactTest
	}
	return shuffled(ranks, observed), PermutationTest
}

// arrangements is (k!)^(m−1), the ways to arrange the ranks of all judges but
// the first, if it is small enough to look at all of them.
func arrangements(m, k int) (count int, few bool) {
	count = 1
	for range m - 1 {
		for f := 2; f <= k; f++ {
			if count *= f; count > mostArranged {
				return 0, false
			}
		}
	}
	return count, true
}

// enumeration counts the arrangements at least as concordant as observed.
type enumeration struct {
	ranks    [][]int
	observed int
	hits     int
}

// judge arranges the ranks of judge j and of those after, on top of sums.
func (e *enumeration) judge(j int, sums []int) {
	if j == len(e.ranks) {
		if sumOfSquares(sums) >= e.observed {
			e.hits++
		}
		return
	}
	e.place(j, 0, append([]int(nil), e.ranks[j]...), sums)
}

// place gives every remaining rank of judge j to the item at.
func (e *enumeration) place(j, at int, row, sums []int) {
	if at == len(row) {
		e.judge(j+1, sums)
		return
	}
	for i := at; i < len(row); i++ {
		row[at], row[i] = row[i], row[at]
		sums[at] += row[at]
		e.place(j, at+1, row, sums)
		sums[at] -= row[at]
		row[at], row[i] = row[i], row[at]
	}
}

// shuffled estimates the p-value as (hits+1)/(shuffles+1).
func shuffled(ranks [][]int, observed int) float64 {
	random := rand.New(rand.NewPCG(permutationSeed, permutationSeed))
	rows := make([][]int, len(ranks))
	for j, row := range ranks {
		rows[j] = append([]int(nil), row...)
	}
	hits := 0
	for range shuffles {
		for _, row := range rows[1:] {
			random.Shuffle(len(row), func(a, b int) { row[a], row[b] = row[b], row[a] })
		}
		if sumOfSquares(columnSums(rows)) >= observed {
			hits++
		}
	}
	return float64(hits+1) / float64(shuffles+1)
}

func sumOfSquares(values []int) int {
	total := 0
	for _, value := range values {
		total += value * value
	}
	return total
}
