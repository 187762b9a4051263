package main

import (
	"slices"
	"testing"

	"parley/internal/consult"
	"parley/internal/rehearsal"
)

func TestFiguresOfTheFurtherWaysCanBeRecomputedFromWhatPeopleSaid(t *testing.T) {
	dir, data, truth := rehearsed(t, "quick", 16, true)
	kinds := map[string]int{}
	for i, round := range data.Rounds {
		kinds[round.Kind] = recomputedWays(t, data, i, truth)
	}
	for _, kind := range []string{"dots", "quadratic", "judge", "compare"} {
		if kinds[kind] < 3 {
			t.Errorf("only %d results of %s were there to check", kinds[kind], kind)
		}
	}
	sameFromData(t, dir)
}

// recomputedWays compares the figures of a round of dots, quadratic votes,
// grades or comparisons with what people said, and tells how many there were.
func recomputedWays(t *testing.T, data exported, i int, truth *rehearsal.Truth) int {
	t.Helper()
	round, checked := data.Rounds[i], 0
	for _, item := range round.Items {
		if item.Judgment != nil {
			checked++
			if said := grades(truth, round.ID, item.Recommendation, len(item.Judgment.Histogram)); !slices.Equal(said[1:], item.Judgment.Histogram) || said[0] != item.Judgment.Outside {
				t.Errorf("grades: exported %+v, said %v", item.Judgment, said)
			}
		}
	}
	if round.Allocation != nil {
		for _, item := range round.Allocation.Items {
			checked++
			want := shares(truth, round.ID, item.Recommendation, round.Kind == "quadratic")
			want.Recommendation, want.Place = item.Recommendation, item.Place
			if item != want {
				t.Errorf("%s: exported %+v, said %+v", round.Kind, item, want)
			}
		}
	}
	if round.Comparison != nil {
		for _, item := range round.Comparison.Items {
			checked++
			if compared, won := contests(truth, round.ID, item.Recommendation); !item.Suppressed && (item.Compared != compared || item.Won != won) {
				t.Errorf("comparisons: exported %+v, said %d, %v won", item, compared, won)
			}
		}
	}
	return checked
}

// grades counts the grades of an item; those at 0 are "no opinion".
func grades(truth *rehearsal.Truth, round, item consult.ID, best int) []int {
	counts := make([]int, best+1)
	for _, p := range truth.People {
		for _, g := range p.Grades {
			switch {
			case g.Round != round || g.Recommendation != item:
			case g.Grade == nil:
				counts[0]++
			default:
				counts[*g.Grade]++
			}
		}
	}
	return counts
}

// shares adds up what people gave to an item.
func shares(truth *rehearsal.Truth, round, item consult.ID, squared bool) (sum consult.AllocatedItem) {
	for _, p := range truth.People {
		for _, s := range p.Shares {
			for _, given := range s.Points {
				if s.Round != round || given.Recommendation != item {
					continue
				}
				cost := given.Points
				if squared {
					cost *= given.Points
				}
				sum.Total, sum.Cost = sum.Total+given.Points, sum.Cost+cost
				if given.Points > 0 {
					sum.For++
				} else {
					sum.Against++
				}
			}
		}
	}
	return sum
}

// contests counts the comparisons that an item was in, and those it won; an
// equal is half of one.
func contests(truth *rehearsal.Truth, round, item consult.ID) (compared int, won float64) {
	for _, p := range truth.People {
		for _, c := range p.Pairs {
			for _, pair := range c.Pairs {
				if c.Round != round || pair.Answer == consult.ChoseSkip || (pair.First != item && pair.Second != item) {
					continue
				}
				compared++
				switch {
				case pair.Answer == consult.ChoseEqual:
					won += 0.5
				case (pair.Answer == consult.ChoseFirst) == (pair.First == item):
					won++
				}
			}
		}
	}
	return compared, won
}
