package web

import (
	"context"

	"parley/internal/consult"
)

func (s *Server) parcelRoutes() {
	const one = "/consultations/{consultation}/parcels/{parcel}"
	handle(s, operation{
		name: "leaveParcel", method: "PUT", path: one, tag: tagParticipant, access: participant, status: 204,
		summary: "Leave the caller's key, sealed in the browser, for another device of theirs: for ten minutes",
	}, s.leaveParcel)
	handle(s, operation{
		name: "collectParcel", method: "POST", path: one + "/collect", tag: tagAdmission, access: anybody,
		summary: "Collect a sealed key, once; only the words of the other device open it",
	}, s.collectParcel)
}

// InParcel is the input of whatever concerns one parcel.
type InParcel struct {
	InConsultation
	Parcel consult.ID `path:"parcel" doc:"Derived from the words, as the seal is, and telling neither"`
}

// parcel is a sealed key.
type parcel struct {
	Sealed []byte `json:"sealed" doc:"In base64"`
}

func (s *Server) leaveParcel(ctx context.Context, in *struct {
	InParcel
	Body parcel
}) (*none, error) {
	return &none{}, s.service.LeaveParcel(ctx, seatOf(ctx), in.Parcel, in.Body.Sealed)
}

func (s *Server) collectParcel(ctx context.Context, in *InParcel) (*answer[parcel], error) {
	if !s.limits.enter.allow(callerOf(ctx).address, in.Consultation.String()) {
		return nil, errTooMany()
	}
	sealed, err := s.service.CollectParcel(ctx, in.Consultation, in.Parcel)
	return answered(parcel{sealed}, err)
}
