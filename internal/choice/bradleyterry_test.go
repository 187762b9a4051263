package choice

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s is %.7f, want %.7f", what, got, want)
	}
}

// With two items p₁ = 1/p₀ by symmetry, and with 3 wins of 4 the strength solves
// (3+½)/p = 4/(p+1/p) + 1/(p+1).
func TestTwoItemsSolveTheirEquation(t *testing.T) {
	got := BradleyTerry(2, []Compared{{First: 0, Second: 1, Wins: 3, Losses: 1}})
	p := got.Items[0].Strength
	near(t, "the product of the strengths", p*got.Items[1].Strength, 1)
	near(t, "the equation", 3.5/p, 4/(p+1/p)+1/(p+1))
	near(t, "the score", got.Items[0].Score, p*p/(p*p+1))
}

func TestComparingKnownCases(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     int
		pairs []Compared
		order string
		parts int
	}{
		{"a chain of wins", 3, []Compared{{0, 1, 2, 0, 0}, {1, 2, 2, 0, 0}}, "[[0] [1] [2]]", 1},
		{"a cycle is a tie", 3, []Compared{{0, 1, 1, 0, 0}, {1, 2, 1, 0, 0}, {2, 0, 1, 0, 0}}, "[[0 1 2]]", 1},
		{"equals are a tie", 2, []Compared{{0, 1, 0, 0, 5}}, "[[0 1]]", 1},
		{"who won all stands above, and finitely", 2, []Compared{{0, 1, 9, 0, 0}}, "[[0] [1]]", 1},
		{"nobody compared anything", 3, nil, "[[0 1 2]]", 3},
		{"two islands", 4, []Compared{{0, 1, 1, 0, 0}, {2, 3, 1, 0, 0}}, "[[0 2] [1 3]]", 2},
		{"one item", 1, nil, "[[0]]", 1},
		{"nothing", 0, nil, "[]", 0},
	} {
		got := BradleyTerry(c.n, c.pairs)
		if fmt.Sprint(got.Order) != c.order || len(got.Parts) != c.parts {
			t.Errorf("%s: order %v in %d parts, want %s in %d", c.name, got.Order, len(got.Parts), c.order, c.parts)
		}
	}
}

func TestWinsAndSharesAreCounted(t *testing.T) {
	got := BradleyTerry(3, []Compared{{0, 1, 3, 1, 2}, {2, 0, 1, 1, 0}})
	want := []Standing{{Compared: 8, Won: 5}, {Compared: 6, Won: 2}, {Compared: 2, Won: 1}}
	for i, w := range want {
		if g := got.Items[i]; g.Compared != w.Compared || g.Won != w.Won {
			t.Errorf("item %d: %d compared, %g won; want %d, %g", i, g.Compared, g.Won, w.Compared, w.Won)
		}
	}
}

func TestStrengthsFindWhatMadeTheData(t *testing.T) {
	// Expected counts of a million comparisons of items with strengths 4, 2, 1, ½.
	true4 := []float64{4, 2, 1, 0.5}
	var pairs []Compared
	for i := range true4 {
		for j := i + 1; j < len(true4); j++ {
			wins := int(math.Round(1e6 * true4[i] / (true4[i] + true4[j])))
			pairs = append(pairs, Compared{First: i, Second: j, Wins: wins, Losses: 1_000_000 - wins})
		}
	}
	got := BradleyTerry(4, pairs)
	for i := range 3 {
		ratio := got.Items[i].Strength / got.Items[i+1].Strength
		if math.Abs(ratio-2) > 1e-4 {
			t.Errorf("strength %d to %d is %.6f to one, want 2", i, i+1, ratio)
		}
	}
}

func TestComparisonsInAnyOrderAndDirection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(t, "n")
		m := rapid.IntRange(0, 12).Draw(t, "m")
		var pairs, turned []Compared
		for range m {
			i := rapid.IntRange(0, n-1).Draw(t, "i")
			j := (i + rapid.IntRange(1, n-1).Draw(t, "step")) % n
			w, l, e := rapid.IntRange(0, 3).Draw(t, "w"), rapid.IntRange(0, 3).Draw(t, "l"), rapid.IntRange(0, 2).Draw(t, "e")
			pairs = append(pairs, Compared{i, j, w, l, e})
			turned = append([]Compared{{j, i, l, w, e}}, turned...)
		}
		a, b := BradleyTerry(n, pairs), BradleyTerry(n, turned)
		sum := 0.0
		for i := range a.Items {
			if math.Abs(a.Items[i].Score-b.Items[i].Score) > 1e-8 || math.IsNaN(a.Items[i].Score) {
				t.Fatalf("item %d scores %g one way and %g the other", i, a.Items[i].Score, b.Items[i].Score)
			}
			sum += a.Items[i].Score
		}
		if math.Abs(sum-float64(n)/2) > 1e-9 {
			t.Fatalf("scores add up to %g, want half of %d", sum, n)
		}
		if fmt.Sprint(a.Order) != fmt.Sprint(b.Order) {
			t.Fatalf("order %v one way and %v the other", a.Order, b.Order)
		}
	})
}
