package sample

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parley/internal/consult"
)

// texts lists every piece of writing in an agenda with a name for messages.
func texts(a *consult.Agenda) map[string]consult.Text {
	found := map[string]consult.Text{}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		if text, ok := v.Interface().(consult.Text); ok {
			found[path] = text
			return
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(path+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(path+"["+string(rune('a'+i%26))+strings.Repeat("'", i/26)+"]", v.Index(i))
			}
		}
	}
	walk("agenda", reflect.ValueOf(*a))
	return found
}

func TestEveryTextIsWrittenInBothLanguages(t *testing.T) {
	for path, text := range texts(MeridaSeeded(1)) {
		if missing := text.Missing(consult.Languages); len(missing) > 0 {
			t.Errorf("%s lacks %v", path, missing)
		}
	}
}

func TestSpanishIsATranslationAndNotACopy(t *testing.T) {
	onlyFigures := regexp.MustCompile(`^[0-9.,%$ ]+$`)
	for path, text := range texts(MeridaSeeded(1)) {
		if text[consult.English] == text[consult.Spanish] && !onlyFigures.MatchString(text[consult.English]) {
			t.Errorf("%s is the same in both languages: %q", path, text[consult.English])
		}
	}
}

func TestTheSampleHasItsPromisedSize(t *testing.T) {
	a := Merida()
	principles := a.Of(consult.ID{})
	recommendations := len(a.Recommendations) - len(principles)
	if len(a.Themes) != 5 || len(principles) != 3 || len(a.Groups) != 4 || len(a.Consultation.Position.Points) != 8 {
		t.Errorf("themes %d, principles %d, groups %d, points %d", len(a.Themes), len(principles), len(a.Groups), len(a.Consultation.Position.Points))
	}
	if recommendations < 44 || recommendations > 48 {
		t.Errorf("%d recommendations", recommendations)
	}
	minutes := 0
	for _, s := range a.Steps {
		minutes += s.Minutes
	}
	if minutes < 240 || minutes > 420 {
		t.Errorf("a day of %d minutes", minutes)
	}
}

func TestEachThemeIsDiscussedVotedAndRanked(t *testing.T) {
	a := Merida()
	kinds := map[consult.ID][]consult.StepKind{}
	everywhere := map[consult.StepKind]int{}
	for _, s := range a.Steps {
		kinds[s.Theme] = append(kinds[s.Theme], s.Kind)
		everywhere[s.Kind]++
	}
	for _, theme := range a.Themes {
		for _, kind := range []consult.StepKind{consult.Discuss, consult.Vote, consult.Rank} {
			if !slices.Contains(kinds[theme.ID], kind) {
				t.Errorf("%s has no step %s", theme.Title.In(consult.English), kind)
			}
		}
	}
	if !slices.Contains(kinds[consult.ID{}], consult.Vote) {
		t.Error("the principles are not voted on")
	}
	if everywhere[consult.Rate] != 1 || everywhere[consult.Propose] != 1 {
		t.Errorf("steps by kind: %v", everywhere)
	}
}

func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	a := Merida()
	known := map[string]bool{}
	for _, s := range a.Consultation.Sources {
		known["source "+s.Key] = true
	}
	for _, r := range a.Consultation.Addressees {
		known["addressee "+r.Key] = true
	}
	for _, p := range a.Consultation.Position.Points {
		known["point "+string(rune('0'+p.Number))] = true
	}
	used := map[string]bool{}
	check := func(where, key string) {
		used[key] = true
		if !known[key] {
			t.Errorf("%s refers to an unknown %s", where, key)
		}
	}
	note := regexp.MustCompile(`\[\^([^\]]+)\]`)
	for path, text := range texts(a) {
		keys := map[consult.Lang][]string{}
		for lang, words := range text {
			for _, match := range note.FindAllStringSubmatch(words, -1) {
				check(path, "source "+match[1])
				keys[lang] = append(keys[lang], match[1])
			}
		}
		if !slices.Equal(keys[consult.English], keys[consult.Spanish]) {
			t.Errorf("%s cites differently in the two languages: %v", path, keys)
		}
	}
	for _, theme := range a.Themes {
		for _, f := range theme.Figures {
			check("a figure", "source "+f.Source)
		}
	}
	for _, r := range a.Recommendations {
		title := r.Title.In(consult.English)
		if len(r.Addressees) == 0 {
			t.Errorf("%q asks nobody to act", title)
		}
		for _, key := range r.Addressees {
			check(title, "addressee "+key)
		}
		for _, key := range r.Sources {
			check(title, "source "+key)
		}
		for _, n := range r.Points {
			check(title, "point "+string(rune('0'+n)))
		}
		checkSection(t, a, r)
	}
	for key := range known {
		if !used[key] && !strings.HasPrefix(key, "point") {
			t.Errorf("nothing refers to %s", key)
		}
	}
}

func checkSection(t *testing.T, a *consult.Agenda, r consult.Recommendation) {
	t.Helper()
	theme, _ := a.Theme(r.Theme)
	if len(theme.Sections) == 0 && r.Section == "" {
		return
	}
	inTheme := slices.ContainsFunc(theme.Sections, func(s consult.Section) bool { return s.Key == r.Section })
	if !inTheme {
		t.Errorf("%q is in an unknown section %q", r.Title.In(consult.English), r.Section)
	}
}

func TestTitlesAreShort(t *testing.T) {
	for _, r := range Merida().Recommendations {
		for lang, most := range map[consult.Lang]int{consult.English: 9, consult.Spanish: 10} {
			if n := len(strings.Fields(r.Title[lang])); n > most {
				t.Errorf("%d words: %s", n, r.Title[lang])
			}
		}
	}
}

func TestSeedsRepeatAndFreshIdsDoNot(t *testing.T) {
	if first, again := MeridaSeeded(7), MeridaSeeded(7); !reflect.DeepEqual(first, again) {
		t.Error("the same seed gave two agendas")
	}
	if MeridaSeeded(7).Consultation.ID == MeridaSeeded(8).Consultation.ID {
		t.Error("two seeds gave the same id")
	}
	if one, other := Merida(), Merida(); one.Consultation.ID == other.Consultation.ID {
		t.Error("a fresh agenda reused an id")
	}
	seen := map[consult.ID]bool{}
	a := MeridaSeeded(7)
	for _, r := range a.Recommendations {
		if seen[r.ID] || r.ID.IsZero() || r.Consultation != a.Consultation.ID {
			t.Errorf("bad ids in %q", r.Title.In(consult.English))
		}
		seen[r.ID] = true
	}
}

// shingles lists the runs of eight words in a text.
func shingles(text string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	found := map[string]bool{}
	for i := 0; i+8 <= len(words); i++ {
		found[strings.Join(words[i:i+8], " ")] = true
	}
	return found
}

func TestNoWordingIsTakenFromTheReportBehindTheFacts(t *testing.T) {
	paths, _ := filepath.Glob(filepath.Join(fixtures(), "..", "seed", "*.txt"))
	if len(paths) == 0 && os.Getenv("REQUIRE_FIXTURES") == "" {
		t.Skip("the report is not here")
	}
	if len(paths) == 0 {
		t.Fatal("the report is not here, and fixtures are required")
	}
	report, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	theirs := shingles(string(report))
	for path, text := range texts(Merida()) {
		for _, words := range text {
			for run := range shingles(words) {
				if theirs[run] {
					t.Errorf("%s repeats %q", path, run)
				}
			}
		}
	}
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
