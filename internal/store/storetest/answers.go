package storetest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
)

func testAnswers(t *testing.T, s consult.Store) {
	t.Run("an answer changes by its key and a repeated one changes nothing", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		for _, value := range []consult.Value{consult.Agree, consult.Agree, consult.Pass, consult.Disagree, consult.Disagree} {
			must(t, s.PutAnswer(ctx, scene.Vote(who, 0, value), scene.Mark(who, consult.DimensionAnswered)))
		}
		wantOwn(t, s, scene, who, scene.Vote(who, 0, consult.Disagree), scene.Mark(who, consult.DimensionAnswered))
		closeAll(t, s, scene)
		wantTallies(t, s, scene, map[consult.Question]disclosure.Tally{
			scene.voteOn(0): {int8(consult.Disagree): 1},
			{Round: scene.Round.ID, Dimension: consult.DimensionAnswered}: {1: 1},
		})
	})
	t.Run("of two answers with one key in one call the last counts", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree), scene.Vote(who, 0, consult.Disagree)))
		wantOwn(t, s, scene, who, scene.Vote(who, 0, consult.Disagree))
	})
	t.Run("what comes late replaces nothing newer", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		said := func(value consult.Value, turn consult.Turn) consult.Answer {
			a := scene.Vote(who, 0, value)
			a.Turn = turn
			return a
		}
		marked := scene.Mark(who, consult.DimensionAnswered)
		must(t, s.PutAnswer(ctx, said(consult.Agree, 1), marked))
		must(t, s.PutAnswer(ctx, said(consult.Agree, 3), marked))
		wantCode(t, s.PutAnswer(ctx, said(consult.Disagree, 2), marked), consult.CodeOutdated)
		wantCode(t, s.PutAnswer(ctx, said(consult.Agree, 1), marked), consult.CodeOutdated)
		must(t, s.PutAnswer(ctx, said(consult.Agree, 3), marked))
		wantOwn(t, s, scene, who, said(consult.Agree, 3), marked)
		must(t, s.PutAnswer(ctx, said(consult.Pass, 0), marked))
		wantCode(t, s.PutAnswer(ctx, said(consult.Disagree, 2), marked), consult.CodeOutdated)
		wantOwn(t, s, scene, who, said(consult.Pass, 3), marked)
		must(t, s.PutAnswer(ctx, said(consult.Disagree, 4), marked))
		wantOwn(t, s, scene, who, said(consult.Disagree, 4), marked)
		closeAll(t, s, scene)
		wantTallies(t, s, scene, map[consult.Question]disclosure.Tally{
			scene.voteOn(0): {int8(consult.Disagree): 1},
			{Round: scene.Round.ID, Dimension: consult.DimensionAnswered}: {1: 1},
		})
	})
	t.Run("a ballot that comes late replaces nothing newer", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Rank), Participant()
		for _, step := range []struct {
			turn consult.Turn
			item int
			want consult.Code
		}{{1, 0, ""}, {3, 1, ""}, {2, 0, consult.CodeOutdated}, {3, 1, ""}, {0, 0, ""}, {2, 1, consult.CodeOutdated}, {4, 2, ""}} {
			ballot := scene.ballot(who, step.item)
			ballot.Turn = step.turn
			if got := consult.CodeOf(s.PutBallot(ctx, ballot)); got != step.want {
				t.Fatalf("turn %d was answered %q, want %q", step.turn, got, step.want)
			}
		}
		_, ballots, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
		must(t, err)
		if len(ballots) != 1 || ballots[0].Turn != 4 || ballots[0].Order[0][0] != scene.Items[2] {
			t.Errorf("kept %v, want the ballot of turn 4", ballots)
		}
	})
	t.Run("people and items do not mix", func(t *testing.T) {
		scene, ada, ben := NewScene(t, s, consult.Vote), Participant(), Participant()
		must(t, s.PutAnswer(ctx, scene.Vote(ada, 0, consult.Agree), scene.Vote(ada, 1, consult.Pass)))
		must(t, s.PutAnswer(ctx, scene.Vote(ben, 0, consult.Disagree)))
		wantOwn(t, s, scene, ada, scene.Vote(ada, 0, consult.Agree), scene.Vote(ada, 1, consult.Pass))
		wantOwn(t, s, scene, ben, scene.Vote(ben, 0, consult.Disagree))
		wantOwn(t, s, scene, Participant())
	})
	t.Run("no answers are no work", func(t *testing.T) { must(t, s.PutAnswer(ctx)) })
	t.Run("a round that is closed or unknown takes no answer", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree)))
		must(t, s.CloseRound(ctx, scene.Round.ID))
		wantCode(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Disagree)), consult.CodeStepClosed)
		wantCode(t, s.PutBallot(ctx, scene.ballot(who, 0, 1)), consult.CodeStepClosed)
		wantOwn(t, s, scene, who, scene.Vote(who, 0, consult.Agree))
		lost := scene.Vote(who, 0, consult.Agree)
		lost.Round = consult.NewID()
		wantCode(t, s.PutAnswer(ctx, lost), consult.CodeStepClosed)
	})
	t.Run("answers that came together are refused together", func(t *testing.T) {
		open, closed, who := NewScene(t, s, consult.Vote), NewScene(t, s, consult.Vote), Participant()
		must(t, s.CloseRound(ctx, closed.Round.ID))
		wantCode(t, s.PutAnswer(ctx, open.Vote(who, 0, consult.Agree), closed.Vote(who, 0, consult.Agree)), consult.CodeStepClosed)
		wantOwn(t, s, open, who)
	})
	t.Run("a caller that gives up harms nobody", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		gone, cancel := context.WithCancel(ctx)
		cancel()
		if err := s.PutAnswer(gone, scene.Vote(who, 0, consult.Agree)); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("giving up gave %v", err)
		}
		must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Pass)))
		wantOwn(t, s, scene, who, scene.Vote(who, 0, consult.Pass))
	})
}

