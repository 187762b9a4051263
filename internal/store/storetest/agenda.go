package storetest

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"parley/internal/consult"
)

func testAgenda(t *testing.T, s consult.Store) {
	t.Run("what was written is read back as it was", func(t *testing.T) {
		a := NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		wantAgenda(t, s, a)
	})
	t.Run("an agenda in no order is read in the order of the page", func(t *testing.T) {
		a := NewAgenda()
		shuffled := *a
		shuffled.Recommendations = slices.Clone(a.Recommendations)
		slices.Reverse(shuffled.Recommendations)
		must(t, s.PutAgenda(ctx, &shuffled))
		wantAgenda(t, s, a)
	})
	t.Run("an agenda is written whole or not at all", func(t *testing.T) {
		a, b := NewAgenda(), NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		b.Steps[0].ID = a.Steps[0].ID
		wantCode(t, s.PutAgenda(ctx, b), consult.CodeConflict)
		_, err := s.Agenda(ctx, b.Consultation.ID)
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("everything can be replaced by its id", func(t *testing.T) { testReplacing(t, s) })
	t.Run("an empty list and no list are both read back", func(t *testing.T) {
		a := NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		a.Recommendations[0].Points, a.Recommendations[0].Sources = []int{}, nil
		must(t, s.PutRecommendation(ctx, a.Recommendations[0]))
		wantAgenda(t, s, a)
	})
	t.Run("a consultation is found by its room code and in the list", func(t *testing.T) {
		a := NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		if id := get[consult.ID](t)(s.ConsultationByRoom(ctx, a.Consultation.RoomCode)); id != a.Consultation.ID {
			t.Errorf("found %v, want %v", id, a.Consultation.ID)
		}
		list := get[[]consult.Consultation](t)(s.Consultations(ctx))
		if !slices.ContainsFunc(list, func(c consult.Consultation) bool { return reflect.DeepEqual(c, a.Consultation) }) {
			t.Error("the list lacks the consultation")
		}
		_, err := s.ConsultationByRoom(ctx, "nowhere")
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("rehearsals are found among the real consultations", func(t *testing.T) {
		a, b := NewAgenda(), NewAgenda()
		b.Consultation.Rehearsal = &consult.Rehearsal{Until: time.Now().UTC(), People: 24, Pace: consult.PaceReal, Seed: []byte("seed")}
		must(t, s.PutAgenda(ctx, a))
		must(t, s.PutAgenda(ctx, b))
		list := get[[]consult.Consultation](t)(s.Rehearsals(ctx))
		if len(list) != 1 || !reflect.DeepEqual(list[0], b.Consultation) {
			t.Errorf("found %+v", list)
		}
		wantAgenda(t, s, a)
		must(t, s.DeleteConsultation(ctx, b.Consultation.ID))
	})
	t.Run("two consultations cannot share a room code", func(t *testing.T) {
		a, b := NewAgenda(), NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		must(t, s.PutAgenda(ctx, b))
		b.Consultation.RoomCode = a.Consultation.RoomCode
		wantCode(t, s.PutConsultation(ctx, b.Consultation), consult.CodeConflict)
	})
	t.Run("nothing moves from one consultation to another by its id", func(t *testing.T) {
		a, b := NewAgenda(), NewAgenda()
		must(t, s.PutAgenda(ctx, a))
		must(t, s.PutAgenda(ctx, b))
		id := b.Consultation.ID
		group, theme, rec, step := a.Groups[0], a.Themes[0], a.Recommendations[0], a.Steps[0]
		group.Consultation, theme.Consultation, rec.Consultation, step.Consultation = id, id, id, id
		wantCode(t, s.PutGroup(ctx, group), consult.CodeConflict)
		wantCode(t, s.PutTheme(ctx, theme), consult.CodeConflict)
		wantCode(t, s.PutRecommendation(ctx, rec), consult.CodeConflict)
		wantCode(t, s.PutStep(ctx, step), consult.CodeConflict)
		wantAgenda(t, s, a)
		wantAgenda(t, s, b)
	})
}

func testReplacing(t *testing.T, s consult.Store) {
	a := NewAgenda()
	must(t, s.PutAgenda(ctx, a))
	other := consult.Text{consult.English: "air"}
	a.Consultation.Title, a.Consultation.Status, a.Consultation.Frozen = other, consult.Open, true
	a.Consultation.Record = &consult.Record{KeysDestroyed: 2, Turnout: consult.Count{N: 7}}
	a.Groups[0].Name = other
	a.Groups[0].Keys = keys("a", consult.ID{}, a.Themes[0].ID)
	a.Themes[0].Title, a.Themes[0].Sections = other, nil
	a.Recommendations[1].Body, a.Recommendations[1].Withdrawn, a.Recommendations[1].Theme = other, true, consult.ID{}
	a.Steps[0].Kind, a.Steps[0].Minutes, a.Steps[0].Theme = consult.Rank, 45, consult.ID{}
	must(t, s.PutConsultation(ctx, a.Consultation))
	must(t, s.PutGroup(ctx, a.Groups[0]))
	must(t, s.PutKeys(ctx, a.Groups[0].ID, a.Groups[0].Keys))
	must(t, s.PutTheme(ctx, a.Themes[0]))
	must(t, s.PutRecommendation(ctx, a.Recommendations[1]))
	must(t, s.PutStep(ctx, a.Steps[0]))
	wantAgenda(t, s, a)
}

func wantAgenda(t *testing.T, s consult.Store, want *consult.Agenda) {
	t.Helper()
	got := get[*consult.Agenda](t)(s.Agenda(ctx, want.Consultation.ID))
	got.Version = want.Version
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read\n%+v\nwant\n%+v", got, want)
	}
}

func testDeletion(t *testing.T, s consult.Store) {
	t.Run("what nobody has answered can be deleted", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		a := scene.Agenda
		must(t, s.DeleteRecommendation(ctx, scene.Items[0]))
		must(t, s.DeleteGroup(ctx, scene.Groups[0]))
		must(t, s.DeleteTheme(ctx, a.Themes[0].ID))
		a.Groups, a.Themes, a.Recommendations, a.Steps = a.Groups[1:], []consult.Theme{}, []consult.Recommendation{}, []consult.Step{}
		wantAgenda(t, s, a)
	})
	t.Run("what is not there cannot be deleted", func(t *testing.T) {
		nothing := consult.NewID()
		wantCode(t, s.DeleteConsultation(ctx, nothing), consult.CodeNotFound)
		wantCode(t, s.DeleteGroup(ctx, nothing), consult.CodeNotFound)
		wantCode(t, s.DeleteTheme(ctx, nothing), consult.CodeNotFound)
		wantCode(t, s.DeleteRecommendation(ctx, nothing), consult.CodeNotFound)
		wantCode(t, s.DeleteStep(ctx, nothing), consult.CodeNotFound)
	})
	t.Run("what somebody has answered stays", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		must(t, s.PutAnswer(ctx, scene.Vote(Participant(), 0, consult.Agree)))
		wantStays(t, s, scene)
	})
	t.Run("what somebody has ranked stays", func(t *testing.T) {
		scene := NewScene(t, s, consult.Rank)
		must(t, s.PutBallot(ctx, scene.ballot(Participant(), 0, 1)))
		wantStays(t, s, scene)
	})
	t.Run("what somebody has commented on stays", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		get[consult.ID](t)(s.AddContribution(ctx, scene.comment()))
		wantStays(t, s, scene)
	})
	t.Run("a deleted consultation is gone with all that was in it", func(t *testing.T) { testErasing(t, s) })
}

