package storetest

import (
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
)

func testSeals(t *testing.T, s consult.Store) {
	t.Run("a seal changes nothing that can be read", func(t *testing.T) {
		scene, people := answered(t, s, 40)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		get[bool](t)(s.Release(ctx, scene.Round.ID, disclosure.Gate{K: 5, Closing: true}))
		before := everythingOf(t, s, scene, people)
		for range 2 { // sealing again is nothing
			must(t, s.SealRound(ctx, scene.Round.ID))
			must(t, s.SealInvitations(ctx))
			must(t, s.SealContributions(ctx, scene.Agenda.Consultation.ID))
			if after := everythingOf(t, s, scene, people); !reflect.DeepEqual(after, before) {
				t.Errorf("after the seal there is %v, before there was %v", after, before)
			}
		}
		wantTallies(t, s, scene, recount(t, s, scene, people))
	})
	t.Run("a release after the seal loses nothing", func(t *testing.T) {
		scene, people := answered(t, s, 12)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		must(t, s.SealRound(ctx, scene.Round.ID))
		get[bool](t)(s.Release(ctx, scene.Round.ID, everything))
		wantTallies(t, s, scene, recount(t, s, scene, people))
	})
	t.Run("only a closed round is sealed", func(t *testing.T) {
		scene, _ := answered(t, s, 3)
		wantCode(t, s.SealRound(ctx, scene.Round.ID), consult.CodeConflict)
		wantCode(t, s.SealRound(ctx, consult.NewID()), consult.CodeNotFound)
	})
	t.Run("what may need a release or a seal is listed", func(t *testing.T) {
		scene, _ := answered(t, s, 3)
		wantUnderway(t, s, scene, true)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		wantUnderway(t, s, scene, true)
		must(t, s.SealRound(ctx, scene.Round.ID))
		wantUnderway(t, s, scene, false)
		must(t, s.PutKeys(ctx, scene.Groups[0], keys("a", consult.ID{})))
		wantUnderway(t, s, scene, true)
		must(t, s.DestroyKeys(ctx, scene.Agenda.Consultation.ID))
		wantUnderway(t, s, scene, false)
	})
	t.Run("a sealed round is deleted with its consultation", func(t *testing.T) {
		scene, people := answered(t, s, 8)
		closeAll(t, s, scene)
		must(t, s.SealRound(ctx, scene.Round.ID))
		must(t, s.DeleteConsultation(ctx, scene.Agenda.Consultation.ID))
		if n := len(get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, scene.Round.ID))); n > 0 {
			t.Errorf("%d tallies are left", n)
		}
		wantOwn(t, s, scene, people[0])
	})
	t.Run("a sealed step in which somebody answered stays", func(t *testing.T) {
		scene, _ := answered(t, s, 1)
		closeAll(t, s, scene)
		must(t, s.SealRound(ctx, scene.Round.ID))
		wantCode(t, s.DeleteStep(ctx, scene.Round.Step), consult.CodeConflict)
	})
	t.Run("what is done elsewhere during seals is neither lost nor hidden", func(t *testing.T) { testSealsAtOnce(t, s) })
}

// answered is a scene in which n people voted, marked, ranked and wrote, and
// redeemed an invitation.
func answered(t *testing.T, s consult.Store, n int) (Scene, []credential.ParticipantID) {
	t.Helper()
	scene := NewScene(t, s, consult.Vote)
	people := make([]credential.ParticipantID, n)
	for i := range people {
		people[i] = Participant()
		vote := scene.Vote(people[i], i%3, consult.Value(i%3-1))
		must(t, s.PutAnswer(ctx, vote, scene.Mark(people[i], consult.DimensionAnswered)))
		must(t, s.PutBallot(ctx, scene.ballot(people[i], i%3, (i+1)%3)))
		get[consult.ID](t)(s.AddContribution(ctx, scene.comment()))
		hash := newHash()
		must(t, s.AddInvitations(ctx, scene.Groups[i%2], [][32]byte{hash}))
		must(t, s.RedeemInvitation(ctx, scene.Agenda.Consultation.ID, hash, newHash()))
	}
	return scene, people
}

// everythingOf is all that the store tells of a scene with a closed round.
func everythingOf(t *testing.T, s consult.Store, scene Scene, people []credential.ParticipantID) []any {
	t.Helper()
	id, round := scene.Agenda.Consultation.ID, scene.Round.ID
	total, byGroup, err := s.Turnout(ctx, []consult.ID{round})
	must(t, err)
	all := []any{
		total, byGroup, get[*consult.Agenda](t)(s.Agenda(ctx, id)), get[map[consult.ID]int](t)(s.Issued(ctx, id)),
		get[map[consult.Question]disclosure.Tally](t)(s.Tallies(ctx, round)),
		get[map[consult.Question]map[consult.ID]map[consult.Value]int](t)(s.GroupTallies(ctx, round)),
		get[[]consult.WeightedBallot](t)(s.ReleasedBallots(ctx, round)),
		get[[]consult.Contribution](t)(s.Contributions(ctx, id, consult.Waiting)),
	}
	votes := []string{}
	for _, row := range get[[]map[consult.ID]consult.Value](t)(s.VoteMatrix(ctx, id)) {
		votes = append(votes, fmt.Sprint(row)) // its rows are shuffled
	}
	slices.Sort(votes)
	for _, who := range people {
		all = append(all, ownOf(t, s, scene, who))
	}
	return append(all, votes)
}

