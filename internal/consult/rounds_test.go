package consult_test

import (
	"slices"
	"sync"
	"testing"

	"parley/internal/consult"
)

// planned gives the fixture's consultation a plan of rounds.
func planned(most int, items consult.RoundItems) func(*consult.Agenda) {
	return func(a *consult.Agenda) {
		a.Consultation.Protocol.MaxRounds, a.Consultation.Protocol.RoundItems = most, items
	}
}

// voteRound holds one round: agree says how many of the seats agree with each
// item; the others disagree.
func (f *fixture) voteRound(seats []consult.Seat, agree ...int) consult.Round {
	f.Helper()
	round := f.openStep(consult.Vote)
	for i, item := range round.Items {
		for n, seat := range seats {
			vote := "agree"
			if n >= agree[i] {
				vote = "disagree"
			}
			f.must(f.service.CastVote(f.ctx, seat, round.ID, item, vote))
		}
	}
	f.closeStep(consult.Vote)
	return round
}

// resultOf is what the snapshot shows of one round.
func (f *fixture) resultOf(round consult.ID) consult.RoundResult {
	f.Helper()
	snapshot, err := f.service.Snapshot(f.ctx, f.id)
	f.must(err)
	i := slices.IndexFunc(snapshot.Results, func(r consult.RoundResult) bool { return r.Round == round })
	if i < 0 {
		f.Fatal("the snapshot lacks the round")
	}
	return snapshot.Results[i]
}

func TestTwoLargeRoundsAreComparedInFigures(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(12)
	first := f.voteRound(seats, 6, 12)
	second := f.voteRound(seats, 11, 12)
	r := f.resultOf(second.ID)
	moved, still := r.Items[0].Vote.Change, r.Items[1].Vote.Change
	if moved == nil || moved.Stable || moved.Net == nil || *moved.Net != 0.42 || moved.Round != first.ID {
		t.Errorf("six to eleven of twelve: %+v", moved)
	}
	if still == nil || !still.Stable || *still.Net != 0 {
		t.Errorf("twelve of twelve twice: %+v", still)
	}
	if p := r.Panel; p == nil || p.Before != 12 || p.Now != 12 {
		t.Errorf("panel: %+v", p)
	}
	if v := f.resultOf(first.ID).Items[0].Vote; v == nil || v.Agree != 6 {
		t.Errorf("the first round: %+v", v)
	}
}

func TestTwoSmallRoundsAreNeverShownTogether(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(8)
	first := f.voteRound(seats, 4, 8)
	if v := f.resultOf(first.ID).Items[0].Vote; v == nil || v.Agree != 4 {
		t.Fatalf("a small round alone is not shown: %+v", v)
	}
	second := f.voteRound(seats, 7, 8)
	is, was := f.resultOf(second.ID), f.resultOf(first.ID)
	if c := is.Items[0].Vote.Change; c == nil || c.Stable || c.Net != nil {
		t.Errorf("the change of a small round: %+v", c)
	}
	if item := was.Items[0]; !item.Suppressed || item.Vote != nil || item.Reason != consult.Superseded {
		t.Errorf("the figures of both rounds are shown: %+v", item)
	}
	if is.Panel != nil {
		t.Errorf("the panel of small rounds is compared in figures: %+v", is.Panel)
	}
}

func TestARoundThatTooFewAnsweredDoesNotShowTheSmallOnesOnItsSidesTogether(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(8)
	first := f.voteRound(seats, 4, 8)
	f.voteRound(seats[:3], 1, 3)
	third := f.voteRound(seats[1:], 4, 7)
	if item := f.resultOf(first.ID).Items[0]; item.Vote != nil || item.Reason != consult.Superseded {
		t.Errorf("the first round of eight is shown beside the third of seven: %+v", item)
	}
	if item := f.resultOf(third.ID).Items[0]; item.Vote == nil || item.Vote.Change == nil || item.Vote.Change.Round != first.ID || item.Vote.Change.Net != nil {
		t.Errorf("the third round: %+v", item)
	}
}

func TestWhileASmallRoundIsOpenTheOneBeforeIsShownAndItsOwnFiguresWait(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) { a.Consultation.Protocol.MinCell = 3 })
	seats := f.open(8)
	first := f.voteRound(seats[:5], 3, 4)
	second := f.openStep(consult.Vote)
	for n, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, second.ID, f.items[0], []string{"agree", "disagree"}[n%2]))
	}
	f.service.Tick(f.ctx)
	if item := f.resultOf(second.ID).Items[0]; item.Vote != nil || !item.Suppressed {
		t.Errorf("figures of an open round can be subtracted from those of a small one: %+v", item)
	}
	if v := f.resultOf(first.ID).Items[0].Vote; v == nil || v.Agree != 3 {
		t.Errorf("the round before is not shown to those who answer again: %+v", v)
	}
	if event, ok := f.events.last(consult.TallyReleased); ok && event.Data.(consult.RoundResult).Items[0].Vote != nil {
		t.Error("the event shows what the snapshot withholds")
	}
}

