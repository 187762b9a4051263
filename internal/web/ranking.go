package web

import (
	"context"

	"parley/internal/consult"
)

func (s *Server) rankingRoutes() {
	handle(s, operation{
		name: "castRanking", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/ranking", tag: tagParticipant, access: participant, status: 204,
		summary: "Rank the recommendations of a round; a new ranking replaces the old one",
	}, func(ctx context.Context, in *struct {
		InRound
		Body struct {
			Counted
			Order [][]consult.ID `json:"order" doc:"Best first, ties together; what is missing is unranked"`
		}
	}) (*none, error) {
		return nil, s.service.CastRanking(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Body.Order)
	})
}
