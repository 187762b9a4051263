package choice

import (
	"cmp"
	"slices"
)

// parts are the connected components of the graph whose edges are the compared
// pairs, largest first, then by their lowest item.
func parts(n int, pairs []Compared) [][]int {
	parent := make([]int, n)
	for i := range parent {
		parent[i] = i
	}
	for _, p := range pairs {
		if p.Wins+p.Losses+p.Equal > 0 {
			parent[root(parent, p.First)] = root(parent, p.Second)
		}
	}
	members := map[int][]int{}
	for i := range parent {
		r := root(parent, i)
		members[r] = append(members[r], i)
	}
	out := make([][]int, 0, len(members))
	for _, part := range members {
		out = append(out, part)
	}
	slices.SortFunc(out, func(a, b []int) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return out
}

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}
