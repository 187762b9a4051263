package ranking

import (
	"cmp"
	"slices"
)

// byScore orders candidates so that the best score, as compare says, comes
// first, and ties those whose scores are equal.
func byScore[T any](scores []T, compare func(a, b T) int) [][]int {
	candidates := everyone(len(scores))
	slices.SortStableFunc(candidates, func(a, b int) int { return compare(scores[b], scores[a]) })
	var order [][]int
	for i, c := range candidates {
		if i > 0 && compare(scores[candidates[i-1]], scores[c]) == 0 {
			order[len(order)-1] = append(order[len(order)-1], c)
		} else {
			order = append(order, []int{c})
		}
	}
	return order
}

// highest orders candidates by a whole number, the largest first.
func highest(scores []int) [][]int { return byScore(scores, cmp.Compare[int]) }

// peel orders candidates by a relation without cycles: first those whom nobody
// beats, then those whom nobody beats among the rest, and so on.
func peel(candidates int, beats func(i, j int) bool) [][]int {
	var order [][]int
	beaten := make([]int, candidates)
	for i := range candidates {
		for j := range candidates {
			if beats(i, j) {
				beaten[j]++
			}
		}
	}
	for rest := everyone(candidates); len(rest) > 0; {
		var top, left []int
		for _, c := range rest {
			if beaten[c] == 0 {
				top = append(top, c)
			} else {
				left = append(left, c)
			}
		}
		for _, i := range top {
			for _, j := range left {
				if beats(i, j) {
					beaten[j]--
				}
			}
		}
		order, rest = append(order, top), left
	}
	return order
}

// everyone lists the candidates 0 to n−1.
func everyone(n int) []int {
	candidates := make([]int, n)
	for c := range candidates {
		candidates[c] = c
	}
	return candidates
}
