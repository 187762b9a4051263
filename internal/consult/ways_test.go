package consult_test

import (
	"testing"

	"parley/internal/consult"
)

// withSteps adds a step of each kind to the fixture's theme.
func withSteps(kinds ...consult.StepKind) func(*consult.Agenda) {
	return func(a *consult.Agenda) {
		for _, kind := range kinds {
			a.Steps = append(a.Steps, consult.Step{
				ID: consult.NewID(), Consultation: a.Consultation.ID, Theme: a.Recommendations[0].Theme,
				Kind: kind, Place: len(a.Steps) + 1, Minutes: 10,
			})
		}
	}
}

func TestDotsAreAddedUpUnderTheirBudget(t *testing.T) {
	f := newFixture(t, withSteps(consult.Dots))
	seats := f.open(6)
	round := f.openStep(consult.Dots)
	a, b := round.Items[0], round.Items[1]
	for _, refused := range [][]consult.Points{
		{{a, 11}}, {{a, 6}, {b, 5}}, {{a, -1}}, {{a, 1}, {a, 1}}, {{consult.NewID(), 1}},
	} {
		f.wants(consult.CodeInvalid, f.service.CastPoints(f.ctx, seats[0], round.ID, refused))
	}
	for _, seat := range seats {
		f.must(f.service.CastPoints(f.ctx, seat, round.ID, []consult.Points{{a, 1}, {b, 9}}))
		f.must(f.service.CastPoints(f.ctx, seat, round.ID, []consult.Points{{a, 7}, {b, 2}}))
	}
	f.closeStep(consult.Dots)
	got := f.resultOf(round.ID).Allocation
	if got == nil || got.Suppressed || got.Ballots != 6 || got.Spent != 54 || got.Budget != 10 {
		t.Fatalf("six people: %+v", got)
	}
	if want := (consult.AllocatedItem{Recommendation: a, Place: 1, Total: 42, For: 6, Cost: 42}); got.Items[0] != want {
		t.Errorf("first is %+v, want %+v", got.Items[0], want)
	}
	f.wants(consult.CodeStepClosed, f.service.CastPoints(f.ctx, seats[0], round.ID, nil))
}

func TestQuadraticVotesCountAgainstToo(t *testing.T) {
	f := newFixture(t, withSteps(consult.Quadratic))
	seats := f.open(5)
	round := f.openStep(consult.Quadratic)
	a, b := round.Items[0], round.Items[1]
	f.wants(consult.CodeInvalid, f.service.CastPoints(f.ctx, seats[0], round.ID, []consult.Points{{a, 8}, {b, -7}}))
	for _, seat := range seats {
		f.must(f.service.CastPoints(f.ctx, seat, round.ID, []consult.Points{{a, -6}, {b, 8}}))
	}
	f.closeStep(consult.Quadratic)
	got := f.resultOf(round.ID).Allocation
	want := consult.AllocatedItem{Recommendation: a, Place: len(got.Items), Total: -30, Against: 5, Cost: 180}
	if last := got.Items[len(got.Items)-1]; last != want {
		t.Errorf("last is %+v, want %+v", last, want)
	}
}

func TestGradesAreOrderedByMajorityJudgment(t *testing.T) {
	f := newFixture(t, withSteps(consult.Judge))
	seats := f.open(5)
	round := f.openStep(consult.Judge)
	a, b := round.Items[0], round.Items[1]
	seven := 7
	f.wants(consult.CodeInvalid, f.service.CastGrade(f.ctx, seats[0], round.ID, a, &seven))
	for i, seat := range seats {
		low, high := []int{1, 1, 2, 3, 3}[i], []int{1, 2, 2, 3, 3}[i]
		f.must(f.service.CastGrade(f.ctx, seat, round.ID, a, &low))
		f.must(f.service.CastGrade(f.ctx, seat, round.ID, b, &high))
	}
	f.closeStep(consult.Judge)
	items := f.resultOf(round.ID).Items
	if x, y := items[0].Judgment, items[1].Judgment; x == nil || y == nil || x.Grade != 2 || y.Grade != 2 || x.Place != 2 || y.Place != 1 || y.Below != 0.2 {
		t.Errorf("graded %+v and %+v, want the second first by the tie-break", x, y)
	}
}

func TestComparisonsMakeAnOrderAndFewHideThemselves(t *testing.T) {
	f := newFixture(t, withSteps(consult.Compare))
	seats := f.open(6)
	round := f.openStep(consult.Compare)
	a, b := round.Items[0], round.Items[1]
	for _, refused := range [][]consult.Pair{
		{{a, a, consult.ChoseFirst}}, {{a, b, "both"}}, {{a, b, consult.ChoseFirst}, {b, a, consult.ChoseEqual}}, {{a, consult.NewID(), consult.ChoseEqual}},
	} {
		f.wants(consult.CodeInvalid, f.service.CastPairs(f.ctx, seats[0], round.ID, refused))
	}
	for i, seat := range seats {
		first, second, answer := a, b, consult.ChoseSecond
		if i%2 == 0 {
			first, second, answer = b, a, consult.ChoseFirst
		}
		f.must(f.service.CastPairs(f.ctx, seat, round.ID, []consult.Pair{{first, second, answer}}))
	}
	f.closeStep(consult.Compare)
	got := f.resultOf(round.ID).Comparison
	if got == nil || got.Suppressed || got.Ballots != 6 || got.Items[0].Recommendation != b || got.Items[0].Won != 6 || got.Items[1].Won != 0 {
		t.Fatalf("all prefer the second: %+v", got)
	}
	own, err := f.service.Own(f.ctx, seats[0])
	if err != nil || len(own.Pairs) != 1 || len(own.Pairs[0].Pairs) != 1 {
		t.Errorf("own %+v, %v", own.Pairs, err)
	}
}

func TestFewerThanKBallotsShowNothing(t *testing.T) {
	f := newFixture(t, withSteps(consult.Dots, consult.Compare))
	seats := f.open(4)
	dots := f.openStep(consult.Dots)
	for _, seat := range seats {
		f.must(f.service.CastPoints(f.ctx, seat, dots.ID, []consult.Points{{dots.Items[0], 3}}))
	}
	f.closeStep(consult.Dots)
	pairs := f.openStep(consult.Compare)
	for _, seat := range seats {
		f.must(f.service.CastPairs(f.ctx, seat, pairs.ID, []consult.Pair{{pairs.Items[0], pairs.Items[1], consult.ChoseEqual}}))
	}
	f.closeStep(consult.Compare)
	if r := f.resultOf(dots.ID).Allocation; !r.Suppressed || r.Ballots != 0 || len(r.Items) != 0 {
		t.Errorf("dots of four people: %+v", r)
	}
	if r := f.resultOf(pairs.ID).Comparison; !r.Suppressed || r.Ballots != 0 || len(r.Items) != 0 {
		t.Errorf("comparisons of four people: %+v", r)
	}
}
