package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/internal/consult"
	"parley/internal/report"
)

// reports measures every form of a report on many recommendations.
func reports(_ context.Context, b *bench) error {
	for _, n := range []int{50, 1000} {
		results := voted(n)
		var failed error
		took := timed(func() { failed = everyForm(results) })
		if failed != nil {
			return failed
		}
		b.figures.set(fmt.Sprintf("report_%d_s", n), took.Seconds(), "s", fmt.Sprintf("%d recommendations in all %d forms, in English", n, len(report.Forms)))
	}
	return nil
}

func everyForm(r consult.Results) error {
	found := report.Of(r)
	var forms errgroup.Group
	forms.SetLimit(runtime.GOMAXPROCS(0))
	for _, form := range report.Forms {
		forms.Go(func() error {
			if _, err := found.Write(form, consult.English); err != nil {
				return fmt.Errorf("%s: %w", form.Name, err)
			}
			return nil
		})
	}
	return forms.Wait()
}

// voted is a closed consultation of ten recommendations a theme, on each of
// which three hundred people voted.
func voted(recommendations int) consult.Results {
	agenda := plainAgenda()
	agenda.Consultation.ID, agenda.Consultation.Status, agenda.Consultation.Date = consult.NewID(), consult.Closed, "2026-05-04"
	agenda.Consultation.Languages = consult.Languages
	agenda.Themes, agenda.Recommendations, agenda.Steps = nil, nil, nil
	r := consult.Results{Agenda: agenda, Invited: 310, Turnout: consult.Count{N: 300}}
	random := rand.New(rand.NewPCG(5, 6))
	for from := 0; from < recommendations; from += 10 {
		addTheme(&r, random, min(10, recommendations-from))
	}
	return r
}

// addTheme adds a theme with a vote step that has closed.
func addTheme(r *consult.Results, random *rand.Rand, recommendations int) {
	a := r.Agenda
	en := func(format string, args ...any) consult.Text {
		return consult.Text{consult.English: fmt.Sprintf(format, args...)}
	}
	place := len(a.Themes) + 1
	theme := consult.Theme{ID: consult.NewID(), Place: place, Title: en("Theme %d", place), Context: en("What there is to know about theme %d.", place)}
	step := consult.Step{ID: consult.NewID(), Theme: theme.ID, Kind: consult.Vote, Place: place, Minutes: 10}
	opened := time.Date(2026, 5, 4, 9, place%60, 0, 0, time.UTC)
	round := consult.Round{ID: consult.NewID(), Step: step.ID, Number: 1, Status: consult.RoundClosed, Opened: opened, Ends: opened.Add(10 * time.Minute)}
	result := consult.RoundResult{
		Round: round.ID, Step: step.ID, Kind: consult.Vote, Final: true,
		Answered: consult.Count{N: 300}, Finished: consult.Count{N: 280},
	}
	for i := range recommendations {
		rec := consult.Recommendation{
			ID: consult.NewID(), Theme: theme.ID, Place: i + 1, Title: en("Recommendation %d of theme %d", i+1, place),
			Body: en("What should be done, by whom and until when, in as many words as such a text has: both sides publish what they measure, on the same day, and answer for it."),
		}
		a.Recommendations = append(a.Recommendations, rec)
		round.Items = append(round.Items, rec.ID)
		result.Items = append(result.Items, itemResult(rec.ID, random))
	}
	step.Rounds = []consult.Round{round}
	a.Themes, a.Steps, r.Rounds = append(a.Themes, theme), append(a.Steps, step), append(r.Rounds, result)
}

func itemResult(id consult.ID, random *rand.Rand) consult.ItemResult {
	agree := 150 + random.IntN(120)
	disagree := 290 - agree
	share := float64(agree) / 290
	return consult.ItemResult{Recommendation: id, Vote: &consult.VoteResult{
		Agree: agree, Disagree: disagree, Pass: 10, Share: share, Low: share - 0.05, High: min(1, share+0.05),
		Verdict: consult.Verdict{Class: "majority_for", Sensitivity: []string{"majority_for", "majority_for", "majority_for"}},
	}}
}
