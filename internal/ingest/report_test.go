package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/internal/consult"
)

// readByAPerson is what a person found in the report by reading it: the titles of its
// recommendations, sub-points included, theme by theme. The list was written
// before any rule was.
var readByAPerson = []struct {
	theme  string
	titles []string
}{
	{"Combating Organized Crime and Rethinking Drug Policy", []string{
		"The risks of fragmentation",
		"Greater understanding of organized crime structures and business models",
		"Attacking criminal financing",
		"Anti-money laundering efforts",
		"Exploit financial intelligence",
		"Target financiers",
		"Adequate resources",
		"Identify beneficial owners",
		"Improve coordination",
		"Non-conviction-based forfeiture legislation",
		"Training and technical assistance",
		"Intelligence sharing",
		"Drug policy reform",
		"Disrupting the flow of illegal firearms",
		"Prioritize firearms seizures at the border",
		"Use federal agencies to compile information about gun trafficking and gun violence",
		"Create an agency in charge of addressing gun trafficking and gun violence",
		"Increase oversight of legal firearm purchases for military and law enforcement agencies",
	}},
	{"Strengthening Security Institutions", []string{
		"Force consolidation is insufficient",
		"Transparency, accountability, and setting professional standards",
		"A local approach",
		"Formation of an intra-governmental coordination body",
		"Address gaps in training",
		"High profile cases",
		"Disappearances and strengthening forensic capacity",
		"Building and maintaining trust",
		"Building criminal intelligence capacity",
		"Do not abandon other intelligence activities",
		"Military",
		"Sustainability",
	}},
	{"Refocusing on Local Challenges", []string{
		"Rebuild local and state capacity",
		"Do not overlook the importance of fighting local crime",
		"Establish an integrated approach – from local to international",
	}},
	{"Reducing Violence", []string{
		"Implement programs supported by strong evidence of impact",
		"Develop better diagnoses of local programs and design tailored solutions",
		"Target people and places",
		"Promote an evidence generation agenda",
		"Coordination principle",
	}},
	{"Addressing Challenges in Central America", []string{
		"Move from promises to reality",
		"New resources have to be tied to concrete outcomes",
		"End abuse of migrants",
		"Establish better border management between Mexico and Guatemala",
	}},
}

// principlesReadByAPerson are how its cross-cutting principles begin.
var principlesReadByAPerson = []string{
	"We are in this together",
	"Addressing the complex nature of crime and violence",
	"Sustainability is key",
}

func TestTheReportGivesItsThemesWithContextAndPosition(t *testing.T) {
	d := readReport(t)
	if d.Title != "Where Do We Go From Here?" || d.Lang != consult.English {
		t.Errorf("title %q, language %q", d.Title, d.Lang)
	}
	if len(d.Themes) != len(readByAPerson) {
		t.Fatalf("%d themes: %v", len(d.Themes), themeTitles(d))
	}
	for i, theme := range d.Themes {
		if theme.Title != readByAPerson[i].theme {
			t.Errorf("theme %d is %q", i+1, theme.Title)
		}
		if len(theme.Context) < 1000 || len(theme.Position) < 500 || theme.PositionOf == "" {
			t.Errorf("%s: context of %d bytes, position of %d by %q", theme.Title, len(theme.Context), len(theme.Position), theme.PositionOf)
		}
	}
}

func TestNineInTenRecommendationsOfTheReportAreFound(t *testing.T) {
	d := readReport(t)
	wanted, found := 0, 0
	for i, person := range readByAPerson {
		titles := titlesOf(d.Themes[i].Recommendations)
		for _, title := range person.titles {
			wanted++
			if begun(titles, title) {
				found++
			} else {
				t.Logf("not found in %s: %s", person.theme, title)
			}
		}
		if extra := len(titles) - len(person.titles); extra > 2 {
			t.Errorf("%s has %d titles that no person found", person.theme, extra)
		}
	}
	for _, title := range principlesReadByAPerson {
		wanted++
		if begun(titlesOf(d.Principles), title) {
			found++
		}
	}
	if 10*found < 9*wanted {
		t.Errorf("%d of %d recommendations were found", found, wanted)
	}
	t.Logf("%d of %d recommendations were found", found, wanted)
}

// TestTheReportReadsAlikeAsAWordFile puts each paragraph of the report into an
// unstyled paragraph of a Word file.
func TestTheReportReadsAlikeAsAWordFile(t *testing.T) {
	text := readReport(t)
	var body strings.Builder
	for p := range strings.SplitSeq(reportText(t), "\n\n") {
		p = strings.NewReplacer("&", "&amp;", "<", "&lt;", "**", "", "\n", " ").Replace(p)
		body.WriteString(par("", run(p)))
	}
	word := mustRead(t, "report.docx", docx(body.String(), nil))
	if len(word.Themes) != len(text.Themes) {
		t.Fatalf("themes %v", themeTitles(word))
	}
	for i, theme := range text.Themes {
		if got, want := titlesOf(word.Themes[i].Recommendations), titlesOf(theme.Recommendations); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", theme.Title, got, want)
		}
	}
}

func begun(titles []string, with string) bool {
	return slices.ContainsFunc(titles, func(title string) bool { return strings.HasPrefix(title, with) })
}

// titlesOf lists the titles of recommendations and of their sub-points.
func titlesOf(list []Recommendation) []string {
	var titles []string
	for _, r := range list {
		titles = append(titles, r.Title)
		for _, p := range r.SubPoints {
			titles = append(titles, p.Title)
		}
	}
	return titles
}

func themeTitles(d Draft) []string {
	var titles []string
	for _, theme := range d.Themes {
		titles = append(titles, theme.Title)
	}
	return titles
}

func readReport(t *testing.T) Draft {
	t.Helper()
	return mustRead(t, "report.txt", []byte(reportText(t)))
}

// reportText is the report that lies beside the fixtures.
func reportText(t *testing.T) string {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(fixtures(), "..", "seed", "*.txt"))
	if len(paths) == 0 && os.Getenv("REQUIRE_FIXTURES") == "" {
		t.Skip("the report is not here")
	}
	if len(paths) == 0 {
		t.Fatal("the report is not here, and fixtures are required")
	}
	data, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fixtures is $FIXTURES_DIR or the folder beside the repository.
func fixtures() string {
	if dir := os.Getenv("FIXTURES_DIR"); dir != "" {
		return dir
	}
	dir, _ := os.Getwd()
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", "fixtures")
		}
		dir = filepath.Dir(dir)
	}
	return ""
}
