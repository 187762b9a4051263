package opinion

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// byContent lists the rows in an order that depends on their votes alone, so
// that a matrix gives the same sums to the last bit however its rows are
// arranged. Rows with the same votes are interchangeable.
func (m *Matrix) byContent() []int {
	order := make([]int, m.Participants())
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, m.compare)
	return order
}

// compare orders two rows by their statements and votes.
func (m *Matrix) compare(a, b int) int {
	rowA, votesA := m.row(a)
	rowB, votesB := m.row(b)
	for c := range min(len(rowA), len(rowB)) {
		if rowA[c] != rowB[c] {
			return cmp.Compare(rowA[c], rowB[c])
		}
		if votesA[c] != votesB[c] {
			return cmp.Compare(votesA[c], votesB[c])
		}
	}
	return cmp.Compare(len(rowA), len(rowB))
}

// hash is a fingerprint of the votes, with the rows in order of content (FNV-1a
// over cells).
func (m *Matrix) hash(order []int) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	mix := func(x uint64) { h = (h ^ x) * prime }
	for j, withdrawn := range m.withdrawn {
		if withdrawn {
			mix(uint64(j))
		}
	}
	for _, i := range order {
		row, votes := m.row(i)
		mix(uint64(len(row)))
		for c, j := range row {
			mix(uint64(j)<<2 | uint64(votes[c]+1))
		}
	}
	return h
}

// source is a stream of chance for one task of one matrix.
func source(hash uint64, task uint64) *rand.Rand {
	return rand.New(rand.NewPCG(hash, task))
}

// sample is n members of a list drawn by chance, in the order of the list, or
// the whole list if it is not longer.
func sample(list []int, n int, chance *rand.Rand) []int {
	if len(list) <= n {
		return list
	}
	places := chance.Perm(len(list))[:n]
	slices.Sort(places)
	drawn := make([]int, n)
	for i, place := range places {
		drawn[i] = list[place]
	}
	return drawn
}
