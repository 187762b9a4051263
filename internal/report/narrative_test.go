package report

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"parley/internal/consult"
)

func inEnglish(s string) consult.Text { return consult.Text{consult.English: s} }

// narrated is the excerpt with a text in one part.
func narrated(part func(consult.Results) consult.Part, text string) consult.Results {
	r := excerpt()
	r.Narrative = []consult.Passage{{Part: part(r), Version: 1, Text: inEnglish(text)}}
	return r
}

func introductionOf(consult.Results) consult.Part { return consult.PartIntroduction }

// asked finds a recommendation that was voted on with a result.
func reported(t *testing.T, f *findings) *outcome {
	t.Helper()
	for _, o := range f.all() {
		if o.votes() != nil && isReported(o.class()) {
			return o
		}
	}
	t.Fatal("nothing was voted on")
	return nil
}

func paper(t *testing.T, r consult.Results, lang consult.Lang) string {
	t.Helper()
	text, err := Markdown(r, lang)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEachPartOfTheNarrativeStandsWhereItBelongs(t *testing.T) {
	after := func(before string) func(string) bool {
		return func(text string) bool {
			at := strings.Index(text, "WRITTEN HERE")
			return at >= 0 && strings.LastIndex(text[:at], "\n## ") == strings.LastIndex(text[:at], "\n## "+before)
		}
	}
	tests := map[string]struct {
		part func(consult.Results) consult.Part
		ok   func(string) bool
	}{
		"the introduction": {introductionOf, after("Introduction")},
		"the conclusions":  {func(consult.Results) consult.Part { return consult.PartConclusions }, after("Conclusions")},
		"a theme":          {func(r consult.Results) consult.Part { return consult.ThemePart(r.Agenda.Themes[1].ID) }, after("2")},
		"a paraphrase, where somebody allows it": {func(r consult.Results) consult.Part {
			return consult.ParaphrasePart(r.Agenda.Of(r.Agenda.Themes[0].ID)[0].ID)
		}, after("1")},
	}
	for name, c := range tests {
		t.Run(name, func(t *testing.T) {
			if text := paper(t, narrated(c.part, "WRITTEN HERE by hand"), consult.English); !c.ok(text) {
				t.Errorf("not where it belongs:\n%s", text)
			}
		})
	}
}

func TestAParaphraseNobodyAllowsIsPrintedNowhere(t *testing.T) {
	r := narrated(func(r consult.Results) consult.Part {
		return consult.ParaphrasePart(r.Agenda.Of(r.Agenda.Themes[0].ID)[1].ID)
	}, "WRITTEN HERE")
	for name, file := range exports(t, r) {
		if bytes.Contains(file, []byte("WRITTEN HERE")) {
			t.Errorf("%s prints it", name)
		}
	}
}

func TestAReferenceIsTheFigureOfTheDay(t *testing.T) {
	f := study(excerpt())
	o := reported(t, f)
	for _, lang := range consult.Languages {
		b := newBuilder(f, lang)
		got := b.refer("before {{share:" + f.handle(o.rec.ID) + "}} after")
		want := whole(float64(o.votes().Agree) / float64(sidesOf(o.votes())))
		if text := plain(got); text != "before "+itoa(want)+"% after" {
			t.Errorf("%s: %q", lang, text)
		}
		if jump, ok := got[1].(Jump); !ok || jump.To != entryID(o) {
			t.Errorf("%s: the figure leads to %+v", lang, got[1])
		}
	}
}

func itoa(n int) string { return plain(number(n)) }

func TestAReferenceInTroubleIsToldAndNeverLost(t *testing.T) {
	r := excerpt()
	f := study(r)
	o := reported(t, f)
	handle := f.handle(o.rec.ID)
	unasked := excerpt()
	unasked.Rounds = nil
	tests := []struct {
		name, text string
		of         consult.Results
		want       Trouble
		suggestion string
		shown      string // empty: as it was written
	}{
		{"an unknown kind", "{{shade:" + handle + "}}", r, UnknownFigure, "", ""},
		{"something else in braces", "{{what is this?}}", r, UnknownFigure, "", ""},
		{"an unknown recommendation", "{{share:ffffff}}", r, UnknownRecommendation, "", ""},
		{"a number in the place of a handle", "{{share:" + o.number + "}}", r, UnknownRecommendation, "{{share:" + handle + "}}", ""},
		{"a class that is another today", "{{class:" + handle + "=polarised}}", r, Moved, "", english.verdict.lower[o.class()]},
		{"nothing asked yet", "{{share:" + handle + "}}", unasked, Unasked, "", "no figure yet"},
		{"people who cannot be counted", "{{participants}}", unlinked(), Unasked, "", "no figure yet"},
		{"too few people", "{{share:" + handle + "}}", suppressed(r), WithheldFigure, "", "fewer than 5"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			p := Of(c.of).Preview("Before "+c.text+" after.", consult.English)
			if len(p.Doubts) != 1 || p.Doubts[0] != (Doubt{c.text, c.want, c.suggestion}) {
				t.Errorf("told %+v", p.Doubts)
			}
			text := ""
			for _, run := range p.Pieces[0].Items[0] {
				text += run.Text
			}
			shown := c.shown
			if shown == "" {
				shown = c.text
			}
			if text != "Before "+shown+" after." {
				t.Errorf("shown as %q", text)
			}
		})
	}
}