func wantStays(t *testing.T, s consult.Store, scene Scene) {
	t.Helper()
	before := get[*consult.Agenda](t)(s.Agenda(ctx, scene.Agenda.Consultation.ID))
	wantCode(t, s.DeleteTheme(ctx, scene.Agenda.Themes[0].ID), consult.CodeConflict)
	wantCode(t, s.DeleteRecommendation(ctx, scene.Items[0]), consult.CodeConflict)
	wantCode(t, s.DeleteStep(ctx, scene.Agenda.Steps[0].ID), consult.CodeConflict)
	wantAgenda(t, s, before)
}

func testErasing(t *testing.T, s consult.Store) {
	scene, neighbour := NewScene(t, s, consult.Vote), NewScene(t, s, consult.Vote)
	id, who := scene.Agenda.Consultation.ID, Participant()
	hash := [32]byte{1, who[0], who[1]}
	must(t, s.AddInvitations(ctx, scene.Groups[0], [][32]byte{hash}))
	must(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree)))
	must(t, s.PutAnswer(ctx, neighbour.Vote(who, 0, consult.Agree)))
	must(t, s.PutBallot(ctx, scene.ballot(who, 1, 0)))
	words := scene.comment()
	get[consult.ID](t)(s.AddContribution(ctx, words))

	must(t, s.DeleteConsultation(ctx, id))

	_, err := s.Agenda(ctx, id)
	wantCode(t, err, consult.CodeNotFound)
	_, err = s.Contribution(ctx, words.ID)
	wantCode(t, err, consult.CodeNotFound)
	_, err = s.InvitationGroup(ctx, id, hash)
	wantCode(t, err, consult.CodeNotFound)
	wantCode(t, s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree)), consult.CodeStepClosed)
	answers, ballots, err := s.Own(ctx, id, who)
	must(t, err)
	if len(answers)+len(ballots) > 0 {
		t.Error("answers were left behind")
	}
	if answers, _, err := s.Own(ctx, neighbour.Agenda.Consultation.ID, who); err != nil || len(answers) != 1 {
		t.Errorf("the other consultation has %d answers (%v), want its own", len(answers), err)
	}
}