func TestRankingsOfTwoRoundsShowHowPlacesMoved(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(10)
	rank := func(first, second consult.ID) consult.Round {
		round := f.openStep(consult.Rank)
		for _, seat := range seats {
			f.must(f.service.CastRanking(f.ctx, seat, round.ID, [][]consult.ID{{first}, {second}}))
		}
		f.closeStep(consult.Rank)
		return round
	}
	rank(f.items[0], f.items[1])
	r := f.resultOf(rank(f.items[1], f.items[0]).ID).Ranking
	if r.Change == nil || r.Change.Stable || len(r.Change.Moves) != 2 || r.Change.Moves[0] != (consult.Move{Recommendation: f.items[1], From: 2, To: 1}) {
		t.Errorf("moves: %+v", r.Change)
	}
	if r := f.resultOf(rank(f.items[1], f.items[0]).ID).Ranking; !r.Change.Stable {
		t.Errorf("the same order twice: %+v", r.Change)
	}
}

// dotsRound holds one round in which everybody gives all dots to one item.
func (f *fixture) dotsRound(seats []consult.Seat, item int) consult.Round {
	f.Helper()
	round := f.openStep(consult.Dots)
	for _, seat := range seats {
		f.must(f.service.CastPoints(f.ctx, seat, round.ID, []consult.Points{{Recommendation: round.Items[item], Points: 10}}))
	}
	f.closeStep(consult.Dots)
	return round
}

func TestOrdersByDotsMoveAsRankingsDo(t *testing.T) {
	f := newFixture(t, withSteps(consult.Dots))
	seats := f.open(12)
	first := f.dotsRound(seats, 0)
	second := f.dotsRound(seats, 1)
	change := f.resultOf(second.ID).Allocation.Change
	if change == nil || change.Stable || change.Round != first.ID || len(change.Moves) < 2 {
		t.Fatalf("another item has all dots: %+v", change)
	}
	if m := change.Moves[0]; m != (consult.Move{Recommendation: second.Items[1], From: 2, To: 1}) {
		t.Errorf("the first moved %+v", m)
	}
	if f.resultOf(first.ID).Allocation.Change != nil {
		t.Error("the first round is compared with something")
	}
}

func TestOfTwoSmallRoundsOfDotsOnlyThatTheOrderChangedIsSaid(t *testing.T) {
	f := newFixture(t, withSteps(consult.Dots))
	seats := f.open(6)
	first := f.dotsRound(seats, 0)
	second := f.dotsRound(seats, 1)
	if change := f.resultOf(second.ID).Allocation.Change; change == nil || change.Stable || change.Moves != nil {
		t.Errorf("two small rounds: %+v", change)
	}
	if a := f.resultOf(first.ID).Allocation; !a.Suppressed || a.Reason != consult.Superseded {
		t.Errorf("the first round: %+v", a)
	}
}

func TestOrdersByComparisonAreComparedAndEndTheRoundsWhenTheyAreTheSame(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) { withSteps(consult.Compare)(a); planned(4, consult.RoundAll)(a) })
	seats := f.open(12)
	var last consult.Round
	for range 2 {
		last = f.openStep(consult.Compare)
		for _, seat := range seats {
			pairs := []consult.Pair{}
			for i := range last.Items[1:] {
				pairs = append(pairs, consult.Pair{First: last.Items[i], Second: last.Items[i+1], Answer: consult.ChoseSecond})
			}
			f.must(f.service.CastPairs(f.ctx, seat, last.ID, pairs))
		}
		f.closeStep(consult.Compare)
	}
	if change := f.resultOf(last.ID).Comparison.Change; change == nil || !change.Stable || len(change.Moves) != len(last.Items) {
		t.Errorf("the same answers twice: %+v", change)
	}
	if next := f.resultOf(last.ID).Next; next == nil || next.Over != consult.OverStable {
		t.Errorf("next: %+v", next)
	}
}

func TestAFurtherRoundAsksWhatTheProtocolSelects(t *testing.T) {
	tests := map[string]struct {
		by   consult.RoundItems
		want []int
	}{
		"everything":                          {consult.RoundAll, []int{0, 1}},
		"what has no consensus":               {consult.RoundNoConsensus, []int{0}},
		"what is not known to have come rest": {consult.RoundChanged, []int{0, 1}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			f := newFixture(t, planned(3, test.by))
			seats := f.open(12)
			first := f.voteRound(seats, 6, 12)
			var want []consult.ID
			for _, i := range test.want {
				want = append(want, f.items[i])
			}
			if next := f.resultOf(first.ID).Next; next == nil || next.Number != 2 || !slices.Equal(next.Items, want) {
				t.Errorf("announced: %+v", next)
			}
			if round := f.openStep(consult.Vote); !slices.Equal(round.Items, want) {
				t.Errorf("asked: %v", round.Items)
			}
		})
	}
}

