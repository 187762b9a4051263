package ranking

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

// Bounds of the search for the possible outcomes of Ranked Pairs.
const (
	// MaxOrders is the most outcomes that are enumerated.
	MaxOrders = 1000
	// maxPairWork bounds the enumeration, in pairs looked at times candidates.
	maxPairWork = 20_000_000
)

// RankedPairsOrders is the outcome of the Ranked Pairs method.
type RankedPairsOrders struct {
	// Determined is false where equally strong pairs allow more outcomes than
	// are enumerated, [MaxOrders] at most; nothing else is known then.
	Determined bool
	// Winners are the possible winners, in ascending order.
	Winners []int
	// Order is the order, ties kept, if every outcome gives the same one.
	Order [][]int
}

// pair is a win of one candidate over another.
type pair struct{ winner, loser, strength int }

// RankedPairs locks the pairwise wins from the strongest to the weakest,
// leaving out each one that would close a cycle with those before it. Where
// equally strong wins are in each other's way, every sequence of locking them
// is followed. A tied pair of candidates is no win and locks nothing. The
// order puts those first above whom nobody is locked, then the same among the
// rest. [Opposition] ranks wins as [Winning] does.
//
// T. N. Tideman (1987), Independence of clones as a criterion for voting
// rules. doi 10.1007/BF00433944. To find every possible winner is NP-hard:
// M. Brill, F. Fischer (2012), The price of neutrality for the ranked pairs
// method.
func RankedPairs(pairwise [][]int, margin Margin) RankedPairsOrders {
	s := pairSearch{groups: winGroups(pairwise, margin), seen: map[[32]byte]bool{}}
	s.candidates = len(pairwise)
	s.winners = make([]bool, len(pairwise))
	if !s.follow(newReach(len(pairwise)), 0) {
		return RankedPairsOrders{}
	}
	found := RankedPairsOrders{Determined: true, Winners: chosen(s.winners)}
	if !s.differ {
		found.Order = s.order
	}
	return found
}

// winGroups lists the pairwise wins in groups of equal strength, strongest
// first.
func winGroups(pairwise [][]int, margin Margin) [][]pair {
	var wins []pair
	for i := range pairwise {
		for j := range pairwise {
			if pairwise[i][j] > pairwise[j][i] {
				wins = append(wins, pair{i, j, margin.strength(pairwise, i, j)})
			}
		}
	}
	slices.SortStableFunc(wins, func(a, b pair) int { return cmp.Compare(b.strength, a.strength) })
	var groups [][]pair
	for i, win := range wins {
		if i == 0 || win.strength != wins[i-1].strength {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], win)
	}
	return groups
}

// pairSearch follows every way of locking that makes a difference.
type pairSearch struct {
	candidates int
	groups     [][]pair
	seen       map[[32]byte]bool
	work       int

	outcomes int
	winners  []bool
	order    [][]int
	differ   bool
}

// follow locks the groups from next on, and returns false when a bound of the
// search is reached. It owns locked.
func (s *pairSearch) follow(locked reach, next int) bool {
	for ; next < len(s.groups); next++ {
		if blocked, _ := lockGroup(locked, s.groups[next]); len(blocked) > 0 {
			return s.choose(locked, blocked, nil, next)
		}
	}
	if s.isNew(locked, next) {
		s.record(locked)
	}
	return s.outcomes <= MaxOrders
}

// isNew reports that this has not been locked before with this group next.
func (s *pairSearch) isNew(locked reach, group int) bool {
	buffer := binary.LittleEndian.AppendUint64(nil, uint64(group))
	for _, word := range locked.rows {
		buffer = binary.LittleEndian.AppendUint64(buffer, word)
	}
	key := sha256.Sum256(buffer)
	known := s.seen[key]
	s.seen[key] = true
	return !known
}

// record adds one outcome.
func (s *pairSearch) record(locked reach) {
	order := peel(s.candidates, locked.has)
	if s.outcomes++; s.outcomes == 1 {
		s.order = order
	} else if !sameOrder(order, s.order) {
		s.differ = true
	}
	for _, c := range order[:min(1, len(order))] {
		for _, winner := range c {
			s.winners[winner] = true
		}
	}
}

// sameOrder reports whether two orders have the same groups.
func sameOrder(a, b [][]int) bool { return slices.EqualFunc(a, b, slices.Equal[[]int]) }
