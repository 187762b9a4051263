package rehearsal

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"net/http"
	"net/http/cookiejar"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"parley/internal/consult"
)

// Plan says what to play.
type Plan struct {
	URL          string                           // of a running server, without a slash at its end
	SetupToken   string                           // makes the first organiser of a fresh server
	Template     string                           // the consultation to create: merida, workshop, delphi or quick
	Ways         bool                             // a step of each further way to answer is added
	Privacy      consult.Privacy                  // of its ballots; as the template has it where empty
	Participants int                              // how many people are invited; nearly all of them come
	Seed         uint64                           // of everything people think; equal seeds give equal answers
	Real         bool                             // think times as people have them, instead of none
	Progress     func(done, all int, what string) // called as the day goes on, or nil
}

// Result is what a played day leaves.
type Result struct {
	Consultation consult.ID
	Truth        *Truth
	Answers      int // acknowledged answers and rankings
	Words        int // acknowledged contributions
	Came         int // people who entered
	fetch        *client
}

// Who the first organiser of a rehearsal's own server is.
const (
	Email    = "rehearsal@parley.example"
	Password = "a rehearsal, not a secret"
)

// atOnce is how many guests act at the same time.
const atOnce = 64

// day is a consultation being played.
type day struct {
	Plan
	base      string
	id        consult.ID
	organiser *client
	guests    *http.Client
	dial      Dial // of sockets; nil: as the address says
	truth     *Truth
	protocol  consult.Protocol
	places    atomic.Pointer[map[consult.ID]int]
	people    []*guest
	seed      uint64
	languages []consult.Lang
	real      bool
	speed     func() float64             // of thinking; nil: as people, or without where it is not real
	random    func(person int) io.Reader // what credentials are made of; nil: of chance
	done      int
	steps     int
	waited    atomic.Int64 // how often guests were asked to wait
}

// Play runs a whole consultation: sets it up, invites, redeems, opens the
// doors, takes every step of the agenda and closes.
func Play(ctx context.Context, p Plan) (*Result, error) {
	d, err := newDay(p)
	if err != nil {
		return nil, err
	}
	defer d.leave()
	for _, part := range []struct {
		what string
		do   func(context.Context) error
	}{
		{"set up", d.setUp}, {"invite", d.invite}, {"open the doors", d.openDoors}, {"take the steps", d.takeSteps}, {"close", d.close},
	} {
		if err := part.do(ctx); err != nil {
			return nil, fmt.Errorf("rehearsal: %s: %w", part.what, err)
		}
	}
	return d.result(), nil
}

func newDay(p Plan) (*day, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	transport := &http.Transport{MaxIdleConnsPerHost: atOnce, MaxConnsPerHost: 2 * atOnce}
	return &day{
		Plan: p, base: p.URL, seed: p.Seed, languages: consult.Languages, real: p.Real,
		organiser: &client{base: p.URL, http: &http.Client{Transport: transport, Jar: jar, Timeout: time.Minute}},
		guests:    &http.Client{Transport: transport, Timeout: time.Minute},
		truth:     &Truth{People: []*Person{}, Arrivals: []string{}},
	}, nil
}

// setUp makes the organiser's account and the consultation.
func (d *day) setUp(ctx context.Context) error {
	if err := d.makeAccount(ctx); err != nil {
		return err
	}
	return d.create(ctx)
}

func (d *day) makeAccount(ctx context.Context) error {
	var session struct{ CSRF string }
	account := map[string]string{"token": d.SetupToken, "name": "Rehearsal", "email": Email, "password": Password}
	if err := d.organiser.call(ctx, "POST", "/setup", account, &session); err != nil {
		return err
	}
	d.organiser.csrf = session.CSRF
	return nil
}

func (d *day) create(ctx context.Context) error {
	var created struct{ ID consult.ID }
	if err := d.organiser.call(ctx, "POST", "/consultations", map[string]string{"template": d.Template}, &created); err != nil {
		return err
	}
	d.id = created.ID
	if d.Ways {
		if err := d.addWays(ctx); err != nil {
			return err
		}
	}
	return d.choosePrivacy(ctx)
}

// choosePrivacy changes the protocol's level where the plan asks for another.
func (d *day) choosePrivacy(ctx context.Context) error {
	a, err := d.agenda(ctx)
	if err != nil || d.Privacy == "" || d.Privacy == d.protocol.Privacy {
		return err
	}
	a.Consultation.Protocol.Privacy = d.Privacy
	return d.organiser.call(ctx, "PUT", d.path(""), a.Consultation, nil)
}

