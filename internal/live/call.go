package live

import (
	"context"
	"encoding/json"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
)

// act is one remote call of a participant: it reads its body and does what its
// HTTP twin does. The answer is marshalled; nil is an empty object.
type act func(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error)

var acts = map[string]act{
	"vote.cast":             castVote,
	"rating.cast":           castRating,
	"ranking.cast":          castRanking,
	"points.cast":           castPoints,
	"grade.cast":            castGrade,
	"pairs.cast":            castPairs,
	"round.finish":          finishRound,
	"contribution.add":      addContribution,
	"contribution.revise":   reviseContribution,
	"contribution.withdraw": withdrawContribution,
	"contribution.post":     postContribution,
}

// call runs one act. Acts of one connection run one after another, so that the
// last answer a person gives is the one that stays.
func (n *Node) call(g guest, method string, body []byte) ([]byte, error) {
	run, known := acts[method]
	if !known {
		return nil, centrifuge.ErrorMethodNotFound
	}
	if !n.door.Allow(g.allowance) {
		return nil, n.refusal(method, consult.Errorf(consult.CodeTooMany, "slow down and try again"))
	}
	ctx, cancel := context.WithTimeout(context.Background(), actWithin)
	defer cancel()
	answer, err := run(ctx, n.service, *g.seat, body)
	if err != nil {
		return nil, n.refusal(method, err)
	}
	return json.Marshal(answer)
}

// counted is what an answer carries beside its content; see [consult.Turn].
type counted struct {
	Turn consult.Turn `json:"turn"`
}

// done is the answer of an act that has nothing to tell.
type done struct{}

// kept is the answer of an act on somebody's own words.
type kept struct {
	ID     consult.ID                 `json:"id"`
	Status consult.ContributionStatus `json:"status"`
}

func castVote(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round          consult.ID `json:"round"`
		Recommendation consult.ID `json:"recommendation"`
		Vote           string     `json:"vote"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	return done{}, s.CastVote(ctx, seat.Saying(in.Turn), in.Round, in.Recommendation, in.Vote)
}

func castRating(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round          consult.ID `json:"round"`
		Recommendation consult.ID `json:"recommendation"`
		Dimension      string     `json:"dimension"`
		Rating         rating     `json:"rating"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	if !in.Rating.given {
		return nil, consult.FieldErrorf("rating", "a rating is a point of the scale, or null")
	}
	return done{}, s.CastRating(ctx, seat.Saying(in.Turn), in.Round, in.Recommendation, in.Dimension, in.Rating.value)
}

func castRanking(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round consult.ID     `json:"round"`
		Order [][]consult.ID `json:"order"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	if in.Order == nil {
		return nil, consult.FieldErrorf("order", "a ranking is a list; an empty one abstains")
	}
	return done{}, s.CastRanking(ctx, seat.Saying(in.Turn), in.Round, in.Order)
}

func finishRound(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round consult.ID `json:"round"`
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	return done{}, s.Finish(ctx, seat, in.Round)
}
