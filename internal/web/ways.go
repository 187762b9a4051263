package web

import (
	"context"

	"parley/internal/consult"
)

// wayRoutes are dots, quadratic votes, grades and comparisons.
func (s *Server) wayRoutes() {
	handle(s, operation{
		name: "castPoints", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/points", tag: tagParticipant, access: participant, status: 204,
		summary: "Share out dots or quadratic votes; what is sent replaces what was there",
	}, func(ctx context.Context, in *struct {
		InRound
		Body struct {
			Counted
			Points []consult.Points `json:"points" doc:"What is missing gets none"`
		}
	}) (*none, error) {
		return nil, s.service.CastPoints(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Body.Points)
	})
	handle(s, operation{
		name: "castGrade", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/grades/{recommendation}", tag: tagParticipant, access: participant, status: 204,
		summary: "Grade a recommendation; a new grade replaces the old one",
	}, func(ctx context.Context, in *struct {
		OnRecommendation
		Body struct {
			Counted
			Grade *int `json:"grade" doc:"From 1 for the worst of the protocol; null is no opinion"`
		}
	}) (*none, error) {
		return nil, s.service.CastGrade(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Recommendation, in.Body.Grade)
	})
	handle(s, operation{
		name: "castPairs", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/pairs", tag: tagParticipant, access: participant, status: 204,
		summary: "Keep one's comparisons of two; what is sent replaces what was there",
	}, func(ctx context.Context, in *struct {
		InRound
		Body struct {
			Counted
			Pairs []consult.Pair `json:"pairs" doc:"All that one has made in this round"`
		}
	}) (*none, error) {
		return nil, s.service.CastPairs(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Body.Pairs)
	})
}
