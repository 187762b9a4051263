package disclosure

import (
	"math/rand/v2"
	"sort"
)

// Gate is the release gate of one round of a consultation. The same gate
// serves every face, socket, API answer, export and log: what it has not let
// through exists for nobody but its author.
type Gate struct {
	// K is the smallest number of people a release may be about, at least 3.
	K int
	// Closing is set when the round has closed: what is pending comes out
	// together or not at all.
	Closing bool
	// Rand draws the random part; nil uses the system's secure source.
	Rand *rand.Rand
}

// Decide is Take for a question whose pending rows the gate has found all alike
// before: so many were pending then, 0 where it has not. It waits until K more
// are pending. Otherwise the first person who answers differently would set off
// a release, and everybody who saw them tap would know. The result waits is to
// be kept and given back the next time.
func (g Gate) Decide(pending []int, waited int) (part []int, waits int) {
	if waited > 0 && !g.Closing && len(pending) < waited+g.K {
		return nil, waited
	}
	part = g.Take(pending)
	if part == nil && !g.Closing && len(pending) >= 2*g.K {
		return nil, len(pending)
	}
	return part, 0
}

// Take decides about one question. The argument has one entry per pending row,
// a row whose current answer differs from what was last released of it: a label
// of the answer it now gives. The result is the sorted indices of the rows to
// release now, nil for none.
//
// While the round is open, a release takes a random part of at least K rows
// that do not all move to the same answer, and leaves at least K rows pending.
// Fewer than 2K pending rows, or all of one answer, release nothing. When the
// round closes, all rows come out together if there are K or more; otherwise
// the last release stays final.
func (g Gate) Take(pending []int) []int {
	n := len(pending)
	if g.Closing {
		if n < g.K {
			return nil
		}
		return upTo(n)
	}
	if n < 2*g.K || uniform(pending, upTo(n)) {
		return nil
	}
	return g.mixedPart(pending)
}

// TakeMarks is Take for a question with a single possible answer, such as
// "has answered": its moves cannot differ.
func (g Gate) TakeMarks(pending int) []int {
	if g.Closing || pending < 2*g.K {
		return g.Take(make([]int, pending))
	}
	part := g.perm(pending)[:g.size(pending)]
	sort.Ints(part)
	return part
}

// mixedPart draws a random part that holds at least two different answers. It
// draws a whole part first and, only where that is all of one answer, gives one
// of its places to a random row of another answer.
func (g Gate) mixedPart(pending []int) []int {
	order := g.perm(len(pending))
	size := g.size(len(pending))
	part := order[:size]
	if uniform(pending, part) {
		for i, other := range order[size:] {
			if pending[other] != pending[part[0]] {
				part[0], order[size+i] = other, part[0]
				break
			}
		}
	}
	sort.Ints(part)
	return part
}

// size draws how many of n ≥ 2K pending rows to release: K to n−K, uniformly.
func (g Gate) size(n int) int { return g.K + g.intn(n-2*g.K+1) }

func (g Gate) intn(n int) int {
	if g.Rand != nil {
		return g.Rand.IntN(n)
	}
	return rand.IntN(n)
}

func (g Gate) perm(n int) []int {
	if g.Rand != nil {
		return g.Rand.Perm(n)
	}
	return rand.Perm(n)
}

// uniform reports whether the chosen rows all move to the same answer.
func uniform(labels, chosen []int) bool {
	for _, i := range chosen {
		if labels[i] != labels[chosen[0]] {
			return false
		}
	}
	return true
}

func upTo(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}
