package disclosure

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestALiveReleaseObeysEverySentenceOfTheRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(3, 8).Draw(t, "k")
		pending := rapid.SliceOfN(rapid.IntRange(-1, 1), 0, 60).Draw(t, "pending")
		gate := Gate{K: k, Rand: rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed")))}
		part := gate.Take(pending)
		if part == nil {
			if len(pending) >= 2*k && !uniform(pending, upTo(len(pending))) {
				t.Fatal("nothing was released although the rule permits it")
			}
			return
		}
		if len(part) < k {
			t.Fatalf("released %d rows, fewer than k=%d", len(part), k)
		}
		if left := len(pending) - len(part); left < k {
			t.Fatalf("left %d rows pending, fewer than k=%d", left, k)
		}
		if uniform(pending, part) {
			t.Fatal("all released rows move to the same answer")
		}
		for i := 1; i < len(part); i++ {
			if part[i] <= part[i-1] {
				t.Fatal("indices are not sorted or repeat")
			}
		}
	})
}

// The moment of a release tells of k people at least: those who came since the
// gate last decided.
func TestNobodyWhoDiffersSetsOffARelease(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(3, 8).Draw(t, "k")
		gate := Gate{K: k}
		alike := rapid.IntRange(0, 60).Draw(t, "alike")
		pending, waits, last := []int{}, 0, 0
		for range alike {
			pending = append(pending, 1)
			var part []int
			if part, waits = gate.Decide(pending, waits); part != nil {
				t.Fatal("rows that are all alike were released")
			}
			if waits == len(pending) {
				last = waits
			}
		}
		for i := range 3*k + alike {
			pending = append(pending, -(i % 2))
			var part []int
			if part, waits = gate.Decide(pending, waits); part != nil {
				if len(pending) < max(2*k, last+k) {
					t.Fatalf("released with %d pending, of %d last found alike", len(pending), last)
				}
				return
			}
		}
		t.Fatal("nothing was ever released")
	})
}

func TestAtCloseAllPendingRowsComeOutTogetherOrNotAtAll(t *testing.T) {
	for name, c := range map[string]struct{ pending, released int }{
		"none pending":      {0, 0},
		"one fewer than k":  {4, 0},
		"exactly k":         {5, 5},
		"all of one answer": {9, 9},
		"many more than k":  {100, 100},
	} {
		t.Run(name, func(t *testing.T) {
			if got := len((Gate{K: 5, Closing: true}).Take(make([]int, c.pending))); got != c.released {
				t.Errorf("released %d, want %d", got, c.released)
			}
		})
	}
}

func TestMarksAreReleasedInPartsThoughTheyCannotDiffer(t *testing.T) {
	gate := Gate{K: 5}
	if part := gate.TakeMarks(9); part != nil {
		t.Errorf("released %d of 9 marks, want none below 2k", len(part))
	}
	for range 100 {
		if part := gate.TakeMarks(12); len(part) < 5 || len(part) > 7 {
			t.Errorf("released %d of 12 marks, want 5 to 7", len(part))
		}
	}
}

func TestEveryPendingRowCanBeInARelease(t *testing.T) {
	pending := []int{1, 1, 1, 1, 1, 1, 1, 1, 1, -1}
	seen := map[int]int{}
	for range 500 {
		for _, i := range (Gate{K: 3}).Take(pending) {
			seen[i]++
		}
	}
	if len(seen) != len(pending) {
		t.Errorf("only %d of %d rows were ever released", len(seen), len(pending))
	}
}
