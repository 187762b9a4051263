package web

import "context"

func (s *Server) ratingRoutes() {
	handle(s, operation{
		name: "castRating", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/ratings/{recommendation}/{dimension}", tag: tagParticipant, access: participant, status: 204,
		summary: "Rate a recommendation on a dimension of the protocol; a new rating replaces the old one",
	}, func(ctx context.Context, in *struct {
		OnRecommendation
		Dimension string `path:"dimension" maxLength:"64"`
		Body      struct {
			Counted
			Rating *int `json:"rating" doc:"A point of the scale; null is outside my expertise"`
		}
	}) (*none, error) {
		return nil, s.service.CastRating(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Recommendation, in.Dimension, in.Body.Rating)
	})
}
