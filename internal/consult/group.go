package consult

import (
	"context"

	"parley/internal/credential"
)

// MaxInvite is how many invitations one call makes.
const MaxInvite = 100_000

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
		case v.Consultation.Rehearsal != nil:
			return errRehearsal("nobody real is invited to a rehearsal; make invitations in the consultation itself")
		case v.Consultation.Status == Closed || v.Consultation.IssuanceOver:
			return Errorf(CodeConflict, "registration is over; no more invitations can be made")
		}
		return s.store.AddInvitations(ctx, group, hashes)
	})
	return codes, err
}

// Uninvite forgets invitations whose codes reached nobody, as though they had
// not been made.
func (s *Service) Uninvite(ctx context.Context, consultation, group ID, codes []string) error {
	hashes := make([][32]byte, len(codes))
	for i, code := range codes {
		invitation, err := credential.ParseInvitation(code)
		if err != nil {
			return err
		}
		hashes[i] = invitation.Hash()
	}
	return s.edit(ctx, consultation, func(_ *room, v *view) error {
		if _, ok := v.Group(group); !ok {
			return notFound("group")
		}
		return s.store.DropInvitations(ctx, group, hashes)
	})
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
