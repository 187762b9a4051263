package consult

import (
	"context"
	"strings"

	"parley/internal/disclosure"
)

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
