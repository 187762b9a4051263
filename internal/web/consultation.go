package web

import (
	"context"

	"parley/internal/consult"
	"parley/internal/sample"
)

// consultationBody is what an organiser writes about a consultation. It may be
// sent as it was read: what has its own act or is computed is left alone.
type consultationBody struct {
	Title        consult.Text        `json:"title"`
	Hosts        consult.Text        `json:"hosts,omitempty"`
	Date         string              `json:"date,omitempty"`
	Place        consult.Text        `json:"place,omitempty"`
	Languages    []consult.Lang      `json:"languages,omitempty" doc:"As they are, where absent"`
	Introduction consult.Text        `json:"introduction,omitempty"`
	Position     consult.Position    `json:"position,omitempty"`
	Addressees   []consult.Addressee `json:"addressees,omitempty"`
	Sources      []consult.Source    `json:"sources,omitempty"`
	Protocol     *consult.Protocol   `json:"protocol,omitempty" doc:"As it is, where absent"`
	OpenRoom     bool                `json:"open_room,omitempty"`

	ID           consult.ID          `json:"id,omitempty" doc:"Ignored"`
	RoomCode     string              `json:"room_code,omitempty" doc:"Ignored"`
	ProtocolHash string              `json:"protocol_hash,omitempty" doc:"Ignored"`
	Frozen       bool                `json:"frozen,omitempty" doc:"Ignored"`
	Status       string              `json:"status,omitempty" doc:"Ignored"`
	IssuanceOver bool                `json:"issuance_over,omitempty" doc:"Ignored"`
	Record       *consult.Record     `json:"record,omitempty" doc:"Ignored"`
	Deviations   []consult.Deviation `json:"deviations,omitempty" doc:"Ignored"`
	Template     bool                `json:"template,omitempty" doc:"Ignored"`
	Rehearsal    *consult.Rehearsal  `json:"rehearsal,omitempty" doc:"Ignored"`

	Was *consultationBody `json:"was,omitempty" doc:"As the caller read it; where somebody else has written there since, nothing is saved"`
}

func (b consultationBody) consultation(old consult.Consultation) consult.Consultation {
	c := consult.Consultation{
		ID: old.ID, Title: b.Title, Hosts: written(b.Hosts), Date: b.Date, Place: written(b.Place), Languages: b.Languages,
		Introduction: written(b.Introduction), Position: b.Position, Addressees: list(b.Addressees), Sources: list(b.Sources),
		Protocol: old.Protocol, OpenRoom: b.OpenRoom,
	}
	c.Position.Title, c.Position.Points = written(c.Position.Title), list(c.Position.Points)
	if len(b.Languages) == 0 {
		c.Languages = old.Languages
	}
	if b.Protocol != nil {
		c.Protocol = *b.Protocol
	}
	return c
}

func (s *Server) consultationRoutes() {
	const one = "/consultations/{consultation}"
	handle(s, operation{
		name: "listConsultations", method: "GET", path: "/consultations", tag: tagAgenda, access: observer,
		summary: "All consultations",
	}, s.listConsultations)
	handle(s, operation{
		name: "createConsultation", method: "POST", path: "/consultations", tag: tagAgenda, access: facilitator,
		summary: "Begin a consultation, from nothing or from a template",
	}, s.createConsultation)
	handle(s, operation{
		name: "getAgenda", method: "GET", path: one + "/agenda", tag: tagAgenda, access: observer,
		summary: "Everything that organisers wrote about a consultation",
	}, func(ctx context.Context, in *InConsultation) (*answer[*consult.Agenda], error) {
		return answered(s.service.Agenda(ctx, in.Consultation))
	})
	handle(s, operation{
		name: "saveConsultation", method: "PUT", path: one, tag: tagAgenda, access: facilitator,
		summary: "Change the texts and, until it is frozen, the protocol",
	}, s.saveConsultation)
	handle(s, operation{
		name: "copyConsultation", method: "POST", path: one + "/copy", tag: tagAgenda, access: facilitator,
		summary: "Begin a consultation from another, or keep one as a template: texts and rules, nothing of its people",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			Title    consult.Text `json:"title,omitempty" doc:"As it is, where absent"`
			Template bool         `json:"template,omitempty" doc:"Kept to begin others from"`
		}
	}) (*answer[created], error) {
		id, err := s.service.Copy(ctx, in.Consultation, in.Body.Title, in.Body.Template)
		return answered(created{id}, err)
	})
	handle(s, operation{
		name: "deleteConsultation", method: "DELETE", path: one, tag: tagAgenda, access: facilitator, status: 204,
		summary: "Erase a consultation with everything in it",
	}, func(ctx context.Context, in *InConsultation) (*none, error) {
		return nil, s.service.DeleteConsultation(ctx, in.Consultation)
	})
	s.lifeRoutes()
}

