package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/report/pdf/pdftest"
	"parley/internal/sample"
)

// printed is the PDF of results, taken apart and checked.
func printed(t testing.TB, r consult.Results, lang consult.Lang) (*pdftest.File, []byte) {
	t.Helper()
	out, err := PDF(r, lang)
	if err != nil {
		t.Fatal(err)
	}
	file, err := pdftest.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Check(); err != nil {
		t.Error(err)
	}
	return file, out
}

func TestTheSameResultsPrintTheSameBytes(t *testing.T) {
	for _, lang := range consult.Languages {
		_, first := printed(t, excerpt(), lang)
		if _, again := printed(t, excerpt(), lang); !bytes.Equal(first, again) {
			t.Errorf("%s changed between two runs", lang)
		}
	}
}

func TestThePrintedTextHasEveryWordOfTheDocument(t *testing.T) {
	for _, lang := range consult.Languages {
		file, _ := printed(t, fixture(), lang)
		words := map[string]bool{}
		for _, word := range strings.Fields(file.Text()) {
			words[word] = true
		}
		d := Build(fixture(), lang)
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				e, ok := b.(Entry)
				if !ok {
					continue
				}
				for _, word := range strings.Fields(e.Title.Text + " " + e.Body.Text) {
					if !words[word] && !strings.ContainsAny(word, "-–") {
						t.Errorf("%s: %q of %s is not printed", lang, word, e.Number)
					}
				}
			}
		}
	}
}

func TestThePrintedReportHasTheStructureOfTheDocument(t *testing.T) {
	file, _ := printed(t, fixture(), consult.English)
	d := Build(fixture(), consult.English)
	entries, notes, bars, tables := 0, 0, 0, 0
	for _, s := range d.Sections {
		notes += len(s.Notes)
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case Entry:
				entries++
			case Table:
				tables++
			case Ranking:
				tables, bars = tables+1, bars+len(b.Rows)
			case Agreement:
				tables++
				bars += len(slices.DeleteFunc(slices.Clone(b.Rows), func(r AgreementRow) bool { return r.Withheld != "" }))
			case Picture:
				bars++
			}
		}
	}
	for kind, want := range map[string]int{
		"Document": 1, "H1": 1, "H2": len(d.Sections), "Art": entries, "Note": notes, "Figure": bars, "TOCI": len(d.Sections), "BlockQuote": 2,
	} {
		if got := file.Count(kind); got != want {
			t.Errorf("%d elements %s, want %d", got, kind, want)
		}
	}
	if file.Count("Table") < tables {
		t.Errorf("%d tables of %d", file.Count("Table"), tables)
	}
	for _, body := range file.Objects {
		if strings.HasPrefix(body, "<</Type /StructElem /S /Figure ") && !strings.Contains(body, "/Alt <FEFF") {
			t.Errorf("a figure says nothing: %s", body)
		}
	}
}

func TestTheSummaryIsOnePageInBothLanguages(t *testing.T) {
	for _, lang := range consult.Languages {
		file, _ := printed(t, fixture(), lang)
		introduction := phrasesIn(lang).frame.introduction
		if !strings.HasPrefix(file.Pages[2].Text, introduction) {
			t.Errorf("%s: page 3 begins with %.60q, not with %q", lang, file.Pages[2].Text, introduction)
		}
	}
}

func TestAPrintedNoteStandsOnThePageThatCitesIt(t *testing.T) {
	file, _ := printed(t, fixture(), consult.English)
	for i, p := range file.Pages {
		if strings.Contains(p.Text, "\n1.") && strings.Contains(p.Text, "Wilson Center") {
			if !strings.Contains(p.Text, "Introduction") {
				t.Errorf("the first note is on page %d", i+1)
			}
			return
		}
	}
	t.Error("no page has the first note")
}

func TestASuppressedFigureIsPrintedAsAHatchWithItsReason(t *testing.T) {
	few, many := rounds(agreement.Votes{Pass: 6}), rounds(agreement.Votes{Pass: 37})
	_, a := printed(t, few, consult.English)
	if _, b := printed(t, many, consult.English); !bytes.Equal(a, b) {
		t.Error("six abstentions can be told from 37")
	}
	r := fixture()
	r.Turnout = consult.Count{Suppressed: true}
	file, _ := printed(t, r, consult.Spanish)
	if !strings.Contains(file.Pages[0].Text, "menos de 5") {
		t.Errorf("the cover does not say why: %s", file.Pages[0].Text)
	}
}

