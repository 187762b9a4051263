package consult

import (
	"context"
	"slices"
	"time"
)

// OpenStep opens a step: a new round begins and every phone is told. The first
// round asks the theme's recommendations as they stand; a further one asks those
// that the protocol selects. Opening an open step is CodeConflict, and a round
// beyond those planned or after everything is stable is CodeRoundsOver.
func (s *Service) OpenStep(ctx context.Context, consultation, step ID) (Round, error) {
	var round Round
	err := s.moveStep(ctx, consultation, step, StepOpened, &round, func(r *room, v *view, st Step) error {
		if v.Consultation.Status != Open {
			return Errorf(CodeDoorsClosed, "open the doors before the first step")
		}
		if st.IsOpen() {
			return Errorf(CodeConflict, "this step is already open")
		}
		items, err := s.itemsToAsk(ctx, r, v, st)
		if err != nil {
			return err
		}
		if err := enoughItems(st.Kind, len(items)); err != nil {
			return err
		}
		now := s.now().UTC().Truncate(time.Second)
		round = Round{
			ID: NewID(), Step: st.ID, Number: len(st.Rounds) + 1, Status: RoundOpen,
			Opened: now, Ends: now.Add(time.Duration(st.Minutes) * time.Minute), Items: items,
		}
		return s.store.OpenRound(ctx, round)
	})
	return round, err
}

// itemsToAsk are the items of a step's next round.
func (s *Service) itemsToAsk(ctx context.Context, r *room, v *view, st Step) ([]ID, error) {
	results, err := s.results(ctx, r, v)
	if err != nil {
		return nil, err
	}
	next := following(v, st, results)
	switch next.Over {
	case OverPlanned:
		return nil, Errorf(CodeRoundsOver, "the protocol plans %d rounds, and they have been held", v.Consultation.Protocol.MaxRounds)
	case OverStable:
		return nil, Errorf(CodeRoundsOver, "everything is stable since the round before; the rounds of this step are over")
	}
	return next.Items, nil
}

func itemsOf(a *Agenda, st Step) []ID {
	items := []ID{}
	for _, rec := range a.Of(st.Theme) {
		items = append(items, rec.ID)
	}
	return items
}

func enoughItems(kind StepKind, n int) error {
	switch {
	case kind == Rank && n < 2:
		return Errorf(CodeConflict, "a ranking needs at least two recommendations")
	case kind == Compare && n < 2:
		return Errorf(CodeConflict, "a comparison needs at least two recommendations")
	case kind != Propose && n < 1:
		return Errorf(CodeConflict, "there is nothing to work on: add a recommendation first")
	}
	return nil
}

// CloseStep closes a step: the round takes no more answers, what is pending
// comes out by the closing rule, and its result is final. Closing a closed step
// is CodeConflict.
func (s *Service) CloseStep(ctx context.Context, consultation, step ID) (Round, error) {
	var round Round
	err := s.moveStep(ctx, consultation, step, StepClosed, &round, func(r *room, _ *view, st Step) error {
		current, ok := st.Current()
		if !ok || current.Status != RoundOpen {
			return Errorf(CodeConflict, "this step is not open")
		}
		if err := s.closeRound(ctx, r, st, current.ID); err != nil {
			return err
		}
		round = r.current.Load().rounds[current.ID].round
		return nil
	})
	return round, err
}

// closeRound closes a round in the store and settles what was pending in it. The
// refresh marks it for a seal at the next tick, so that nobody waits for that.
func (s *Service) closeRound(ctx context.Context, r *room, st Step, round ID) error {
	if err := s.store.CloseRound(ctx, round); err != nil {
		return err
	}
	if err := s.refresh(ctx, r); err != nil {
		return err
	}
	if _, err := s.release(ctx, r, round); err != nil {
		return err
	}
	if err := s.showResult(ctx, r, round); err != nil { // to say that it is final
		return err
	}
	if st.Kind == Propose || st.Kind == Discuss {
		if err := s.settleWords(ctx, r, st.ID); err != nil {
			return err
		}
	}
	return nil
}

// ExtendStep gives an open step more minutes, counted from its planned end or
// from now, whichever is later. Negative minutes shorten it.
func (s *Service) ExtendStep(ctx context.Context, consultation, step ID, minutes int) (Round, error) {
	if minutes == 0 || minutes < -600 || minutes > 600 {
		return Round{}, FieldErrorf("minutes", "change the end by up to 600 minutes")
	}
	return s.timeRound(ctx, consultation, step, StepExtended, func(r *Round, now time.Time) error {
		if minutes > 0 && now.After(r.Ends) {
			r.Ends = now
		}
		r.Ends = r.Ends.Add(time.Duration(minutes) * time.Minute)
		return nil
	})
}

