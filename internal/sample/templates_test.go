package sample

import (
	"testing"

	"parley/internal/consult"
)

func TestEveryTemplateIsWrittenInBothLanguagesAndHasStepsToTake(t *testing.T) {
	for name, begin := range Templates {
		a := begin()
		both := func(what string, text consult.Text) {
			t.Helper()
			if text[consult.English] == "" || text[consult.Spanish] == "" {
				t.Errorf("%s: %s lacks a language: %v", name, what, text)
			}
		}
		both("title", a.Consultation.Title)
		for _, theme := range a.Themes {
			both("theme", theme.Title)
			if n := len(a.Of(theme.ID)); n < 2 {
				t.Errorf("%s: theme %q has %d recommendations", name, theme.Title.In(consult.English), n)
			}
		}
		for _, rec := range a.Recommendations {
			both("recommendation", rec.Title)
			both("its text", rec.Body)
		}
		if len(a.Steps) == 0 || a.Consultation.ID.IsZero() || a.Consultation.Protocol.Version == 0 {
			t.Errorf("%s cannot be played: %+v", name, a.Consultation)
		}
	}
}

func TestTheDelphiTemplatePlansThreeRoundsAndTheQuickVoteAnOpenRoom(t *testing.T) {
	if p := Templates["delphi"]().Consultation.Protocol; p.MaxRounds != 3 || p.RoundItems != consult.RoundNoConsensus || p.MinCell != 5 {
		t.Errorf("got %+v", p)
	}
	if c := Templates["quick"]().Consultation; !c.OpenRoom {
		t.Error("nobody can enter by the code")
	}
}
