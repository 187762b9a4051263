package rehearsal

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"parley/internal/consult"
)

// show is one rehearsal with its simulated people at work.
type show struct {
	*day
	stage  *Stage
	of     consult.Rehearsal
	stop   context.CancelFunc
	now    atomic.Pointer[consult.Agenda]
	at     map[consult.ID]*shift // rounds that were open, by id
	coming sync.WaitGroup        // those on their way through the doors
	acting []sync.Mutex          // of each of the people, held while one works
}

// shift is everybody's work in one round.
type shift struct {
	end  context.CancelFunc
	work sync.WaitGroup
	over bool // the round has closed
}

func newShow(s *Stage, c consult.Consultation, stop context.CancelFunc) *show {
	dial := func(context.Context, string, string) (net.Conn, error) { return s.dial() }
	transport := &http.Transport{MaxIdleConnsPerHost: atOnce, MaxConnsPerHost: atOnce, DialContext: dial}
	one := &show{stage: s, of: *c.Rehearsal, stop: stop, at: map[consult.ID]*shift{}}
	one.day = &day{
		Plan: Plan{Participants: c.Rehearsal.People}, base: "http://rehearsal", id: c.ID, dial: s.dial,
		guests: &http.Client{Transport: transport, Timeout: time.Minute},
		truth:  &Truth{}, protocol: c.Protocol, languages: c.Languages, speed: one.pace,
		seed:   binary.BigEndian.Uint64(c.Rehearsal.Seed),
		random: func(person int) io.Reader { return c.Rehearsal.Random("credential", fmt.Sprint(person)) },
	}
	return one
}

// run plays until the rehearsal is closed or thrown away, or ctx is done.
func (s *show) run(ctx context.Context) {
	defer s.leave()
	defer s.stop()
	for s.look(ctx) && s.now.Load().Consultation.Status == consult.Draft {
		rest(ctx, blink) // it is being made
	}
	if s.now.Load() == nil || ctx.Err() != nil {
		return
	}
	if err := s.seat(ctx); err != nil && ctx.Err() == nil {
		s.stage.log.Error("a rehearsal has no simulated people", "code", codeOf(err))
		return
	}
	for in := false; s.look(ctx); rest(ctx, blink) {
		if s.now.Load().Consultation.Status == consult.Registering {
			continue
		}
		if !in {
			in = true
			s.comeIn(ctx)
		}
		s.follow(ctx)
	}
	s.stop()
	s.coming.Wait()
	for _, shift := range s.at {
		shift.end()
		shift.work.Wait()
	}
}

// look takes a fresh look at the agenda, and says whether to go on.
func (s *show) look(ctx context.Context) bool {
	a, err := s.stage.house.Agenda(ctx, s.id)
	if err == nil {
		s.now.Store(a)
		s.learn(a)
		return ctx.Err() == nil && a.Consultation.Status != consult.Closed
	}
	return ctx.Err() == nil && consult.CodeOf(err) != consult.CodeNotFound && s.now.Load() != nil
}

// seat redeems the invitations that the rehearsal was made with.
func (s *show) seat(ctx context.Context) error {
	var codes []string
	for _, g := range s.now.Load().Groups {
		if !g.Open {
			codes = append(codes, s.of.Invitations(g)...)
		}
	}
	err := s.seatAll(ctx, len(codes), func(ctx context.Context, i int) (*guest, error) { return redeem(ctx, s.day, i, codes[i]) })
	s.acting = make([]sync.Mutex, len(s.people))
	return err
}

// comeIn brings everybody through the doors, each in their own time.
func (s *show) comeIn(ctx context.Context) {
	for i, g := range s.people {
		s.acting[i].Lock() // nobody works before coming in
		s.coming.Go(func() {
			defer s.acting[i].Unlock()
			g.pause(ctx)
			s.tell(g.enter(ctx))
		})
	}
}

// follow sends people to work where a round has opened, and home where one has
// closed.
func (s *show) follow(ctx context.Context) {
	for _, step := range s.now.Load().Steps {
		round, ok := step.Current()
		if !ok {
			continue
		}
		shift := s.at[round.ID]
		switch {
		case round.Status == consult.RoundOpen && shift == nil:
			s.at[round.ID] = s.begin(ctx, step, round)
		case round.Status == consult.RoundClosed && shift != nil && !shift.over:
			shift.over = true
			shift.end()
			shift.work.Go(func() { s.settle(ctx) })
		}
	}
}

func (s *show) begin(ctx context.Context, step consult.Step, round consult.Round) *shift {
	within, end := context.WithCancel(ctx)
	shift := &shift{end: end}
	for i, g := range s.people {
		shift.work.Go(func() {
			s.acting[i].Lock()
			defer s.acting[i].Unlock()
			s.tell(g.persists(within, step, round, func() io.Reader { return s.of.Random("round", fmt.Sprint(g.index), round.ID.String()) }))
		})
	}
	return shift
}

// persists works in a round, again from the start where it was paused meanwhile
// or the socket was lost. Whoever begins again, on this node or another, says the
// same, and writes the same under the same keys.
func (g *guest) persists(ctx context.Context, step consult.Step, round consult.Round, source func() io.Reader) error {
	for {
		g.recalls(source())
		err := g.work(ctx, step, round)
		var refused *problem
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, errSocketClosed):
			g.live = nil // HTTP will do
		case errors.As(err, &refused) && refused.Code == string(consult.CodePaused):
			rest(ctx, blink)
		default:
			return err
		}
	}
}

// settle lets authors post what was held back when a round closed.
func (s *show) settle(ctx context.Context) {
	for i, g := range s.people {
		s.acting[i].Lock()
		s.tell(g.settles(ctx))
		s.acting[i].Unlock()
	}
}

// pace is how fast people think at this moment: not at all where the organiser
// has stopped them or paused a round.
func (s *show) pace() float64 {
	a := s.now.Load()
	for _, step := range a.Steps {
		if round, ok := step.Current(); ok && round.Status == consult.RoundOpen && round.Paused != nil {
			return 0
		}
	}
	return speeds[a.Consultation.Rehearsal.Pace]
}

// tell logs why somebody could not act, without what they wanted to say. A round
// that closed on them is no fault.
func (s *show) tell(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	if code := codeOf(err); code != string(consult.CodeStepClosed) {
		s.stage.log.Debug("a simulated participant could not act", "code", code)
	}
}

// codeOf is the code of a refusal, or "".
func codeOf(err error) string {
	var refused *problem
	if errors.As(err, &refused) {
		return refused.Code
	}
	return ""
}
