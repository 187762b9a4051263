package attack

import (
	"context"
	"sync"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
)

// ungated is a build whose gate is off: it shows current answers as if all had
// been released.
type ungated struct {
	consult.Store
	mu      sync.Mutex
	current map[consult.Question]map[credential.ParticipantID]consult.Value
}

func newUngated(s consult.Store) *ungated {
	return &ungated{Store: s, current: map[consult.Question]map[credential.ParticipantID]consult.Value{}}
}

func (u *ungated) PutAnswer(ctx context.Context, list ...consult.Answer) error {
	if err := u.Store.PutAnswer(ctx, list...); err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, a := range list {
		if u.current[a.Question] == nil {
			u.current[a.Question] = map[credential.ParticipantID]consult.Value{}
		}
		u.current[a.Question][a.Participant] = a.Value
	}
	return nil
}

func (u *ungated) Release(ctx context.Context, round consult.ID, gate disclosure.Gate) (bool, error) {
	_, err := u.Store.Release(ctx, round, gate)
	return true, err
}

func (u *ungated) Tallies(context.Context, consult.ID) (map[consult.Question]disclosure.Tally, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	all := map[consult.Question]disclosure.Tally{}
	for question, people := range u.current {
		all[question] = disclosure.Tally{}
		for _, value := range people {
			all[question][int8(value)]++
		}
	}
	return all, nil
}
