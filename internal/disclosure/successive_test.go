package disclosure

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// shown is one export: how many rows were pending when the gate decided, and
// the released count of each answer after it.
type shown struct {
	came   int // people who had answered by then
	counts [2]int
}

// The attacker saw who answered when, holds every successive export and knows
// the rule. For each person it lists, over every way in which the people could
// have answered and the gate could have drawn, what that person can have said.
// Both answers stay possible for everybody, but where a limit is stated: what
// comes out at the close is all of one answer.
func TestNoAnswerIsFoundFromSuccessiveExports(t *testing.T) {
	const k = 3
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.SliceOfN(rapid.IntRange(0, 1), 2*k, 3*k).Draw(t, "answers")
		gate := Gate{K: k, Rand: rand.New(rand.NewPCG(7, rapid.Uint64().Draw(t, "seed")))}
		var exports []shown
		released := make([]bool, len(said))
		for came := 1; came <= len(said); came++ {
			if open(gate, said[:came], released) {
				exports = append(exports, export(came, said, released))
			}
		}
		gate.Closing = true
		open(gate, said, released)
		exports = append(exports, export(len(said), said, released))
		if atClose := exports[len(exports)-1].since(exports[:len(exports)-1]); min(atClose[0], atClose[1]) == 0 && atClose != [2]int{} {
			return
		}
		for who, can := range possible(len(said), k, exports) {
			if len(can) < 2 {
				t.Fatalf("answers %v, exports %v: person %d can only have said %v", said, exports, who, can)
			}
		}
	})
}

// since is what an export added to the ones before it.
func (s shown) since(before []shown) [2]int {
	added := s.counts
	if n := len(before); n > 0 {
		added[0] -= before[n-1].counts[0]
		added[1] -= before[n-1].counts[1]
	}
	return added
}

// open lets the gate decide once, and tells whether it let something out.
func open(g Gate, said []int, released []bool) bool {
	var pending, labels []int
	for i, answer := range said {
		if !released[i] {
			pending, labels = append(pending, i), append(labels, answer)
		}
	}
	part := g.Take(labels)
	for _, i := range part {
		released[pending[i]] = true
	}
	return part != nil
}

func export(came int, said []int, released []bool) shown {
	e := shown{came: came}
	for i, answer := range said {
		if released[i] {
			e.counts[answer]++
		}
	}
	return e
}

// possible lists what each person can have said, by trying everything that all
// can have said together.
func possible(people, k int, exports []shown) []map[int]bool {
	can := make([]map[int]bool, people)
	for i := range can {
		can[i] = map[int]bool{}
	}
	said := make([]int, people)
	for world := range 1 << people {
		for i := range said {
			said[i] = world >> i & 1
		}
		if explains(said, k, exports) {
			for i, answer := range said {
				can[i][answer] = true
			}
		}
	}
	return can
}

// explains reports whether the gate could have shown these exports of what was
// said. The people of one answer are alike to it, so that counting them is enough.
func explains(said []int, k int, exports []shown) bool {
	var before [2]int
	for n, e := range exports {
		pending := [2]int{}
		for _, answer := range said[:e.came] {
			pending[answer]++
		}
		taken, left := [2]int{}, [2]int{}
		for answer := range pending {
			pending[answer] -= before[answer]
			taken[answer] = e.counts[answer] - before[answer]
			left[answer] = pending[answer] - taken[answer]
			if taken[answer] < 0 || left[answer] < 0 {
				return false
			}
		}
		if !permits(n == len(exports)-1, k, taken, left) {
			return false
		}
		before = e.counts
	}
	return true
}

// permits is the gate's rule in numbers: whether so many can have come out and
// stayed.
func permits(closing bool, k int, taken, left [2]int) bool {
	out, stay := taken[0]+taken[1], left[0]+left[1]
	if closing {
		return out == 0 && stay < k || out >= k && stay == 0
	}
	return out >= k && stay >= k && taken[0] > 0 && taken[1] > 0
}
