package attack

import (
	"context"

	"parley/internal/consult"
)

// Dissenter is attacker A1 who knows of one person that they alone disagreed on
// the first theme, as everybody in the room may. Both themes are open at once,
// and people answer one after the other. It waits for the update that first
// shows the disagreement, and takes what the next update of the other theme
// adds for the same person's.
func Dissenter(ctx context.Context, h *House, store consult.Store) (hit bool, bestGuess float64, err error) {
	other, err := h.unlinked(ctx, store)
	if err != nil {
		return false, 0, err
	}
	here, err := h.Service.OpenStep(ctx, h.ID, h.VoteIn)
	if err != nil {
		return false, 0, err
	}
	there, err := h.Service.OpenStep(ctx, h.ID, other.VoteIn)
	if err != nil {
		return false, 0, err
	}
	half := len(h.People) / 2
	target, votes := half+h.Rand.IntN(half), opinions(len(h.People), h.Rand)
	for i, seat := range h.People {
		vote := "agree"
		if i == target {
			vote = "disagree"
		}
		if err := h.Service.CastVote(ctx, seat, here.ID, h.Item, vote); err != nil {
			return false, 0, err
		}
		h.Service.Tick(ctx)
		if err := h.Service.CastVote(ctx, other.People[i], there.ID, other.Item, votes[i]); err != nil {
			return false, 0, err
		}
		h.Service.Tick(ctx)
	}
	guess := h.besideDissent(other)
	if _, err := h.Service.CloseStep(ctx, h.ID, other.VoteIn); err != nil {
		return false, 0, err
	}
	final, bestGuess := other.latest().mode()
	if guess == "" {
		guess = final
	}
	return guess == votes[target], bestGuess, nil
}

// besideDissent is what grew most in the first update of the other theme after
// the one that showed a disagreement, "" where there is none.
func (h *House) besideDissent(other *House) string {
	var before totals
	dissent := false
	for _, e := range h.events.heard() {
		if t, ok := h.totals(e); ok {
			dissent = dissent || t[1] > 0
		}
		t, ok := other.totals(e)
		if ok && dissent && t != before {
			guess, _ := t.minus(before).mode()
			return guess
		}
		if ok {
			before = t
		}
	}
	return ""
}

// latest are the last totals of the house's item that everybody was told.
func (h *House) latest() totals {
	var last totals
	for _, e := range h.events.heard() {
		if t, ok := h.totals(e); ok {
			last = t
		}
	}
	return last
}

// First is attacker A1 who waits, while figures stand still and many answer
// alike, for the first update that shows a disagreement, and takes who answered
// just before for the one who disagreed. The best guess is one of the k who
// answered since the gate decided last.
func First(ctx context.Context, h *House) (hit bool, bestGuess float64, err error) {
	const k = 5
	round, err := h.Service.OpenStep(ctx, h.ID, h.VoteIn)
	if err != nil {
		return false, 0, err
	}
	target := 2*k + h.Rand.IntN(4*k)
	people, err := h.seats(target+4*k, consult.NewID())
	if err != nil {
		return false, 0, err
	}
	guess := -1
	for i, seat := range people {
		vote := "agree"
		if i == target {
			vote = "disagree"
		}
		if err := h.Service.CastVote(ctx, seat, round.ID, h.Item, vote); err != nil {
			return false, 0, err
		}
		h.Service.Tick(ctx)
		if guess < 0 && h.latest()[1] > 0 {
			guess = i
		}
	}
	return guess == target, 1.0 / k, nil
}
