package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/consult"
)

func mustRead(t *testing.T, name string, data []byte) Draft {
	t.Helper()
	d, err := Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Check(); err != nil {
		t.Fatalf("what was read cannot be saved: %v", err)
	}
	return d
}

// shown writes a draft as a person would sum it up.
func shown(d Draft) string {
	var out strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	say("%s (%s, %s, %s)", d.Title, d.Lang, d.Format, d.Unit)
	for _, p := range d.Position.Points {
		say("point %d %s: %s", p.Number, p.Title, flat(p.Text))
	}
	for _, theme := range d.Themes {
		say("theme %s @%d", theme.Title, theme.Where)
		if theme.Context != "" {
			say("  context %s", flat(theme.Context))
		}
		if theme.Position != "" {
			say("  position of %s: %s", theme.PositionOf, flat(theme.Position))
		}
		for _, s := range theme.Sections {
			say("  section %s: %s", s.Key, s.Title)
		}
		list(say, theme.Recommendations)
	}
	if len(d.Principles) > 0 {
		say("principles")
		list(say, d.Principles)
	}
	for _, s := range d.Sources {
		say("source %s: %s", s.Key, strings.TrimSpace(s.Text+" "+s.URL))
	}
	for _, w := range d.Warnings {
		say("warning %s @%d", w.Code, w.Where)
	}
	return out.String()
}

func list(say func(string, ...any), recommendations []Recommendation) {
	for _, r := range recommendations {
		line := fmt.Sprintf("  - %s @%d", r.Title, r.Where)
		if r.Section != "" {
			line += " in " + r.Section
		}
		if r.Body != "" {
			line += ": " + flat(r.Body)
		}
		if len(r.Sources) > 0 {
			line += fmt.Sprint(" ", r.Sources)
		}
		say("%s", line)
		for _, p := range r.SubPoints {
			say("    - %s", strings.TrimSuffix(p.Title+": "+flat(p.Body), ": "))
		}
	}
}

func flat(s string) string { return strings.ReplaceAll(s, "\n", " / ") }

func compare(t *testing.T, d Draft, want string) {
	t.Helper()
	if got := strings.TrimSpace(shown(d)); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
}

// TestEachKindOfDocumentIsReadAsAPersonWould reads every file of testdata and
// compares with what stands beside it.
func TestEachKindOfDocumentIsReadAsAPersonWould(t *testing.T) {
	files, err := filepath.Glob("testdata/*.want")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".want")
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, mustRead(t, filepath.Base(name), data), string(want))
		})
	}
}

func TestADraftBecomesAnAgenda(t *testing.T) {
	d := mustRead(t, "bosques.docx", policyPaper())
	a := d.Agenda("")
	if len(a.Themes) != 2 || len(a.Recommendations) != 4 || len(a.Steps) != 4 || a.Consultation.Languages[0] != consult.Spanish {
		t.Errorf("themes %d, recommendations %d, steps %d, in %v", len(a.Themes), len(a.Recommendations), len(a.Steps), a.Consultation.Languages)
	}
	first := a.Recommendations[0]
	if first.Theme != a.Themes[0].ID || first.Title[consult.Spanish] != "Pagar a tiempo" || first.SubPoints[0].Title.Empty() {
		t.Errorf("got %+v", first)
	}
	if key := a.Consultation.Sources[0].Key; first.Sources[0] != key {
		t.Errorf("the recommendation cites %v, the source is %q", first.Sources, key)
	}
	if got := d.Agenda(consult.English).Consultation.Title; got[consult.English] == "" || got[consult.Spanish] != "" {
		t.Errorf("the chosen language is not used: %v", got)
	}
}

func TestTitlesAreTakenFromTheBeginningOfAnItem(t *testing.T) {
	for name, c := range map[string]struct{ text, title, rest string }{
		"a title and a stop":             {"Mend the pipes. They leak.", "Mend the pipes", "They leak."},
		"a title and a colon":            {"Mend the pipes: they leak.", "Mend the pipes", "they leak."},
		"a title in bold":                {"**Mend the pipes** because they leak.", "Mend the pipes", "because they leak."},
		"a dash":                         {"Mend the pipes – they have leaked since the year of the flood and the town knows it well", "Mend the pipes", "they have leaked since the year of the flood and the town knows it well"},
		"one sentence":                   {"Mend the pipes.", "Mend the pipes", ""},
		"an initial is no end":           {"Ask J. Doe for advice. She knows.", "Ask J. Doe for advice", "She knows."},
		"an abbreviation is no end":      {"Mend e.g. the pipes. They leak.", "Mend e.g. the pipes", "They leak."},
		"a country of letters is no end": {"Follow the U.S. example. It works.", "Follow the U.S. example", "It works."},
		"Spanish abbreviations":          {"Pedir al Sr. Paz su apoyo. Conviene.", "Pedir al Sr. Paz su apoyo", "Conviene."},
		"a note after the stop":          {"Mend the pipes.[^1] They leak.", "Mend the pipes", "They leak."},
		"a time is no title":             {"Open at 8:30 every day", "Open at 8:30 every day", ""},
		"a question":                     {"Who pays? The ministry.", "Who pays?", "The ministry."},
	} {
		t.Run(name, func(t *testing.T) {
			if title, rest := titleOf(c.text); title != c.title || rest != c.rest {
				t.Errorf("got %q and %q", title, rest)
			}
		})
	}
}

func TestASentenceTooLongForATitleIsCutAndKept(t *testing.T) {
	long := strings.Repeat("very ", 60) + "long."
	title, rest := titleOf(long)
	if length(title) > consult.MaxTitle || !strings.HasSuffix(title, "…") || !strings.Contains(rest, "very long.") {
		t.Errorf("got %q and %q", title, rest)
	}
}

func TestSingleLettersAreSettledByTheirNeighbours(t *testing.T) {
	for name, c := range map[string]struct {
		signs string
		style style
		last  int
	}{
		"a to d are letters":            {"a) b) c) d)", letter, 4},
		"h and i are letters":           {"g) h) i)", letter, 9},
		"i to v are roman":              {"i. ii. iii. iv. v.", roman, 5},
		"I opens a roman numbering":     {"I. II. III. IV. V.", roman, 5},
		"C after B is a letter":         {"A. B. C.", letter, 3},
		"X after nine is a roman ten":   {"I. II. III. IV. V. VI. VII. VIII. IX. X.", roman, 10},
		"numbers count":                 {"1. 2. 3.", arabic, 3},
		"numbers in brackets count too": {"(1) (2)", arabic, 2},
	} {
		t.Run(name, func(t *testing.T) {
			var blocks []block
			for _, sign := range strings.Fields(c.signs) {
				m, _, ok := marked(sign + " text")
				if !ok {
					t.Fatalf("%s is no sign", sign)
				}
				blocks = append(blocks, block{form: item, mark: m})
			}
			settleMarks(blocks)
			if last := blocks[len(blocks)-1].mark; last.style != c.style || last.number != c.last {
				t.Errorf("got %+v", last)
			}
		})
	}
}
