package disclosure

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestCellsAreSuppressedWithTheirComplements(t *testing.T) {
	for name, c := range map[string]struct {
		counts      []int
		small       []int // indices that must be suppressed
		least, most int   // how many are suppressed in all
	}{
		"all large":                     {[]int{9, 12, 30}, nil, 0, 0},
		"one small takes another":       {[]int{3, 30, 12, 20}, []int{0}, 2, 2},
		"two small with too few people": {[]int{1, 2, 30, 12}, []int{0, 1}, 3, 3},
		"three small with enough":       {[]int{4, 4, 4, 12}, []int{0, 1, 2}, 3, 3},
		"one of two":                    {[]int{3, 30}, []int{0}, 2, 2},
		"all small":                     {[]int{1, 1}, []int{0, 1}, 2, 2},
		"a single small cell":           {[]int{2}, []int{0}, 1, 1},
		"nothing":                       {nil, nil, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			hidden := Cells(c.counts, 5, nil)
			n := 0
			for _, h := range hidden {
				if h {
					n++
				}
			}
			if n < c.least || n > c.most {
				t.Errorf("suppressed %v of %v", hidden, c.counts)
			}
			for _, i := range c.small {
				if !hidden[i] {
					t.Errorf("cell %d of %v is shown", i, c.counts)
				}
			}
		})
	}
}

// The attacker knows the total, the shown cells and the rule, and lists every
// filling of the hidden cells that the rule could have hidden in the same way.
func TestNoSuppressedCellIsFoundFromTheTotalAndTheRule(t *testing.T) {
	const k = 3
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 9), 2, 4).Draw(t, "counts")
		hidden := Cells(counts, k, rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)))
		if !slices.Contains(hidden, true) {
			return
		}
		possible := make([]map[int]bool, len(counts))
		for i := range possible {
			possible[i] = map[int]bool{}
		}
		people := 0
		for _, filling := range fillings(counts, hidden, k) {
			people = 0
			for i, n := range filling {
				possible[i][n] = true
				if hidden[i] {
					people += n
				}
			}
		}
		for i := range counts {
			if hidden[i] && people > 0 && len(possible[i]) < 2 {
				t.Fatalf("counts %v, hidden %v: cell %d can only be %v", counts, hidden, i, possible[i])
			}
		}
	})
}

// fillings lists every way to fill the hidden cells that keeps the total and
// that the rule could have hidden: at least one cell below k, and not more
// hidden than some order of the draw needs.
func fillings(counts []int, hidden []bool, k int) [][]int {
	left := 0
	var cells []int
	for i, h := range hidden {
		if h {
			left += counts[i]
			cells = append(cells, i)
		}
	}
	var out [][]int
	var fill func(at, left int, filling []int)
	fill = func(at, left int, filling []int) {
		if at == len(cells) {
			if left == 0 && couldHide(filling, hidden, k) {
				out = append(out, slices.Clone(filling))
			}
			return
		}
		for n := 0; n <= left; n++ {
			filling[cells[at]] = n
			fill(at+1, left-n, filling)
		}
	}
	fill(0, left, slices.Clone(counts))
	return out
}

// couldHide tries many draws of the rule.
func couldHide(counts []int, hidden []bool, k int) bool {
	for seed := range uint64(40) {
		if slices.Equal(Cells(counts, k, rand.New(rand.NewPCG(seed, 1))), hidden) {
			return true
		}
	}
	return false
}