// wantOwn compares somebody's own answers, in any order.
func wantOwn(t *testing.T, s consult.Store, scene Scene, who credential.ParticipantID, want ...consult.Answer) {
	t.Helper()
	answers, _, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
	must(t, err)
	got, expected := map[consult.Answer]int{}, map[consult.Answer]int{}
	for _, a := range answers {
		got[a]++
	}
	for _, a := range want {
		expected[a]++
	}
	if !maps.Equal(got, expected) {
		t.Errorf("own answers are %v, want %v", answers, want)
	}
}

func wantTallies(t *testing.T, s consult.Store, scene Scene, want map[consult.Question]disclosure.Tally) {
	t.Helper()
	got := get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))
	if !maps.EqualFunc(got, want, func(a, b disclosure.Tally) bool { return maps.Equal(a, b) }) {
		t.Errorf("released tallies are %v, want %v", got, want)
	}
}

// testAnswersAtOnce has 64 writers change the answers of 40 people while the
// round closes. Each person is written by one writer at a time, so that the
// last acknowledged answer is known.
func testAnswersAtOnce(t *testing.T, s consult.Store) {
	scene := NewScene(t, s, consult.Vote)
	people := make([]*person, 64)
	for i := range people {
		people[i] = &person{id: Participant(), last: map[int]consult.Value{}}
	}
	var acknowledged atomic.Int64
	half := make(chan struct{})
	var once sync.Once
	var wait sync.WaitGroup
	for i, p := range people {
		random := rand.New(rand.NewPCG(7, uint64(i)))
		wait.Go(func() {
			p.answerUntilClosed(s, scene, random, func() {
				if acknowledged.Add(1) == 1500 {
					once.Do(func() { close(half) })
				}
			})
		})
	}
	<-half
	must(t, s.CloseRound(ctx, scene.Round.ID))
	wait.Wait()
	checkPeople(t, s, scene, people)
}

// person answers, and remembers what was acknowledged last for each item.
type person struct {
	id     credential.ParticipantID
	last   map[int]consult.Value
	failed error
}

func (p *person) answerUntilClosed(s consult.Store, scene Scene, random *rand.Rand, acknowledged func()) {
	for {
		item, value := random.IntN(3), consult.Value(random.IntN(3)-1)
		err := s.PutAnswer(ctx, scene.Vote(p.id, item, value), scene.Mark(p.id, consult.DimensionAnswered))
		if err != nil {
			if consult.CodeOf(err) != consult.CodeStepClosed {
				p.failed = err
			}
			return
		}
		p.last[item] = value
		acknowledged()
	}
}

func checkPeople(t *testing.T, s consult.Store, scene Scene, people []*person) {
	t.Helper()
	var ids []credential.ParticipantID
	for _, p := range people {
		if p.failed != nil {
			t.Fatalf("an answer was neither accepted nor refused: %v", p.failed)
		}
		ids = append(ids, p.id)
		want := []consult.Answer{}
		for item, value := range p.last {
			want = append(want, scene.Vote(p.id, item, value))
		}
		if len(want) > 0 {
			want = append(want, scene.Mark(p.id, consult.DimensionAnswered))
		}
		wantOwn(t, s, scene, p.id, want...)
	}
	get[bool](t)(s.Release(ctx, scene.Round.ID, everything))
	wantTallies(t, s, scene, recount(t, s, scene, ids))
}

