package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/redis/redistest"
	"parley/internal/store/pgtest"
)

// street is two nodes on one PostgreSQL, joined by a Redis.
type street struct {
	*testing.T
	redis *redistest.Server
	a, b  *house
}

func openStreet(t *testing.T) *street {
	t.Helper()
	s := &street{T: t, redis: redistest.Start(t)}
	settings := config.Config{Addr: "127.0.0.1:0", DatabaseURL: pgtest.Database(t), RedisURL: s.redis.URL}
	s.a = openWith(t, settings)
	s.b = openWith(t, settings)
	return s
}

// at is the same person on another node.
func (b *browser) at(h *house) *browser {
	there := h.browser()
	there.authorisation = b.authorisation
	return there
}

func (b *browser) snapshot(d *day) (s consult.Snapshot) {
	b.h.t.Helper()
	b.must("GET", d.path("/snapshot"), nil, &s)
	return s
}

func TestWhatOneNodeChangesAnotherKnowsAtOnce(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	guest := d.guest()
	there := guest.at(s.b)
	w := there.dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	for _, kind := range []consult.StepKind{consult.Vote, consult.Rate} {
		round := d.openStep(kind)
		heard := w.hear(t, consult.StepOpened)
		snapshot := there.snapshot(d)
		if snapshot.Version < heard.Push.Pub.Data.Version {
			t.Errorf("the other node shows version %d after it told %d", snapshot.Version, heard.Push.Pub.Data.Version)
		}
		if !slices.ContainsFunc(snapshot.Steps, func(st consult.Step) bool {
			r, ok := st.Current()
			return ok && r.ID == round && st.IsOpen()
		}) {
			t.Error("the other node does not show the open step")
		}
	}
}

// TestAnAnswerToARoundThatTheNodeDoesNotKnowYetIsTaken stops Redis, so that
// nothing tells the other node.
func TestAnAnswerToARoundThatTheNodeDoesNotKnowYetIsTaken(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	guest := d.guest()
	guest.at(s.b).snapshot(d)
	s.redis.Stop()
	round := d.openStep(consult.Vote)
	guest.at(s.b).must("PUT", d.path("/rounds/%/votes/%", round, d.recs[0]), map[string]string{"vote": "agree"}, nil)
	var own consult.OwnAnswers
	guest.must("GET", d.path("/own"), nil, &own)
	if len(own.Votes) != 1 {
		t.Errorf("the first node reads %v", own.Votes)
	}
	s.a.owner.must("POST", d.path("/steps/%/close", d.steps[consult.Vote]), nil, nil)
	if got := guest.at(s.b).send("PUT", apiPath+d.path("/rounds/%/votes/%", round, d.recs[0]), map[string]string{"vote": "pass"}); got.code() != consult.CodeStepClosed {
		t.Errorf("an answer after the close got %d %s", got.status, got.body)
	}
}

// TestAllWhoComeToANodeThatHasNotHeardGetIn: the first of them has the node
// read the agenda, and the others come while it does.
func TestAllWhoComeToANodeThatHasNotHeardGetIn(t *testing.T) {
	s := openStreet(t)
	d := s.a.draft().invite()
	s.b.browser().must("GET", "/rooms/"+d.room, nil, nil)
	s.redis.Stop()
	d.register()
	var all sync.WaitGroup
	for _, code := range d.invitations {
		all.Go(func() {
			got := s.b.browser().send("POST", apiPath+d.path("/invitations/keys"), map[string]string{"invitation": code})
			if got.status != http.StatusOK {
				t.Errorf("got %d %s", got.status, got.body)
			}
		})
	}
	all.Wait()
}

func TestWithoutRedisBrowsersOfTheOtherNodeAreToldWithinSeconds(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	guest := d.guest()
	w := guest.at(s.b).dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	s.redis.Stop()
	round := d.openStep(consult.Vote)
	w.hear(t, consult.ConsultationChanged)
	if got := guest.at(s.b).snapshot(d); !strings.Contains(marshalled(got.Steps), round.String()) {
		t.Error("the other node does not show the open step")
	}
	s.redis.Start()
	waitFor(t, func() bool { // events come by themselves again
		d.h.owner.must("POST", d.path("/steps/%/extend", d.steps[consult.Vote]), map[string]int{"minutes": 1}, nil)
		return slices.Contains(s.b.heardElsewhere(t, w), consult.StepExtended)
	})
}

// heardElsewhere is the next event that a connection hears.
func (h *house) heardElsewhere(t *testing.T, w *wire) []consult.EventType {
	m := w.read(t)
	if m.Push == nil || m.Push.Pub == nil {
		return nil
	}
	return []consult.EventType{m.Push.Pub.Data.Type}
}