func (d *day) path(format string, args ...any) string {
	return "/consultations/" + d.id.String() + fmt.Sprintf(format, args...)
}

func (d *day) agenda(ctx context.Context) (*consult.Agenda, error) {
	var a consult.Agenda
	if err := d.organiser.call(ctx, "GET", d.path("/agenda"), nil, &a); err != nil {
		return nil, err
	}
	d.learn(&a)
	d.protocol = a.Consultation.Protocol
	return &a, nil
}

// learn notes the places of the items.
func (d *day) learn(a *consult.Agenda) {
	places := map[consult.ID]int{}
	for _, rec := range a.Recommendations {
		places[rec.ID] = placeOf(rec)
	}
	d.places.Store(&places)
}

// placeOf is a number made of a recommendation's title. Its place on the agenda
// would not do: ids are new each time, and proposals come in an order that means
// nothing, while equal seeds must think alike.
func placeOf(rec consult.Recommendation) int {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(rec.Title.In(consult.English)))
	return int(hash.Sum32() >> 4)
}

// place of an item, from which people's liking of it is made.
func (d *day) place(item consult.ID) int { return (*d.places.Load())[item] }

func (d *day) topOfScale() int {
	if d.protocol.Scale == "1-5" {
		return 5
	}
	return 9
}

// invite makes invitations and has all but a few redeemed while the doors are
// still shut.
func (d *day) invite(ctx context.Context) error {
	a, err := d.agenda(ctx)
	if err != nil {
		return err
	}
	if a.Consultation.OpenRoom {
		return d.fillRoom(ctx, a.Consultation.RoomCode)
	}
	codes, err := d.makeCodes(ctx)
	if err != nil {
		return err
	}
	return d.seatAll(ctx, len(codes), func(ctx context.Context, i int) (*guest, error) { return redeem(ctx, d, i, codes[i]) })
}

// fillRoom lets people in who know the code of an open room.
func (d *day) fillRoom(ctx context.Context, code string) error {
	if err := d.organiser.call(ctx, "POST", d.path("/registration/open"), struct{}{}, nil); err != nil {
		return err
	}
	return d.seatAll(ctx, d.Participants, func(ctx context.Context, i int) (*guest, error) { return enterRoom(ctx, d, i, code) })
}

// makeCodes merges groups that would be too small, makes an invitation for each
// participant and opens registration.
func (d *day) makeCodes(ctx context.Context) ([]string, error) {
	groups, err := d.mergeGroups(ctx)
	if err != nil {
		return nil, err
	}
	var codes []string
	for i, g := range groups {
		count := d.Participants*(i+1)/len(groups) - d.Participants*i/len(groups)
		var made struct{ Invitations []struct{ Code string } }
		if err := d.organiser.call(ctx, "POST", d.path("/groups/%s/invitations", g.ID), map[string]int{"count": count}, &made); err != nil {
			return nil, err
		}
		for _, invitation := range made.Invitations {
			codes = append(codes, invitation.Code)
		}
	}
	return codes, d.organiser.call(ctx, "POST", d.path("/registration/open"), struct{}{}, nil)
}

// mergeGroups merges declared groups until each has twice the minimum cell, or
// one is left.
func (d *day) mergeGroups(ctx context.Context) ([]consult.Group, error) {
	a, err := d.agenda(ctx)
	if err != nil {
		return nil, err
	}
	groups := a.Groups
	for len(groups) > 1 && d.Participants/len(groups) < 2*d.protocol.MinCell {
		last := groups[len(groups)-1]
		groups = groups[:len(groups)-1]
		if err := d.organiser.call(ctx, "POST", d.path("/groups/%s/merge", last.ID), map[string]consult.ID{"into": groups[0].ID}, nil); err != nil {
			return nil, err
		}
	}
	return groups, nil
}

// seatAll lets everybody in but about one in twenty-five, who never comes.
func (d *day) seatAll(ctx context.Context, n int, admit func(context.Context, int) (*guest, error)) error {
	guests := make([]*guest, n)
	err := d.each(ctx, n, func(ctx context.Context, i int) error {
		if i%25 == 24 {
			return nil
		}
		var err error
		guests[i], err = admit(ctx, i)
		return err
	})
	for _, g := range guests {
		if g != nil {
			d.people = append(d.people, g)
			d.truth.People = append(d.truth.People, g.Person)
		}
	}
	return err
}

