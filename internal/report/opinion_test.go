package report

import (
	"strings"
	"testing"

	"parley/internal/consult"
)

// chapter is the text of a Markdown report's chapter on opinions.
func chapter(t *testing.T, r consult.Results, lang consult.Lang) string {
	t.Helper()
	paper, err := Markdown(r, lang)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(paper), "## "+phrasesIn(lang).opinion.title)
	text, _, _ := strings.Cut(rest, "\n## ")
	return text
}

func TestGroupsOfOpinionAreNamedWithWhatSetsThemApart(t *testing.T) {
	text := chapter(t, excerpt(), consult.English)
	for _, want := range []string{
		"Three groups of opinion. Every group agrees on two recommendations.", "41 people are on the map",
		"### Group A, 18 people", "Agrees with, more than the others", "### Group C, 9 people", "No single recommendation sets this group apart.",
		"Common ground of all groups", `| 0.81 |`, `0.57`, `0.41`, "94%",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q in\n%s", want, text)
		}
	}
	page, err := HTML(excerpt(), consult.Spanish)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(page), `<path class="area"`); n != 3 {
		t.Errorf("%d shapes are drawn", n)
	}
	if !strings.Contains(string(page), `aria-label="El mapa muestra grupo A, 18 personas, grupo B, 14 personas y grupo C, 9 personas."`) {
		t.Error("the map is not told to those who do not see it")
	}
}

func TestWhereThereAreNoGroupsTheReportSaysWhy(t *testing.T) {
	tests := map[string]struct {
		change func(r *consult.Results)
		want   string
	}{
		"chance does as well": {func(r *consult.Results) {
			*r.Opinions = consult.OpinionMap{People: 41, Silhouette: 0.38, Noise: 0.44, Restarts: 0.5}
		}, "No clear groups: opinions do not divide the room."},
		"too few voted":        {func(r *consult.Results) { r.Opinions = nil }, "Fewer than 10 people voted, too few for a map of opinion."},
		"a group is too small": {func(r *consult.Results) { r.Opinions.Groups[2].Size = 4 }, "Fewer than 10 people voted"},
		"ballots are not linked": {func(r *consult.Results) {
			r.Opinions, r.Agenda.Consultation.Protocol.Privacy = nil, consult.UnlinkedBallots
		}, "The ballots were unlinked"},
		"nothing is shared by all": {func(r *consult.Results) { r.Opinions.Bridges = nil }, "There is nothing that every group agrees on."},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := excerpt()
			test.change(&r)
			text := chapter(t, r, consult.English)
			if !strings.Contains(text, test.want) {
				t.Errorf("lacks %q in\n%s", test.want, text)
			}
			if strings.Contains(text, "4 people") && name == "a group is too small" {
				t.Error("the small group shows")
			}
			figuresOf(t, r)
		})
	}
}

func TestBeforeTheCloseNothingIsSaidOfGroups(t *testing.T) {
	r := excerpt()
	r.Agenda.Consultation.Status = consult.Open
	if text := chapter(t, r, consult.English); text != "" {
		t.Errorf("got %s", text)
	}
}

func TestARecommendationWithoutFiguresSetsNoGroupApart(t *testing.T) {
	r := excerpt()
	item := r.Opinions.Groups[0].Agrees[0]
	for i := range r.Rounds {
		for j := range r.Rounds[i].Items {
			if r.Rounds[i].Items[j].Recommendation == item {
				r.Rounds[i].Items[j] = consult.ItemResult{Recommendation: item, Suppressed: true}
			}
		}
	}
	r.Opinions.Bridges[0].Recommendation = item
	for _, group := range figuresOf(t, r).Opinions.Groups {
		for _, id := range append(group.Agrees, group.Opposes...) {
			if id == item {
				t.Error("it is named")
			}
		}
	}
	if text := chapter(t, r, consult.English); strings.Contains(text, `0\.81`) {
		t.Error("it is common ground")
	}
}

func TestMethodsThatDisagreeAreNamed(t *testing.T) {
	r := excerpt()
	ranked := r.Rounds[len(r.Rounds)-1].Ranking
	for i := range r.Rounds {
		if r.Rounds[i].Ranking != nil {
			ranked = r.Rounds[i].Ranking
			break
		}
	}
	ranked.Agree = false
	ranked.Others = []consult.Winner{
		{Methods: []string{"kemeny", "borda"}, First: []consult.ID{ranked.Items[1]}},
		{Methods: []string{"irv"}, First: []consult.ID{ranked.Items[2], ranked.Items[3]}},
	}
	for lang, want := range map[consult.Lang][]string{
		consult.English: {"The methods disagree. Against Schulze, “", "comes first by Kemeny and Borda; “", "comes first by instant run-off."},
		consult.Spanish: {"Los métodos difieren. Contra lo que señala Schulze, en primer lugar queda “", "según Kemeny y Borda; en primer lugar queda “", "según segunda vuelta instantánea."},
	} {
		paper, err := Markdown(r, lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range want {
			if !strings.Contains(string(paper), text) {
				t.Errorf("%s lacks %q", lang, text)
			}
		}
	}
	if others := figuresOf(t, r).Rounds; len(others) == 0 {
		t.Error("no rounds")
	}
}
