package ranking

import "math/bits"

// kemenyTable holds, for every subset of the candidates of a block, the best
// score of an order of that subset and how many orders reach it. A subset is a
// bit mask.
type kemenyTable struct {
	votes [][]int
	best  []int
	count []int
}

func newKemenyTable(votes [][]int) kemenyTable {
	size := 1 << len(votes)
	t := kemenyTable{votes, make([]int, size), make([]int, size)}
	t.count[0] = 1
	for set := 1; set < size; set++ {
		t.fill(set)
	}
	return t
}

func (t kemenyTable) full() int { return len(t.best) - 1 }

// fill tries every candidate of the set on top of the rest of it.
func (t kemenyTable) fill(set int) {
	best, count := -1, 0
	for left := set; left != 0; left &= left - 1 {
		top := bits.TrailingZeros(uint(left))
		switch score := t.above(top, set); {
		case score > best:
			best, count = score, t.count[set&^(1<<top)]
		case score == best:
			count += t.count[set&^(1<<top)]
		}
	}
	t.best[set], t.count[set] = best, count
}

// above is the best score of an order of the set that begins with top.
func (t kemenyTable) above(top, set int) int {
	rest := set &^ (1 << top)
	score, row := t.best[rest], t.votes[top]
	for ; rest != 0; rest &= rest - 1 {
		score += row[bits.TrailingZeros(uint(rest))]
	}
	return score
}

// tops lists the candidates with which some best order of the set begins.
func (t kemenyTable) tops(set int) []int {
	var tops []int
	for left := set; left != 0; left &= left - 1 {
		top := bits.TrailingZeros(uint(left))
		if t.above(top, set) == t.best[set] {
			tops = append(tops, top)
		}
	}
	return tops
}

// list calls more with every best order of the set, behind head, until it
// returns false.
func (t kemenyTable) list(set int, head []int, more func([]int) bool) bool {
	if set == 0 {
		return more(head)
	}
	for _, top := range t.tops(set) {
		longer := append(head[:len(head):len(head)], top)
		if !t.list(set&^(1<<top), longer, more) {
			return false
		}
	}
	return true
}