func TestOnlyWhatChangedIsAskedAThirdTime(t *testing.T) {
	f := newFixture(t, planned(3, consult.RoundChanged))
	seats := f.open(12)
	f.voteRound(seats, 6, 12)
	f.voteRound(seats, 11, 12)
	if round := f.openStep(consult.Vote); !slices.Equal(round.Items, f.items[:1]) {
		t.Errorf("asked: %v", round.Items)
	}
}

func TestConsensusAloneEndsNoRoundsButStabilityAndThePlanDo(t *testing.T) {
	f := newFixture(t, planned(3, consult.RoundNoConsensus))
	seats := f.open(12)
	first := f.voteRound(seats, 12, 12)
	if next := f.resultOf(first.ID).Next; next.Over != "" || len(next.Items) != 2 {
		t.Fatalf("consensus after one round: %+v", next)
	}
	second := f.voteRound(seats, 12, 12)
	if next := f.resultOf(second.ID).Next; next.Over != consult.OverStable {
		t.Errorf("everything is stable: %+v", next)
	}
	_, err := f.service.OpenStep(f.ctx, f.id, f.steps[consult.Vote])
	f.wants(consult.CodeRoundsOver, err)

	other := newFixture(t, planned(2, consult.RoundAll))
	seats = other.open(12)
	other.voteRound(seats, 1, 12)
	last := other.voteRound(seats, 9, 12)
	if next := other.resultOf(last.ID).Next; next.Over != consult.OverPlanned {
		t.Errorf("both planned rounds were held: %+v", next)
	}
	_, err = other.service.OpenStep(other.ctx, other.id, other.steps[consult.Vote])
	other.wants(consult.CodeRoundsOver, err)
}

func TestARecommendationIsRevisedBetweenRoundsAndKeepsItsOldWords(t *testing.T) {
	f := newFixture(t, nil)
	en := func(s string) consult.Text { return consult.Text{consult.English: s} }
	seats := f.open(12)
	words := consult.Wording{Title: en("Better"), Body: en("Said better."), SubPoints: []consult.SubPoint{}, Reason: en("It was unclear.")}
	_, err := f.service.Reword(f.ctx, f.id, f.items[0], words)
	f.wants(consult.CodeConflict, err) // nobody was asked yet
	first := f.voteRound(seats, 6, 12)
	if _, err = f.service.Reword(f.ctx, f.id, f.items[0], words); err != nil {
		t.Fatal(err)
	}
	words.Title = en("Best")
	rec, err := f.service.Reword(f.ctx, f.id, f.items[0], words)
	f.must(err)
	if len(rec.Earlier) != 1 || rec.Earlier[0].Title.In(consult.English) != "First" || !slices.Equal(rec.Earlier[0].Rounds, []consult.ID{first.ID}) {
		t.Errorf("what no round asked is kept: %+v", rec.Earlier)
	}
	second := f.openStep(consult.Vote)
	_, err = f.service.Reword(f.ctx, f.id, f.items[0], words)
	f.wants(consult.CodeFrozen, err)
	for _, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, second.ID, f.items[0], "agree"))
	}
	f.closeStep(consult.Vote)
	if c := f.resultOf(second.ID).Items[0].Vote.Change; c == nil || !c.Reworded {
		t.Errorf("the change does not say that the words changed: %+v", c)
	}
}

func TestTheOrderIsMadeByTheMethodOfTheProtocol(t *testing.T) {
	three := consult.NewID()
	for method, want := range map[string]int{"schulze": 0, "borda": 1} {
		t.Run(method, func(t *testing.T) {
			f := newFixture(t, func(a *consult.Agenda) {
				a.Consultation.Protocol.RankingMethod = method
				a.Recommendations = append(a.Recommendations, consult.Recommendation{
					ID: three, Theme: a.Themes[0].ID, Place: 3, Title: consult.Text{consult.English: "Third"},
				})
			})
			seats := f.open(10)
			round := f.openStep(consult.Rank)
			for n, seat := range seats { // six put the first before the second, which has more points
				order := [][]consult.ID{{f.items[0]}, {f.items[1]}, {three}}
				if n >= 6 {
					order = [][]consult.ID{{f.items[1]}, {three}, {f.items[0]}}
				}
				f.must(f.service.CastRanking(f.ctx, seat, round.ID, order))
			}
			f.closeStep(consult.Rank)
			r := f.result(consult.Rank).Ranking
			if r.Method != method || r.Order[0][0] != f.items[want] {
				t.Errorf("%s puts %v first of %v", r.Method, r.Order[0], f.items)
			}
		})
	}
}

