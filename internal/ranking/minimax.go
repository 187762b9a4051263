package ranking

import "math/big"

// Minimax is each candidate's worst defeat by the given measure; the lowest is
// the best. Winning votes and margins count defeats only, and a candidate
// without defeat has 0 votes, or the least negative margin, against it;
// opposition counts the votes of every comparison. A sole candidate has 0.
//
// P. B. Simpson (1969), On defining areas of voter choice.
// doi 10.2307/1880533; G. H. Kramer (1977), doi 10.1016/0022-0531(77)90011-1
func Minimax(pairwise [][]int, margin Margin) []int {
	scores := make([]int, len(pairwise))
	for i := range pairwise {
		first := true
		for j := range pairwise {
			if i == j {
				continue
			}
			if defeat := margin.against(pairwise, i, j); first || defeat > scores[i] {
				scores[i], first = defeat, false
			}
		}
	}
	return scores
}

// against is what i has against it from j. Unlike strength, a margin may be
// negative: by how much the closest comparison was won.
func (m Margin) against(pairwise [][]int, i, j int) int {
	if m == Margins {
		return pairwise[j][i] - pairwise[i][j]
	}
	return m.strength(pairwise, j, i)
}

// lowestScore orders candidates by exact scores, the smallest first.
func lowestScore(scores []*big.Rat) [][]int {
	return byScore(scores, func(a, b *big.Rat) int { return b.Cmp(a) })
}
