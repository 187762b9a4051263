package consult

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"parley/internal/credential"
)

// Seat is an authenticated participant: a credential that verified under the
// key of one declared group. It is held for one request or one connection and
// never kept, logged or marshalled.
type Seat struct {
	Consultation ID
	Participant  credential.ParticipantID
	Group        ID
	Theme        ID // that the key opens where ballots are unlinked; zero for the principles

	turn Turn // of what is being said
}

// Room tells what anybody with the room code may know.
func (s *Service) Room(ctx context.Context, code string) (Room, error) {
	normal, err := credential.NormaliseRoomCode(code)
	if err != nil {
		return Room{}, notFoundRoom()
	}
	id, err := s.store.ConsultationByRoom(ctx, normal)
	if CodeOf(err) == CodeNotFound {
		err = notFoundRoom()
	}
	if err != nil {
		return Room{}, err
	}
	r, err := s.room(ctx, id)
	if err != nil {
		return Room{}, err
	}
	v := r.current.Load()
	c := v.Consultation
	out := Room{
		Consultation: c.ID, RoomCode: c.RoomCode, Title: c.Title, Hosts: c.Hosts, Date: c.Date, Place: c.Place,
		Languages: c.Languages, Status: c.Status, OpenRoom: c.OpenRoom, IssuanceOver: c.IssuanceOver,
		Rehearsal: c.Rehearsal != nil, MinCell: c.Protocol.MinCell, ProtocolHash: c.ProtocolHash, Privacy: c.Protocol.Privacy, Keys: []RoomKey{},
	}
	for _, g := range v.Groups {
		out.Keys = append(out.Keys, v.roomKeys(g)...)
	}
	return out, nil
}

func notFoundRoom() error {
	return Errorf(CodeNotFound, "there is no room with this code; check it for a typing mistake")
}

// errInvitation is the one answer to every invitation that cannot be used, so
// that guessing learns nothing from it.
func errInvitation() error {
	return Errorf(CodeInvitation, "this invitation cannot be used here; check the code, or ask whoever invited you")
}

// invitation finds the group that a code admits to, while issuance is on.
func (s *Service) invitation(ctx context.Context, id ID, code string) (*view, Group, credential.Invitation, error) {
	fail := func(err error) (*view, Group, credential.Invitation, error) {
		return nil, Group{}, credential.Invitation{}, err
	}
	r, err := s.room(ctx, id)
	if err != nil {
		return fail(err)
	}
	parsed, err := credential.ParseInvitation(code)
	if err != nil {
		return fail(errInvitation())
	}
	group, err := s.store.InvitationGroup(ctx, id, parsed.Hash())
	if CodeOf(err) == CodeNotFound {
		err = errInvitation()
	}
	if err != nil {
		return fail(err)
	}
	var v *view
	var g Group
	err = s.settled(ctx, r, func(now *view) error {
		v = now
		g, err = now.admitting(group)
		return err
	})
	if err != nil {
		return fail(err)
	}
	return v, g, parsed, nil
}

// admitting is the group whose members get credentials now.
func (v *view) admitting(id ID) (Group, error) {
	if err := v.issues(); err != nil {
		return Group{}, err
	}
	g, ok := v.Group(id)
	if !ok || !g.live() {
		return Group{}, errInvitation()
	}
	return g, nil
}

// issues refuses a code while no credentials are given out.
func (v *view) issues() error {
	if v.Consultation.Status == Draft || v.Consultation.IssuanceOver {
		return errInvitation()
	}
	return nil
}

// InvitationKeys tells the public keys of the group that an invitation admits
// to: one, or one per theme where ballots are unlinked.
func (s *Service) InvitationKeys(ctx context.Context, id ID, code string) ([]RoomKey, error) {
	v, g, _, err := s.invitation(ctx, id, code)
	if err != nil {
		return nil, err
	}
	return v.roomKeys(g), nil
}

