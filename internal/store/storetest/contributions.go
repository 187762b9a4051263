package storetest

import (
	"bytes"
	"reflect"
	"slices"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
)

// comment is somebody's new words on the first recommendation.
func (s Scene) comment() consult.Contribution {
	return consult.Contribution{
		ID: consult.NewID(), Consultation: s.Agenda.Consultation.ID, Step: s.Round.Step, Kind: consult.Comment,
		Recommendation: s.Items[0], Lang: consult.Spanish, Body: "¿Y el agua?", Consent: consult.Paraphrase,
		Author: credential.AuthorHash(newHash()), Status: consult.Waiting,
	}
}

func testContributions(t *testing.T, s consult.Store) {
	t.Run("words are read back as they were written", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		words := scene.comment()
		words.Parent, words.Theme, words.Title, words.Reason = consult.NewID(), scene.Agenda.Themes[0].ID, "title", "reason"
		get[consult.ID](t)(s.AddContribution(ctx, words))
		wantWords(t, s, words)
		_, err := s.Contribution(ctx, consult.NewID())
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("words with the same author hash are kept once", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		first := scene.comment()
		get[consult.ID](t)(s.AddContribution(ctx, first))
		second := first
		second.ID, second.Body = consult.NewID(), "something else"
		if id := get[consult.ID](t)(s.AddContribution(ctx, second)); id != first.ID {
			t.Errorf("kept %v, want the first", id)
		}
		wantWords(t, s, first)
		if list := get[[]consult.Contribution](t)(s.Contributions(ctx, first.Consultation, consult.Waiting)); len(list) != 1 {
			t.Errorf("%d contributions are kept", len(list))
		}
	})
	t.Run("words sent many times at once are kept once", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		words := scene.comment()
		ids := make([]consult.ID, 12)
		won := race(len(ids), func(i int) (err error) {
			same := words
			same.ID = consult.NewID()
			ids[i], err = s.AddContribution(ctx, same)
			return err
		})
		if won != len(ids) || slices.ContainsFunc(ids, func(id consult.ID) bool { return id != ids[0] }) {
			t.Errorf("%d calls succeeded with the ids %v", won, ids)
		}
	})
	t.Run("words are listed by status in the order of their ids", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		var waiting, shown []consult.Contribution
		for range 8 {
			w, v := scene.comment(), scene.comment()
			v.Status = consult.Shown
			get[consult.ID](t)(s.AddContribution(ctx, w))
			get[consult.ID](t)(s.AddContribution(ctx, v))
			waiting, shown = append(waiting, w), append(shown, v)
		}
		wantList(t, get[[]consult.Contribution](t)(s.Contributions(ctx, scene.Agenda.Consultation.ID, consult.Waiting)), waiting)
		wantList(t, get[[]consult.Contribution](t)(s.Contributions(ctx, scene.Agenda.Consultation.ID, consult.Waiting, consult.Shown)), append(waiting, shown...))
		wantList(t, get[[]consult.Contribution](t)(s.Contributions(ctx, scene.Agenda.Consultation.ID, consult.Hidden)), nil)
	})
	t.Run("words are replaced together or not at all", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		a, b := scene.comment(), scene.comment()
		get[consult.ID](t)(s.AddContribution(ctx, a))
		changed := a
		changed.Body, changed.Status = "changed", consult.Shown
		wantCode(t, s.PutContributions(ctx, changed, b), consult.CodeNotFound)
		wantWords(t, s, a)
		get[consult.ID](t)(s.AddContribution(ctx, b))
		must(t, s.PutContributions(ctx, changed, b))
		must(t, s.PutContributions(ctx))
		wantWords(t, s, changed)
	})
	t.Run("what an author did earlier and comes late replaces nothing, until the close forgets turns", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		a, b := scene.comment(), scene.comment()
		get[consult.ID](t)(s.AddContribution(ctx, a))
		get[consult.ID](t)(s.AddContribution(ctx, b))
		said := func(body string, turn consult.Turn) consult.Contribution {
			c := a
			c.Body, c.Turn = body, turn
			return c
		}
		must(t, s.PutContributions(ctx, said("third", 3)))
		changed := b
		changed.Body = "changed beside"
		wantCode(t, s.PutContributions(ctx, said("second", 2), changed), consult.CodeOutdated)
		wantWords(t, s, said("third", 3))
		wantWords(t, s, b)
		must(t, s.PutContributions(ctx, said("third", 3)))
		must(t, s.PutContributions(ctx, said("fourth", 4), changed))
		wantWords(t, s, said("fourth", 4))
		must(t, s.SealContributions(ctx, consult.NewID()))
		wantWords(t, s, said("fourth", 4))
		must(t, s.SealContributions(ctx, scene.Agenda.Consultation.ID))
		wantWords(t, s, said("fourth", 0))
	})
	t.Run("changes and withdrawals that wait are listed until they are applied", func(t *testing.T) {
		scene := NewScene(t, s, consult.Discuss)
		var list []consult.Contribution
		for range 4 {
			c := scene.comment()
			c.Status = consult.Shown
			get[consult.ID](t)(s.AddContribution(ctx, c))
			list = append(list, c)
		}
		list[0].Next = &consult.Revision{Body: "better", Consent: consult.Verbatim}
		list[1].Leaving = true
		list[2].Leaving, list[2].Status = true, consult.Hidden
		list[3].Leaving, list[3].Status = true, consult.Withdrawn
		must(t, s.PutContributions(ctx, list...))
		wantList(t, get[[]consult.Contribution](t)(s.ChangedContributions(ctx, scene.Agenda.Consultation.ID)), list[:3])
		list[0].Next, list[1].Leaving, list[2].Leaving = nil, false, false
		must(t, s.PutContributions(ctx, list...))
		wantList(t, get[[]consult.Contribution](t)(s.ChangedContributions(ctx, scene.Agenda.Consultation.ID)), nil)
	})
}

func wantWords(t *testing.T, s consult.Store, want consult.Contribution) {
	t.Helper()
	if got := get[consult.Contribution](t)(s.Contribution(ctx, want.ID)); !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, want %+v", got, want)
	}
}

// wantList compares a list with what ought to be in it, by the ids.
func wantList(t *testing.T, got, want []consult.Contribution) {
	t.Helper()
	sorted := slices.Clone(want)
	slices.SortFunc(sorted, func(a, b consult.Contribution) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	if len(got)+len(sorted) > 0 && !reflect.DeepEqual(got, sorted) {
		t.Errorf("listed %+v, want %+v", got, sorted)
	}
}