// lifeRoutes are the moves of a consultation's life.
func (s *Server) lifeRoutes() {
	move := func(name, path, summary string, act func(context.Context, consult.ID) (consult.Consultation, error)) {
		handle(s, operation{
			name: name, method: "POST", path: "/consultations/{consultation}" + path, tag: tagDay, access: facilitator, summary: summary,
		}, func(ctx context.Context, in *InConsultation) (*answer[consult.Consultation], error) {
			return answered(act(ctx, in.Consultation))
		})
	}
	move("openRegistration", "/registration/open", "Make the groups' keys; invitations can be redeemed from now on", s.service.OpenRegistration)
	move("openDoors", "/doors/open", "Freeze the protocol and let participants in", s.service.OpenDoors)
	move("endIssuance", "/issuance/end", "Issue no more credentials and destroy the signing keys", s.service.EndIssuance)
	move("closeConsultation", "/close", "End a consultation; every figure becomes final", s.service.Close)
}

type consultations struct {
	Consultations []consult.Consultation `json:"consultations"`
}

func (s *Server) listConsultations(ctx context.Context, _ *none) (*answer[consultations], error) {
	all, err := s.service.Consultations(ctx)
	return answered(consultations{list(all)}, err)
}

type created struct {
	ID consult.ID `json:"id"`
}

func (s *Server) createConsultation(ctx context.Context, in *struct {
	Body struct {
		Template  string         `json:"template" enum:"blank,merida,workshop,delphi,quick"`
		Title     consult.Text   `json:"title,omitempty"`
		Languages []consult.Lang `json:"languages,omitempty"`
	}
}) (*answer[created], error) {
	a := blank()
	if begin, ok := sample.Templates[in.Body.Template]; ok {
		a = begin()
	}
	if !in.Body.Title.Empty() {
		a.Consultation.Title = in.Body.Title
	}
	if len(in.Body.Languages) > 0 {
		a.Consultation.Languages = in.Body.Languages
	}
	id, err := s.service.Create(ctx, a)
	return answered(created{id}, err)
}

// blank is a consultation about nothing yet.
func blank() *consult.Agenda {
	return &consult.Agenda{
		Consultation: consult.Consultation{
			Title: consult.Text{consult.English: "New consultation", consult.Spanish: "Consulta nueva"},
			Hosts: consult.Text{}, Place: consult.Text{}, Introduction: consult.Text{}, Languages: consult.Languages,
			Position:   consult.Position{Title: consult.Text{}, Points: []consult.Point{}},
			Addressees: []consult.Addressee{}, Sources: []consult.Source{},
		},
		Groups: []consult.Group{}, Themes: []consult.Theme{},
		Recommendations: []consult.Recommendation{}, Steps: []consult.Step{},
	}
}

func (s *Server) saveConsultation(ctx context.Context, in *struct {
	InConsultation
	Body consultationBody
}) (*answer[consult.Consultation], error) {
	a, err := s.service.Agenda(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	var was []consult.Consultation
	if in.Body.Was != nil {
		was = append(was, in.Body.Was.consultation(a.Consultation))
	}
	return answered(s.service.SaveConsultation(ctx, in.Body.consultation(a.Consultation), was...))
}