// An answer that races with the close is accepted and counted, or refused: the
// number of those acknowledged is the number in the result.
func TestClosingAStepWhileAnswersAreUnderWayLosesNoneSilently(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(40)
	round := f.openStep(consult.Vote)
	var arrive sync.WaitGroup
	accepted := make([]bool, len(seats))
	for i, seat := range seats {
		arrive.Go(func() {
			switch err := f.service.CastVote(f.ctx, seat, round.ID, f.items[0], "agree"); consult.CodeOf(err) {
			case "":
				accepted[i] = err == nil
			case consult.CodeStepClosed:
			default:
				t.Errorf("neither accepted nor refused: %v", err)
			}
		})
		if i == len(seats)/2 {
			arrive.Go(func() { _, _ = f.service.CloseStep(f.ctx, f.id, f.steps[consult.Vote]) })
		}
	}
	arrive.Wait()
	want := 0
	for _, ok := range accepted {
		if ok {
			want++
		}
	}
	tally, err := f.store.Tallies(f.ctx, round.ID)
	f.must(err)
	if got := tally[consult.Question{Round: round.ID, Recommendation: f.items[0]}].Total(); got != want && want >= 5 {
		t.Errorf("%d answers were acknowledged and %d are in the result", want, got)
	}
}

func TestTheDoorsOpenOnceAndTheProtocolIsFrozenOnce(t *testing.T) {
	f := newFixture(t, nil)
	f.open(5)
	before, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	_, err = f.service.OpenDoors(f.ctx, f.id)
	f.wants(consult.CodeConflict, err)
	after, err := f.service.Agenda(f.ctx, f.id)
	f.must(err)
	if before.Consultation.ProtocolHash != after.Consultation.ProtocolHash {
		t.Error("freezing twice changed the hash")
	}
}

func TestAThemeWithAnswersIsNotDeleted(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(5)
	round := f.openStep(consult.Vote)
	f.must(f.service.CastVote(f.ctx, seats[0], round.ID, f.items[0], "agree"))
	f.wants(consult.CodeConflict, f.service.DeleteTheme(f.ctx, f.id, f.theme))
	f.wants(consult.CodeConflict, f.service.DeleteRecommendation(f.ctx, f.id, f.items[0]))
	f.wants(consult.CodeConflict, f.service.DeleteStep(f.ctx, f.id, f.steps[consult.Vote]))
}

func TestFiveHundredRecommendationsAreAskedInOneRoundAndOneMoreIsRefused(t *testing.T) {
	var theme consult.ID
	f := newFixture(t, func(a *consult.Agenda) {
		theme = a.Themes[0].ID
		for i := range consult.MaxItems - 2 {
			a.Recommendations = append(a.Recommendations, consult.Recommendation{
				ID: consult.NewID(), Theme: theme, Place: i + 3, Title: consult.Text{consult.English: "One of many"},
			})
		}
	})
	_, err := f.service.SaveRecommendation(f.ctx, f.id, consult.Recommendation{ID: consult.NewID(), Theme: theme, Title: consult.Text{consult.English: "Too many"}})
	f.wants(consult.CodeTooLarge, err)
	seats := f.open(6)
	round := f.openStep(consult.Vote)
	if len(round.Items) != consult.MaxItems {
		t.Fatalf("%d are asked", len(round.Items))
	}
	last := round.Items[consult.MaxItems-1]
	for _, seat := range seats {
		f.must(f.service.CastVote(f.ctx, seat, round.ID, last, "agree"))
	}
	f.closeStep(consult.Vote)
	if v := f.resultOf(round.ID).Items[consult.MaxItems-1].Vote; v == nil || v.Agree != 6 {
		t.Errorf("the last of them: %+v", v)
	}
}

func TestOneParticipantIsHeardAndNeverShown(t *testing.T) {
	f := newFixture(t, nil)
	seats := f.open(1)
	first := f.voteRound(seats, 1, 0)
	second := f.voteRound(seats, 0, 0)
	for _, round := range []consult.Round{first, second} {
		r := f.resultOf(round.ID)
		if !r.Answered.Suppressed || !r.Items[0].Suppressed || r.Items[0].Vote != nil || r.Panel != nil {
			t.Errorf("a single person can be seen: %+v", r)
		}
	}
	_, err := f.service.Close(f.ctx, f.id)
	f.must(err)
	results, err := f.service.Results(f.ctx, f.id)
	f.must(err)
	if !results.Turnout.Suppressed || results.Opinions != nil {
		t.Errorf("the report shows a single person: %+v", results.Turnout)
	}
}
