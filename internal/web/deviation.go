package web

import (
	"context"

	"parley/internal/consult"
)

// deviationRoutes are what organisers do with a protocol that is frozen.
func (s *Server) deviationRoutes() {
	handle(s, operation{
		name: "deviate", method: "POST", path: "/consultations/{consultation}/deviations", tag: tagDay, access: facilitator,
		summary: "Record a departure from the frozen protocol, with its reason; everybody inside is told",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			Protocol *consult.Protocol `json:"protocol,omitempty" doc:"With the rules that change; absent, or as it is, for a departure in how the day was held"`
			Reason   consult.Text      `json:"reason"`
		}
	}) (*answer[consult.Consultation], error) {
		a, err := s.service.Agenda(ctx, in.Consultation)
		if err != nil {
			return nil, err
		}
		to := a.Consultation.Protocol
		if in.Body.Protocol != nil {
			to = *in.Body.Protocol
		}
		return answered(s.service.Deviate(ctx, in.Consultation, to, in.Body.Reason))
	})
}