// unlinked is a day whose ballots cannot be put side by side.
func unlinked() consult.Results {
	r := excerpt()
	r.Agenda.Consultation.Protocol.Privacy, r.Turnout = consult.UnlinkedBallots, consult.Count{Suppressed: true}
	return r
}

// suppressed withholds every vote.
func suppressed(r consult.Results) consult.Results {
	r.Rounds = slices.Clone(r.Rounds)
	for i := range r.Rounds {
		r.Rounds[i].Items = slices.Clone(r.Rounds[i].Items)
		for j, item := range r.Rounds[i].Items {
			r.Rounds[i].Items[j] = consult.ItemResult{Recommendation: item.Recommendation, Suppressed: true}
		}
	}
	return r
}

func TestEverySuggestedSentenceIsTrueInBothLanguages(t *testing.T) {
	r := excerpt()
	for _, lang := range consult.Languages {
		sentences := Of(r).Sheet(lang).Sentences
		if len(sentences) < 10 {
			t.Fatalf("%s: only %d sentences", lang, len(sentences))
		}
		for _, s := range sentences {
			if p := Of(r).Preview(s.Text, lang); len(p.Doubts) > 0 {
				t.Errorf("%s: %q is in trouble: %+v", lang, s.Text, p.Doubts)
			}
			if !s.Part.In(r.Agenda) || s.Shown == "" || strings.Contains(s.Shown, "{{") || strings.Contains(s.Text, "#") {
				t.Errorf("%s: %+v", lang, s)
			}
		}
	}
}

func TestHostileNarrativeIsCleaned(t *testing.T) {
	r := narrated(introductionOf, "[x](javascript:alert(1)) ![i](http://evil.example/p.png) <script>alert(1)</script> \u202egnirts")
	page, err := HTML(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "javascript:", "evil.example", "\u202e"} {
		if bytes.Contains(page, []byte(bad)) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

func TestANarrativeReadFromItsDataIsTheSame(t *testing.T) {
	r := narrated(func(r consult.Results) consult.Part {
		return consult.ParaphrasePart(r.Agenda.Of(r.Agenda.Themes[0].ID)[0].ID)
	}, "WRITTEN HERE, by {{participants}}")
	r.Narrative = append(r.Narrative, consult.Passage{Part: consult.PartConclusions, Text: inEnglish("**Done** with [^none]")})
	figures, err := DataJSON(r)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(figures)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := setMarkdown(build(again.found, consult.English)), paper(t, r, consult.English); got != want {
		t.Error("the paper differs")
	}
}

func TestOnlyWordsThatMayBeParaphrasedAreOnTheSheet(t *testing.T) {
	r := excerpt()
	r.Quotes = append(r.Quotes, consult.Quote{Recommendation: r.Agenda.Recommendations[0].ID, Body: "no consent at all", Consent: consult.NoQuotation})
	for _, part := range Of(r).Sheet(consult.English).Parts {
		for _, item := range part.Results {
			for _, c := range item.Comments {
				if c.Body == "no consent at all" {
					t.Error("the sheet shows words without consent")
				}
			}
		}
	}
}

func TestATextWithAnUnknownReferenceIsNotPublished(t *testing.T) {
	bad, good := narrated(introductionOf, "{{share:zzz}}"), narrated(introductionOf, "{{participants}} came")
	if got := Of(bad).Unpublishable(consult.Languages); !slices.Equal(got, []consult.Part{consult.PartIntroduction}) {
		t.Errorf("told %v", got)
	}
	if got := Of(good).Unpublishable(consult.Languages); len(got) != 0 {
		t.Errorf("told %v", got)
	}
}
