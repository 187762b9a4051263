package web

import (
	"context"

	"parley/internal/consult"
)

// InRound is the input of whatever a participant does in a round.
type InRound struct {
	InConsultation
	Round consult.ID `path:"round"`
}

// OnRecommendation is the input of an answer about one recommendation.
type OnRecommendation struct {
	InRound
	Recommendation consult.ID `path:"recommendation"`
}

// Counted is what an answer carries beside its content.
type Counted struct {
	Turn consult.Turn `json:"turn,omitempty" minimum:"1" maximum:"32000" doc:"Counts what one says to this question, or does with these words, from 1. What is older than what is kept is refused as outdated. Without it nothing is"`
}

func (s *Server) voteRoutes() {
	handle(s, operation{
		name: "castVote", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/votes/{recommendation}", tag: tagParticipant, access: participant, status: 204,
		summary: "Vote on a recommendation; a new vote replaces the old one",
	}, func(ctx context.Context, in *struct {
		OnRecommendation
		Body struct {
			Counted
			Vote string `json:"vote" enum:"agree,disagree,pass"`
		}
	}) (*none, error) {
		return nil, s.service.CastVote(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Round, in.Recommendation, in.Body.Vote)
	})
	handle(s, operation{
		name: "finishRound", method: "PUT", path: "/consultations/{consultation}/rounds/{round}/finished", tag: tagParticipant, access: participant, status: 204,
		summary: "Say that one has finished with a round",
	}, func(ctx context.Context, in *InRound) (*none, error) {
		return nil, s.service.Finish(ctx, seatOf(ctx), in.Round)
	})
}
