package web

import (
	"context"
	"strings"

	"parley/internal/consult"
)

type groupBody struct {
	Place int          `json:"place,omitempty"`
	Name  consult.Text `json:"name"`

	ID      consult.ID `json:"id,omitempty" doc:"Ignored"`
	Open    bool       `json:"open,omitempty" doc:"Ignored"`
	Invited int        `json:"invited,omitempty" doc:"Ignored"`
}

// InGroup is the input of whatever concerns one declared group.
type InGroup struct {
	InConsultation
	Group consult.ID `path:"group"`
}

func (s *Server) groupRoutes() {
	const one = "/consultations/{consultation}/groups/{group}"
	handle(s, operation{
		name: "saveGroup", method: "PUT", path: one, tag: tagAgenda, access: facilitator,
		summary: "Add or change a declared group, under an id that the caller made",
	}, func(ctx context.Context, in *struct {
		InGroup
		Body groupBody
	}) (*answer[consult.Group], error) {
		g := consult.Group{ID: in.Group, Place: in.Body.Place, Name: in.Body.Name}
		return answered(s.service.SaveGroup(ctx, in.Consultation, g))
	})
	handle(s, operation{
		name: "deleteGroup", method: "DELETE", path: one, tag: tagAgenda, access: facilitator, status: 204,
		summary: "Remove a declared group without invitations",
	}, func(ctx context.Context, in *InGroup) (*none, error) {
		return nil, s.service.DeleteGroup(ctx, in.Consultation, in.Group)
	})
	handle(s, operation{
		name: "mergeGroup", method: "POST", path: one + "/merge", tag: tagAgenda, access: facilitator, status: 204,
		summary: "Give a group's invitations to another and remove it",
	}, func(ctx context.Context, in *struct {
		InGroup
		Body struct {
			Into consult.ID `json:"into"`
		}
	}) (*none, error) {
		return nil, s.service.MergeGroups(ctx, in.Consultation, in.Group, in.Body.Into)
	})
	handle(s, operation{
		name: "invite", method: "POST", path: one + "/invitations", tag: tagAdmission, access: facilitator,
		summary: "Make invitations; their codes are shown once",
	}, s.invite)
	handle(s, operation{
		name: "withdrawInvitation", method: "POST", path: "/consultations/{consultation}/invitations/withdraw", tag: tagAdmission, access: facilitator, status: 204,
		summary: "Make an unused invitation useless",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			Code string `json:"code" maxLength:"128"`
		}
	}) (*none, error) {
		return nil, s.service.WithdrawInvitation(ctx, in.Consultation, in.Body.Code)
	})
}

type madeInvitation struct {
	Code string `json:"code"`
	URL  string `json:"url" doc:"The code is in the fragment, which browsers do not send"`
}

type madeInvitations struct {
	Invitations []madeInvitation `json:"invitations"`
}

func (s *Server) invite(ctx context.Context, in *struct {
	InGroup
	Body struct {
		Count int `json:"count" minimum:"1" maximum:"2000"`
	}
}) (*answer[madeInvitations], error) {
	a, err := s.service.Agenda(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	codes, err := s.service.Invite(ctx, in.Consultation, in.Group, in.Body.Count)
	if err != nil {
		return nil, err
	}
	room := s.roomURL(a.Consultation)
	made := madeInvitations{Invitations: make([]madeInvitation, len(codes))}
	for i, code := range codes {
		made.Invitations[i] = madeInvitation{Code: code, URL: room + "#" + code}
	}
	return answered(made, nil)
}

// roomURL is where people enter a consultation.
func (s *Server) roomURL(c consult.Consultation) string {
	return s.publicURL() + "/j/" + strings.ReplaceAll(c.RoomCode, " ", "")
}
