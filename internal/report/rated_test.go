package report

import (
	"strings"
	"testing"

	"parley/internal/consult"
)

// only leaves those rounds of the excerpt, and steps of the agenda, that are of
// one kind.
func only(kind consult.StepKind) consult.Results {
	r := excerpt()
	agenda := *r.Agenda
	agenda.Steps = nil
	for _, s := range r.Agenda.Steps {
		if s.Kind == kind {
			agenda.Steps = append(agenda.Steps, s)
		}
	}
	var rounds []consult.RoundResult
	for _, round := range r.Rounds {
		if round.Kind == kind {
			rounds = append(rounds, round)
		}
	}
	r.Agenda, r.Rounds, r.Opinions = &agenda, rounds, nil
	return r
}

func paperOf(t *testing.T, r consult.Results) string {
	t.Helper()
	paper, err := Markdown(r, consult.English)
	if err != nil {
		t.Fatal(err)
	}
	return string(paper)
}

func TestWhatWasOnlyRankedIsNotReportedAsMissingVotes(t *testing.T) {
	paper := paperOf(t, only(consult.Rank))
	for _, want := range []string{"## What the group put first", "by the rankings of", "### Recommendations, in this order", "**Ranking**"} {
		if !strings.Contains(paper, want) {
			t.Errorf("lacks %q", want)
		}
	}
	text, _, _ := strings.Cut(paper, "\n## Annex")
	for _, no := range []string{"reached consensus", "**Votes**", "**Ratings**", "### Dissent"} {
		if strings.Contains(text, no) {
			t.Errorf("says %q", no)
		}
	}
}

func TestWhatWasOnlyRatedIsDrawnByBands(t *testing.T) {
	paper := paperOf(t, only(consult.Rate))
	for _, want := range []string{"| Recommendation | Low | High | Middle | Result |", "**Where the ratings ", "were rated and not voted on", "of the ratings in one outer band"} {
		if !strings.Contains(paper, want) {
			t.Errorf("lacks %q", want)
		}
	}
	if strings.Contains(paper, "**Where the group agreed**") {
		t.Error("draws votes that nobody cast")
	}
}

func TestSharesOfVotesAddUpAndThoseOfBandsLeaveTheMiddleOut(t *testing.T) {
	for _, test := range []struct {
		row             AgreementRow
		disagree, agree int
	}{
		{AgreementRow{Agree: 1, Disagree: 7, Of: 8}, 87, 13}, {AgreementRow{Agree: 5, Disagree: 5, Pass: 10, Of: 20}, 25, 25}, {AgreementRow{}, 100, 0},
	} {
		if d, a := test.row.shares(); d != test.disagree || a != test.agree {
			t.Errorf("%+v: %d and %d per cent", test.row, d, a)
		}
	}
}
