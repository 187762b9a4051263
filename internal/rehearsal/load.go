package rehearsal

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/valyala/fasthttp"

	"parley/internal/consult"
)

// Load says how many people to let loose on which server, and how they behave.
// They set up a consultation of their own, vote in one step of it, and check at
// the end that everything acknowledged was kept.
type Load struct {
	URL             string   // of a running server, without a slash at its end
	Others          []string // further nodes of the server, over which people are spread
	SetupToken      string   // makes the first organiser of a fresh server, or
	Email, Password string   // of an organiser of a server in use
	Profile         Profile
	Participants    int
	Idle            int           // how many more are admitted and never vote
	For             time.Duration // how long people vote
	Rate            float64       // votes a second that all together mean to cast; 0: as people do
	Way             Way           // how they reach the server
	Seed            uint64
	Process         int                              // the server's, to tell what it uses; 0: elsewhere
	Progress        func(done, all int, what string) // called now and then, or nil
	Begun           func(Scene)                      // called when people begin to vote, or nil
}

// Scene is what somebody inside knows who has other plans than to vote.
type Scene struct {
	Consultation consult.ID
	Round        consult.Round
	Tokens       []string // credentials of those who vote
	Idle         []string // and of those who do not
}

// Way is how people reach the server.
type Way string

// The ways. By default three in four have a socket and the others, whose
// networks block them, use HTTP.
const (
	Mixed   Way = ""
	Sockets Way = "socket"
	HTTP    Way = "http"
)

// crowd is the people of a load at work.
type crowd struct {
	Load
	*day
	step    consult.Step
	round   consult.Round
	voters  []*voter
	idle    []*voter
	nodes   []string               // addresses, that of the organiser first
	http    []*fasthttp.HostClient // of each node
	watch   *watch
	samples samples
	kept    kept
	began   time.Time
	let     time.Duration // everybody in, from the invitation to a credential
	cut     chan struct{} // closed when the storm cuts the sockets
}

// PlayLoad prepares, lets people vote, and checks what was kept.
func PlayLoad(ctx context.Context, l Load) (*LoadReport, error) {
	d, err := newDay(Plan{URL: l.URL, SetupToken: l.SetupToken, Template: "merida", Participants: l.Participants + l.Idle, Seed: l.Seed})
	if err != nil {
		return nil, err
	}
	c := &crowd{Load: l, day: d, cut: make(chan struct{})}
	for _, node := range append([]string{l.URL}, l.Others...) {
		client, err := newHTTPClient(node)
		if err != nil {
			return nil, err
		}
		c.nodes, c.http = append(c.nodes, node), append(c.http, client)
	}
	defer c.leave()
	for i, part := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"set up", c.begin}, {"hand out credentials", c.gather}, {"open the doors", c.openAll}, {"vote", c.play}, {"check what was kept", c.check},
	} {
		if l.Progress != nil {
			l.Progress(i, 5, part.what)
		}
		if err := part.do(ctx); err != nil {
			return nil, fmt.Errorf("rehearsal: %s: %w", part.what, err)
		}
	}
	return c.report(), nil
}

// begin signs in, or makes the first organiser, and creates the consultation.
func (c *crowd) begin(ctx context.Context) error {
	if c.Email == "" {
		return c.setUp(ctx)
	}
	var session struct{ CSRF string }
	if err := c.organiser.call(ctx, "POST", "/session", map[string]string{"email": c.Email, "password": c.Password}, &session); err != nil {
		return err
	}
	c.organiser.csrf = session.CSRF
	return c.create(ctx)
}

// gather makes everybody's credential.
func (c *crowd) gather(ctx context.Context) error {
	codes, err := c.makeCodes(ctx)
	if err != nil {
		return err
	}
	c.voters = make([]*voter, len(codes))
	began := time.Now()
	defer func() { c.let = time.Since(began) }()
	err = c.each(ctx, len(codes), func(ctx context.Context, i int) error {
		g, err := redeem(ctx, c.day, i, codes[i])
		c.voters[i] = &voter{guest: g, crowd: c, last: map[consult.ID]string{}, turns: map[consult.ID]int{}}
		return err
	})
	c.voters, c.idle = c.voters[:c.Load.Participants], c.voters[c.Load.Participants:]
	return err
}

// openAll opens the doors and the vote step with the most items. Where nobody
// is to arrive during the play, everybody is in before it begins.
func (c *crowd) openAll(ctx context.Context) error {
	if err := c.organiser.call(ctx, "POST", c.path("/doors/open"), struct{}{}, nil); err != nil {
		return err
	}
	agenda, err := c.agenda(ctx)
	if err != nil {
		return err
	}
	most := 0
	for _, step := range agenda.Steps {
		if items := len(agenda.Of(step.Theme)); step.Kind == consult.Vote && items > most {
			c.step, most = step, items
		}
	}
	c.watch = newWatch(c.protocol.MinCell)
	if err := c.watch.open(ctx, c); err != nil {
		return err
	}
	if c.Profile == Saturate || c.Rate > 0 {
		err := c.each(ctx, len(c.voters), func(ctx context.Context, i int) error { return c.voters[i].arrive(ctx) })
		if err != nil {
			return err
		}
	}
	return c.organiser.call(ctx, "POST", c.path("/steps/%s/open", c.step.ID), struct{}{}, &c.round)
}

// play lets everybody act until the time is over.
func (c *crowd) play(ctx context.Context) error {
	tables := timetables(len(c.voters), len(c.round.Items), c.For, c.Rate, c.seed)
	c.began = time.Now()
	if c.Begun != nil {
		c.Begun(c.scene())
	}
	ending, stop := context.WithDeadline(ctx, c.began.Add(c.For))
	defer stop()
	sampled := make(chan struct{})
	go func() {
		c.samples.take(ending, c.Process)
		close(sampled)
	}()
	if c.Profile == Storm {
		cutting := time.AfterFunc(c.For/3, func() { close(c.cut) })
		defer cutting.Stop()
	}
	var wait sync.WaitGroup
	for i, v := range c.voters {
		wait.Go(func() { v.act(ctx, ending, tables[i]) })
	}
	wait.Wait()
	<-sampled
	return ctx.Err()
}

func (c *crowd) scene() Scene {
	return Scene{Consultation: c.id, Round: c.round, Tokens: tokens(c.voters), Idle: tokens(c.idle)}
}

func tokens(of []*voter) []string {
	list := make([]string, len(of))
	for i, v := range of {
		list[i] = v.keys[consult.ID{}].Encode()
	}
	return list
}

func (c *crowd) leave() {
	for _, v := range c.voters {
		if v != nil && v.line != nil {
			v.line.close()
		}
	}
	for _, client := range c.http {
		client.CloseIdleConnections()
	}
	if c.watch != nil {
		c.watch.close()
	}
	c.day.leave()
}
