package storetest

import (
	"reflect"
	"testing"
	"time"

	"parley/internal/consult"
)

func testFormers(t *testing.T, s consult.Store) {
	a := NewAgenda()
	must(t, s.PutAgenda(ctx, a))
	id, theme, rec := a.Consultation.ID, a.Themes[0], a.Recommendations[0]
	keep := func(part consult.ID, minute int, text consult.FormerText) consult.Former {
		return consult.Former{
			ID: consult.NewID(), Consultation: id, Part: part, Organiser: consult.NewID(),
			Replaced: time.Date(2030, 1, 1, 0, minute, 0, 0, time.UTC), Text: text,
		}
	}
	want := func(t *testing.T, part consult.ID, formers ...consult.Former) {
		t.Helper()
		if got := get[[]consult.Former](t)(s.Formers(ctx, id, part)); len(got) != len(formers) || len(got) > 0 && !reflect.DeepEqual(got, formers) {
			t.Errorf("kept %+v, want %+v", got, formers)
		}
	}
	t.Run("texts are kept with what replaces them, and listed the latest first", func(t *testing.T) {
		was := func(title consult.Text) consult.FormerText {
			return consult.FormerText{Theme: &consult.Theme{ID: theme.ID, Title: title, Context: consult.Text{}, Position: consult.Text{}}}
		}
		first, second := keep(theme.ID, 1, was(consult.Text{consult.Spanish: "Policía"})), keep(theme.ID, 2, was(consult.Text{}))
		second.Organiser = consult.ID{}
		must(t, s.PutTheme(ctx, theme, first))
		must(t, s.PutTheme(ctx, theme, second))
		want(t, theme.ID, second, first)
	})
	t.Run("what cannot be written keeps no text either", func(t *testing.T) {
		other := NewAgenda()
		must(t, s.PutAgenda(ctx, other))
		moved := rec
		moved.Consultation = other.Consultation.ID
		wantCode(t, s.PutRecommendation(ctx, moved, keep(rec.ID, 1, consult.FormerText{Recommendation: &rec})), consult.CodeConflict)
		want(t, rec.ID)
	})
	t.Run("they go with their part, and with the consultation", func(t *testing.T) {
		must(t, s.PutRecommendation(ctx, rec, keep(rec.ID, 1, consult.FormerText{Recommendation: &rec})))
		must(t, s.DeleteRecommendation(ctx, rec.ID))
		want(t, rec.ID)
		must(t, s.PutConsultation(ctx, a.Consultation, keep(id, 1, consult.FormerText{Consultation: &consult.Preface{}})))
		must(t, s.DeleteTheme(ctx, theme.ID))
		want(t, theme.ID)
		must(t, s.DeleteConsultation(ctx, id))
		want(t, id)
	})
}