// ownOf is what somebody answered, in one order.
func ownOf(t testing.TB, s consult.Store, scene Scene, who credential.ParticipantID) []any {
	t.Helper()
	answers, ballots, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
	must(t, err)
	slices.SortFunc(answers, func(a, b consult.Answer) int { return int(a.Dimension) - int(b.Dimension) })
	return []any{answers, ballots}
}

func wantUnderway(t *testing.T, s consult.Store, scene Scene, want bool) {
	t.Helper()
	ids := get[[]consult.ID](t)(s.Underway(ctx))
	if got := slices.Contains(ids, scene.Agenda.Consultation.ID); got != want {
		t.Errorf("it is listed as under way: %v, want %v", got, want)
	}
}

// testSealsAtOnce has people answer, write, redeem and read in one consultation
// while rounds of others are sealed, two at a time.
func testSealsAtOnce(t *testing.T, s consult.Store) {
	closed := make([]Scene, 8)
	for i := range closed {
		closed[i], _ = answered(t, s, 6)
		closeAll(t, s, closed[i])
	}
	scene, people := answered(t, s, 20)
	early := ownOf(t, s, scene, people[0])
	done := make(chan struct{})
	var seals, others sync.WaitGroup
	for half := range 2 {
		seals.Go(func() {
			for i := half; i < len(closed); i += 2 {
				check(t, s.SealRound(ctx, closed[i].Round.ID))
				check(t, s.SealContributions(ctx, scene.Agenda.Consultation.ID))
				check(t, s.SealInvitations(ctx))
			}
		})
	}
	others.Go(func() { repeat(done, func() { wantSameOwn(t, s, scene, people[0], early) }) })
	others.Go(func() { repeat(done, func() { wantGroupsSum(t, s, closed[0]) }) })
	busy := make([]*busyPerson, 12)
	for i := range busy {
		busy[i] = &busyPerson{id: Participant()}
		others.Go(func() { repeat(done, func() { busy[i].act(t, s, scene) }) })
	}
	seals.Wait()
	close(done)
	others.Wait()
	wantBusy(t, s, scene, busy, len(people))
}

// check is must for a goroutine.
func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func repeat(done <-chan struct{}, do func()) {
	for {
		do()
		select {
		case <-done:
			return
		default:
		}
	}
}

func wantSameOwn(t *testing.T, s consult.Store, scene Scene, who credential.ParticipantID, want []any) {
	t.Helper()
	answers, ballots, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
	if err != nil || len(answers) != len(want[0].([]consult.Answer)) || len(ballots) != 1 {
		t.Errorf("during a seal somebody's own answers are %v and %v (%v)", answers, ballots, err)
	}
}

// wantGroupsSum wants all six votes of a closed round in its figures by group.
func wantGroupsSum(t *testing.T, s consult.Store, scene Scene) {
	t.Helper()
	tallies, err := s.GroupTallies(ctx, scene.Round.ID)
	n := 0
	for _, groups := range tallies {
		for _, values := range groups {
			for _, count := range values {
				n += count
			}
		}
	}
	if err != nil || n != 12 {
		t.Errorf("during a seal the groups have %d answers and marks, want 12 (%v)", n, err)
	}
}

// busyPerson counts what was acknowledged.
type busyPerson struct {
	id                       credential.ParticipantID
	votes, comments, redeems int
	last                     consult.Value
}

func (p *busyPerson) act(t *testing.T, s consult.Store, scene Scene) {
	value := consult.Value(p.votes%3 - 1)
	check(t, s.PutAnswer(ctx, scene.Vote(p.id, 1, value)))
	p.votes, p.last = p.votes+1, value
	_, err := s.AddContribution(ctx, scene.comment())
	check(t, err)
	p.comments++
	hash := newHash()
	check(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{hash}))
	check(t, s.RedeemInvitation(ctx, scene.Agenda.Consultation.ID, hash, newHash()))
	p.redeems++
}

func wantBusy(t *testing.T, s consult.Store, scene Scene, busy []*busyPerson, before int) {
	t.Helper()
	comments, redeemed := before, before
	for _, p := range busy {
		wantOwn(t, s, scene, p.id, scene.Vote(p.id, 1, p.last))
		comments, redeemed = comments+p.comments, redeemed+p.redeems
	}
	id := scene.Agenda.Consultation.ID
	if n := len(get[[]consult.Contribution](t)(s.Contributions(ctx, id, consult.Waiting))); n != comments {
		t.Errorf("%d comments are kept, want %d", n, comments)
	}
	issued := get[map[consult.ID]int](t)(s.Issued(ctx, id))
	if n := issued[scene.Groups[0]] + issued[scene.Groups[1]]; n != redeemed {
		t.Errorf("%d invitations are redeemed, want %d", n, redeemed)
	}
}
