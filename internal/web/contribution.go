package web

import (
	"context"

	"parley/internal/consult"
)

// kept tells an author what became of their words.
type kept struct {
	ID     consult.ID                 `json:"id"`
	Status consult.ContributionStatus `json:"status" enum:"waiting,held,queued,shown,hidden,withdrawn"`
}

func keptWords(words consult.OwnWords, err error) (*answer[kept], error) {
	return answered(kept{words.ID, words.Status}, err)
}

// ownItem is the input of an author who asks after their words.
type ownItem struct {
	InConsultation
	Contribution consult.ID `path:"contribution"`
	Body         struct {
		AuthorKey []byte `json:"author_key" maxLength:"64" doc:"32 bytes that the author's browser made for this item"`
	}
}

// ownAct is the input of whatever an author does with their words.
type ownAct struct {
	InConsultation
	Contribution consult.ID `path:"contribution"`
	Body         struct {
		AuthorKey []byte `json:"author_key" maxLength:"64" doc:"32 bytes that the author's browser made for this item"`
		Counted
	}
}

func (s *Server) contributionRoutes() {
	const item = "/consultations/{consultation}/contributions/{contribution}"
	own := func(name, path, summary string, act func(context.Context, consult.Seat, consult.ID, []byte) (consult.OwnWords, error)) {
		handle(s, operation{name: name, method: "POST", path: item + path, tag: tagParticipant, access: participant, summary: summary},
			func(ctx context.Context, in *ownAct) (*answer[kept], error) {
				return keptWords(act(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Contribution, in.Body.AuthorKey))
			})
	}
	handle(s, operation{
		name: "addContribution", method: "POST", path: "/consultations/{consultation}/contributions", tag: tagParticipant, access: participant,
		summary: "Comment, reply or propose a recommendation; it appears with the next batch",
	}, s.addContribution)
	handle(s, operation{
		name: "reviseContribution", method: "PUT", path: item, tag: tagParticipant, access: participant,
		summary: "Change one's own words",
	}, s.reviseContribution)
	own("withdrawContribution", "/withdraw", "Take one's own words back", s.service.Withdraw)
	own("postContribution", "/post", "Post words whose step closed on too small a batch", s.service.PostAnyway)
	handle(s, operation{
		name: "getContributionStatus", method: "POST", path: item + "/status", tag: tagParticipant, access: participant,
		summary: "One's own words, and what became of them",
	}, func(ctx context.Context, in *ownItem) (*answer[consult.OwnWords], error) {
		return answered(s.service.OwnWords(ctx, seatOf(ctx), in.Contribution, in.Body.AuthorKey))
	})
}

func (s *Server) addContribution(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		AuthorKey      []byte                   `json:"author_key" maxLength:"64" doc:"32 bytes that the author's browser made for this item"`
		Step           consult.ID               `json:"step"`
		Kind           consult.ContributionKind `json:"kind" enum:"comment,proposal"`
		Theme          consult.ID               `json:"theme,omitempty" doc:"Of a proposal; empty for a cross-cutting principle"`
		Recommendation consult.ID               `json:"recommendation,omitempty" doc:"Of a comment"`
		Parent         consult.ID               `json:"parent,omitempty" doc:"Of a reply"`
		Lang           consult.Lang             `json:"lang" enum:"en,es"`
		Title          string                   `json:"title,omitempty" doc:"Of a proposal"`
		Body           string                   `json:"body"`
		Consent        consult.Consent          `json:"consent" enum:"none,paraphrase,verbatim"`
	}
}) (*answer[kept], error) {
	b := in.Body
	return keptWords(s.service.Contribute(ctx, seatOf(ctx), consult.NewContribution{
		Step: b.Step, Kind: b.Kind, Theme: b.Theme, Recommendation: b.Recommendation, Parent: b.Parent,
		Lang: b.Lang, Title: b.Title, Body: b.Body, Consent: b.Consent, AuthorKey: b.AuthorKey,
	}))
}

func (s *Server) reviseContribution(ctx context.Context, in *struct {
	InConsultation
	Contribution consult.ID `path:"contribution"`
	Body         struct {
		AuthorKey []byte          `json:"author_key" maxLength:"64" doc:"32 bytes that the author's browser made for this item"`
		Title     string          `json:"title,omitempty"`
		Body      string          `json:"body"`
		Consent   consult.Consent `json:"consent" enum:"none,paraphrase,verbatim"`
		Counted
	}
}) (*answer[kept], error) {
	next := consult.Revision{Title: in.Body.Title, Body: in.Body.Body, Consent: in.Body.Consent}
	return keptWords(s.service.Revise(ctx, seatOf(ctx).Saying(in.Body.Turn), in.Contribution, in.Body.AuthorKey, next))
}
