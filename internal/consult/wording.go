package consult

import (
	"context"
	"slices"
)

// Reword gives a recommendation other words between two rounds. The old wording is
// kept with the rounds that asked it, and the figures of these rounds stay with
// it. While a round asks the recommendation its words are part of the question:
// CodeFrozen. One that nobody was asked about is simply saved
// ([Service.SaveRecommendation]); revising it is CodeConflict.
func (s *Service) Reword(ctx context.Context, consultation, id ID, to Wording) (Recommendation, error) {
	var rec Recommendation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		old, ok := v.Recommendation(id)
		switch {
		case !ok:
			return notFound("recommendation")
		case !asked(v, id):
			return Errorf(CodeConflict, "nobody has been asked about this recommendation yet; change it as it stands")
		case v.askedNow(id):
			return Errorf(CodeFrozen, "people are answering on this recommendation; revise it when the round is closed")
		}
		rec = old.revised(v, to)
		if err := firstError(checkRecommendation(v.Agenda, rec), checkText("reason", to.Reason, MaxBody)); err != nil {
			return err
		}
		return s.store.PutRecommendation(ctx, rec)
	})
	return rec, err
}

// askedNow reports whether an open round asks the item.
func (v *view) askedNow(item ID) bool {
	for _, r := range v.rounds {
		if r.items[item] && r.step.Kind.asks() && r.round.Status == RoundOpen {
			return true
		}
	}
	return false
}

// revised is the recommendation with new words. The old ones are kept where a
// round asked them: what was revised twice between two rounds was never asked
// in between.
func (r Recommendation) revised(v *view, to Wording) Recommendation {
	old := Wording{Title: r.Title, Body: r.Body, SubPoints: r.SubPoints, Rounds: v.askedSince(r), Reason: to.Reason}
	r.Earlier = slices.Clone(r.Earlier)
	switch n := len(r.Earlier); {
	case len(old.Rounds) > 0:
		r.Earlier = append(r.Earlier, old)
	case n > 0:
		r.Earlier[n-1].Reason = to.Reason
	}
	r.Title, r.Body, r.SubPoints = to.Title, to.Body, to.SubPoints
	return r
}

// askedSince lists the rounds that asked a recommendation as it reads now, in
// the order of the agenda.
func (v *view) askedSince(rec Recommendation) []ID {
	list := []ID{}
	for _, st := range v.Steps {
		for _, round := range st.Rounds {
			if st.Kind.asks() && v.rounds[round.ID].items[rec.ID] && rec.wordingIn(round.ID) < 0 {
				list = append(list, round.ID)
			}
		}
	}
	return list
}

// wordingIn is the place among the earlier wordings of the one that a round
// asked; −1 for the words as they read now.
func (r Recommendation) wordingIn(round ID) int {
	return slices.IndexFunc(r.Earlier, func(w Wording) bool { return slices.Contains(w.Rounds, round) })
}

// reworded reports whether two rounds asked a recommendation in other words.
func (v *view) reworded(item, was, is ID) bool {
	rec, _ := v.Recommendation(item)
	return rec.wordingIn(was) != rec.wordingIn(is)
}