// each runs an act for 0…n−1, some at the same time.
func (d *day) each(ctx context.Context, n int, act func(context.Context, int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for i := range n {
		group.Go(func() error { return act(ctx, i) })
	}
	return group.Wait()
}

func (d *day) openDoors(ctx context.Context) error {
	if err := d.organiser.call(ctx, "POST", d.path("/doors/open"), struct{}{}, nil); err != nil {
		return err
	}
	return d.each(ctx, len(d.people), func(ctx context.Context, i int) error { return d.people[i].enter(ctx) })
}

// takeSteps opens, works through and closes every step of the agenda, in order.
func (d *day) takeSteps(ctx context.Context) error {
	a, err := d.agenda(ctx)
	if err != nil {
		return err
	}
	d.steps = len(a.Steps)
	for _, step := range a.Steps {
		d.report(a, step)
		if err := d.takeRounds(ctx, step); err != nil {
			return fmt.Errorf("%s: %w", step.Kind, err)
		}
		d.done++
	}
	return nil
}

func (d *day) report(a *consult.Agenda, step consult.Step) {
	if d.Progress == nil {
		return
	}
	theme, _ := a.Theme(step.Theme)
	title := theme.Title.In(consult.English)
	if title == "" {
		title = "Cross-cutting principles"
	}
	d.Progress(d.done, d.steps, string(step.Kind)+": "+title)
}

// takeRounds takes a step once or, where the protocol plans rounds, until they
// are over.
func (d *day) takeRounds(ctx context.Context, step consult.Step) error {
	for {
		if err := d.takeStep(ctx, step); err != nil {
			return err
		}
		if again, err := d.another(ctx, step); err != nil || !again {
			return err
		}
	}
}

// another reports whether the protocol provides for a further round of a step.
func (d *day) another(ctx context.Context, step consult.Step) (bool, error) {
	var desk consult.Desk
	if d.protocol.MaxRounds < 2 {
		return false, nil
	}
	if err := d.organiser.call(ctx, "GET", d.path("/desk"), nil, &desk); err != nil {
		return false, err
	}
	for _, r := range desk.Snapshot.Results {
		if r.Step == step.ID && r.Next != nil {
			return r.Next.Over == "", nil
		}
	}
	return false, nil
}

func (d *day) takeStep(ctx context.Context, step consult.Step) error {
	var round consult.Round
	if err := d.organiser.call(ctx, "POST", d.path("/steps/%s/open", step.ID), struct{}{}, &round); err != nil {
		return err
	}
	if _, err := d.agenda(ctx); err != nil { // learn the places of new items
		return err
	}
	if err := d.each(ctx, len(d.people), func(ctx context.Context, i int) error { return d.people[i].attends(ctx, step, round) }); err != nil {
		return err
	}
	if err := d.organiser.call(ctx, "POST", d.path("/steps/%s/close", step.ID), struct{}{}, nil); err != nil {
		return err
	}
	if err := d.each(ctx, len(d.people), func(ctx context.Context, i int) error { return d.people[i].settles(ctx) }); err != nil {
		return err
	}
	return d.moderate(ctx)
}

// moderate approves what waits in the moderator's queue.
func (d *day) moderate(ctx context.Context) error {
	var desk consult.Desk
	if err := d.organiser.call(ctx, "GET", d.path("/desk"), nil, &desk); err != nil {
		return err
	}
	for _, words := range desk.Queue {
		if words.Status != consult.Queued {
			continue
		}
		if err := d.organiser.call(ctx, "POST", d.path("/contributions/%s/moderate", words.ID), map[string]string{"action": "approve"}, nil); err != nil {
			return err
		}
	}
	return nil
}

func (d *day) close(ctx context.Context) error {
	return d.organiser.call(ctx, "POST", d.path("/close"), struct{}{}, nil)
}

func (d *day) leave() {
	for _, g := range d.people {
		if g.live != nil {
			g.live.close()
		}
	}
	d.guests.CloseIdleConnections()
}

func (d *day) result() *Result {
	r := &Result{Consultation: d.id, Truth: d.truth, Came: len(d.people), fetch: d.organiser}
	for _, g := range d.people {
		r.Answers += len(g.Answers) + len(g.Ranking)
		r.Words += len(g.Comments)
	}
	return r
}

// Export fetches one file of the report, as report.md in a language.
func (r *Result) Export(ctx context.Context, file string, lang consult.Lang) ([]byte, error) {
	var content []byte
	path := fmt.Sprintf("/consultations/%s/report/%s?lang=%s", r.Consultation, file, lang)
	return content, r.fetch.call(ctx, "GET", path, nil, &content)
}
