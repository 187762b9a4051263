package consult_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/store"
)

// desk is a consultation being written, with a clock that the test moves.
type desk struct {
	*testing.T
	service *consult.Service
	id      consult.ID
	theme   consult.ID
	now     time.Time
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	st, err := store.Open(context.Background(), store.Options{Path: filepath.Join(t.TempDir(), "parley.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	d := &desk{T: t, theme: consult.NewID(), now: time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)}
	d.service = consult.NewService(st, &recorder{}, consult.Options{Now: func() time.Time { return d.now }})
	d.id, err = d.service.Create(context.Background(), &consult.Agenda{
		Consultation: consult.Consultation{Title: consult.Text{consult.English: "A day"}},
		Themes:       []consult.Theme{{ID: d.theme, Place: 1, Title: consult.Text{consult.English: "Police"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// writes lets an organiser change the theme's title.
func (d *desk) writes(who consult.ID, title string, place int) {
	d.Helper()
	ctx := consult.ByOrganiser(context.Background(), who)
	theme := consult.Theme{ID: d.theme, Place: place, Title: consult.Text{consult.English: title}}
	if _, err := d.service.SaveTheme(ctx, d.id, theme); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) formers(part consult.ID) []consult.Former {
	d.Helper()
	list, err := d.service.Formers(context.Background(), d.id, part)
	if err != nil {
		d.Fatal(err)
	}
	return list
}

func TestAnEarlierTextIsKeptWithWhoAndWhen(t *testing.T) {
	d := newDesk(t)
	ana, beto := consult.NewID(), consult.NewID()
	d.writes(ana, "Pol", 1)
	d.now = d.now.Add(time.Minute)
	d.writes(ana, "Policing", 1) // still typing
	d.now = d.now.Add(time.Minute)
	d.writes(beto, "The police", 1)
	d.now = d.now.Add(time.Hour)
	d.writes(beto, "Police forces", 1)
	d.writes(ana, "Police forces", 7) // moved, not rewritten
	if n := len(d.formers(d.theme)); n != 3 {
		t.Fatalf("kept %d texts, want 3", n)
	}
	d.now = d.now.Add(time.Second)
	d.writes(beto, "The police", 7) // restored: what it replaces is kept at once

	list := d.formers(d.theme)
	want := []struct {
		title string
		who   consult.ID
	}{{"Police forces", beto}, {"The police", beto}, {"Policing", beto}, {"Police", ana}}
	if len(list) != len(want) {
		t.Fatalf("kept %d texts, want %d: %+v", len(list), len(want), list)
	}
	for i, w := range want {
		if f := list[i]; f.Text.Theme.Title[consult.English] != w.title || f.Organiser != w.who {
			t.Errorf("text %d is %q replaced by %v, want %q by %v", i, f.Text.Theme.Title, f.Organiser, w.title, w.who)
		}
	}
	if !list[0].Replaced.Equal(d.now) {
		t.Errorf("the last text was replaced at %v, want %v", list[0].Replaced, d.now)
	}
}

func TestAParticipantsWordsHaveNoHistory(t *testing.T) {
	f := newFixture(t, func(a *consult.Agenda) { a.Recommendations[0].Proposed = true })
	for i, item := range f.items {
		rec := consult.Recommendation{ID: item, Theme: f.theme, Title: consult.Text{consult.English: "Put in other words"}}
		_, err := f.service.SaveRecommendation(f.ctx, f.id, rec)
		f.must(err)
		list, err := f.service.Formers(f.ctx, f.id, item)
		f.must(err)
		if len(list) != i { // the first was proposed, the second is the organisers' own
			t.Errorf("of recommendation %d, %d earlier texts are kept, want %d", i, len(list), i)
		}
	}
}
