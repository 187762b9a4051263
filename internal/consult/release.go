package consult

import (
	"context"
	"slices"

	"parley/internal/disclosure"
)

// release lets the gate decide on a round, and shows what it let out. While a
// round is open, nothing of it is released where the protocol hides results
// until the close. Of a closed round everything comes out, or nothing, by the
// closing rule; doing it again is nothing, which heals a crash after the close.
// It reports whether anything came out.
func (s *Service) release(ctx context.Context, r *room, round ID) (bool, error) {
	v := r.current.Load()
	closing := v.rounds[round].round.Status == RoundClosed
	if !closing && v.Consultation.Protocol.Visibility == VisibleAfterClose {
		return false, nil
	}
	ctx, span := s.tracer.Start(ctx, "release")
	gate := disclosure.Gate{K: v.Consultation.Protocol.MinCell, Closing: closing}
	changed, err := s.store.Release(ctx, round, gate)
	if err != nil || !changed {
		return false, err // no span: the gate is asked after a single answer too
	}
	err = s.showResult(ctx, r, round)
	span.End(err)
	return true, err
}

// showResult tells the room what is released of a round by now.
func (s *Service) showResult(ctx context.Context, r *room, round ID) error {
	return s.announce(ctx, r, Everybody, TallyReleased, func(ctx context.Context) (any, error) {
		r.forgetResult(round)
		results, err := s.results(ctx, r, r.current.Load())
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(results, func(result RoundResult) bool { return result.Round == round }); i >= 0 {
			return results[i], nil
		}
		return nil, notFound("round")
	})
}

// result returns what is released of one round by itself, computing it when it has changed.
func (s *Service) result(ctx context.Context, r *room, round ID) (RoundResult, error) {
	v := r.current.Load()
	in, ok := v.rounds[round]
	if !ok {
		return RoundResult{}, notFound("round")
	}
	r.mu.Lock()
	cached, ok := r.results[round]
	r.mu.Unlock()
	if ok && cached.Final == (in.round.Status == RoundClosed) {
		return cached, nil
	}
	version := r.version.Load()
	result, err := s.compute(ctx, v, in)
	if err != nil {
		return result, err
	}
	r.mu.Lock()
	if r.version.Load() == version { // else it may be older than what others know
		r.results[round] = result
	}
	r.mu.Unlock()
	return result, nil
}

// compute reads the released figures of a round and describes them.
func (s *Service) compute(ctx context.Context, v *view, in roundView) (RoundResult, error) {
	tallies, err := s.store.Tallies(ctx, in.round.ID)
	if err != nil {
		return RoundResult{}, err
	}
	result := describe(v, in, tallies)
	if result.Final && (in.step.Kind == Vote || in.step.Kind == Rate) {
		byGroup, err := s.store.GroupTallies(ctx, in.round.ID)
		if err != nil {
			return result, err
		}
		addGroups(v, in, &result, byGroup)
	}
	if in.step.Kind == Rank || in.step.Kind == Compare || in.step.Kind.shares() {
		ballots, err := s.store.ReleasedBallots(ctx, in.round.ID)
		if err != nil {
			return result, err
		}
		addBallots(v, in, &result, ballots)
	}
	return result, nil
}

// addBallots describes the released ballots of a round.
func addBallots(v *view, in roundView, result *RoundResult, ballots []WeightedBallot) {
	switch {
	case in.step.Kind == Rank:
		result.Ranking = rank(v, in, ballots)
	case in.step.Kind == Compare:
		result.Comparison = pair(v, in, ballots)
	default:
		result.Allocation = allocate(v, in, ballots)
	}
}