// TestAnswersAtBothNodesAreReleasedTogether has half of the room at each node,
// neither of which would be enough.
func TestAnswersAtBothNodesAreReleasedTogether(t *testing.T) {
	s := openStreet(t)
	d := s.a.draft()
	var agenda consult.Agenda
	s.a.owner.must("GET", d.path("/agenda"), nil, &agenda)
	agenda.Consultation.Protocol.Visibility = consult.VisibleLive
	s.a.owner.must("PUT", d.path(""), agenda.Consultation, nil)
	d.register()
	s.a.owner.must("POST", d.path("/doors/open"), nil, nil)
	round := d.openStep(consult.Vote)
	var last *browser
	for i := range 20 {
		last = d.guest().at([]*house{s.a, s.b}[i%2])
		vote := []string{"agree", "disagree"}[i/2%2]
		last.must("PUT", d.path("/rounds/%/votes/%", round, d.recs[0]), map[string]string{"vote": vote}, nil)
	}
	answered := func(h *house) (n int) {
		for _, result := range last.at(h).snapshot(d).Results {
			n += result.Answered.N
		}
		return n
	}
	waitFor(t, func() bool { return answered(s.a) >= 5 && answered(s.b) >= 5 })
	s.b.owner.must("POST", d.path("/steps/%/close", d.steps[consult.Vote]), nil, nil)
	for _, h := range []*house{s.a, s.b} {
		waitFor(t, func() bool { return answered(h) == 20 })
		for _, result := range last.at(h).snapshot(d).Results {
			if !result.Final || result.Items[0].Vote == nil || result.Items[0].Vote.Agree != 10 {
				t.Errorf("%s", marshalled(result))
			}
		}
	}
}

func TestWordsOfThreeAuthorsAtTwoNodesComeOutTogether(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	d.openStep(consult.Discuss)
	var last *browser
	for i := range 3 {
		last = d.guest().at([]*house{s.a, s.b}[i%2])
		last.must("POST", d.path("/contributions"), d.comment(), nil)
	}
	waitFor(t, func() bool { return len(last.snapshot(d).Words) == 3 })
}

func TestPresenceIsTheSumOfTheNodes(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	for i := range 10 {
		guest := d.guest()
		guest.at([]*house{s.a, s.b}[i%2]).dial(t, "").connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	}
	guest := d.guest()
	for _, h := range []*house{s.a, s.b} {
		waitFor(t, func() bool { return guest.at(h).snapshot(d).About == 10 })
	}
}

// TestTheOtherNodeDecidesWhenTheDecidingOneIsGone ends the node that decides
// while answers wait for a release.
func TestTheOtherNodeDecidesWhenTheDecidingOneIsGone(t *testing.T) {
	s := openStreet(t)
	settings := config.Config{Addr: "127.0.0.1:0", DatabaseURL: s.a.server.config.DatabaseURL, RedisURL: s.redis.URL}
	var d *day
	t.Run("a third node, for a while", func(t *testing.T) {
		third := openWith(t, settings)
		d = third.begin()
		d.openStep(consult.Discuss)
	})
	d.h = s.b
	waitFor(t, func() bool {
		var n int
		for range 3 {
			guest := d.guest()
			guest.must("POST", d.path("/contributions"), d.comment(), nil)
			n = len(guest.snapshot(d).Words)
		}
		return n >= 3
	})
}

func TestTwoOrganisersAtTwoNodesDoNotOpenOneStepTwice(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	codes := make(chan consult.Code, 2)
	for _, h := range []*house{s.a, s.b} {
		go func() {
			codes <- h.owner.send("POST", apiPath+d.path("/steps/%/open", d.steps[consult.Vote]), nil).code()
		}()
	}
	if got := []consult.Code{<-codes, <-codes}; !slices.Contains(got, "") || !slices.Contains(got, consult.CodeConflict) {
		t.Errorf("got %q", got)
	}
}

func TestVersionsOfTwoNodesAreOneSequence(t *testing.T) {
	s := openStreet(t)
	d := s.a.begin()
	guest := d.guest()
	w := guest.dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	var last uint64
	for i, kind := range []consult.StepKind{consult.Vote, consult.Rate, consult.Rank, consult.Discuss} {
		h := []*house{s.a, s.b}[i%2]
		h.owner.must("POST", d.path("/steps/%/open", d.steps[kind]), nil, nil)
		m := w.hear(t, consult.StepOpened)
		if version := m.Push.Pub.Data.Version; version <= last {
			t.Errorf("version %d came after %d", version, last)
		} else {
			last = version
		}
		if !json.Valid(m.Push.Pub.Data.Data) {
			t.Error("the event is not whole")
		}
	}
}
