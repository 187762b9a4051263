package storetest

import (
	"maps"
	"math/rand/v2"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
)

func testRelease(t *testing.T, s consult.Store) {
	t.Run("a live release waits for twice k and then takes a part", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		people := crowd(t, s, scene, 9)
		wantReleased(t, s, scene, 0, 0)
		more := Participant()
		must(t, s.PutAnswer(ctx, scene.Vote(more, 0, consult.Disagree)))
		wantReleased(t, s, scene, 5, 5)
		if len(people) != 9 {
			t.Fatal("the crowd is not nine")
		}
	})
	t.Run("nothing new is released without new answers", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		crowd(t, s, scene, 10)
		wantReleased(t, s, scene, 5, 5)
		if get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5})) {
			t.Error("five pending rows were released")
		}
	})
	t.Run("all of one answer waits for the close", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		for range 20 {
			must(t, s.PutAnswer(ctx, scene.Vote(Participant(), 0, consult.Agree)))
		}
		wantReleased(t, s, scene, 0, 0)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5, Closing: true}))
		wantTallies(t, s, scene, map[consult.Question]disclosure.Tally{scene.voteOn(0): {1: 20}})
	})
	t.Run("one who differs from all before does not set off a release", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		for range 10 {
			must(t, s.PutAnswer(ctx, scene.Vote(Participant(), 0, consult.Agree)))
		}
		wantReleased(t, s, scene, 0, 0)
		for range 4 {
			must(t, s.PutAnswer(ctx, scene.Vote(Participant(), 0, consult.Disagree)))
			wantReleased(t, s, scene, 0, 0)
		}
		must(t, s.PutAnswer(ctx, scene.Vote(Participant(), 0, consult.Agree)))
		wantReleased(t, s, scene, 5, 10)
	})
	t.Run("marks are released in parts though they cannot differ", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		for range 20 {
			must(t, s.PutAnswer(ctx, scene.Mark(Participant(), consult.DimensionFinished)))
		}
		if !get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5})) {
			t.Error("no marks were released")
		}
		q := consult.Question{Round: scene.Round.ID, Dimension: consult.DimensionFinished}
		if n := get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))[q].Total(); n < 5 || n > 15 {
			t.Errorf("%d of 20 marks are released", n)
		}
	})
	t.Run("fewer than k pending at the close leave the last release final", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		people := crowd(t, s, scene, 12)
		closeWith(t, s, scene, 5)
		final := get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))
		if final[scene.voteOn(0)].Total() != 12 {
			t.Errorf("released %v, want all twelve", final)
		}
		again := NewScene(t, s, consult.Vote)
		for _, who := range people[:4] {
			must(t, s.PutAnswer(ctx, again.Vote(who, 0, consult.Agree)))
		}
		closeWith(t, s, again, 5)
		wantTallies(t, s, again, map[consult.Question]disclosure.Tally{})
	})
	t.Run("a closing gate needs a closed round and an open one does nothing to it", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		crowd(t, s, scene, 10)
		_, err := s.Release(ctx, scene.Round.ID, everything)
		wantCode(t, err, consult.CodeConflict)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		if get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 3})) {
			t.Error("a closed round was released in part")
		}
		_, err = s.Release(ctx, consult.NewID(), everything)
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("ballots go through the gate", func(t *testing.T) { testBallotRelease(t, s) })
}

// crowd is people of whom one disagrees with item 0 and the others agree.
func crowd(t *testing.T, s consult.Store, scene Scene, n int) []credential.ParticipantID {
	t.Helper()
	people := make([]credential.ParticipantID, n)
	for i := range people {
		people[i] = Participant()
		value := consult.Agree
		if i == 0 {
			value = consult.Disagree
		}
		must(t, s.PutAnswer(ctx, scene.Vote(people[i], 0, value)))
	}
	return people
}

// wantReleased lets a gate of five decide, and checks how many votes on item 0
// are out.
func wantReleased(t *testing.T, s consult.Store, scene Scene, low, high int) {
	t.Helper()
	changed := get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5}))
	n := get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))[scene.voteOn(0)].Total()
	if n < low || n > high || changed != (high > 0) {
		t.Errorf("%d votes are released and changed is %v, want %d to %d", n, changed, low, high)
	}
}

func closeWith(t *testing.T, s consult.Store, scene Scene, k int) {
	t.Helper()
	must(t, s.CloseRound(ctx, scene.Round.ID))
	get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: k, Closing: true}))
}

func testBallotRelease(t *testing.T, s consult.Store) {
	scene := NewScene(t, s, consult.Rank)
	released := func() (n int) {
		for _, o := range get[[]consult.WeightedBallot](t)(s.ReleasedBallots(ctx, scene.Round.ID)) {
			n += o.Weight
		}
		return n
	}
	for i := range 9 {
		must(t, s.PutBallot(ctx, scene.ballot(Participant(), i%3, (i+1)%3)))
	}
	if get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5})) || released() > 0 {
		t.Error("nine ballots were released by a gate of five")
	}
	must(t, s.PutBallot(ctx, scene.ballot(Participant())))
	if !get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5})) || released() != 5 {
		t.Errorf("%d of ten ballots are released, want five", released())
	}
	closeWith(t, s, scene, 5)
	if released() != 10 {
		t.Errorf("%d ballots are released at the close, want ten", released())
	}
}

