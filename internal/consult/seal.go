package consult

import (
	"context"
	"errors"
	"time"
)

// sealRest is how many times as long as a seal of marks took nothing of that
// kind is done, so that those who register rarely wait for one.
const sealRest = 9

// wake loads the rooms in which a crash may have cut a release or a seal off.
func (s *Service) wake(ctx context.Context) {
	ids, err := s.store.Underway(ctx)
	for _, id := range ids {
		_, failed := s.room(ctx, id)
		err = errors.Join(err, failed)
	}
	if err != nil {
		s.complain(ctx, "wake", err)
	}
}

// Seal makes one pass over all rooms: closed rounds are sealed, and marks of
// redeemed invitations whenever k more have come. Of several nodes the deciding
// one does that.
func (s *Service) Seal(ctx context.Context) {
	if !s.decides() {
		return
	}
	for _, r := range s.rooms.all() {
		for _, round := range r.takeUnsealed() {
			if err := s.sealRound(ctx, r, round); err != nil {
				r.markUnsealed(round)
				s.complain(ctx, "seal", err)
			}
		}
		if err := s.sealMarks(ctx, r); err != nil {
			s.complain(ctx, "seal", err)
		}
	}
}

// sealRound seals a closed round, after the closing release: it does that too,
// in case a crash came between.
func (s *Service) sealRound(ctx context.Context, r *room, round ID) error {
	ctx, span := s.tracer.Start(ctx, "seal")
	err := s.alone(ctx, r, func() error {
		if _, err := s.release(ctx, r, round); err != nil {
			return err
		}
		return s.store.SealRound(ctx, round)
	})
	span.End(err)
	if CodeOf(err) == CodeNotFound {
		return nil // deleted meanwhile
	}
	return err
}

// sealMarks seals the marks where enough have come and the last seal is long
// enough ago.
func (s *Service) sealMarks(ctx context.Context, r *room) error {
	began := s.now()
	n := r.marksToSeal(began)
	if n == 0 {
		return nil
	}
	err := s.store.SealInvitations(ctx)
	if err != nil {
		n = 0
	}
	ended := s.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.marks -= n
	r.sealAgain = ended.Add(sealRest * ended.Sub(began))
	return err
}

// marksToSeal is the number of marks since the last seal, or 0 where they are
// too few or it is too early.
func (r *room) marksToSeal(now time.Time) int {
	k := r.current.Load().Consultation.Protocol.MinCell
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.marks < k || now.Before(r.sealAgain) {
		return 0
	}
	return r.marks
}

// countMark counts a redeemed invitation towards the next seal.
func (s *Service) countMark(ctx context.Context, id ID) error {
	r, err := s.room(ctx, id)
	if err != nil {
		return err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.marks++
	return nil
}

// marksAtStart is how many marks a room begins with: enough for a seal where
// invitations can be redeemed, since some may have been before a restart.
func marksAtStart(c Consultation) int {
	if c.Status == Draft || c.Status == Closed || c.IssuanceOver {
		return 0
	}
	return c.Protocol.MinCell
}

func (r *room) markUnsealed(round ID) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unsealed[round] = true
}

func (r *room) takeUnsealed() []ID {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]ID, 0, len(r.unsealed))
	for id := range r.unsealed {
		list = append(list, id)
	}
	clear(r.unsealed)
	return list
}
