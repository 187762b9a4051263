package live

import (
	"context"

	"parley/internal/consult"
)

func castPoints(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round  consult.ID       `json:"round"`
		Points []consult.Points `json:"points"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	if in.Points == nil {
		return nil, consult.FieldErrorf("points", "points are a list; an empty one gives none")
	}
	return done{}, s.CastPoints(ctx, seat.Saying(in.Turn), in.Round, in.Points)
}

func castGrade(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round          consult.ID `json:"round"`
		Recommendation consult.ID `json:"recommendation"`
		Grade          rating     `json:"grade"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	if !in.Grade.given {
		return nil, consult.FieldErrorf("grade", "a grade is a whole number, or null")
	}
	return done{}, s.CastGrade(ctx, seat.Saying(in.Turn), in.Round, in.Recommendation, in.Grade.value)
}

func castPairs(ctx context.Context, s *consult.Service, seat consult.Seat, body []byte) (any, error) {
	var in struct {
		Round consult.ID     `json:"round"`
		Pairs []consult.Pair `json:"pairs"`
		counted
	}
	if err := decode(body, &in); err != nil {
		return nil, err
	}
	if in.Pairs == nil {
		return nil, consult.FieldErrorf("pairs", "comparisons are a list; an empty one abstains")
	}
	return done{}, s.CastPairs(ctx, seat.Saying(in.Turn), in.Round, in.Pairs)
}
