package web

import (
	"context"

	"parley/internal/consult"
)

type recommendationBody struct {
	Theme      consult.ID         `json:"theme" doc:"Empty for a cross-cutting principle"`
	Section    string             `json:"section,omitempty"`
	Place      int                `json:"place,omitempty"`
	Title      consult.Text       `json:"title"`
	Body       consult.Text       `json:"body,omitempty"`
	SubPoints  []consult.SubPoint `json:"sub_points,omitempty"`
	Addressees []string           `json:"addressees,omitempty"`
	Points     []int              `json:"points,omitempty"`
	Sources    []string           `json:"sources,omitempty"`
	Withdrawn  bool               `json:"withdrawn,omitempty"`

	ID       consult.ID        `json:"id,omitempty" doc:"Ignored"`
	Proposed bool              `json:"proposed,omitempty" doc:"Ignored"`
	Earlier  []consult.Wording `json:"earlier,omitempty" doc:"Ignored"`
	Merged   consult.ID        `json:"merged_into,omitempty" doc:"Ignored"`

	Was *recommendationBody `json:"was,omitempty" doc:"As the caller read it; where somebody else has written there since, nothing is saved"`
}

func (b recommendationBody) recommendation(id consult.ID) consult.Recommendation {
	return consult.Recommendation{
		ID: id, Theme: b.Theme, Section: b.Section, Place: b.Place, Title: b.Title, Body: written(b.Body),
		SubPoints: list(b.SubPoints), Addressees: list(b.Addressees), Points: list(b.Points), Sources: list(b.Sources),
		Proposed: b.Proposed, Withdrawn: b.Withdrawn,
	}
}

type duplicates struct {
	Duplicates []consult.Duplicate `json:"duplicates"`
}

// InRecommendation is the input of whatever an organiser does with a recommendation.
type InRecommendation struct {
	InConsultation
	Recommendation consult.ID `path:"recommendation"`
}

func (s *Server) recommendationRoutes() {
	const one = "/consultations/{consultation}/recommendations/{recommendation}"
	handle(s, operation{
		name: "saveRecommendation", method: "PUT", path: one, tag: tagAgenda, access: facilitator,
		summary: "Add or change a recommendation, under an id that the caller made",
	}, func(ctx context.Context, in *struct {
		InRecommendation
		Body recommendationBody
	}) (*answer[consult.Recommendation], error) {
		var was []consult.Recommendation
		if in.Body.Was != nil {
			was = append(was, in.Body.Was.recommendation(in.Recommendation))
		}
		return answered(s.service.SaveRecommendation(ctx, in.Consultation, in.Body.recommendation(in.Recommendation), was...))
	})
	handle(s, operation{
		name: "rewordRecommendation", method: "POST", path: one + "/reword", tag: tagDay, access: facilitator,
		summary: "Give a recommendation other words between two rounds; the old ones are kept with the rounds that asked them",
	}, func(ctx context.Context, in *struct {
		InRecommendation
		Body struct {
			Title     consult.Text       `json:"title"`
			Body      consult.Text       `json:"body,omitempty"`
			SubPoints []consult.SubPoint `json:"sub_points,omitempty"`
			Reason    consult.Text       `json:"reason,omitempty" doc:"Shown beside the old words"`
		}
	}) (*answer[consult.Recommendation], error) {
		b := in.Body
		return answered(s.service.Reword(ctx, in.Consultation, in.Recommendation, consult.Wording{
			Title: b.Title, Body: written(b.Body), SubPoints: list(b.SubPoints), Reason: written(b.Reason),
		}))
	})
	handle(s, operation{
		name: "mergeRecommendation", method: "POST", path: one + "/merge", tag: tagAgenda, access: facilitator,
		summary: "Put a recommendation's words and comments into another one, before voting opens on either",
	}, func(ctx context.Context, in *struct {
		InRecommendation
		Body struct {
			Into consult.ID `json:"into"`
		}
	}) (*answer[consult.Recommendation], error) {
		return answered(s.service.MergeRecommendation(ctx, in.Consultation, in.Recommendation, in.Body.Into))
	})
	handle(s, operation{
		name: "listDuplicates", method: "GET", path: "/consultations/{consultation}/duplicates", tag: tagAgenda, access: facilitator,
		summary: "Pairs of recommendations that read alike in one of the languages, the most alike first",
	}, func(ctx context.Context, in *InConsultation) (*answer[duplicates], error) {
		pairs, err := s.service.Duplicates(ctx, in.Consultation)
		return answered(duplicates{list(pairs)}, err)
	})
	handle(s, operation{
		name: "deleteRecommendation", method: "DELETE", path: one, tag: tagAgenda, access: facilitator, status: 204,
		summary: "Remove a recommendation, where nobody has answered",
	}, func(ctx context.Context, in *InRecommendation) (*none, error) {
		return nil, s.service.DeleteRecommendation(ctx, in.Consultation, in.Recommendation)
	})
}