func TestHostileTextsArePrintedAsTexts(t *testing.T) {
	for name, text := range map[string]string{
		"markup": attack, "a PDF string": `) Tj ET Q EMC endstream endobj /JavaScript (`, "nothing": "",
		"one long word": strings.Repeat("W", 900), "from right to left": "العدالة أولاً ثم السلام",
		"pictures": "👩‍🏫 漢字 \U000E0041", "a very long text": strings.Repeat("a hundred words ", 60),
	} {
		t.Run(name, func(t *testing.T) {
			_, out := printed(t, everywhere(text), consult.Spanish)
			if bytes.Contains(out, []byte("/JavaScript (")) || bytes.Contains(out, []byte("/URI (javascript")) {
				t.Error("a text became an action")
			}
		})
	}
}

func TestAVeryLongCommentRunsOverPages(t *testing.T) {
	r := excerpt()
	r.Quotes = []consult.Quote{{Recommendation: r.Agenda.Recommendations[0].ID, Lang: consult.English, Consent: consult.Verbatim, Body: strings.Repeat("word ", 10_000) + "end"}}
	file, _ := printed(t, r, consult.English)
	if got := strings.Count(file.Text(), "word"); got < 10_000 {
		t.Errorf("%d words of 10000", got)
	}
}

func TestWhatWasNeverAskedIsPrintedToo(t *testing.T) {
	empty := sample.MeridaSeeded(1)
	empty.Recommendations = nil
	for name, r := range map[string]consult.Results{
		"nobody answered": {Agenda: sample.MeridaSeeded(1)}, "empty themes": {Agenda: empty}, "nothing": {Agenda: &consult.Agenda{}},
	} {
		t.Run(name, func(t *testing.T) { printed(t, r, consult.English) })
	}
}

// tool runs a program that reads PDF, where it is on the machine.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("REQUIRE_PDF_TOOLS") != "" {
			t.Fatalf("%s is missing; scripts/need.sh %s installs it", name, name)
		}
		t.Skipf("%s is not on this machine", name)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// saved puts a file where other programs read it.
func saved(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOtherProgramsReadTheFile(t *testing.T) {
	for _, lang := range consult.Languages {
		_, out := printed(t, fixture(), lang)
		path := saved(t, "report.pdf", out)
		if said := tool(t, "qpdf", "--check", path); strings.Contains(said, "WARNING") {
			t.Error(said)
		}
		if said := tool(t, "pdfinfo", path); !strings.Contains(said, "Tagged:          yes") || strings.Contains(said, "CreationDate") {
			t.Error(said)
		}
		if structure := tool(t, "pdfinfo", "-struct", path); strings.Contains(structure, "Error") || !strings.Contains(structure, "BlockQuote") {
			t.Errorf("%.400s", structure)
		}
		title := fixture().Agenda.Consultation.Title[lang]
		if text := tool(t, "pdftotext", path, "-"); !strings.Contains(strings.Join(strings.Fields(text), " "), title) {
			t.Errorf("the title is not in %.200q", text)
		}
	}
}

// The program interprets a page anew for every line on it: one chapter is
// enough.
func TestOtherProgramsReadTheTextOfEveryElement(t *testing.T) {
	d := Build(excerpt(), consult.English)
	d.Sections = slices.DeleteFunc(d.Sections, func(s Section) bool { return s.ID != "principles" })
	out, err := setPDF(d)
	if err != nil {
		t.Fatal(err)
	}
	structure := tool(t, "pdfinfo", "-struct-text", saved(t, "chapter.pdf", out))
	if strings.Contains(structure, "Error") {
		t.Errorf("%.400s", structure)
	}
	entries := 0
	for _, b := range d.Sections[0].Blocks {
		if e, ok := b.(Entry); ok {
			entries++
			if !strings.Contains(letters(structure), letters(e.Title.Text)) {
				t.Errorf("lacks %q", e.Title.Text)
			}
		}
	}
	if entries == 0 {
		t.Error("the chapter has no recommendation")
	}
}

// letters are those of a text, without what stands between them.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text)
}

func BenchmarkPDF(b *testing.B) {
	for name, times := range map[string]int{"50 recommendations": 1, "1000 recommendations": 20} {
		r := repeated(times)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := PDF(r, consult.English); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// repeated is the fixture with every recommendation several times.
func repeated(times int) consult.Results {
	a := sample.MeridaSeeded(1)
	source := slices.Clone(a.Recommendations)
	for i := 1; i < times; i++ {
		for _, rec := range source {
			rec.ID[0], rec.ID[1] = rec.ID[0]^byte(i), rec.ID[1]^byte(i>>3)
			rec.Place += i * len(source)
			a.Recommendations = append(a.Recommendations, rec)
		}
	}
	return answered(a)
}
