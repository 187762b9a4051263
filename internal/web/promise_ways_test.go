package web

import (
	"context"
	"database/sql"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/live"
	"parley/internal/store"
)

// node is one server of a stream. It decides when it is told to.
type node struct {
	service *consult.Service
	server  *Server
	live    *live.Node
}

// heard is an event on its way to the sockets, as it is on the wire.
type heard struct {
	to   consult.Audience
	kind consult.EventType
	data json.RawMessage
}

// road joins the nodes of a stream: it carries events and bulletins at once.
type road struct {
	p    *promise
	self int
}

func (r road) others() (list []*node) {
	for i, n := range r.p.nodes {
		if i != r.self {
			list = append(list, n)
		}
	}
	return list
}

// Publish implements [consult.Publisher].
func (r road) Publish(_ context.Context, id consult.ID, to consult.Audience, e consult.Event) {
	data, err := json.Marshal(e.Data)
	r.p.must(err)
	r.p.heard = append(r.p.heard, heard{to, e.Type, data})
	for _, n := range r.others() {
		n.service.Hear(id, e.Version, e.Type, data)
	}
}

// Tell implements [consult.Peers].
func (r road) Tell(ctx context.Context, b consult.Bulletin) error {
	for _, n := range r.others() {
		n.service.HearBulletin(ctx, b)
	}
	return nil
}

// Local implements [consult.Peers].
func (r road) Local(_ consult.ID, to consult.Audience, e consult.Event) {
	r.p.heard = append(r.p.heard, heard{to: to, kind: e.Type})
}

// open starts the nodes on the stream's database.
func (p *promise) open() {
	var err error
	p.kept, err = store.Open(p.ctx, store.Options{Path: p.path(), Logger: slog.New(slog.DiscardHandler)})
	p.must(err)
	p.db, err = sql.Open("sqlite", "file:"+p.path()+"?_pragma=busy_timeout(10000)")
	p.must(err)
	p.nodes, p.afresh = nil, p.several
	for i := range 2 {
		if i == 0 || p.several {
			p.nodes = append(p.nodes, p.newNode(i))
		}
	}
}

func (p *promise) newNode(self int) *node {
	log := slog.New(slog.DiscardHandler)
	hub, err := live.New(live.Options{Logger: log})
	p.must(err)
	options := consult.Options{Logger: log}
	if p.several {
		options.Peers = road{p, self}
	}
	now := time.Now()
	n := &node{service: consult.NewService(p.kept, road{p, self}, options), live: hub}
	n.server = New(Deps{
		Service: n.service, Accounts: account.New(p.kept, account.Options{Logger: log}), Live: hub, Logger: log, Assets: testAssets,
		Now: func() time.Time { now = now.Add(2 * freshFor); return now }, // nothing kept is fresh
	})
	return n
}

// shut ends the nodes, as a stop of the program does.
func (p *promise) shut() {
	for _, n := range p.nodes {
		_ = n.live.Shutdown(p.ctx)
		n.server.stop()
	}
	p.rows("DELETE FROM leases")
	p.must(p.db.Close())
	p.must(p.kept.Close())
}

// clock is what moves by itself: the server's clock in a snapshot.
var clock = regexp.MustCompile(`"now":"[^"]*",?`)

// look fetches everything that can be fetched by anybody but an author, with
// the tag of each answer; of the report, whose forms are written from the same
// results, the data and the figures beside the editor.
func (p *promise) look(n *node, more ...string) map[string]string {
	out := map[string]string{}
	owner := http.Header{"Cookie": {n.server.cookieName() + "=" + p.session}}
	projector := http.Header{"Authorization": {"Presenter " + p.presenter}}
	for _, path := range append(more, "/snapshot", "/desk", "/agenda", "/report/data.json", "/narrative/sheet") {
		out[path] = p.fetch(n, path, owner)
	}
	out["projector"] = p.fetch(n, "/snapshot", projector)
	out["list"] = p.fetch(n, "", owner)
	return out
}

// forms are further ways out, too slow for every look.
var forms = []string{"/report/data.csv", "/report/report.md", "/report/report.html?lang=es", "/narrative"}

// fetch asks for a path below the consultation, or for the list of all. Lines
// are sorted: quotations come in random order.
func (p *promise) fetch(n *node, path string, header http.Header) string {
	where := apiPath + "/consultations"
	if path != "" {
		where += "/" + p.id.String() + path
	}
	request := httptest.NewRequest("GET", where, nil)
	request.Header = header.Clone()
	reply, err := n.server.app.Test(request, -1)
	p.must(err)
	defer func() { _ = reply.Body.Close() }()
	body, err := io.ReadAll(reply.Body)
	p.must(err)
	if reply.StatusCode != 200 {
		p.Fatalf("%s: %d %s", path, reply.StatusCode, body)
	}
	lines := strings.Split(clock.ReplaceAllString(string(body), ""), "\n")
	slices.Sort(lines)
	return reply.Header.Get("ETag") + "\n" + strings.Join(lines, "\n")
}

// snapshot is the state that a node shows.
func (p *promise) snapshot(n *node) consult.Snapshot {
	s, err := n.service.Snapshot(p.ctx, p.id)
	p.must(err)
	return s
}

// question is what is asked in one round; ballots have no recommendation.
type question struct {
	round, recommendation string
	dimension             int
}

func (q question) isMark() bool { return q.dimension == -1 || q.dimension == -2 }

// row is what the database holds of one person's answer.
type row struct{ group, value, released string } // empty: none

// words is what it holds of a text.
type words struct {
	status    consult.ContributionStatus
	shows     string // what is public of it, where it is
	pending   bool
	consented consult.Consent
}

// state is everything the rule is about, read past the house.
type state struct {
	answers map[question]map[string]row // by participant
	words   map[string]words
	closed  map[string]bool // rounds
}

// rows runs a statement on the stream's file.
func (p *promise) rows(statement string) (out [][]string) {
	p.Helper()
	rows, err := p.db.Query(statement)
	p.must(err)
	defer func() { _ = rows.Close() }()
	columns, err := rows.Columns()
	p.must(err)
	for rows.Next() {
		cells, into := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		p.must(rows.Scan(into...))
		line := make([]string, len(columns))
		for i, c := range cells {
			line[i] = c.String
		}
		out = append(out, line)
	}
	p.must(rows.Err())
	return out
}

// read looks into the database.
func (p *promise) read() state {
	s := state{map[question]map[string]row{}, map[string]words{}, map[string]bool{}}
	add := func(q question, who string, r row) {
		if s.answers[q] == nil {
			s.answers[q] = map[string]row{}
		}
		s.answers[q][who] = r
	}
	for _, line := range p.rows(`SELECT hex(round_id), hex(recommendation_id), dimension, hex(participant), hex(group_id), value, released FROM answers`) {
		add(question{line[0], line[1], number(line[2])}, line[3], row{line[4], line[5], line[6]})
	}
	for _, line := range p.rows(`SELECT hex(round_id), hex(participant), hex(group_id), hex(ballot), hex(released) FROM ballots`) {
		add(question{round: line[0]}, line[1], row{line[2], line[3], line[4]})
	}
	for _, line := range p.rows(`SELECT hex(id), status, title || '/' || body, revision IS NOT NULL OR leaving, consent FROM contributions`) {
		s.words[line[0]] = words{consult.ContributionStatus(line[1]), line[2], line[3] == "1", consult.Consent(line[4])}
	}
	for _, line := range p.rows(`SELECT hex(id), status FROM rounds`) {
		s.closed[line[0]] = line[1] == string(consult.RoundClosed)
	}
	return s
}

// withoutPending is a house on a copy of the database from which everything was
// taken that the gate has not let out.
func (p *promise) withoutPending() map[string]string {
	copied := *p
	copied.dir, copied.nodes, copied.several = filepath.Join(p.dir, "copy"), nil, false
	p.must(os.MkdirAll(copied.dir, 0o700))
	p.rows(`VACUUM INTO '` + copied.path() + `'`)
	copied.open()
	for _, statement := range []string{
		`DELETE FROM answers WHERE released IS NULL`, `UPDATE answers SET value = released, turn = 0`,
		`DELETE FROM ballots WHERE released IS NULL`, `UPDATE ballots SET ballot = released, turn = 0`,
		`UPDATE tallies SET current = released`, `DELETE FROM waits`, `DELETE FROM leases`,
		`DELETE FROM contributions WHERE status IN ('waiting', 'held')`, `UPDATE contributions SET revision = NULL, leaving = 0`,
	} {
		copied.rows(statement)
	}
	defer func() {
		copied.shut()
		_ = os.RemoveAll(copied.dir)
	}()
	return copied.look(copied.nodes[0], forms...)
}