// Redeem signs one blinded message with each key of an invitation's group, in
// the order of [Service.InvitationKeys]. The same messages may be sent again
// when the answer was lost; the invitation is good for no others.
func (s *Service) Redeem(ctx context.Context, id ID, code string, blinded [][]byte) ([][]byte, error) {
	_, g, invitation, err := s.invitation(ctx, id, code)
	if err != nil {
		return nil, err
	}
	if err := checkBlinded(g, blinded); err != nil {
		return nil, err
	}
	if err := s.store.RedeemInvitation(ctx, id, invitation.Hash(), sha256.Sum256(bytes.Join(blinded, nil))); err != nil {
		if code := CodeOf(err); code == CodeInvitation || code == CodeNotFound {
			return nil, errInvitation()
		}
		return nil, err
	}
	if err := s.countMark(ctx, id); err != nil {
		return nil, err
	}
	return s.sign(ctx, g, blinded)
}

// checkBlinded refuses what cannot be signed before the invitation is spent on it.
func checkBlinded(g Group, blinded [][]byte) error {
	if len(blinded) != len(g.Keys) {
		return FieldErrorf("blinded", "send one blinded message for each of the group's %d keys", len(g.Keys))
	}
	if slices.ContainsFunc(blinded, func(b []byte) bool { return len(b) != credential.KeyBytes }) {
		return errBlinded()
	}
	return nil
}

func errBlinded() error {
	return FieldErrorf("blinded", "this is not a blinded message for the group's key; open the link again")
}

// EnterRoom is Redeem for whoever knows the code of an open room.
func (s *Service) EnterRoom(ctx context.Context, id ID, roomCode string, blinded [][]byte) ([][]byte, error) {
	r, err := s.room(ctx, id)
	if err != nil {
		return nil, err
	}
	normal, err := credential.NormaliseRoomCode(roomCode)
	if err != nil {
		return nil, errInvitation()
	}
	var open Group
	err = s.settled(ctx, r, func(v *view) error {
		open, err = v.openRoom(normal)
		return err
	})
	if err != nil {
		return nil, err
	}
	if err := checkBlinded(open, blinded); err != nil {
		return nil, err
	}
	return s.sign(ctx, open, blinded)
}

// openRoom is the group of an open room's code, while credentials are issued.
func (v *view) openRoom(code string) (Group, error) {
	c := v.Consultation
	if c.OpenRoom && !c.IssuanceOver && code == c.RoomCode {
		for _, g := range v.Groups {
			if g.Open && g.live() {
				return g, nil
			}
		}
	}
	return Group{}, errInvitation()
}

func (s *Service) sign(ctx context.Context, g Group, blinded [][]byte) ([][]byte, error) {
	signatures := make([][]byte, len(blinded))
	for i, k := range g.Keys {
		var err error
		if signatures[i], err = s.signOne(ctx, k, blinded[i]); err != nil {
			return nil, err
		}
	}
	return signatures, nil
}

func (s *Service) signOne(ctx context.Context, k Key, blinded []byte) ([]byte, error) {
	key, err := credential.ParseKey(k.PrivateKey)
	if err != nil {
		return nil, fmt.Errorf("consult: read a group's key: %w", err)
	}
	signature, err := s.signer.Sign(ctx, key, blinded)
	switch {
	case errors.Is(err, credential.ErrBusy):
		return nil, Errorf(CodeBusy, "many people are registering at this moment; the page tries again by itself")
	case errors.Is(err, credential.ErrBlinded):
		return nil, errBlinded()
	}
	return signature, err
}

// Authenticate checks a credential as it is presented. It verifies under the
// key of one group of this consultation, and not before the doors are open.
func (s *Service) Authenticate(ctx context.Context, id ID, token string) (Seat, error) {
	parsed, err := credential.ParseToken(token)
	if err != nil {
		return Seat{}, errCredential()
	}
	r, err := s.room(ctx, id)
	if err != nil {
		return Seat{}, err
	}
	seat := Seat{Consultation: id, Participant: parsed.Participant()}
	err = s.settled(ctx, r, func(v *view) error {
		key, ok := v.keys[parsed.KeyID]
		if !ok || key.public.Verify(parsed.Message, parsed.Signature) != nil {
			return errCredential()
		}
		seat.Group, seat.Theme = key.group, key.theme
		if v.Consultation.Status != Open && v.Consultation.Status != Closed {
			return Errorf(CodeDoorsClosed, "the doors are not open yet; this page opens by itself when they are")
		}
		return nil
	})
	if err != nil {
		return Seat{}, err
	}
	return seat, nil
}

func errCredential() error {
	return Errorf(CodeUnauthorised, "this device holds no valid key for this consultation; open your invitation link again")
}
