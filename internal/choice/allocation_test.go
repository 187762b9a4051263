package choice

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDotsAddUpAndTiesStay(t *testing.T) {
	got := Share(3, []Allocation{{Points: []int{3, 2, 0}, Weight: 2}, {Points: []int{0, 2, 3}, Weight: 1}}, Linear)
	if got.Ballots != 3 || got.Spent != 15 {
		t.Errorf("%d ballots spent %d, want 3 and 15", got.Ballots, got.Spent)
	}
	want := []Shared{{Total: 6, For: 2, Cost: 6}, {Total: 6, For: 3, Cost: 6}, {Total: 3, For: 1, Cost: 3}}
	if !slices.Equal(got.Items, want) {
		t.Errorf("items %v, want %v", got.Items, want)
	}
	if len(got.Order) != 2 || !slices.Equal(got.Order[0], []int{0, 1}) {
		t.Errorf("order %v, want 0 and 1 tied before 2", got.Order)
	}
}

func TestQuadraticVotesCostTheirSquareEitherWay(t *testing.T) {
	got := Share(2, []Allocation{{Points: []int{3, -1}, Weight: 1}, {Points: []int{-2, 2}, Weight: 1}}, Square)
	want := []Shared{{Total: 1, For: 1, Against: 1, Cost: 13}, {Total: 1, For: 1, Against: 1, Cost: 5}}
	if !slices.Equal(got.Items, want) || got.Spent != 18 {
		t.Errorf("items %v spent %d, want %v spent 18", got.Items, got.Spent, want)
	}
}

func TestABudgetHolds(t *testing.T) {
	for _, c := range []struct {
		name   string
		points []int
		budget int
		cost   Cost
		fits   bool
	}{
		{"all dots on one item", []int{10, 0}, 10, Linear, true},
		{"one dot too many", []int{10, 1}, 10, Linear, false},
		{"dots cannot be against", []int{-1, 3}, 10, Linear, false},
		{"no dots at all", []int{0, 0}, 10, Linear, true},
		{"six and eight squared make one hundred", []int{6, -8}, 100, Square, true},
		{"one vote more is too dear", []int{6, -8, 1}, 100, Square, false},
		{"a number whose square overflows", []int{1 << 40}, 100, Square, false},
	} {
		if err := CheckBudget(c.points, c.budget, c.cost); (err == nil) != c.fits {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestSharingTreatsItemsAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		points := rapid.SliceOfN(rapid.IntRange(-5, 5), n, n)
		lists := rapid.SliceOfN(points, 1, 8).Draw(t, "ballots")
		forward, turned := make([]Allocation, len(lists)), make([]Allocation, len(lists))
		for i, list := range lists {
			back := slices.Clone(list)
			slices.Reverse(back)
			forward[i], turned[i] = Allocation{list, 1}, Allocation{back, 1}
		}
		a, b := Share(n, forward, Square), Share(n, turned, Square)
		slices.Reverse(b.Items)
		if !slices.Equal(a.Items, b.Items) || a.Spent != b.Spent {
			t.Fatalf("%v and, with the items turned round, %v", a, b)
		}
	})
}
