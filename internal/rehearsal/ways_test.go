package rehearsal

import (
	"cmp"
	"slices"
	"testing"

	"parley/internal/choice"
	"parley/internal/consult"
)

// knowing is a room whose truth is known: what everybody likes on average.
type knowing struct {
	minds []mind
	items []consult.ID
	truth []float64 // mean liking of each item
}

func newKnowing(people, items int) *knowing {
	c := &knowing{truth: make([]float64, items)}
	for i := range items {
		var id consult.ID
		id[15] = byte(i)
		c.items = append(c.items, id)
	}
	for person := range people {
		m := newMind(7, person)
		c.minds = append(c.minds, m)
		for i := range c.truth {
			c.truth[i] += m.liking(i) / float64(people)
		}
	}
	return c
}

func (c *knowing) place(id consult.ID) int { return int(id[15]) }

// inversions is the share of pairs, clearly apart in truth, that an order puts
// the other way round.
func (c *knowing) inversions(order [][]int) float64 {
	at := make([]int, len(c.items))
	for rank, tied := range order {
		for _, i := range tied {
			at[i] = rank
		}
	}
	wrong, pairs := 0, 0
	for i := range at {
		for j := range at {
			if c.truth[i] > c.truth[j]+0.1 {
				pairs++
				if at[i] > at[j] {
					wrong++
				}
			}
		}
	}
	return float64(wrong) / float64(pairs)
}

// shared are the allocations of everybody in a kind of step.
func (c *knowing) shared(kind consult.StepKind) []choice.Allocation {
	var ballots []choice.Allocation
	for _, m := range c.minds {
		points := make([]int, len(c.items))
		for _, p := range m.points(c.items, c.place, kind, consult.DefaultWays()) {
			points[c.place(p.Recommendation)] = p.Points
		}
		ballots = append(ballots, choice.Allocation{Points: points, Weight: 1})
	}
	return ballots
}

func (c *knowing) graded() []choice.Grades {
	grades := make([]choice.Grades, len(c.items))
	for i := range grades {
		grades[i] = make(choice.Grades, 6)
		for _, m := range c.minds {
			if grade := m.rating(i, 6); grade != nil {
				grades[i][*grade-1]++
			}
		}
	}
	return grades
}

func (c *knowing) compared() []choice.Compared {
	var all []choice.Compared
	for _, m := range c.minds {
		for _, pair := range m.pairs(c.items, 15) {
			one := choice.Compared{First: c.place(pair.First), Second: c.place(pair.Second)}
			switch m.chooses(pair, c.place) {
			case consult.ChoseFirst:
				one.Wins = 1
			case consult.ChoseSecond:
				one.Losses = 1
			case consult.ChoseEqual:
				one.Equal = 1
			default:
				continue
			}
			all = append(all, one)
		}
	}
	return all
}

func TestEveryWayFindsTheTruthThatSimulatedPeopleHave(t *testing.T) {
	c := newKnowing(200, 12)
	orders := map[string][][]int{
		"dots":      choice.Share(12, c.shared(consult.Dots), choice.Linear).Order,
		"quadratic": choice.Share(12, c.shared(consult.Quadratic), choice.Square).Order,
		"judge":     choice.Judge(c.graded()),
		"compare":   choice.BradleyTerry(12, c.compared()).Order,
	}
	best := slices.IndexFunc(c.truth, func(x float64) bool {
		return x == slices.MaxFunc(c.truth, func(a, b float64) int { return cmp.Compare(a, b) })
	})
	for way, order := range orders {
		if wrong := c.inversions(order); wrong > 0.1 {
			t.Errorf("%s puts %.0f %% of the pairs the wrong way round: %v, truth %.2f", way, 100*wrong, order, c.truth)
		}
		first := order[0]
		if !slices.ContainsFunc(first, func(i int) bool { return c.truth[best]-c.truth[i] < 0.15 }) {
			t.Errorf("%s puts %v first; the truth is %d of %.2f", way, first, best, c.truth)
		}
	}
}

func TestNobodySpendsMoreThanThereIs(t *testing.T) {
	c, w := newKnowing(100, 12), consult.DefaultWays()
	for _, b := range c.shared(consult.Dots) {
		if err := choice.CheckBudget(b.Points, w.Dots, choice.Linear); err != nil {
			t.Fatal(err)
		}
	}
	for _, b := range c.shared(consult.Quadratic) {
		if err := choice.CheckBudget(b.Points, w.Credits, choice.Square); err != nil {
			t.Fatal(err)
		}
	}
}
