package choice

import "cmp"

// Grades counts the people who gave an item each grade, from the worst. Those
// who gave none are not in it.
type Grades []int

// Total is how many graded the item.
func (g Grades) Total() int {
	n := 0
	for _, count := range g {
		n += count
	}
	return n
}

// Majority is the lower median of the grades, from 0 for the worst: the highest
// grade that more than half agree the item deserves at least, or exactly half
// where the number of people is even and the middle two differ upwards. ok is
// false where nobody graded.
func (g Grades) Majority() (grade int, ok bool) {
	n, seen := g.Total(), 0
	for grade, count := range g {
		if seen += count; count > 0 && 2*seen >= n {
			return grade, true
		}
	}
	return 0, false
}

// Gauge is the majority gauge (p, α±, q): how many gave more than the majority
// grade and how many gave less.
func (g Grades) Gauge() (above, below int) {
	majority, _ := g.Majority()
	for grade, count := range g {
		if grade > majority {
			above += count
		}
		if grade < majority {
			below += count
		}
	}
	return above, below
}

// Judge orders items by majority judgment. The item with the higher majority
// grade comes first. Between equal ones the standard tie-break decides: one
// grade equal to the majority grade is taken from each, the majority grades of
// what remains are compared, and so on until they differ. Items graded by
// different numbers of people are compared as if every grade had been given
// equally often more, which changes no comparison between equal numbers. A tie
// that remains has the same share of every grade. Items that nobody graded are
// left out of the order.
//
// M. Balinski and R. Laraki (2007), A theory of measuring, electing, and
// ranking, PNAS 104(21). doi 10.1073/pnas.0702634104
func Judge(items []Grades) [][]int {
	graded := []int{}
	for i, g := range items {
		if g.Total() > 0 {
			graded = append(graded, i)
		}
	}
	return orderOf(graded, func(a, b int) int { return -CompareGrades(items[a], items[b]) })
}

// CompareGrades is the comparison behind [Judge]: positive where a stands above
// b. Taking majority grades away one by one walks from the middle of the sorted
// grades outwards, below and above in turn; the walk is made in runs of equal
// grades. Both must have been graded.
func CompareGrades(a, b Grades) int {
	walks := [2]walk{newWalk(a, b.Total()), newWalk(b, a.Total())}
	for {
		steps, more := shortest(walks)
		if !more {
			return 0
		}
		below := cmp.Compare(walks[0].low, walks[1].low)
		if by := cmp.Or(below, cmp.Compare(walks[0].high, walks[1].high)); by != 0 {
			return by
		}
		for i := range walks {
			walks[i].advance(steps)
		}
	}
}

// walk goes through sorted grades from the middle outwards. All counts are
// doubled, so that the middle lies between two grades.
type walk struct {
	counts          Grades
	low, high       int // the grades that are next below and above
	lowEnd, highEnd int // how many steps reach the end of their runs
	at, half        int
}

func newWalk(g Grades, times int) walk {
	w := walk{counts: make(Grades, len(g)), half: g.Total() * times}
	for grade, count := range g {
		w.counts[grade] = 2 * count * times
	}
	below := 0
	for w.low = 0; below+w.counts[w.low] < w.half; w.low++ {
		below += w.counts[w.low]
	}
	w.lowEnd = w.half - below
	w.high, w.highEnd = w.low, below+w.counts[w.low]-w.half
	w.settle()
	return w
}

// settle moves on from runs that are used up.
func (w *walk) settle() {
	for w.lowEnd == w.at && w.low > 0 {
		w.low--
		w.lowEnd += w.counts[w.low]
	}
	for w.highEnd == w.at && w.high < len(w.counts)-1 {
		w.high++
		w.highEnd += w.counts[w.high]
	}
}

func (w *walk) advance(steps int) {
	w.at += steps
	w.settle()
}

// shortest is how far both walks can go before a run ends, and whether there is
// any way to go.
func shortest(walks [2]walk) (steps int, more bool) {
	a, b := walks[0], walks[1]
	steps = min(a.lowEnd, a.highEnd, b.lowEnd, b.highEnd) - a.at
	return steps, a.at < a.half
}
