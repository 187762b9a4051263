package rehearsal

import (
	"context"
	"fmt"
	"math"

	"parley/internal/consult"
)

// shares gives out dots, or buys quadratic votes: more to what is liked more,
// and votes against what is disliked where the step takes them.
func (g *guest) shares(ctx context.Context, step consult.Step, round consult.Round) error {
	g.pause(ctx)
	points := g.points(round.Items, g.day.place, step.Kind, g.day.ways())
	err := g.put(ctx, "points.cast", map[string]any{"round": round.ID, "points": points},
		"PUT", fmt.Sprintf("/rounds/%s/points", round.ID), map[string]any{"points": points}, nil)
	if err == nil {
		g.shared(Shared{round.ID, points})
	}
	return err
}

// judges grades each recommendation, with a rare "no opinion".
func (g *guest) judges(ctx context.Context, _ consult.Step, round consult.Round) error {
	for _, item := range round.Items {
		g.pause(ctx)
		grade := g.rating(g.day.place(item), len(g.day.ways().Grades))
		err := g.put(ctx, "grade.cast", map[string]any{"round": round.ID, "recommendation": item, "grade": grade},
			"PUT", fmt.Sprintf("/rounds/%s/grades/%s", round.ID, item), map[string]*int{"grade": grade}, nil)
		if err != nil {
			return err
		}
		g.graded(Graded{round.ID, item, grade})
	}
	return nil
}

// compares chooses between two, as often as is asked for or a little less, and
// keeps what was chosen after each.
func (g *guest) compares(ctx context.Context, _ consult.Step, round consult.Round) error {
	pairs := []consult.Pair{}
	for _, pair := range g.pairs(round.Items, g.day.ways().Pairs) {
		g.pause(ctx)
		pair.Answer = g.chooses(pair, g.day.place)
		pairs = append(pairs, pair)
		err := g.put(ctx, "pairs.cast", map[string]any{"round": round.ID, "pairs": pairs},
			"PUT", fmt.Sprintf("/rounds/%s/pairs", round.ID), map[string]any{"pairs": pairs}, nil)
		if err != nil {
			return err
		}
	}
	g.compared(Compared{round.ID, pairs})
	return nil
}

// addWays puts a step of each further way to answer behind the agenda, on its
// first theme.
func (d *day) addWays(ctx context.Context) error {
	a, err := d.agenda(ctx)
	if err != nil || len(a.Themes) == 0 {
		return err
	}
	for i, kind := range []consult.StepKind{consult.Dots, consult.Quadratic, consult.Judge, consult.Compare} {
		step := map[string]any{"theme": a.Themes[0].ID, "kind": kind, "minutes": 5, "place": len(a.Steps) + i + 1}
		if err := d.organiser.call(ctx, "PUT", d.path("/steps/%s", consult.NewID()), step, nil); err != nil {
			return err
		}
	}
	return nil
}

func (d *day) ways() *consult.Ways {
	if d.protocol.Ways == nil {
		return consult.DefaultWays()
	}
	return d.protocol.Ways
}

// points shares a budget out by liking, never more than there is.
func (m mind) points(items []consult.ID, place func(consult.ID) int, kind consult.StepKind, w *consult.Ways) []consult.Points {
	budget, price := float64(w.Dots), 1.0
	if kind == consult.Quadratic {
		budget, price = float64(w.Credits), 2
	}
	weights, all := make([]float64, len(items)), 0.0
	for i, item := range items {
		weights[i] = m.feels(place(item))
		if kind == consult.Dots {
			weights[i] = max(0, weights[i])
		}
		all += math.Pow(math.Abs(weights[i]), price)
	}
	points := []consult.Points{}
	for i, item := range items {
		// The largest share whose cost, raised to its price, fits the budget.
		share := math.Trunc(weights[i] * math.Pow(budget/max(all, 1e-9), 1/price))
		if share != 0 {
			points = append(points, consult.Points{Recommendation: item, Points: int(share)})
		}
	}
	return points
}

// pairs draws different pairs, at most so many.
func (m mind) pairs(items []consult.ID, most int) []consult.Pair {
	var all []consult.Pair
	for i, first := range items {
		for _, second := range items[i+1:] {
			all = append(all, consult.Pair{First: first, Second: second})
		}
	}
	m.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(most, len(all))]
}

func (m mind) chooses(pair consult.Pair, place func(consult.ID) int) consult.Choice {
	switch difference := m.feels(place(pair.First)) - m.feels(place(pair.Second)); {
	case m.chance(0.05):
		return consult.ChoseSkip
	case difference > 0.08:
		return consult.ChoseFirst
	case difference < -0.08:
		return consult.ChoseSecond
	}
	return consult.ChoseEqual
}
