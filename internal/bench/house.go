package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store"
)

// house is the service in this process, on a database, with one vote step open.
type house struct {
	store   *store.Store
	service *consult.Service
	id      consult.ID
	round   consult.Round
	people  []consult.Seat
	cancel  context.CancelFunc
	stopped chan struct{}
}

// nobody hears what the service publishes.
type nobody struct{}

func (nobody) Publish(context.Context, consult.ID, consult.Audience, consult.Event) {}

const (
	items  = 40     // that the step asks
	people = 10_000 // who may answer
)

// openHouse opens one whose results are shown when the protocol says.
func openHouse(ctx context.Context, o store.Options, shown consult.Visibility) (*house, error) {
	kept, err := store.Open(ctx, o)
	if err != nil {
		return nil, err
	}
	h := &house{store: kept, service: consult.NewService(kept, nobody{}, consult.Options{}), stopped: make(chan struct{})}
	if err := h.open(ctx, shown); err != nil {
		_ = kept.Close()
		return nil, err
	}
	running, cancel := context.WithCancel(ctx)
	h.cancel = cancel
	go func() {
		_ = h.service.Run(running) // ends with its context, never otherwise
		close(h.stopped)
	}()
	return h, nil
}

func (h *house) open(ctx context.Context, shown consult.Visibility) error {
	agenda := plainAgenda()
	agenda.Consultation.Protocol.Visibility = shown
	id, err := h.service.Create(ctx, agenda)
	if err != nil {
		return err
	}
	h.id = id
	group := agenda.Groups[0].ID
	if _, err := h.service.Invite(ctx, id, group, 10); err != nil {
		return err
	}
	if _, err := h.service.OpenRegistration(ctx, id); err != nil {
		return err
	}
	if _, err := h.service.OpenDoors(ctx, id); err != nil {
		return err
	}
	for range people {
		h.people = append(h.people, consult.Seat{Consultation: id, Participant: credential.ParticipantID(consult.NewID()), Group: group})
	}
	h.round, err = h.service.OpenStep(ctx, id, agenda.Steps[0].ID)
	return err
}

// plainAgenda is one vote step on some recommendations.
func plainAgenda() *consult.Agenda {
	en := func(format string, args ...any) consult.Text {
		return consult.Text{consult.English: fmt.Sprintf(format, args...)}
	}
	theme := consult.Theme{ID: consult.NewID(), Place: 1, Title: en("A theme")}
	a := &consult.Agenda{
		Consultation: consult.Consultation{Title: en("A measurement"), Protocol: consult.DefaultProtocol()},
		Groups:       []consult.Group{{ID: consult.NewID(), Place: 1, Name: en("Everybody")}},
		Themes:       []consult.Theme{theme},
		Steps:        []consult.Step{{ID: consult.NewID(), Theme: theme.ID, Kind: consult.Vote, Place: 1, Minutes: 30}},
	}
	for i := range items {
		a.Recommendations = append(a.Recommendations, consult.Recommendation{
			ID: consult.NewID(), Theme: theme.ID, Place: i + 1, Title: en("Recommendation %d", i+1),
		})
	}
	return a
}

func (h *house) close() error {
	h.cancel()
	<-h.stopped
	return h.store.Close()
}

// votes has callers vote, each waiting for its answer before it votes again,
// and returns how many votes per second were acknowledged.
func (h *house) votes(ctx context.Context, callers int, long time.Duration) (perSecond float64, err error) {
	var acked atomic.Int64
	var failed atomic.Value
	began := time.Now()
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			for time.Since(began) < long {
				seat, item := h.people[rand.IntN(people)], h.round.Items[rand.IntN(items)]
				if err := h.service.CastVote(ctx, seat, h.round.ID, item, votes[rand.IntN(len(votes))]); err != nil {
					failed.Store(err)
					return
				}
				acked.Add(1)
			}
		})
	}
	wait.Wait()
	if err, ok := failed.Load().(error); ok {
		return 0, err
	}
	return float64(acked.Load()) / time.Since(began).Seconds(), nil
}

var votes = []string{"agree", "disagree", "pass"}
