package consult

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/internal/credential"
	"parley/internal/disclosure"
)

// MaxInvite is how many invitations one call makes.
const MaxInvite = 100_000

// Seat is an authenticated participant: a credential that verified under the
// key of one declared group. It is held for one request or one connection and
// never kept, logged or marshalled.
type Seat struct {
	Consultation ID
	Participant  credential.ParticipantID
	Group        ID
	Theme        ID // that the key opens where ballots are unlinked; zero for the principles
}

// SaveGroup inserts or changes a declared group. Groups are settled when
// registration opens; only their names can change after.
func (s *Service) SaveGroup(ctx context.Context, consultation ID, g Group) (Group, error) {
	g.Consultation = consultation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		old, known := v.Group(g.ID)
		g.Open, g.Invited, g.Keys = old.Open, old.Invited, old.Keys
		if !known && v.Consultation.Status != Draft {
			return Errorf(CodeConflict, "the groups are settled once registration has opened")
		}
		if g.ID.IsZero() {
			return FieldErrorf("id", "a group needs an id")
		}
		if g.Name.Empty() {
			return FieldErrorf("name", "give the group a name")
		}
		if err := checkText("name", g.Name, MaxTitle); err != nil {
			return err
		}
		return s.store.PutGroup(ctx, g)
	})
	return g, err
}

// DeleteGroup removes a declared group that has no invitations.
func (s *Service) DeleteGroup(ctx context.Context, consultation, id ID) error {
	return s.rewrite(ctx, consultation, func(v *view) error {
		g, ok := v.Group(id)
		switch {
		case !ok:
			return notFound("group")
		case v.Consultation.Status != Draft:
			return Errorf(CodeConflict, "the groups are settled once registration has opened")
		case g.Invited > 0:
			return Errorf(CodeConflict, "this group has invitations; merge it with another one instead")
		}
		return s.store.DeleteGroup(ctx, id)
	})
}

// MergeGroups gives a group's invitations to another and removes it. Codes that
// were handed out stay valid.
func (s *Service) MergeGroups(ctx context.Context, consultation, from, into ID) error {
	return s.rewrite(ctx, consultation, func(v *view) error {
		a, okA := v.Group(from)
		b, okB := v.Group(into)
		switch {
		case !okA || !okB || from == into:
			return notFound("pair of groups")
		case v.Consultation.Status != Draft:
			return Errorf(CodeConflict, "the groups are settled once registration has opened")
		}
		if err := s.store.MoveInvitations(ctx, a.ID, b.ID); err != nil {
			return err
		}
		return s.store.DeleteGroup(ctx, a.ID)
	})
}

// Invite makes one-time invitation codes for a group. They are returned here
// and nowhere else: the store keeps their hashes.
func (s *Service) Invite(ctx context.Context, consultation, group ID, count int) ([]string, error) {
	if count < 1 || count > MaxInvite {
		return nil, FieldErrorf("count", "make between 1 and %d invitations at once", MaxInvite)
	}
	codes := make([]string, count)
	hashes := make([][32]byte, count)
	for i := range codes {
		codes[i], hashes[i] = credential.NewInvitation(nil)
	}
	err := s.edit(ctx, consultation, func(_ *room, v *view) error {
		g, ok := v.Group(group)
		switch {
		case !ok || g.Open:
			return notFound("group to invite to")
		case v.Consultation.Status == Closed || v.Consultation.IssuanceOver:
			return Errorf(CodeConflict, "registration is over; no more invitations can be made")
		}
		return s.store.AddInvitations(ctx, group, hashes)
	})
	return codes, err
}

// WithdrawInvitation makes a code that was not used yet useless.
func (s *Service) WithdrawInvitation(ctx context.Context, consultation ID, code string) error {
	invitation, err := credential.ParseInvitation(code)
	if err != nil {
		return FieldErrorf("code", "this is not an invitation code; check it for a typing mistake")
	}
	return s.edit(ctx, consultation, func(_ *room, _ *view) error {
		return s.store.WithdrawInvitation(ctx, consultation, invitation.Hash())
	})
}

// OpenRegistration makes the keys of each group; from now on invitations can be
// redeemed, while the doors stay shut. Every declared group must be large
// enough to be reported beside the others.
func (s *Service) OpenRegistration(ctx context.Context, id ID) (Consultation, error) {
	return s.advance(ctx, id, func(v *view, c *Consultation) error {
		if c.Status != Draft {
			return Errorf(CodeConflict, "registration has already been opened")
		}
		if c.Template {
			return Errorf(CodeConflict, "this is a template; begin a consultation from it")
		}
		groups, err := admitted(v.Agenda)
		if err != nil {
			return err
		}
		c.Status = Registering
		return s.makeKeys(ctx, v.Agenda, groups, &c.Protocol)
	})
}

