package web

import (
	"context"

	"parley/internal/account"
	"parley/internal/consult"
)

func (s *Server) deskRoutes() {
	handle(s, operation{
		name: "getDesk", method: "GET", path: "/consultations/{consultation}/desk", tag: tagDay, access: observer,
		summary: "The organiser's day; an observer sees released words only",
	}, s.getDesk)
	handle(s, operation{
		name: "moderate", method: "POST", path: "/consultations/{consultation}/contributions/{contribution}/moderate", tag: tagDay, access: facilitator,
		summary: "Approve, hide or restore words that have been through a batch, or ask their author something",
	}, s.moderate)
	handle(s, operation{
		name: "makePresenterLink", method: "POST", path: "/consultations/{consultation}/presenter-links", tag: tagDay, access: facilitator,
		summary: "Make a link for the projector, which reads released values only",
	}, s.makePresenterLink)
}

func (s *Server) getDesk(ctx context.Context, in *InConsultation) (*answer[consult.Desk], error) {
	desk, err := s.service.Desk(ctx, in.Consultation)
	if err == nil && !callerOf(ctx).signedIn.Organiser.Role.Covers(account.Facilitator) {
		desk = released(desk)
	}
	return answered(desk, err)
}

// released is a desk without what has not been released to everybody.
func released(desk consult.Desk) consult.Desk {
	all := desk.Queue
	desk.Queue = []consult.ModeratedWords{}
	for _, words := range all {
		if words.Status == consult.Shown {
			desk.Queue = append(desk.Queue, words)
		}
	}
	return desk
}

func (s *Server) moderate(ctx context.Context, in *struct {
	InConsultation
	Contribution consult.ID `path:"contribution"`
	Body         struct {
		Action string `json:"action" enum:"approve,hide,restore,ask"`
		Reason string `json:"reason,omitempty" doc:"For hiding, or the question; the author reads it"`
	}
}) (*answer[consult.ModeratedWords], error) {
	return answered(s.service.Moderate(ctx, in.Consultation, in.Contribution, in.Body.Action, in.Body.Reason))
}

type presenterLink struct {
	URL string `json:"url" doc:"Shown once; the token is in the fragment, which browsers do not send"`
}

func (s *Server) makePresenterLink(ctx context.Context, in *InConsultation) (*answer[presenterLink], error) {
	if _, err := s.service.Agenda(ctx, in.Consultation); err != nil {
		return nil, err
	}
	token, err := s.accounts.NewPresenterLink(ctx, in.Consultation)
	return answered(presenterLink{s.publicURL() + "/present/" + in.Consultation.String() + "#" + token}, err)
}
