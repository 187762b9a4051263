package attack

import (
	"context"
	mathrand "math/rand/v2"
)

// told is one live release and how many votes had been cast when it came.
type told struct {
	after int
	totals
}

// vote plays a vote step: people answer in order, some change their minds, and
// after each answer the house has a chance to release. It returns the votes as
// they stand at the close, the order of arrival, and what was told.
func (h *House) vote(ctx context.Context) (final []string, heard []told, err error) {
	round, err := h.Service.OpenStep(ctx, h.ID, h.VoteIn)
	if err != nil {
		return nil, nil, err
	}
	final = opinions(len(h.People), h.Rand)
	for i, seat := range h.People {
		before := len(h.events.heard())
		if err := h.Service.CastVote(ctx, seat, round.ID, h.Item, final[i]); err != nil {
			return nil, nil, err
		}
		h.Service.Tick(ctx)
		heard = append(heard, h.since(before, i+1)...)
	}
	before := len(h.events.heard())
	if _, err = h.Service.CloseStep(ctx, h.ID, h.VoteIn); err != nil {
		return nil, nil, err
	}
	return final, append(heard, h.since(before, len(h.People))...), nil
}

// after draws one of the first n people who answered when figures had begun to
// move, as an attacker would who waits for that; any of them where nobody did.
func (h *House) after(first told, n int) int {
	if first.after >= n {
		return h.Rand.IntN(n)
	}
	return first.after + h.Rand.IntN(n-first.after)
}

func (h *House) since(event, after int) []told {
	var list []told
	for _, e := range h.events.heard()[event:] {
		if t, ok := h.totals(e); ok {
			list = append(list, told{after, t})
		}
	}
	return list
}

// InRoom is attacker A1: it saw who tapped when and keeps every live update. It
// takes the first update after the target's tap, and guesses the answer that
// grew most since the update before.
func InRoom(ctx context.Context, h *House) (hit bool, bestGuess float64, err error) {
	final, heard, err := h.vote(ctx)
	if err != nil || len(heard) == 0 {
		return false, 0, err
	}
	target := h.after(heard[0], len(h.People))
	guess, bestGuess := heard[len(heard)-1].mode()
	if g, ok := growthAt(heard, target); ok {
		guess, _ = g.mode()
	}
	return final[target] == guess, bestGuess, nil
}

// growth is what one update added to the one before it, and the taps between
// the two, from the first to before the end.
type growth struct {
	totals
	from, to int
}

// growthAt is the growth of the first update after somebody's tap.
func growthAt(heard []told, tap int) (growth, bool) {
	var before told
	for _, t := range heard {
		if t.after > tap {
			g := growth{t.minus(before.totals), before.after, t.after}
			return g, g.totals != totals{}
		}
		before = t
	}
	return growth{}, false
}

// Colluding is attacker A5: k−2 participants who know their own answers and see
// every update. They answer just before and just after the target, and take
// their own answers out of what grew.
func Colluding(ctx context.Context, h *House) (hit bool, bestGuess float64, err error) {
	const colluders = 3 // k − 2, for k = 5
	final, heard, err := h.vote(ctx)
	if err != nil || len(heard) == 0 || len(h.People) <= colluders+1 {
		return false, 0, err
	}
	target := max(1, h.after(heard[0], len(h.People)-colluders))
	rest := heard[len(heard)-1].totals
	friends := around(target, colluders, len(h.People))
	for _, i := range friends {
		rest = rest.without(final[i])
	}
	guess, bestGuess := rest.mode()
	if g, ok := growthAt(heard, target); ok {
		for _, i := range friends {
			if i >= g.from && i < g.to {
				g.totals = g.without(final[i])
			}
		}
		guess, _ = g.mode()
	}
	return final[target] == guess, bestGuess, nil
}

// around lists so many people who came just before and after a target.
func around(target, how, n int) []int {
	var list []int
	for distance := 1; len(list) < how; distance++ {
		for _, i := range []int{target - distance, target + distance} {
			if i >= 0 && i < n && len(list) < how {
				list = append(list, i)
			}
		}
	}
	return list
}

// without takes one answer out of the totals.
func (t totals) without(answer string) totals {
	for i, a := range answers {
		if a == answer {
			t[i]--
		}
	}
	return t
}

// Play lets an attacker loose on so many simulated consultations.
func Play(ctx context.Context, name, build string, tries int, seed uint64, one func(context.Context, *mathrand.Rand) (bool, float64, error)) (Outcome, error) {
	outcome := Outcome{Attacker: name, Build: build}
	for i := range tries {
		rng := mathrand.New(mathrand.NewPCG(seed, uint64(i)))
		hit, bestGuess, err := one(ctx, rng)
		if err != nil {
			return outcome, err
		}
		outcome.Add(hit, bestGuess)
	}
	return outcome, nil
}
