package consult

import (
	"context"
	"slices"
	"strings"

	"parley/internal/credential"
)

// Create keeps a new consultation. It gets a room code of its own; its
// protocol, where empty, is the default one.
func (s *Service) Create(ctx context.Context, a *Agenda) (ID, error) {
	c := &a.Consultation
	if c.ID.IsZero() {
		c.ID = NewID()
	}
	c.Status, c.Frozen, c.IssuanceOver = Draft, false, false
	c.RoomCode = credential.NewRoomCode(nil)
	if c.Protocol.Version == 0 {
		c.Protocol = DefaultProtocol()
	}
	c.Protocol = c.Protocol.settled()
	if len(c.Languages) == 0 {
		c.Languages = slices.Clone(Languages)
	}
	if err := checkConsultation(*c); err != nil {
		return ID{}, err
	}
	c.ProtocolHash = c.Protocol.Hash()
	return c.ID, s.store.PutAgenda(ctx, a)
}

// Consultations lists all consultations.
func (s *Service) Consultations(ctx context.Context) ([]Consultation, error) {
	return s.store.Consultations(ctx)
}

// Agenda returns what organisers wrote. It must not be changed.
func (s *Service) Agenda(ctx context.Context, id ID) (*Agenda, error) {
	r, err := s.room(ctx, id)
	if err != nil {
		return nil, err
	}
	return r.current.Load().Agenda, nil
}

// edit runs one organiser's act on a consultation: acts follow one another, see
// the agenda as it stands, and are followed by a fresh reading of it.
func (s *Service) edit(ctx context.Context, id ID, act func(r *room, v *view) error) error {
	r, err := s.room(ctx, id)
	if err != nil {
		return err
	}
	return s.alone(ctx, r, func() error {
		if err := act(r, r.current.Load()); err != nil {
			return err
		}
		return s.refresh(ctx, r)
	})
}

// rewrite is edit for a change of the texts that everybody reads: it is
// announced, and refused once the consultation is closed.
func (s *Service) rewrite(ctx context.Context, id ID, act func(v *view) error) error {
	var in *room
	err := s.edit(ctx, id, func(r *room, v *view) error {
		in = r
		if v.Consultation.Status == Closed {
			return Errorf(CodeConflict, "the consultation is closed and its texts are final")
		}
		return act(v)
	})
	if err == nil {
		s.publish(ctx, in, Everybody, ConsultationChanged, nil)
	}
	return err
}

// SaveConsultation changes the texts and, until it is frozen, the protocol.
// Everything that has its own act (status, room code, keys) is left as it is.
// Was is the consultation as the caller read it, where that is to be checked:
// CodeChanged where somebody else has written there since.
func (s *Service) SaveConsultation(ctx context.Context, c Consultation, was ...Consultation) (Consultation, error) {
	err := s.rewrite(ctx, c.ID, func(v *view) error {
		old := v.Consultation
		if err := unchanged(was, old, writtenIn); err != nil {
			return err
		}
		c.Protocol = c.Protocol.as(old.Protocol)
		c.RoomCode, c.Status, c.Frozen, c.IssuanceOver, c.Record = old.RoomCode, old.Status, old.Frozen, old.IssuanceOver, old.Record
		c.Deviations, c.Template, c.Rehearsal = old.Deviations, old.Template, old.Rehearsal
		if c.Rehearsal != nil {
			c.Title = markedTitle(c.Title)
		}
		c.Protocol.Version, c.Protocol.Keys = old.Protocol.Version, old.Protocol.Keys
		if old.Frozen && (c.Protocol.Hash() != old.Protocol.Hash() || c.OpenRoom != old.OpenRoom) {
			return Errorf(CodeFrozen, "the protocol was frozen when the doors opened; participants rely on it")
		}
		if old.Status != Draft && c.OpenRoom != old.OpenRoom {
			return Errorf(CodeConflict, "who may enter is settled once registration has opened")
		}
		if old.Status != Draft && c.Protocol.Privacy != old.Protocol.Privacy {
			return Errorf(CodeConflict, "the privacy level is settled once registration has opened: people hold keys made for it")
		}
		if err := checkConsultation(c); err != nil {
			return err
		}
		if c.ProtocolHash = old.ProtocolHash; !old.Frozen {
			c.ProtocolHash = c.Protocol.Hash()
		}
		formers, err := s.former(ctx, c.ID, c.ID, true, prefaceOf(old), prefaceOf(c))
		if err != nil {
			return err
		}
		return s.store.PutConsultation(ctx, c, formers...)
	})
	return c, err
}

// DeleteConsultation erases a consultation with everything in it.
func (s *Service) DeleteConsultation(ctx context.Context, id ID) error {
	if err := s.store.DeleteConsultation(ctx, id); err != nil {
		return err
	}
	s.rooms.drop(id)
	return nil
}

