package choice

import (
	"cmp"
	"fmt"
)

// Cost is the price of giving points to one item.
type Cost func(points int) int

// Linear is the price of dots: each costs one. Negative points have no price,
// as dots cannot be against.
func Linear(points int) int { return points }

// Square is the price of quadratic votes: v votes for or against cost v².
//
// E. A. Posner and E. G. Weyl (2015), Voting squared: quadratic voting in
// democratic politics, Vanderbilt Law Review 68.
func Square(points int) int { return points * points }

// Allocation is the points that one ballot gives to each item, and how many
// such ballots there are.
type Allocation struct {
	Points []int
	Weight int
}

// Spent is what an allocation costs.
func (a Allocation) Spent(cost Cost) int {
	sum := 0
	for _, points := range a.Points {
		sum += cost(points)
	}
	return sum
}

// Shared is what ballots under a budget give to one item.
type Shared struct {
	Total   int // points, those against subtracted
	For     int // ballots that give it points
	Against int // ballots that give it points against
	Cost    int // what the ballots paid for these points
}

// Shares is the outcome of points shared out under a budget.
type Shares struct {
	Ballots int
	Spent   int // by all ballots
	Items   []Shared
	Order   [][]int // by Total
}

// Share adds up ballots over n items: for each item the sum of its points, the
// ballots for and against it and what they paid. The order is by the sum, ties
// kept. Every ballot counts with every item, as giving none is an answer too.
// Ballots must have n points each.
func Share(n int, ballots []Allocation, cost Cost) Shares {
	out := Shares{Items: make([]Shared, n)}
	for _, b := range ballots {
		out.Ballots += b.Weight
		for i, points := range b.Points {
			out.Items[i].add(points, b.Weight, cost)
		}
	}
	totals := make([]int, n)
	for i, item := range out.Items {
		totals[i] = item.Total
		out.Spent += item.Cost
	}
	out.Order = order(n, func(a, b int) int { return cmp.Compare(totals[b], totals[a]) })
	return out
}

func (s *Shared) add(points, weight int, cost Cost) {
	s.Total += points * weight
	s.Cost += cost(points) * weight
	if points > 0 {
		s.For += weight
	}
	if points < 0 {
		s.Against += weight
	}
}

// CheckBudget reports what makes an allocation impossible: points against under
// [Linear] prices, or a cost above the budget.
func CheckBudget(points []int, budget int, cost Cost) error {
	spent := 0
	for _, p := range points {
		if price := cost(p); price < 0 || p > budget || p < -budget {
			return fmt.Errorf("%d points cannot be given to one item", p)
		} else if spent += price; spent > budget {
			return fmt.Errorf("the points cost more than the %d there are", budget)
		}
	}
	return nil
}
