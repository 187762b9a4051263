package storetest

import (
	"slices"
	"testing"
	"time"

	"parley/internal/consult"
)

func passage(consultation, author consult.ID, part consult.Part, version int, words string) consult.Passage {
	return consult.Passage{
		Consultation: consultation, Part: part, Version: version, Author: author,
		Text: consult.Text{consult.English: words, consult.Spanish: "en español: " + words},
		At:   time.Date(2026, 3, 1, 9, version, 0, 0, time.UTC),
	}
}

func equalPassages(a, b []consult.Passage) bool {
	return slices.EqualFunc(a, b, func(x, y consult.Passage) bool {
		return x.Consultation == y.Consultation && x.Part == y.Part && x.Version == y.Version && x.Author == y.Author &&
			x.At.Equal(y.At) && x.Text[consult.English] == y.Text[consult.English] && x.Text[consult.Spanish] == y.Text[consult.Spanish]
	})
}

func testNarrative(t *testing.T, s consult.Store) {
	a := NewAgenda()
	must(t, s.PutAgenda(ctx, a))
	id, author, other := a.Consultation.ID, consult.NewID(), consult.NewID()
	const part = consult.PartIntroduction
	first, second := passage(id, author, part, 1, "first"), passage(id, other, part, 2, "second")

	t.Run("versions are kept and the latest of each part is the narrative", func(t *testing.T) {
		must(t, s.PutPassage(ctx, first, false))
		must(t, s.PutPassage(ctx, second, false))
		end := passage(id, author, consult.PartConclusions, 1, "the end")
		must(t, s.PutPassage(ctx, end, false))
		if got := get[[]consult.Passage](t)(s.Narrative(ctx, id)); !equalPassages(got, []consult.Passage{end, second}) {
			t.Errorf("the narrative is %+v", got)
		}
		if got := get[[]consult.Passage](t)(s.PassageVersions(ctx, id, part)); !equalPassages(got, []consult.Passage{second, first}) {
			t.Errorf("the versions are %+v", got)
		}
	})
	t.Run("of many who write on top of one version, one is kept", func(t *testing.T) {
		won := race(8, func(i int) error {
			return s.PutPassage(ctx, passage(id, author, part, 3, "third"), false)
		})
		if won != 1 {
			t.Errorf("%d wrote version 3", won)
		}
	})
	t.Run("a sitting goes on in the place of its version", func(t *testing.T) {
		again := passage(id, author, part, 4, "fourth")
		must(t, s.PutPassage(ctx, again, true))
		got := get[[]consult.Passage](t)(s.PassageVersions(ctx, id, part))
		if len(got) != 3 || got[0].Version != 4 || got[0].Text[consult.English] != "fourth" || got[0].At.Minute() != 3 {
			t.Errorf("the versions are %+v", got)
		}
		wantCode(t, s.PutPassage(ctx, again, true), consult.CodeConflict)
		wantCode(t, s.PutPassage(ctx, passage(id, other, part, 5, "not mine"), true), consult.CodeConflict)
	})
	t.Run("a deleted consultation takes its narrative with it", func(t *testing.T) {
		must(t, s.DeleteConsultation(ctx, id))
		if got := get[[]consult.Passage](t)(s.Narrative(ctx, id)); len(got) != 0 {
			t.Errorf("left %+v", got)
		}
	})
}

func testPublications(t *testing.T, s consult.Store) {
	a := NewAgenda()
	must(t, s.PutAgenda(ctx, a))
	id, address := a.Consultation.ID, consult.NewID()
	page := func(lang consult.Lang, body string) consult.Publication {
		return consult.Publication{Address: address, Lang: lang, At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), Body: []byte(body)}
	}
	must(t, s.Publish(ctx, id, []consult.Publication{page(consult.English, "old"), page(consult.Spanish, "viejo")}))
	must(t, s.Publish(ctx, id, []consult.Publication{page(consult.English, "new")}))

	for name, list := range map[string][]consult.Publication{
		"by consultation": get[[]consult.Publication](t)(s.Publications(ctx, id)),
		"by address":      get[[]consult.Publication](t)(s.Published(ctx, address)),
	} {
		if len(list) != 1 || list[0].Lang != consult.English || list[0].Address != address || list[0].Body != nil {
			t.Errorf("%s: listed %+v", name, list)
		}
	}
	if body := get[[]byte](t)(s.PublishedPage(ctx, address, consult.English)); string(body) != "new" {
		t.Errorf("the page says %q", body)
	}
	_, err := s.PublishedPage(ctx, address, consult.Spanish)
	wantCode(t, err, consult.CodeNotFound)
	must(t, s.DeleteConsultation(ctx, id))
	_, err = s.PublishedPage(ctx, address, consult.English)
	wantCode(t, err, consult.CodeNotFound)
}