// admitted lists the groups that get a key: the declared ones with
// invitations, and the open room's own one. It refuses a group below twice the
// minimum cell where there is more than one.
func admitted(a *Agenda) ([]Group, error) {
	var groups []Group
	var small []string
	k := a.Consultation.Protocol.MinCell
	for _, g := range a.Groups {
		if g.Open || g.Invited == 0 {
			continue
		}
		groups = append(groups, g)
		if g.Invited < 2*k {
			small = append(small, g.Name.In(English))
		}
	}
	if len(groups) > 1 && len(small) > 0 {
		return nil, Errorf(CodeGroupSmall, "a group needs at least %d invitations, or its figures would point to people; merge or enlarge: %s", 2*k, strings.Join(small, ", "))
	}
	if a.Consultation.OpenRoom {
		groups = append(groups, openGroup(a))
	}
	if len(groups) == 0 {
		return nil, Errorf(CodeConflict, "nobody could enter: make invitations for a group, or open the room to everybody with its code")
	}
	return groups, nil
}

// openGroup is the group of those who enter by the room code.
func openGroup(a *Agenda) Group {
	for _, g := range a.Groups {
		if g.Open {
			return g
		}
	}
	return Group{
		ID: NewID(), Consultation: a.Consultation.ID, Place: len(a.Groups) + 1, Open: true,
		Name: Text{English: "Open room", Spanish: "Sala abierta"},
	}
}

// OpenDoors lets everybody with a credential in, and freezes the protocol. The
// marks of those who registered are sealed before.
func (s *Service) OpenDoors(ctx context.Context, id ID) (Consultation, error) {
	return s.advance(ctx, id, func(_ *view, c *Consultation) error {
		if c.Status != Registering {
			return Errorf(CodeConflict, "the doors open once, after registration")
		}
		if err := s.store.SealInvitations(ctx); err != nil {
			return err
		}
		c.Status, c.Frozen = Open, true
		return nil
	})
}

// EndIssuance stops giving out credentials and destroys the signing keys; what
// was issued per group is counted and kept. Doing it again is nothing.
func (s *Service) EndIssuance(ctx context.Context, id ID) (Consultation, error) {
	return s.advance(ctx, id, func(v *view, c *Consultation) error {
		if c.Status == Draft {
			return Errorf(CodeConflict, "registration has not been opened")
		}
		return s.endIssuance(ctx, v, c)
	})
}

func (s *Service) endIssuance(ctx context.Context, v *view, c *Consultation) error {
	if c.IssuanceOver {
		return nil
	}
	issued, err := s.store.Issued(ctx, c.ID)
	if err != nil {
		return err
	}
	c.Record = &Record{Issued: issuedCells(v.Groups, issued, c.Protocol.MinCell)}
	for _, g := range v.Groups {
		if g.live() {
			c.Record.KeysDestroyed += len(g.Keys)
		}
	}
	c.IssuanceOver = true
	return s.store.DestroyKeys(ctx, c.ID)
}

// issuedCells is the table of credentials issued by declared group, with small
// cells and their complements suppressed.
func issuedCells(groups []Group, issued map[ID]int, k int) []GroupIssued {
	cells := []GroupIssued{}
	var counts []int
	for _, g := range groups {
		if len(g.Keys) > 0 && !g.Open {
			cells = append(cells, GroupIssued{Group: g.ID, Invited: g.Invited})
			counts = append(counts, issued[g.ID])
		}
	}
	for i, hidden := range disclosure.Cells(counts, k, nil) {
		cells[i].Issued = Count{N: counts[i]}
		if hidden {
			cells[i].Issued = Count{Suppressed: true}
		}
	}
	return cells
}

// counted is a number of people as it may be shown.
func counted(n, k int) Count {
	if n < k {
		return Count{Suppressed: true}
	}
	return Count{N: n}
}

// advance runs one move of the consultation's life and announces it.
func (s *Service) advance(ctx context.Context, id ID, move func(v *view, c *Consultation) error) (Consultation, error) {
	var c Consultation
	var in *room
	err := s.edit(ctx, id, func(r *room, v *view) error {
		in, c = r, v.Consultation
		if err := move(v, &c); err != nil {
			return err
		}
		if !v.Consultation.Frozen {
			c.ProtocolHash = c.Protocol.Hash()
		}
		return s.store.PutConsultation(ctx, c)
	})
	if err == nil {
		s.publish(ctx, in, Everybody, ConsultationChanged, nil)
	}
	return c, err
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
		MinCell: c.Protocol.MinCell, ProtocolHash: c.ProtocolHash, Privacy: c.Protocol.Privacy, Keys: []RoomKey{},
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
	var v *view
	if err := s.settled(ctx, r, func(now *view) error { v = now; return v.issues() }); err != nil {
		return fail(err)
	}
	group, err := s.store.InvitationGroup(ctx, id, parsed.Hash())
	if CodeOf(err) == CodeNotFound {
		err = errInvitation()
	}
	if err != nil {
		return fail(err)
	}
	g, ok := v.Group(group)
	if !ok || !g.live() {
		return fail(errInvitation())
	}
	return v, g, parsed, nil
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