func testRounds(t *testing.T, s consult.Store) {
	t.Run("a step has one open round at a time", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		second := scene.Round
		second.ID, second.Number = consult.NewID(), 2
		wantCode(t, s.OpenRound(ctx, second), consult.CodeConflict)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		must(t, s.OpenRound(ctx, second))
		kept := get[*consult.Agenda](t)(s.Agenda(ctx, scene.Agenda.Consultation.ID)).Steps[0].Rounds[0]
		if kept.Closed == nil {
			t.Fatal("the closed round does not say when it closed")
		}
		scene.Round.Status, scene.Round.Closed = consult.RoundClosed, kept.Closed
		scene.Agenda.Steps[0].Rounds = []consult.Round{scene.Round, second}
		wantAgenda(t, s, scene.Agenda)
	})
	t.Run("the end of an open round can be moved, not of a closed one", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		scene.Round.Ends = scene.Round.Ends.AddDate(0, 0, 1)
		must(t, s.TimeRound(ctx, scene.Round))
		scene.Agenda.Steps[0].Rounds = []consult.Round{scene.Round}
		wantAgenda(t, s, scene.Agenda)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		wantCode(t, s.TimeRound(ctx, scene.Round), consult.CodeConflict)
	})
	t.Run("closing a closed round is nothing, closing none is an error", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		must(t, s.CloseRound(ctx, scene.Round.ID))
		must(t, s.CloseRound(ctx, scene.Round.ID))
		wantCode(t, s.CloseRound(ctx, consult.NewID()), consult.CodeNotFound)
	})
	t.Run("writing a step leaves its rounds", func(t *testing.T) {
		scene := NewScene(t, s, consult.Vote)
		scene.Agenda.Steps[0].Minutes = 5
		must(t, s.PutStep(ctx, scene.Agenda.Steps[0]))
		scene.Agenda.Steps[0].Rounds = []consult.Round{scene.Round}
		wantAgenda(t, s, scene.Agenda)
	})
}
