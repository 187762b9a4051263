package web

import (
	"context"

	"parley/internal/consult"
)

// inRound is the input of whatever a participant does in a round.
type inRound struct {
	inConsultation
	Round consult.ID `path:"round"`
}

// onRecommendation is the input of an answer about one recommendation.
type onRecommendation struct {
	inRound
	Recommendation consult.ID `path:"recommendation"`
}

func (s *Server) voteRoutes() {
	handle(s, operation{
		name: "castVote", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/votes/{recommendation}", tag: tagParticipant, access: participant, status: 204,
		summary: "Vote on a recommendation; a new vote replaces the old one",
	}, func(ctx context.Context, in *struct {
		onRecommendation
		Body struct {
			Vote string `json:"vote" enum:"agree,disagree,pass"`
		}
	}) (*none, error) {
		return nil, s.service.CastVote(ctx, seatOf(ctx), in.Round, in.Recommendation, in.Body.Vote)
	})
	handle(s, operation{
		name: "finishRound", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/finished", tag: tagParticipant, access: participant, status: 204,
		summary: "Say that one has finished with a round",
	}, func(ctx context.Context, in *inRound) (*none, error) {
		return nil, s.service.Finish(ctx, seatOf(ctx), in.Round)
	})
}
