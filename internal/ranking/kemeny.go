package ranking

import (
	"math/big"
	"slices"
)

// Bounds of the Kemeny–Young method.
const (
	// MaxKemeny is the most candidates that may be entangled in one another
	// (each in the Smith set of the same rest) for an exact result.
	MaxKemeny = 16
	// MaxOptima is the most optimal orders that are listed.
	MaxOptima = 1000
)

// KemenyOrders is the outcome of the Kemeny–Young method.
type KemenyOrders struct {
	// Exact is false where more than [MaxKemeny] candidates are entangled;
	// then only the bounds of the score are known.
	Exact bool
	// Lower and Upper bound the best score, the sum of N[i][j] over all i
	// above j. They are equal where Exact.
	Lower int
	Upper int
	// Optima are optimal orders, at most [MaxOptima]; none unless Exact.
	Optima [][]int
	// Count is the number of optimal orders; 0 unless Exact.
	Count *big.Int
	// Winners stand first in some optimal order; none where this is unknown.
	Winners []int
}

// Kemeny finds the strict orders that agree with the most pairwise opinions.
// The candidates are first split into blocks, each the Smith set of the rest:
// every optimal order keeps the blocks in sequence (M. Truchon 1998). Within a
// block of n, dynamic programming over its 2ⁿ subsets is exact.
//
// J. G. Kemeny (1959), Mathematics without numbers; H. P. Young,
// A. Levenglick (1978), doi 10.1137/0135023
func Kemeny(pairwise [][]int) KemenyOrders {
	all := KemenyOrders{Exact: true, Count: big.NewInt(1), Optima: [][]int{nil}}
	rest := everyone(len(pairwise))
	for first := true; len(rest) > 0; first = false {
		block := pick(rest, Smith(restrict(pairwise, rest)))
		rest = slices.DeleteFunc(rest, func(c int) bool { return slices.Contains(block, c) })
		part := kemenyBlock(pairwise, block)
		if first {
			all.Winners = part.Winners
		}
		all.append(part)
		between := agreement(pairwise, block, rest)
		all.Lower, all.Upper = all.Lower+between, all.Upper+between
	}
	if !all.Exact {
		all.Optima, all.Count = nil, new(big.Int)
	}
	return all
}

// append puts the orders of the next block behind those found so far.
func (k *KemenyOrders) append(next KemenyOrders) {
	k.Exact = k.Exact && next.Exact
	k.Lower, k.Upper = k.Lower+next.Lower, k.Upper+next.Upper
	if !k.Exact {
		return
	}
	k.Count.Mul(k.Count, next.Count)
	var joined [][]int
	for _, head := range k.Optima {
		for _, tail := range next.Optima {
			if len(joined) < MaxOptima {
				joined = append(joined, slices.Concat(head, tail))
			}
		}
	}
	k.Optima = joined
}

func kemenyBlock(pairwise [][]int, block []int) KemenyOrders {
	if len(block) > MaxKemeny {
		return kemenyBounds(pairwise, block)
	}
	table := newKemenyTable(restrict(pairwise, block))
	orders := KemenyOrders{
		Exact: true,
		Lower: table.best[table.full()],
		Upper: table.best[table.full()],
		Count: big.NewInt(int64(table.count[table.full()])),
	}
	table.list(table.full(), nil, func(order []int) bool {
		orders.Optima = append(orders.Optima, pick(block, order))
		return len(orders.Optima) < MaxOptima
	})
	orders.Winners = pick(block, table.tops(table.full()))
	return orders
}

// kemenyBounds bounds the best score from above by what the majorities would
// give if they never contradicted one another, and from below by a good order.
func kemenyBounds(pairwise [][]int, block []int) KemenyOrders {
	votes := restrict(pairwise, block)
	var bounds KemenyOrders
	for i := range votes {
		for j := range i {
			bounds.Upper += max(votes[i][j], votes[j][i])
		}
	}
	order := slices.Concat(highest(Copeland(votes))...)
	for place := 1; place < len(order); place++ {
		for at := place; at > 0 && votes[order[at]][order[at-1]] > votes[order[at-1]][order[at]]; at-- {
			order[at], order[at-1] = order[at-1], order[at]
		}
	}
	for place, c := range order {
		for _, below := range order[place+1:] {
			bounds.Lower += votes[c][below]
		}
	}
	return bounds
}

// agreement is the votes that put any of the upper candidates above any of the
// lower ones.
func agreement(pairwise [][]int, upper, lower []int) int {
	total := 0
	for _, i := range upper {
		for _, j := range lower {
			total += pairwise[i][j]
		}
	}
	return total
}

// restrict is the matrix between the given candidates only.
func restrict(pairwise [][]int, candidates []int) [][]int {
	part := square[int](len(candidates))
	for i, a := range candidates {
		for j, b := range candidates {
			part[i][j] = pairwise[a][b]
		}
	}
	return part
}

// pick maps places in a list of candidates to the candidates.
func pick(candidates, places []int) []int {
	picked := make([]int, len(places))
	for i, place := range places {
		picked[i] = candidates[place]
	}
	return picked
}
