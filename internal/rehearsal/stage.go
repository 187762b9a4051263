package rehearsal

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"parley/internal/consult"
)

// House is what a stage asks of the server that it stands in.
type House interface {
	// Played lists the rehearsals that this node plays.
	Played(ctx context.Context) ([]consult.Consultation, error)
	// Agenda tells how a consultation stands.
	Agenda(ctx context.Context, id consult.ID) (*consult.Agenda, error)
}

// Stage plays the simulated participants of the rehearsals on a running
// server, while organisers drive. They come in by the same door as everybody:
// over HTTP and sockets, with invitations, credentials and allowances. Of
// several nodes the deciding one plays; another that takes over plays the same
// people, who repeat in an open round what they said.
type Stage struct {
	house House
	dial  Dial
	log   *slog.Logger
}

// NewStage makes a stage whose people reach the server by dial.
func NewStage(house House, dial Dial, log *slog.Logger) *Stage {
	return &Stage{house: house, dial: dial, log: log}
}

// lookEvery is how often the stage looks for rehearsals that began or are gone.
const lookEvery = 500 * time.Millisecond

// Run plays until ctx is done.
func (s *Stage) Run(ctx context.Context) {
	shows := map[consult.ID]*show{}
	var playing sync.WaitGroup
	defer playing.Wait()
	for ; ctx.Err() == nil; rest(ctx, lookEvery) {
		list, err := s.house.Played(ctx)
		if err != nil {
			continue // the database does not answer; the next look may find it
		}
		played := map[consult.ID]bool{}
		for _, c := range list {
			played[c.ID] = true
			if shows[c.ID] == nil {
				within, stop := context.WithCancel(ctx)
				one := newShow(s, c, stop)
				shows[c.ID] = one
				playing.Go(func() { one.run(within) })
			}
		}
		for id, one := range shows {
			if !played[id] {
				one.stop()
				delete(shows, id)
			}
		}
	}
}
