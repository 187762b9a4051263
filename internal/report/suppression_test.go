package report

import (
	"reflect"
	"strings"
	"testing"

	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/sample"
)

// rounds gives a theme's first recommendation some votes, round after round.
func rounds(votes ...agreement.Votes) consult.Results {
	a := sample.MeridaSeeded(3)
	a.Consultation.Status = consult.Closed
	item, step := a.Recommendations[0].ID, &a.Steps[1]
	r := consult.Results{Agenda: a, Invited: 48, Turnout: consult.Count{N: 41}}
	for i, v := range votes {
		id := consult.ID{byte(i + 1)}
		step.Rounds = append(step.Rounds, consult.Round{ID: id, Step: step.ID, Number: i + 1, Items: []consult.ID{item}})
		r.Rounds = append(r.Rounds, consult.RoundResult{
			Round: id, Step: step.ID, Kind: consult.Vote, Final: true, Answered: consult.Count{N: 41}, Finished: consult.Count{Suppressed: true},
			Items: []consult.ItemResult{{Recommendation: item, Vote: voteResult(v)}},
		})
	}
	return r
}

func TestASuppressedFigureIsDrawnAndNamed(t *testing.T) {
	r := rounds(agreement.Votes{Agree: 9, Disagree: 1})
	r.Rounds[0].Items[0] = consult.ItemResult{Recommendation: r.Rounds[0].Items[0].Recommendation, Suppressed: true}
	r.Turnout = consult.Count{Suppressed: true}
	out := exports(t, r)
	if page := string(out["report.en.html"]); strings.Count(page, `class="hatch"`) < 3 || !strings.Contains(page, "fewer than 5") {
		t.Error("the page does not draw what is withheld")
	}
	if paper := string(out["report.es.md"]); !strings.Contains(paper, "▨ menos de 5") {
		t.Error("the Spanish paper does not name what is withheld")
	}
	d := figuresOf(t, r)
	if d.Participation.TookPart.N != nil || !d.Rounds[0].Items[0].Suppressed || d.Rounds[0].Items[0].Vote != nil {
		t.Errorf("the file shows a suppressed figure: %+v", d.Participation)
	}
}

func TestWhereEverybodyAbstainedTheAbstentionsAreWithheld(t *testing.T) {
	few, many := rounds(agreement.Votes{Pass: 6}), rounds(agreement.Votes{Pass: 37})
	if !reflect.DeepEqual(exports(t, few), exports(t, many)) {
		t.Error("six abstentions can be told from 37")
	}
	if item := figuresOf(t, many).Rounds[0].Items[0]; !item.Suppressed {
		t.Errorf("got %+v", item)
	}
}

func TestAThinRoundIsNotComparedInFigures(t *testing.T) {
	thick := agreement.Votes{Agree: 20, Disagree: 4}
	thin := agreement.Votes{Agree: 7, Disagree: 2}
	tests := map[string]struct {
		rounds []agreement.Votes
		shown  []bool
	}{
		"two thick rounds are both shown":          {[]agreement.Votes{thick, thick}, []bool{true, true}},
		"a thin second round hides the first":      {[]agreement.Votes{thick, thin}, []bool{false, true}},
		"a thin first round is hidden by a second": {[]agreement.Votes{thin, thick}, []bool{false, true}},
		"two camps that swap are a change":         {[]agreement.Votes{thick, {Agree: 4, Disagree: 20}}, []bool{true, true}},
		"a single thin round stands alone":         {[]agreement.Votes{thin}, []bool{true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := figuresOf(t, rounds(test.rounds...))
			for i, shown := range test.shown {
				if (d.Rounds[i].Items[0].Vote != nil) != shown {
					t.Errorf("round %d: %+v", i+1, d.Rounds[i].Items[0])
				}
			}
		})
	}
}

func TestWordsToBeParaphrasedLeaveByNoExport(t *testing.T) {
	r := fixture()
	r.Quotes = append(r.Quotes, consult.Quote{Recommendation: r.Quotes[0].Recommendation, Lang: consult.English, Consent: consult.NoQuotation, Body: "NEVER PRINTED AT ALL"})
	for name, content := range exports(t, r) {
		if strings.Contains(string(content), "NEVER PRINTED") {
			t.Errorf("%s prints it", name)
		}
		if !strings.HasSuffix(name, "csv") && !strings.HasSuffix(name, "xlsx") && !strings.Contains(string(content), "merely shelved") {
			t.Errorf("%s lacks a quotation that was allowed", name)
		}
	}
}

func TestTheOrderOfQuotationsTellsNothing(t *testing.T) {
	r := fixture()
	item := r.Quotes[0].Recommendation
	r.Quotes = []consult.Quote{
		{Recommendation: item, Lang: consult.English, Consent: consult.Verbatim, Body: "beta"},
		{Recommendation: item, Lang: consult.English, Consent: consult.Verbatim, Body: "alpha"},
	}
	first := exports(t, r)
	r.Quotes[0], r.Quotes[1] = r.Quotes[1], r.Quotes[0]
	if !reflect.DeepEqual(first, exports(t, r)) {
		t.Error("the order in which words came in shows")
	}
}

func TestDisclosingChangesNothingInTheResults(t *testing.T) {
	r, untouched := rounds(agreement.Votes{Agree: 20, Disagree: 4}, agreement.Votes{Agree: 6, Disagree: 2}), rounds(agreement.Votes{Agree: 20, Disagree: 4}, agreement.Votes{Agree: 6, Disagree: 2})
	exports(t, r)
	if !reflect.DeepEqual(r, untouched) {
		t.Error("the results were changed")
	}
}