// testReleaseProperties plays a long random round with the real gate and checks
// every release against the rule by what it changed.
func testReleaseProperties(t *testing.T, s consult.Store) {
	const k = 4
	scene := NewScene(t, s, consult.Vote)
	random := rand.New(rand.NewPCG(11, 13))
	gate := disclosure.Gate{K: k, Rand: random}
	people := make([]credential.ParticipantID, 30)
	for i := range people {
		people[i] = Participant()
	}
	releases := 0
	var before disclosure.Tally
	for range 40 {
		for range 1 + random.IntN(9) {
			who := people[random.IntN(len(people))]
			must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Value(random.IntN(3)-1))))
		}
		changed := get[bool](t)(s.Release(ctx, scene.Round.ID, gate))
		after := get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))[scene.voteOn(0)]
		if changed == maps.Equal(before, after) {
			t.Fatalf("changed is %v, the tally went from %v to %v", changed, before, after)
		}
		if after.Total() > 0 && after.Total() < k || after.Total() > len(people) {
			t.Fatalf("the tally is %v", after)
		}
		if changed {
			releases++
		}
		before = after
	}
	if releases < 3 {
		t.Fatalf("only %d releases in a lively round", releases)
	}
	now := recount(t, s, scene, people)[scene.voteOn(0)]
	must(t, s.CloseRound(ctx, scene.Round.ID))
	if changed := get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 1, Closing: true})); changed == maps.Equal(before, now) {
		t.Errorf("the close says changed=%v", changed)
	}
	wantTallies(t, s, scene, map[consult.Question]disclosure.Tally{scene.voteOn(0): now})
}

func testRawFigures(t *testing.T, s consult.Store) {
	t.Run("released votes are told by group and by person once a round is closed", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		ada, ben, cleo := somebodyIn(scene, 0), somebodyIn(scene, 0), somebodyIn(scene, 1)
		must(t, s.PutAnswer(ctx, scene.Vote(ada, 0, consult.Agree), scene.Vote(ada, 1, consult.Disagree)))
		must(t, s.PutAnswer(ctx, scene.Vote(ben, 0, consult.Agree), scene.Mark(ben, consult.DimensionFinished)))
		must(t, s.PutAnswer(ctx, scene.Vote(cleo, 0, consult.Pass)))
		must(t, s.PutAnswer(ctx, scene.Mark(somebodyIn(scene, 1), consult.DimensionFinished)))
		_, err := s.GroupTallies(ctx, scene.Round.ID)
		wantCode(t, err, consult.CodeConflict)
		wantTurnout(t, s, scene, 0, 0)
		wantMatrix(t, s, scene)
		closeAll(t, s, scene)
		wantTurnout(t, s, scene, 2, 1)
		first, second := scene.Items[0], scene.Items[1]
		wantMatrix(t, s, scene,
			map[consult.ID]consult.Value{first: consult.Agree, second: consult.Disagree},
			map[consult.ID]consult.Value{first: consult.Agree}, map[consult.ID]consult.Value{first: consult.Pass})
		groups := get[map[consult.Question]map[consult.ID]map[consult.Value]int](t)(s.GroupTallies(ctx, scene.Round.ID))[scene.voteOn(0)]
		if groups[scene.Groups[0]][consult.Agree] != 2 || groups[scene.Groups[1]][consult.Pass] != 1 || len(groups) != 2 {
			t.Errorf("the groups say %v", groups)
		}
	})
	t.Run("whoever ranked took part", func(t *testing.T) {
		scene := NewScene(t, s, consult.Rank)
		must(t, s.PutBallot(ctx, scene.ballot(somebodyIn(scene, 1), 0)))
		closeAll(t, s, scene)
		wantTurnout(t, s, scene, 0, 1)
	})
	t.Run("what the gate kept back is in no figure", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		crowd(t, s, scene, 4)
		closeWith(t, s, scene, 5)
		wantTurnout(t, s, scene, 0, 0)
		wantMatrix(t, s, scene)
		if groups := get[map[consult.Question]map[consult.ID]map[consult.Value]int](t)(s.GroupTallies(ctx, scene.Round.ID)); len(groups) > 0 {
			t.Errorf("the groups say %v", groups)
		}
	})
	t.Run("of two rounds on one recommendation the later counts", func(t *testing.T) {
		scene, who := NewScene(t, s, consult.Vote), Participant()
		must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree)))
		closeAll(t, s, scene)
		scene.Round.ID, scene.Round.Number = consult.NewID(), 2
		must(t, s.OpenRound(ctx, scene.Round))
		must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Disagree)))
		closeAll(t, s, scene)
		wantMatrix(t, s, scene, map[consult.ID]consult.Value{scene.Items[0]: consult.Disagree})
	})
}

// somebodyIn draws somebody of a group.
func somebodyIn(scene Scene, group int) credential.ParticipantID {
	for {
		if who := Participant(); scene.GroupOf(who) == scene.Groups[group] {
			return who
		}
	}
}

func wantTurnout(t *testing.T, s consult.Store, scene Scene, first, second int) {
	t.Helper()
	total, byGroup, err := s.Turnout(ctx, []consult.ID{scene.Round.ID})
	must(t, err)
	if total != first+second || byGroup[scene.Groups[0]] != first || byGroup[scene.Groups[1]] != second {
		t.Errorf("turnout is %d, %v, want %d and %d", total, byGroup, first, second)
	}
}

// wantMatrix compares the vote matrix, whose rows are in random order.
func wantMatrix(t *testing.T, s consult.Store, scene Scene, want ...map[consult.ID]consult.Value) {
	t.Helper()
	rows := get[[]map[consult.ID]consult.Value](t)(s.VoteMatrix(ctx, scene.Agenda.Consultation.ID))
	if len(rows) != len(want) {
		t.Fatalf("the matrix is %v, want %v", rows, want)
	}
	for _, w := range want {
		found := false
		for _, row := range rows {
			found = found || maps.Equal(row, w)
		}
		if !found {
			t.Errorf("the matrix %v lacks %v", rows, w)
		}
	}
}