// SaveTheme inserts or changes a theme. Was is as in [Service.SaveConsultation].
func (s *Service) SaveTheme(ctx context.Context, consultation ID, t Theme, was ...Theme) (Theme, error) {
	t.Consultation = consultation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		old, known := v.Theme(t.ID)
		if err := unchanged(was, old, textOfTheme); err != nil {
			return err
		}
		if err := checkTheme(v.Agenda, t); err != nil {
			return err
		}
		if !known && v.themesSettled() {
			return errThemesSettled()
		}
		formers, err := s.former(ctx, consultation, t.ID, known, textOfTheme(old), textOfTheme(t))
		if err != nil {
			return err
		}
		return s.store.PutTheme(ctx, t, formers...)
	})
	return t, err
}

// DeleteTheme removes a theme nobody has answered on.
func (s *Service) DeleteTheme(ctx context.Context, consultation, id ID) error {
	return s.rewrite(ctx, consultation, func(v *view) error {
		if _, ok := v.Theme(id); !ok {
			return notFound("theme")
		}
		if slices.ContainsFunc(v.Steps, func(st Step) bool { return st.Theme == id && len(st.Rounds) > 0 }) {
			return Errorf(CodeConflict, "people have worked on this theme; it stays in the record")
		}
		if v.themesSettled() {
			return errThemesSettled()
		}
		return s.store.DeleteTheme(ctx, id)
	})
}

// themesSettled reports whether people hold a key for each theme.
func (v *view) themesSettled() bool {
	return v.Consultation.Protocol.Privacy == UnlinkedBallots && v.Consultation.Status != Draft
}

func errThemesSettled() error {
	return Errorf(CodeConflict, "with unlinked ballots every theme has its own keys, so the themes are settled once registration has opened")
}

// SaveRecommendation inserts or changes a recommendation. Once people have
// voted on, rated or ranked it, its words are part of the question and stay.
// Was is as in [Service.SaveConsultation].
func (s *Service) SaveRecommendation(ctx context.Context, consultation ID, rec Recommendation, was ...Recommendation) (Recommendation, error) {
	rec.Consultation = consultation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		old, known := v.Recommendation(rec.ID)
		if err := unchanged(was, old, writtenOf); err != nil {
			return err
		}
		if known {
			rec.Proposed, rec.Earlier, rec.MergedInto = old.Proposed, old.Earlier, old.MergedInto
		}
		if !rec.MergedInto.IsZero() && !rec.Withdrawn {
			return Errorf(CodeConflict, "its words are in another recommendation now")
		}
		if asked(v, rec.ID) {
			return Errorf(CodeFrozen, "people have answered on this recommendation; revise its wording between two rounds")
		}
		if err := checkRecommendation(v.Agenda, rec); err != nil {
			return err
		}
		ours := known && !old.Proposed // a participant's words have no history
		formers, err := s.former(ctx, consultation, rec.ID, ours, textOfRecommendation(old), textOfRecommendation(rec))
		if err != nil {
			return err
		}
		return s.store.PutRecommendation(ctx, rec, formers...)
	})
	return rec, err
}

// DeleteRecommendation removes a recommendation nobody has answered on.
func (s *Service) DeleteRecommendation(ctx context.Context, consultation, id ID) error {
	return s.rewrite(ctx, consultation, func(v *view) error {
		if _, ok := v.Recommendation(id); !ok {
			return notFound("recommendation")
		}
		if asked(v, id) {
			return Errorf(CodeConflict, "people have answered on this recommendation; it stays in the record")
		}
		return s.store.DeleteRecommendation(ctx, id)
	})
}

// asked reports whether a vote, rating or ranking round holds the item.
func asked(v *view, item ID) bool {
	for _, r := range v.rounds {
		if r.items[item] && r.step.Kind.asks() {
			return true
		}
	}
	return false
}

// SaveStep inserts or changes a step of the agenda; one that was opened keeps
// its kind and theme.
func (s *Service) SaveStep(ctx context.Context, consultation ID, step Step) (Step, error) {
	step.Consultation = consultation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		old, known := v.Step(step.ID)
		step.Rounds = old.Rounds
		if known && len(old.Rounds) > 0 && (old.Kind != step.Kind || old.Theme != step.Theme) {
			return Errorf(CodeConflict, "this step has been opened; add another one instead of changing what it asks")
		}
		if err := checkStep(v.Agenda, step); err != nil {
			return err
		}
		return s.store.PutStep(ctx, step)
	})
	return step, err
}

// DeleteStep removes a step that was never opened.
func (s *Service) DeleteStep(ctx context.Context, consultation, id ID) error {
	return s.rewrite(ctx, consultation, func(v *view) error {
		step, ok := v.Step(id)
		if !ok {
			return notFound("step")
		}
		if len(step.Rounds) > 0 {
			return Errorf(CodeConflict, "this step has been opened; it stays in the record")
		}
		return s.store.DeleteStep(ctx, id)
	})
}

func notFound(what string) error {
	return Errorf(CodeNotFound, "there is no such %s in this consultation", what)
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }
