package web

import (
	"context"
	"database/sql"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store"
)

// TestEveryWayOutObeysTheReleaseGate plays random streams of what people and
// organisers do, over restarts and on one node or two, and holds whatever can be
// fetched or heard against every sentence of the rule (see obeys). Give
// -rapid.checks for more than a few streams.
func TestEveryWayOutObeysTheReleaseGate(t *testing.T) {
	fewStreams(t)
	template := filepath.Join(t.TempDir(), "template.db")
	session := prepare(t, template)
	key, err := credential.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	public := key.Public().Marshal()
	rapid.Check(t, func(rt *rapid.T) {
		p := newPromise(rt, template, session, public)
		defer p.end()
		p.play()
	})
}

// fewStreams plays a dozen streams where no number was asked for.
func fewStreams(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	if was := checks.Value.String(); was == checks.DefValue {
		_ = checks.Value.Set("12")
		t.Cleanup(func() { _ = checks.Value.Set(was) })
	}
}

// prepare makes an empty database with an owner, and signs in.
func prepare(t *testing.T, path string) (session string) {
	t.Helper()
	kept, err := store.Open(t.Context(), store.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	accounts := account.New(kept, account.Options{})
	token, err := accounts.OpenSetup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	in, err := accounts.Setup(t.Context(), token, account.Newcomer{Name: "Ana", Email: "ana@example.org", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	return in.Token
}

// promise is one stream: a consultation on a database of its own, the people in
// it, and what the rule has to remember.
type promise struct {
	*rapid.T
	ctx       context.Context
	dir       string
	db        *sql.DB // past the house, to see what it holds
	session   string
	presenter string
	kept      *store.Store
	nodes     []*node
	several   bool
	afresh    bool // of two nodes one has yet to take the lead, which it tells

	id     consult.ID
	theme  consult.ID
	groups []consult.ID
	items  []consult.ID
	steps  map[consult.StepKind]consult.ID
	people []consult.Seat
	k      int
	hidden bool // until the close

	texts  []*writing
	heard  []heard          // since the last act
	waits  map[question]int // rows found all alike, by the oracle's own count
	seen   state            // as it was before the act
	looked map[string]string
}

// writing is one text and who wrote it, which the house does not know.
type writing struct {
	id     consult.ID
	author int
	key    []byte
}

func newPromise(t *rapid.T, template, session string, public []byte) *promise {
	dir, err := os.MkdirTemp("", "promise")
	if err != nil {
		t.Fatal(err)
	}
	p := &promise{T: t, ctx: context.Background(), dir: dir, session: session, steps: map[consult.StepKind]consult.ID{}, waits: map[question]int{}}
	p.copyFile(template, p.path())
	p.k = rapid.IntRange(3, 5).Draw(t, "k")
	p.several = rapid.Bool().Draw(t, "two nodes")
	p.hidden = rapid.IntRange(0, 4).Draw(t, "hidden until the close") == 0
	p.open()
	p.must(p.kept.PutAgenda(p.ctx, p.agenda(public)))
	p.presenter, err = account.New(p.kept, account.Options{}).NewPresenterLink(p.ctx, p.id)
	p.must(err)
	p.enter(rapid.IntRange(2*p.k, 5*p.k).Draw(t, "people"))
	p.seen, p.looked = p.read(), p.look(p.nodes[0])
	return p
}

func (p *promise) path() string { return filepath.Join(p.dir, "parley.db") }

func (p *promise) copyFile(from, to string) {
	data, err := os.ReadFile(from)
	p.must(err)
	p.must(os.WriteFile(to, data, 0o600))
}

func (p *promise) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

// may passes over what the house refuses, as it may.
func (p *promise) may(err error) {
	p.Helper()
	switch consult.CodeOf(err) {
	case "", consult.CodeConflict, consult.CodeStepClosed, consult.CodeNotFound, consult.CodeFrozen, consult.CodePaused, consult.CodeDoorsClosed:
	default:
		p.Fatal(err)
	}
}

// agenda is an open consultation of two declared groups: one theme, four
// recommendations, and a step of each kind that the stream knows.
func (p *promise) agenda(public []byte) *consult.Agenda {
	p.id, p.theme = consult.NewID(), consult.NewID()
	protocol := consult.DefaultProtocol()
	protocol.MinCell, protocol.Visibility = p.k, consult.VisibleLive
	protocol.ModerateComments = rapid.Bool().Draw(p.T, "comments are moderated")
	if p.hidden {
		protocol.Visibility = consult.VisibleAfterClose
	}
	a := &consult.Agenda{
		Consultation: consult.Consultation{
			ID: p.id, RoomCode: "ABCDEF", Title: text("A day"), Languages: consult.Languages,
			Protocol: protocol, ProtocolHash: protocol.Hash(), Frozen: true, Status: consult.Open,
		},
		Themes: []consult.Theme{{ID: p.theme, Place: 1, Title: text("Justice")}},
	}
	for i := range 2 {
		p.groups = append(p.groups, consult.NewID())
		a.Groups = append(a.Groups, consult.Group{ID: p.groups[i], Place: i + 1, Name: text("Guests"), Invited: 3 * p.k, Keys: []consult.Key{{PublicKey: public}}})
	}
	for i := range 4 {
		p.items = append(p.items, consult.NewID())
		a.Recommendations = append(a.Recommendations, consult.Recommendation{ID: p.items[i], Theme: p.theme, Place: i + 1, Title: text("Train judges"), Body: text("In every state.")})
	}
	for i, kind := range []consult.StepKind{consult.Propose, consult.Discuss, consult.Vote, consult.Rate, consult.Rank, consult.Judge} {
		p.steps[kind] = consult.NewID()
		a.Steps = append(a.Steps, consult.Step{ID: p.steps[kind], Theme: p.theme, Kind: kind, Place: i + 1, Minutes: 10})
	}
	return a
}

// enter seats so many people, in both groups.
func (p *promise) enter(people int) {
	for i := range people {
		id := consult.NewID()
		who, err := credential.ParticipantIDFromBytes(id[:])
		p.must(err)
		p.people = append(p.people, consult.Seat{Consultation: p.id, Participant: who, Group: p.groups[i%2]})
	}
}

// end stops the house.
func (p *promise) end() {
	p.shut()
	_ = os.RemoveAll(p.dir)
}
