package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"parley/internal/consult"
)

var update = flag.Bool("update", false, "write the golden files anew")

var embedded = regexp.MustCompile(`(?s)<style>.*</style>`)

// exports are all files of a report, the page without its styles and Office
// documents as the text of their parts.
func exports(t testing.TB, r consult.Results) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	put := func(name string, content []byte, err error) {
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = content
	}
	for _, lang := range consult.Languages {
		page, err := HTML(r, lang)
		put("report."+string(lang)+".html", embedded.ReplaceAll(page, []byte("<style></style>")), err)
		paper, err := Markdown(r, lang)
		put("report."+string(lang)+".md", paper, err)
		table, err := DataCSV(r, lang)
		put("data."+string(lang)+".csv", table, err)
		book, err := XLSX(r, lang)
		put("data."+string(lang)+".xlsx", partsOf(t, book), err)
		word, err := DOCX(r, lang)
		put("report."+string(lang)+".docx", partsOf(t, word), err)
	}
	figures, err := DataJSON(r)
	put("data.json", figures, err)
	return out
}

func TestEveryFormatIsAsItWasApproved(t *testing.T) {
	for name, got := range exports(t, excerpt()) {
		path := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs at byte %d; look at the change, then run with -update", name, firstDifference(got, want))
		}
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestTheSameResultsGiveTheSameBytes(t *testing.T) {
	first := exports(t, fixture())
	for name, again := range exports(t, fixture()) {
		if !bytes.Equal(first[name], again) {
			t.Errorf("%s changed between two runs", name)
		}
	}
}

func TestThePageNeedsNothingFromTheNetwork(t *testing.T) {
	page, err := HTML(excerpt(), consult.English)
	if err != nil {
		t.Fatal(err)
	}
	if len(page) > 700_000 {
		t.Errorf("%d bytes", len(page))
	}
	for _, loads := range []string{`<script`, `<link`, `<img`, `<iframe`, `@import`, `url(http`, ` src="`, ` style="`} {
		if bytes.Contains(page, []byte(loads)) {
			t.Errorf("the page has %s", loads)
		}
	}
}