func (s Scene) ballot(who credential.ParticipantID, items ...int) consult.Ballot {
	b := consult.Ballot{Round: s.Round.ID, Participant: who, Group: s.GroupOf(who), Paper: consult.Paper{Order: [][]consult.ID{}}}
	for _, i := range items {
		b.Order = append(b.Order, []consult.ID{s.Items[i]})
	}
	return b
}

func testBallots(t *testing.T, s consult.Store) {
	t.Run("a ranking is kept, changed and read back", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Rank), Participant()
		for _, items := range [][]int{{0, 1, 2}, {2, 0}, {}, {1, 0}, {1, 0}} {
			want := scene.ballot(who, items...)
			must(t, s.PutBallot(ctx, want))
			_, ballots, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
			must(t, err)
			if len(ballots) != 1 || fmt.Sprint(ballots[0].Order) != fmt.Sprint(want.Order) || ballots[0].Group != want.Group {
				t.Errorf("own ballots are %v, want %v", ballots, want)
			}
		}
	})
	t.Run("tied items have no order", func(t *testing.T) {
		scene := NewScene(t, s, consult.Rank)
		for _, tied := range [][]consult.ID{{scene.Items[0], scene.Items[1]}, {scene.Items[1], scene.Items[0]}} {
			b := scene.ballot(Participant())
			b.Order = [][]consult.ID{tied, {scene.Items[2]}}
			must(t, s.PutBallot(ctx, b))
		}
		closeAll(t, s, scene)
		orders := get[[]consult.WeightedBallot](t)(s.ReleasedBallots(ctx, scene.Round.ID))
		if len(orders) != 1 || orders[0].Weight != 2 || len(orders[0].Order[0]) != 2 {
			t.Errorf("released %v, want one order that two people gave", orders)
		}
	})
	t.Run("points and comparisons are ballots too, and equal ones are added up", func(t *testing.T) {
		scene, a, b := NewScene(t, s, consult.Quadratic), Participant(), Participant()
		papers := []consult.Paper{
			{Points: []consult.Points{{Recommendation: scene.Items[0], Points: -3}, {Recommendation: scene.Items[1], Points: 7}}},
			{Points: []consult.Points{{Recommendation: scene.Items[1], Points: 7}, {Recommendation: scene.Items[2]}, {Recommendation: scene.Items[0], Points: -3}}},
			{Points: []consult.Points{}},
			{Pairs: []consult.Pair{{First: scene.Items[0], Second: scene.Items[2], Answer: consult.ChoseFirst}, {First: scene.Items[1], Second: scene.Items[0], Answer: consult.ChoseSkip}}},
			{Pairs: []consult.Pair{{First: scene.Items[0], Second: scene.Items[1], Answer: consult.ChoseSkip}, {First: scene.Items[2], Second: scene.Items[0], Answer: consult.ChoseSecond}}},
		}
		for i := 0; i < len(papers); i += 3 {
			again := NewScene(t, s, consult.Quadratic)
			for n, who := range []credential.ParticipantID{a, b} {
				must(t, s.PutBallot(ctx, consult.Ballot{Round: again.Round.ID, Participant: who, Group: again.GroupOf(who), Paper: papers[i+n]}))
			}
			closeAll(t, s, again)
			got := get[[]consult.WeightedBallot](t)(s.ReleasedBallots(ctx, again.Round.ID))
			if len(got) != 1 || got[0].Weight != 2 || len(got[0].Points)+len(got[0].Pairs) != 2 {
				t.Errorf("released %v, want one ballot of two people", got)
			}
		}
		must(t, s.PutBallot(ctx, consult.Ballot{Round: scene.Round.ID, Participant: a, Group: scene.GroupOf(a), Paper: papers[2]}))
		_, own, err := s.Own(ctx, scene.Agenda.Consultation.ID, a)
		if err != nil || len(own) != 1 || own[0].Points == nil || own[0].Order != nil {
			t.Errorf("own %v, %v; want points, none given", own, err)
		}
	})
	t.Run("ballots at once are all kept", func(t *testing.T) {
		scene := NewScene(t, s, consult.Rank)
		won := race(48, func(i int) error { return s.PutBallot(ctx, scene.ballot(Participant(), i%3)) })
		closeAll(t, s, scene)
		orders := get[[]consult.WeightedBallot](t)(s.ReleasedBallots(ctx, scene.Round.ID))
		slices.SortFunc(orders, func(a, b consult.WeightedBallot) int { return a.Weight - b.Weight })
		if won != 48 || len(orders) != 3 || orders[0].Weight != 16 || orders[2].Weight != 16 {
			t.Errorf("%d were acknowledged and %v released, want 3 times 16", won, orders)
		}
	})
}
