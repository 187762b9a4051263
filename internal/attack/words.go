package attack

import (
	"context"
	"crypto/rand"

	"parley/internal/consult"
)

// InRoomWords is attacker A1 against words: it saw in which order people typed,
// and guesses which of the comments that appeared since is the target's. The
// best guess is one of those that appeared in the same batch of at least three.
func InRoomWords(ctx context.Context, h *House) (hit bool, bestGuess float64, err error) {
	if _, err := h.Service.OpenStep(ctx, h.ID, h.TalkIn); err != nil {
		return false, 0, err
	}
	target := h.Rand.IntN(len(h.People) - 3)
	var mine, guess consult.ID
	for i, seat := range h.People[:target+4] {
		before := len(h.events.heard())
		own, err := h.Service.Contribute(ctx, seat, h.comment())
		if err != nil {
			return false, 0, err
		}
		h.Service.Tick(ctx)
		if i == target {
			mine = own.ID
		}
		if i >= target && guess.IsZero() {
			guess = h.firstShown(before)
		}
	}
	return guess == mine, 1.0 / 3, nil
}

func (h *House) comment() consult.NewContribution {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails, by contract of crypto/rand
	return consult.NewContribution{
		Step: h.TalkIn, Kind: consult.Comment, Recommendation: h.Item, Lang: consult.English,
		Body: "Some words.", Consent: consult.NoQuotation, AuthorKey: key,
	}
}

// firstShown is the first comment of the first batch told since an event.
func (h *House) firstShown(event int) consult.ID {
	for _, e := range h.events.heard()[event:] {
		if c, ok := e.Data.(consult.CommentsEvent); ok && len(c.Shown) > 0 {
			return c.Shown[0].ID
		}
	}
	return consult.ID{}
}