// PauseStep stops an open step for a while: it can be read, and takes no answers
// (CodePaused). What people say meanwhile waits on their devices. Pausing a
// paused step is CodeConflict.
func (s *Service) PauseStep(ctx context.Context, consultation, step ID) (Round, error) {
	return s.timeRound(ctx, consultation, step, StepPaused, func(r *Round, now time.Time) error {
		if r.Paused != nil {
			return Errorf(CodeConflict, "this step is already paused")
		}
		r.Paused = &now
		return nil
	})
}

// ResumeStep lets a paused step go on; its planned end moves by the pause.
func (s *Service) ResumeStep(ctx context.Context, consultation, step ID) (Round, error) {
	return s.timeRound(ctx, consultation, step, StepResumed, func(r *Round, now time.Time) error {
		if r.Paused == nil {
			return Errorf(CodeConflict, "this step is not paused")
		}
		r.Ends, r.Paused = r.Ends.Add(now.Sub(*r.Paused)), nil
		return nil
	})
}

// timeRound changes the times of the round that a step is in, and tells it.
func (s *Service) timeRound(ctx context.Context, consultation, step ID, kind EventType, change func(r *Round, now time.Time) error) (Round, error) {
	var round Round
	err := s.moveStep(ctx, consultation, step, kind, &round, func(_ *room, _ *view, st Step) error {
		current, ok := st.Current()
		if !ok || current.Status != RoundOpen {
			return Errorf(CodeConflict, "this step is not open")
		}
		if err := change(&current, s.now().UTC().Truncate(time.Second)); err != nil {
			return err
		}
		current.Step, round = st.ID, current
		return s.store.TimeRound(ctx, current)
	})
	return round, err
}

// moveStep runs one act on a step and announces the round it left.
func (s *Service) moveStep(ctx context.Context, consultation, step ID, kind EventType, round *Round, act func(*room, *view, Step) error) error {
	var in *room
	err := s.edit(ctx, consultation, func(r *room, v *view) error {
		in = r
		st, ok := v.Step(step)
		if !ok {
			return notFound("step")
		}
		return act(r, v, st)
	})
	if err == nil {
		s.publish(ctx, in, Everybody, kind, StepEvent{Step: step, Round: *round})
	}
	return err
}

// Close ends a consultation: open steps are closed, words that wait are
// settled, keys, invitations and their marks are deleted, and every figure is
// final. It cannot be undone.
func (s *Service) Close(ctx context.Context, id ID) (Consultation, error) {
	if err := s.closeSteps(ctx, id); err != nil {
		return Consultation{}, err
	}
	return s.advance(ctx, id, func(v *view, c *Consultation) error {
		if c.Status != Open {
			return Errorf(CodeConflict, "only an open consultation can be closed")
		}
		if err := s.endIssuance(ctx, v, c); err != nil {
			return err
		}
		if err := s.applyChanges(ctx, id); err != nil {
			return err
		}
		if err := s.store.SealContributions(ctx, id); err != nil {
			return err
		}
		if err := s.countTurnout(ctx, v, c.Record); err != nil {
			return err
		}
		var err error
		if c.Record.InvitationsGone, err = s.store.Shred(ctx, id); err != nil {
			return err
		}
		c.Status = Closed
		return nil
	})
}

// countTurnout counts who took part: in all, or where ballots are unlinked in
// each theme, since nothing tells that two answers are one person's.
func (s *Service) countTurnout(ctx context.Context, v *view, record *Record) error {
	p := v.Consultation.Protocol
	if p.Privacy == LinkedBallots {
		total, _, err := s.store.Turnout(ctx, v.roundsOf(nil))
		record.Turnout = counted(total, p.MinCell)
		return err
	}
	record.Turnout = Count{Suppressed: true}
	for _, theme := range v.Scopes() {
		rounds := v.roundsOf(&theme)
		if len(rounds) == 0 {
			continue
		}
		total, _, err := s.store.Turnout(ctx, rounds)
		if err != nil {
			return err
		}
		record.Themes = append(record.Themes, ThemeTurnout{theme, counted(total, p.MinCell)})
	}
	return nil
}

// roundsOf lists the rounds of a theme, of all where theme is nil.
func (v *view) roundsOf(theme *ID) []ID {
	var rounds []ID
	for id, in := range v.rounds {
		if theme == nil || in.step.Theme == *theme {
			rounds = append(rounds, id)
		}
	}
	return rounds
}

func (s *Service) closeSteps(ctx context.Context, id ID) error {
	agenda, err := s.Agenda(ctx, id)
	if err != nil {
		return err
	}
	for _, st := range slices.Clone(agenda.Steps) {
		if !st.IsOpen() {
			continue
		}
		if _, err := s.CloseStep(ctx, id, st.ID); err != nil && CodeOf(err) != CodeConflict {
			return err
		}
	}
	return nil
}
