package report

import (
	"reflect"
	"strings"
	"testing"

	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/sample"
)

// sections lists the ids of a document's chapters.
func sections(d Document) []string {
	var ids []string
	for _, s := range d.Sections {
		ids = append(ids, s.ID)
	}
	return ids
}

func TestAConsultationWithoutAnythingStillMakesAReport(t *testing.T) {
	r := consult.Results{Agenda: &consult.Agenda{}, Turnout: consult.Count{Suppressed: true}}
	for _, lang := range consult.Languages {
		d := Build(r, lang)
		if got := strings.Join(sections(d), " "); got != "summary introduction annex" {
			t.Errorf("%s: sections %s", lang, got)
		}
		if d.Title.Text == "" {
			t.Error("the report has no title")
		}
	}
	exports(t, r)
}

func TestNobodyAnswered(t *testing.T) {
	a := sample.MeridaSeeded(1)
	a.Consultation.Status = consult.Closed
	r := consult.Results{Agenda: a, Invited: 48, Turnout: consult.Count{Suppressed: true}}
	paper := string(exports(t, r)["report.en.md"])
	for _, want := range []string{"No recommendation has been put to a vote.", "▨ fewer than 5", "Nothing in this chapter has been put to a vote yet."} {
		if !strings.Contains(paper, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if strings.Contains(paper, "Order by Schulze") {
		t.Error("an order without ballots")
	}
	figuresOf(t, r)
}

func TestATooSmallRankingIsWithheld(t *testing.T) {
	r := excerpt()
	for i := range r.Rounds {
		if r.Rounds[i].Ranking != nil {
			r.Rounds[i].Ranking = &consult.RankingResult{Suppressed: true, Items: r.Rounds[i].Ranking.Items, Pairwise: [][]int{}}
		}
	}
	out := exports(t, r)
	if !strings.Contains(string(out["report.en.md"]), "the order is withheld") || strings.Contains(string(out["report.en.html"]), "pairwise") {
		t.Error("the order shows")
	}
	figuresOf(t, r)
}

func TestAThemeWithoutRecommendationsSaysSo(t *testing.T) {
	r := excerpt()
	r.Agenda.Themes = append(r.Agenda.Themes, consult.Theme{ID: consult.ID{9}, Title: consult.Text{consult.English: "Empty"}})
	if paper := string(exports(t, r)["report.en.md"]); !strings.Contains(paper, "This theme has no recommendations.") {
		t.Error("it does not say so")
	}
}

func TestOneGroupOnlyHasNoClassesByGroup(t *testing.T) {
	r := excerpt()
	r.Agenda.Groups, r.GroupTurnout = r.Agenda.Groups[:1], r.GroupTurnout[:1]
	for i := range r.Rounds {
		for j := range r.Rounds[i].Items {
			r.Rounds[i].Items[j].Groups = nil
		}
	}
	out := exports(t, r)
	if strings.Contains(string(out["report.en.md"]), "Class in each declared group") {
		t.Error("a table of groups without groups")
	}
	figuresOf(t, r)
}

func TestAnOpenRoomHasNoResponseRate(t *testing.T) {
	r := excerpt()
	r.Agenda.Consultation.OpenRoom, r.Invited = true, 0
	paper := string(exports(t, r)["report.en.md"])
	if strings.Contains(paper, "people invited") || !strings.Contains(paper, "open room, where duplicates cannot be excluded") {
		t.Error("the cover speaks of invitations")
	}
	if figuresOf(t, r).Participation.Invited != nil {
		t.Error("the file speaks of invitations")
	}
}

func TestAnOpenConsultationIsCalledProvisional(t *testing.T) {
	r := excerpt()
	r.Agenda.Consultation.Status, r.Agenda.Consultation.Record = consult.Open, nil
	r.Turnout, r.GroupTurnout = consult.Count{Suppressed: true}, nil
	paper := string(exports(t, r)["report.en.md"])
	for _, want := range []string{"Provisional", "shown after the close", "this has not happened yet"} {
		if !strings.Contains(paper, want) {
			t.Errorf("lacks %q", want)
		}
	}
}

func TestTheVerdictIsASentenceOfItsClass(t *testing.T) {
	verdict := consult.Verdict{Class: "consensus_for", Strength: "very_strong", InEveryGroup: true, Sensitivity: []string{"consensus_for", "consensus_for", "majority_for"}, LowParticipation: true}
	tests := map[consult.Lang]string{
		consult.English: "Consensus for, very strong; in every group; majority for at 80%; low participation",
		consult.Spanish: "Consenso a favor, muy fuerte; en todos los grupos; mayoría a favor con 80%; baja participación",
	}
	for lang, want := range tests {
		b := builder{p: phrasesIn(lang), lang: lang}
		o := &outcome{vote: &consult.ItemResult{Vote: &consult.VoteResult{Verdict: verdict}}}
		if got := plain(b.verdict(o)); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}

func TestTheHeadlineCountsWhatTheGroupConcluded(t *testing.T) {
	tests := []struct {
		c      census
		en, es string
	}{
		{census{total: 7, asked: 7, consensus: 5, everywhere: 2, polarised: 1}, "Consensus on five of seven, two of them in every group; one divided the group.", "Consenso en cinco de siete, dos de ellas en todos los grupos; una dividió al grupo."},
		{census{total: 16, asked: 16, consensus: 11, majority: 3, withheld: 2}, "Consensus on 11 of 16; a majority on 3; 2 withheld.", "Consenso en 11 de 16; mayoría en 3; 2 omitidas."},
		{census{total: 3, asked: 3, consensus: 3}, "Consensus on all three.", "Consenso en las tres."},
		{census{total: 3, asked: 3, withheld: 3}, "Too few people took a side for results to be reported.", "Muy pocas personas tomaron partido para poder reportar resultados."},
		{census{total: 3}, "Nothing in this chapter has been put to a vote yet.", "Nada de este capítulo se ha sometido aún a votación."},
	}
	for _, test := range tests {
		if got := english.theme.headline(test.c); got != test.en {
			t.Errorf("got %q", got)
		}
		if got := spanish.theme.headline(test.c); got != test.es {
			t.Errorf("got %q", got)
		}
	}
}

func TestRecommendationsAreOrderedByClassThenPlace(t *testing.T) {
	item := func(number string, class agreement.Class, place, agree int) *outcome {
		return &outcome{number: number, place: place, vote: &consult.ItemResult{Vote: &consult.VoteResult{Agree: agree, Disagree: 10, Verdict: consult.Verdict{Class: string(class)}}}}
	}
	list := []*outcome{
		{number: "withheld", vote: &consult.ItemResult{Suppressed: true}},
		item("against", agreement.ConsensusAgainst, 1, 1), item("majority", agreement.MajorityFor, 1, 15),
		item("second", agreement.ConsensusFor, 2, 90), item("first", agreement.ConsensusFor, 1, 40), item("unranked", agreement.ConsensusFor, 0, 95),
	}
	var got []string
	for _, o := range byResultAndRank(list) {
		got = append(got, o.number)
	}
	if want := []string{"first", "second", "unranked", "majority", "against", "withheld"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestSharesRoundHalfUpAndAddUpToAHundred(t *testing.T) {
	for _, test := range [][3]int{{1, 8, 13}, {37, 39, 95}, {0, 5, 0}, {5, 5, 100}, {1, 3, 33}, {1, 0, 0}} {
		if got := percentOf(test[0], test[1]); got != test[2] {
			t.Errorf("%d of %d: %d%%", test[0], test[1], got)
		}
	}
}

func TestBothLanguagesSayEverything(t *testing.T) {
	same := map[string]bool{"n": true, "No consensus": true, "no": true}
	var walk func(path string, en, es reflect.Value)
	walk = func(path string, en, es reflect.Value) {
		switch en.Kind() {
		case reflect.Struct:
			for i := range en.NumField() {
				walk(path+"."+en.Type().Field(i).Name, en.Field(i), es.Field(i))
			}
		case reflect.Map:
			for _, key := range en.MapKeys() {
				if !es.MapIndex(key).IsValid() {
					t.Errorf("%s lacks %v in Spanish", path, key)
					continue
				}
				walk(path+"."+key.String(), en.MapIndex(key), es.MapIndex(key))
			}
		case reflect.Slice:
			if en.Len() != es.Len() {
				t.Errorf("%s has %d entries in English and %d in Spanish", path, en.Len(), es.Len())
			}
		case reflect.String:
			if en.String() == es.String() && !same[en.String()] {
				t.Errorf("%s is %q in both languages", path, en.String())
			}
		}
		if en.IsZero() || es.IsZero() {
			t.Errorf("%s is not written", path)
		}
	}
	walk("phrases", reflect.ValueOf(english), reflect.ValueOf(spanish))
}

func TestIdsAreUniqueAndEveryJumpArrives(t *testing.T) {
	page := exports(t, fixture())["report.en.html"]
	ids := map[string]bool{}
	for _, e := range elements(t, page) {
		for _, a := range e.Attr {
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("id %s twice", a.Val)
			}
			ids[a.Val] = ids[a.Val] || a.Key == "id"
		}
	}
	for _, e := range elements(t, page) {
		for _, a := range e.Attr {
			if a.Key == "href" && strings.HasPrefix(a.Val, "#") && !ids[a.Val[1:]] {
				t.Errorf("%s leads nowhere", a.Val)
			}
		}
	}
}
