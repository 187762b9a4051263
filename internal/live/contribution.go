package live

import (
	"context"

	"parley/internal/consult"
)

func addContribution(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Step           consult.ID               `json:"step"`
		Kind           consult.ContributionKind `json:"kind"`
		Theme          consult.ID               `json:"theme"`
		Recommendation consult.ID               `json:"recommendation"`
		Parent         consult.ID               `json:"parent"`
		Lang           consult.Lang             `json:"lang"`
		Title          string                   `json:"title"`
		Body           string                   `json:"body"`
		Consent        consult.Consent          `json:"consent"`
		AuthorKey      []byte                   `json:"author_key"`
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	return answer(s.Contribute(ctx, seat, consult.NewContribution(in)))
}

func reviseContribution(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		ID        consult.ID      `json:"id"`
		AuthorKey []byte          `json:"author_key"`
		Title     string          `json:"title"`
		Body      string          `json:"body"`
		Consent   consult.Consent `json:"consent"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	next := consult.Revision{Title: in.Title, Body: in.Body, Consent: in.Consent}
	return answer(s.Revise(ctx, seat.Saying(in.Turn), in.ID, in.AuthorKey, next))
}

// ownItem names an author's item and proves that it is theirs.
type ownItem struct {
	ID        consult.ID `json:"id"`
	AuthorKey []byte     `json:"author_key"`
	counted
}

func withdrawContribution(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in ownItem
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	return answer(s.Withdraw(ctx, seat.Saying(in.Turn), in.ID, in.AuthorKey))
}

func postContribution(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in ownItem
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	return answer(s.PostAnyway(ctx, seat.Saying(in.Turn), in.ID, in.AuthorKey))
}

func answer(words consult.OwnWords, err error) (any, error) {
	return kept{ID: words.ID, Status: words.Status}, err
}
