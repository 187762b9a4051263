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
		name: "findInvitationKeys", method: "POST", path: "/consultations/{consultation}/invitations/keys", tag: tagAdmission, access: anybody,
		summary: "The public keys of the group that an invitation admits to: one, or one per theme",
	}, s.findInvitationKeys)
	handle(s, operation{
		name: "redeemInvitation", method: "POST", path: "/consultations/{consultation}/credentials", tag: tagAdmission, access: anybody,
		summary: "Sign one blinded message with each key for an invitation; the same messages may be sent again",
	}, s.redeemInvitation)
	handle(s, operation{
		name: "enterRoom", method: "POST", path: "/consultations/{consultation}/room-credentials", tag: tagAdmission, access: anybody,
		summary: "Sign one blinded message with each key for whoever knows the code of an open room",
	}, s.enterRoom)
}

func (s *Server) getRoom(ctx context.Context, in *struct {
	Code string `path:"code" maxLength:"64" doc:"In any case, with or without spaces"`
}) (*answer[consult.Room], error) {
	return answered(s.service.Room(ctx, in.Code))
}

type invitationKeys struct {
	Keys []consult.RoomKey `json:"keys"`
}

func (s *Server) findInvitationKeys(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		Invitation string `json:"invitation" maxLength:"128"`
	}
}) (*answer[invitationKeys], error) {
	if !s.limits.redeem.allow(callerOf(ctx).address, in.Body.Invitation) {
		return nil, errTooMany()
	}
	keys, err := s.service.InvitationKeys(ctx, in.Consultation, in.Body.Invitation)
	return answered(invitationKeys{keys}, err)
}

// signatures answer blinded messages, in their order.
type signatures struct {
	Signatures [][]byte `json:"signatures"`
}

func signed(list [][]byte, err error) (*answer[signatures], error) {
	return answered(signatures{list}, err)
}

func (s *Server) redeemInvitation(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		Invitation string   `json:"invitation" maxLength:"128"`
		Blinded    [][]byte `json:"blinded" maxItems:"60" doc:"One message per key, in the order of the keys"`
	}
}) (*answer[signatures], error) {
	if !s.limits.redeem.allow(callerOf(ctx).address, in.Body.Invitation) {
		return nil, errTooMany()
	}
	return signed(s.service.Redeem(ctx, in.Consultation, in.Body.Invitation, in.Body.Blinded))
}

func (s *Server) enterRoom(ctx context.Context, in *struct {
	InConsultation
	Body struct {
		RoomCode string   `json:"room_code" maxLength:"64"`
		Blinded  [][]byte `json:"blinded" maxItems:"60" doc:"One message per key, in the order of the room's keys"`
	}
}) (*answer[signatures], error) {
	if !s.limits.enter.allow(callerOf(ctx).address, in.Consultation.String()) {
		return nil, errTooMany()
	}
	return signed(s.service.EnterRoom(ctx, in.Consultation, in.Body.RoomCode, in.Body.Blinded))
}

func errTooMany() error {
	return consult.Errorf(consult.CodeTooMany, "too many tries; wait a moment and try again")
}
