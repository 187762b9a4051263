package web

import (
	"context"

	"parley/internal/consult"
)

type stepBody struct {
	Theme   consult.ID       `json:"theme" doc:"Empty for the cross-cutting principles"`
	Kind    consult.StepKind `json:"kind" enum:"propose,discuss,vote,rate,rank,dots,quadratic,judge,compare"`
	Place   int              `json:"place,omitempty"`
	Minutes int              `json:"minutes,omitempty"`

	ID     consult.ID      `json:"id,omitempty" doc:"Ignored"`
	Rounds []consult.Round `json:"rounds,omitempty" doc:"Ignored"`
}

// InStep is the input of whatever concerns one step.
type InStep struct {
	InConsultation
	Step consult.ID `path:"step"`
}

func (s *Server) stepRoutes() {
	const one = "/consultations/{consultation}/steps/{step}"
	handle(s, operation{
		name: "saveStep", method: "PUT", path: one, tag: tagAgenda, access: facilitator,
		summary: "Add or change a step, under an id that the caller made",
	}, func(ctx context.Context, in *struct {
		InStep
		Body stepBody
	}) (*answer[consult.Step], error) {
		b := in.Body
		step, err := s.service.SaveStep(ctx, in.Consultation, consult.Step{
			ID: in.Step, Theme: b.Theme, Kind: b.Kind, Place: b.Place, Minutes: b.Minutes,
		})
		step.Rounds = list(step.Rounds)
		return answered(step, err)
	})
	handle(s, operation{
		name: "deleteStep", method: "DELETE", path: one, tag: tagAgenda, access: facilitator, status: 204,
		summary: "Remove a step that was never opened",
	}, func(ctx context.Context, in *InStep) (*none, error) {
		return nil, s.service.DeleteStep(ctx, in.Consultation, in.Step)
	})
	handle(s, operation{
		name: "openStep", method: "POST", path: one + "/open", tag: tagDay, access: facilitator,
		summary: "Open a step: a new round begins",
	}, func(ctx context.Context, in *InStep) (*answer[consult.Round], error) {
		return answered(s.service.OpenStep(ctx, in.Consultation, in.Step))
	})
	handle(s, operation{
		name: "closeStep", method: "POST", path: one + "/close", tag: tagDay, access: facilitator,
		summary: "Close a step: its round takes no more answers and its result is final",
	}, func(ctx context.Context, in *InStep) (*answer[consult.Round], error) {
		return answered(s.service.CloseStep(ctx, in.Consultation, in.Step))
	})
	handle(s, operation{
		name: "pauseStep", method: "POST", path: one + "/pause", tag: tagDay, access: facilitator,
		summary: "Stop an open step for a while: what people say meanwhile waits on their devices",
	}, func(ctx context.Context, in *InStep) (*answer[consult.Round], error) {
		return answered(s.service.PauseStep(ctx, in.Consultation, in.Step))
	})
	handle(s, operation{
		name: "resumeStep", method: "POST", path: one + "/resume", tag: tagDay, access: facilitator,
		summary: "Let a paused step go on; its planned end moves by the pause",
	}, func(ctx context.Context, in *InStep) (*answer[consult.Round], error) {
		return answered(s.service.ResumeStep(ctx, in.Consultation, in.Step))
	})
	handle(s, operation{
		name: "extendStep", method: "POST", path: one + "/extend", tag: tagDay, access: facilitator,
		summary: "Move the planned end of an open step",
	}, func(ctx context.Context, in *struct {
		InStep
		Body struct {
			Minutes int `json:"minutes" doc:"Negative shortens"`
		}
	}) (*answer[consult.Round], error) {
		return answered(s.service.ExtendStep(ctx, in.Consultation, in.Step, in.Body.Minutes))
	})
}
