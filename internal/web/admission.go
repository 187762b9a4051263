package web

import (
	"context"

	"parley/internal/consult"
)

func (s *Server) admissionRoutes() {
	handle(s, operation{
		name: "getRoom", method: "GET", path: "/rooms/{code}", tag: tagAdmission, access: anybody,
		summary: "What anybody with the room's code may know",
	}, s.getRoom)
	handle(s, operation{
		name: "findInvitationKey", method: "POST", path: "/consultations/{consultation}/invitations/key", tag: tagAdmission, access: anybody,
		summary: "The public key of the group that an invitation admits to",
	}, s.findInvitationKey)
	handle(s, operation{
		name: "redeemInvitation", method: "POST", path: "/consultations/{consultation}/credentials", tag: tagAdmission, access: anybody,
		summary: "Sign one blinded message for an invitation; the same message may be sent again",
	}, s.redeemInvitation)
	handle(s, operation{
		name: "enterRoom", method: "POST", path: "/consultations/{consultation}/room-credentials", tag: tagAdmission, access: anybody,
		summary: "Sign one blinded message for whoever knows the code of an open room",
	}, s.enterRoom)
}

func (s *Server) getRoom(ctx context.Context, in *struct {
	Code string `path:"code" maxLength:"64" doc:"In any case, with or without spaces"`
}) (*answer[consult.Room], error) {
	return answered(s.service.Room(ctx, in.Code))
}

func (s *Server) findInvitationKey(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		Invitation string `json:"invitation" maxLength:"128"`
	}
}) (*answer[consult.RoomKey], error) {
	if !s.limits.redeem.allow(callerOf(ctx).address, in.Body.Invitation) {
		return nil, errTooMany()
	}
	return answered(s.service.InvitationKey(ctx, in.Consultation, in.Body.Invitation))
}

// signature is the answer to a blinded message.
type signature struct {
	Signature []byte `json:"signature"`
}

func signed(bytes []byte, err error) (*answer[signature], error) {
	return answered(signature{bytes}, err)
}

func (s *Server) redeemInvitation(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		Invitation string `json:"invitation" maxLength:"128"`
		Blinded    []byte `json:"blinded" maxLength:"2048"`
	}
}) (*answer[signature], error) {
	if !s.limits.redeem.allow(callerOf(ctx).address, in.Body.Invitation) {
		return nil, errTooMany()
	}
	return signed(s.service.Redeem(ctx, in.Consultation, in.Body.Invitation, in.Body.Blinded))
}

func (s *Server) enterRoom(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		RoomCode string `json:"room_code" maxLength:"64"`
		Blinded  []byte `json:"blinded" maxLength:"2048"`
	}
}) (*answer[signature], error) {
	if !s.limits.enter.allow(callerOf(ctx).address, in.Consultation.String()) {
		return nil, errTooMany()
	}
	return signed(s.service.EnterRoom(ctx, in.Consultation, in.Body.RoomCode, in.Body.Blinded))
}

func errTooMany() error {
	return consult.Errorf(consult.CodeTooMany, "too many tries; wait a moment and try again")
}
