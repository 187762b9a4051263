package web

import (
	"context"

	"parley/internal/consult"
)

func (s *Server) rehearsalRoutes() {
	handle(s, operation{
		name: "rehearse", method: "POST", path: "/consultations/{consultation}/rehearsals", tag: tagDay, access: facilitator,
		summary: "Make a sandbox copy with simulated participants; erasing the copy throws everything of it away, as a day's passing does",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			People int          `json:"people" minimum:"8" maximum:"300" doc:"Simulated participants"`
			Pace   consult.Pace `json:"pace" enum:"stopped,real,brisk,instant" doc:"How fast they act"`
		}
	}) (*answer[created], error) {
		id, err := s.service.Rehearse(ctx, in.Consultation, in.Body.People, in.Body.Pace)
		return answered(created{id}, err)
	})
	handle(s, operation{
		name: "paceRehearsal", method: "PUT", path: "/consultations/{consultation}/rehearsal", tag: tagDay, access: facilitator,
		summary: "Change how fast simulated participants act, or stop them",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			Pace consult.Pace `json:"pace" enum:"stopped,real,brisk,instant"`
		}
	}) (*answer[consult.Consultation], error) {
		return answered(s.service.PaceRehearsal(ctx, in.Consultation, in.Body.Pace))
	})
}
