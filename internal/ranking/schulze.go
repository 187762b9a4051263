package ranking

// Schulze is the order by the beatpath method, ties kept: i stands above j if
// the strongest path from i to j is stronger than the strongest one back. The
// first group holds the candidates beaten by nobody, the next those beaten by
// nobody among the rest. [Winning] is the usual measure. n³ steps.
//
// M. Schulze (2011), A new monotonic, clone-independent, reversal symmetric,
// and Condorcet-consistent single-winner election method.
// doi 10.1007/s00355-010-0475-4
func Schulze(pairwise [][]int, margin Margin) [][]int {
	paths := StrongestPaths(pairwise, margin)
	return peel(len(paths), func(i, j int) bool { return paths[i][j] > paths[j][i] })
}

// StrongestPaths is the matrix of beatpath strengths: entry i, j is the
// largest strength that every link of some path from i to j reaches, 0 where
// there is no path.
func StrongestPaths(pairwise [][]int, margin Margin) [][]int {
	paths := square[int](len(pairwise))
	for i, row := range paths {
		for j := range row {
			if i != j {
				row[j] = margin.strength(pairwise, i, j)
			}
		}
	}
	for via, onward := range paths {
		for i, row := range paths {
			if i != via && row[via] > 0 {
				widen(row, onward, row[via], i)
			}
		}
	}
	return paths
}

// widen improves the paths of a row by going through one candidate.
func widen(row, onward []int, first, self int) {
	for j, second := range onward {
		if width := min(first, second); width > row[j] && j != self {
			row[j] = width
		}
	}
}
