package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"parley/internal/account"
	"parley/internal/consult"
)

// wire is a live connection, spoken by hand.
type wire struct {
	conn    *websocket.Conn
	pending [][]byte
}

// dial opens a live connection with the browser's cookies. Origin "" is the
// server's own.
func (b *browser) dial(t testing.TB, origin string) *wire {
	t.Helper()
	w, resp, err := b.tryDial(origin)
	if err != nil {
		t.Fatalf("dial: %v, %v", err, resp)
	}
	t.Cleanup(func() { _ = w.conn.Close() })
	return w
}

func (b *browser) tryDial(origin string) (*wire, *http.Response, error) {
	if origin == "" {
		origin = b.h.url
	}
	dialer := websocket.Dialer{Jar: b.client.Jar}
	conn, resp, err := dialer.Dial("ws"+strings.TrimPrefix(b.h.url, "http")+livePath, http.Header{"Origin": {origin}})
	return &wire{conn: conn}, resp, err
}

func (w *wire) write(t testing.TB, frame string) {
	t.Helper()
	if err := w.conn.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		t.Fatal(err)
	}
}

// message is what a server says in one line.
type message struct {
	ID    int `json:"id"`
	Error *struct {
		Code      int    `json:"code"`
		Message   string `json:"message"`
		Temporary bool   `json:"temporary"`
	} `json:"error"`
	Connect *struct {
		Subs map[string]struct {
			Epoch        string            `json:"epoch"`
			Offset       uint64            `json:"offset"`
			Recovered    bool              `json:"recovered"`
			Publications []json.RawMessage `json:"publications"`
		} `json:"subs"`
	} `json:"connect"`
	RPC *struct {
		Data json.RawMessage `json:"data"`
	} `json:"rpc"`
	Push *struct {
		Channel string `json:"channel"`
		Pub     *struct {
			Data struct {
				Version uint64            `json:"v"`
				Type    consult.EventType `json:"type"`
				Data    json.RawMessage   `json:"data"`
			} `json:"data"`
			Info *json.RawMessage `json:"info"`
		} `json:"pub"`
	} `json:"push"`
}

// read returns the next message that is not a ping.
func (w *wire) read(t testing.TB) message {
	t.Helper()
	for {
		for len(w.pending) > 0 {
			line := w.pending[0]
			w.pending = w.pending[1:]
			if line = bytes.TrimSpace(line); len(line) > 2 {
				var m message
				if err := json.Unmarshal(line, &m); err != nil {
					t.Fatalf("%v in %s", err, line)
				}
				return m
			}
		}
		_ = w.conn.SetReadDeadline(time.Now().Add(30 * time.Second))
		_, frame, err := w.conn.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		w.pending = bytes.Split(frame, []byte{'\n'})
	}
}

// hear reads until an event of a type comes.
func (w *wire) hear(t testing.TB, kind consult.EventType) message {
	t.Helper()
	for {
		if m := w.read(t); m.Push != nil && m.Push.Pub != nil && m.Push.Pub.Data.Type == kind {
			return m
		}
	}
}

// closed reads until the server hangs up and returns its code.
func (w *wire) closed(t testing.TB) int {
	t.Helper()
	_ = w.conn.SetReadDeadline(time.Now().Add(30 * time.Second))
	for {
		if _, _, err := w.conn.ReadMessage(); err != nil {
			var e *websocket.CloseError
			if !errors.As(err, &e) {
				t.Fatalf("the connection ended without a word: %v", err)
			}
			return e.Code
		}
	}
}

func (w *wire) connect(t testing.TB, data map[string]any) message {
	t.Helper()
	w.write(t, marshalled(map[string]any{"id": 1, "connect": map[string]any{"data": data}}))
	return w.read(t)
}

// call makes one remote call and waits for its answer.
func (w *wire) call(t testing.TB, method string, body any) message {
	t.Helper()
	data, raw := body.(string)
	if !raw {
		data = marshalled(body)
	}
	w.write(t, `{"id":7,"rpc":{"method":"`+method+`","data":`+data+`}}`)
	for {
		if m := w.read(t); m.ID == 7 {
			return m
		}
	}
}

func (b *browser) token() string { return strings.TrimPrefix(b.authorisation, "Parley ") }

func TestAParticipantLivesThroughADay(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest := d.guest()
	w := guest.dial(t, "")
	hello := w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	channel := "c:" + d.id.String()
	if hello.Connect == nil || len(hello.Connect.Subs) != 1 {
		t.Fatalf("got %+v", hello)
	}
	position := hello.Connect.Subs[channel]
	round := d.openStep(consult.Vote)
	opened := w.hear(t, consult.StepOpened)
	if opened.Push.Channel != channel || opened.Push.Pub.Info != nil {
		t.Errorf("got %+v", opened.Push)
	}
	vote := map[string]any{"round": round, "recommendation": d.recs[0], "vote": "agree"}
	if got := w.call(t, "vote.cast", vote); got.Error != nil || string(got.RPC.Data) != "{}" {
		t.Errorf("got %+v", got)
	}
	if got := w.call(t, "round.finish", map[string]any{"round": round}); got.Error != nil {
		t.Errorf("got %+v", got.Error)
	}
	if own := guest.send("GET", apiPath+d.path("/own"), nil); !strings.Contains(string(own.body), `"agree"`) {
		t.Errorf("the vote over the socket is not there: %s", own.body)
	}
	_ = w.conn.Close()
	d.openStep(consult.Discuss)
	again := guest.dial(t, "")
	again.write(t, marshalled(map[string]any{"id": 1, "connect": map[string]any{
		"data": map[string]any{"consultation": d.id, "token": guest.token()},
		"subs": map[string]any{channel: map[string]any{"recover": true, "epoch": position.Epoch, "offset": position.Offset}},
	}}))
	back := again.read(t)
	if sub := back.Connect.Subs[channel]; !sub.Recovered || len(sub.Publications) < 2 {
		t.Errorf("what was missed did not come: %+v", back.Connect)
	}
	comment := d.comment()
	got := again.call(t, "contribution.add", comment)
	var words kept
	if got.Error != nil || json.Unmarshal(got.RPC.Data, &words) != nil || words.Status != consult.Waiting {
		t.Fatalf("got %+v", got)
	}
	proof := map[string]any{"id": words.ID, "author_key": comment["author_key"]}
	revised := again.call(t, "contribution.revise", with(with(proof, "body", "Better."), "consent", "verbatim"))
	if revised.Error != nil {
		t.Errorf("got %+v", revised.Error)
	}
	path := d.path("/contributions/" + words.ID.String())
	revision := map[string]any{"author_key": comment["author_key"], "body": "Best.", "consent": "verbatim", "turn": 3}
	if got := guest.send("PUT", apiPath+path, revision); got.status != 200 {
		t.Errorf("got %d %s", got.status, got.body)
	}
	if got := again.call(t, "contribution.revise", with(with(with(proof, "body", "Worse."), "consent", "verbatim"), "turn", 2)); got.Error == nil || got.Error.Message != "outdated" {
		t.Errorf("an older edit that came by the socket was answered %+v", got.Error)
	}
	if got := guest.send("POST", apiPath+path+"/withdraw", map[string]any{"author_key": comment["author_key"], "turn": 2}); got.status != 409 {
		t.Errorf("an older withdrawal was answered %d", got.status)
	}
	if gone := again.call(t, "contribution.withdraw", proof); gone.Error != nil || !strings.Contains(string(gone.RPC.Data), "withdrawn") {
		t.Errorf("got %+v", gone)
	}
}

func TestTheOutboxMaySendByEitherWay(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest, round := d.guest(), d.openStep(consult.Rate)
	w := guest.dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	if got := w.call(t, "rating.cast", map[string]any{"round": round, "recommendation": d.recs[0], "dimension": "importance", "rating": 9}); got.Error != nil {
		t.Fatalf("got %+v", got.Error)
	}
	guest.must("PUT", d.path("/rounds/%/ratings/%/importance", round, d.recs[0]), map[string]any{"rating": 3}, nil)
	var own consult.OwnAnswers
	guest.must("GET", d.path("/own"), nil, &own)
	if len(own.Ratings) != 1 || own.Ratings[0].Rating == nil || *own.Ratings[0].Rating != 3 {
		t.Errorf("got %+v", own.Ratings)
	}
}

func TestBadCallsAreRefused(t *testing.T) {
	h := open(t)
	d, elsewhere := h.begin(), h.begin()
	guest, round := d.guest(), d.openStep(consult.Vote)
	foreign := elsewhere.openStep(consult.Vote)
	rank := d.openStep(consult.Rank)
	w := guest.dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	vote := func(round, rec consult.ID, vote string) map[string]any {
		return map[string]any{"round": round, "recommendation": rec, "vote": vote}
	}
	cases := []struct {
		name, method string
		body         any
		code         string
	}{
		{"outside the scale", "vote.cast", vote(round, d.recs[0], "perhaps"), "invalid"},
		{"another consultation's round", "vote.cast", vote(foreign, elsewhere.recs[0], "agree"), "not_found"},
		{"another consultation's recommendation", "vote.cast", vote(round, elsewhere.recs[0], "agree"), "not_found"},
		{"an unknown field", "vote.cast", with(vote(round, d.recs[0], "agree"), "name", "Ana"), "invalid"},
		{"no object", "vote.cast", `[1]`, "invalid"},
		{"an empty body", "vote.cast", `{}`, "invalid"},
		{"a ranking with an item twice", "ranking.cast", map[string]any{"round": rank, "order": [][]consult.ID{{d.recs[0]}, {d.recs[0]}}}, "invalid"},
		{"a ranking with an unknown item", "ranking.cast", map[string]any{"round": rank, "order": [][]consult.ID{{consult.NewID()}}}, "invalid"},
		{"a ranking without an order", "ranking.cast", map[string]any{"round": rank}, "invalid"},
		{"a rating without a rating", "rating.cast", map[string]any{"round": round}, "invalid"},
		{"words on a closed step", "contribution.add", d.comment(), "step_closed"},
		{"an unknown act", "vote.count", `{}`, "method not found"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := w.call(t, c.method, c.body); got.Error == nil || got.Error.Message != c.code {
				t.Errorf("got %+v, want %s", got, c.code)
			}
		})
	}
}

func TestWhoMayConnect(t *testing.T) {
	h := open(t)
	d, elsewhere := h.begin(), h.begin()
	shut := h.draft().register()
	guest, early := d.guest(), shut.guest()
	projector := strings.TrimPrefix(d.projector().authorisation, "Presenter ")
	cases := []struct {
		name     string
		as       *browser
		data     map[string]any
		channels int    // 0: refused
		code     string // then
	}{
		{"a participant", guest, map[string]any{"consultation": d.id, "token": guest.token()}, 1, ""},
		{"a participant elsewhere", guest, map[string]any{"consultation": elsewhere.id, "token": guest.token()}, 0, "unauthorised"},
		{"a participant before the doors open", early, map[string]any{"consultation": shut.id, "token": early.token()}, 0, "doors_closed"},
		{"a projector", h.browser(), map[string]any{"consultation": d.id, "presenter": projector}, 1, ""},
		{"a projector elsewhere", h.browser(), map[string]any{"consultation": elsewhere.id, "presenter": projector}, 0, "unauthorised"},
		{"an observer", h.colleague(account.Observer), map[string]any{"consultation": d.id}, 1, ""},
		{"a facilitator", h.colleague(account.Facilitator), map[string]any{"consultation": d.id}, 2, ""},
		{"a facilitator of nothing", h.owner, map[string]any{"consultation": consult.NewID()}, 0, "not_found"},
		{"nobody", h.browser(), map[string]any{"consultation": d.id}, 0, "unauthorised"},
		{"somebody with more to say", guest, map[string]any{"consultation": d.id, "token": guest.token(), "name": "Ana"}, 0, "invalid"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := c.as.dial(t, "").connect(t, c.data)
			if c.channels == 0 {
				if got.Error == nil || got.Error.Message != c.code {
					t.Errorf("got %+v, want %s", got, c.code)
				}
			} else if got.Connect == nil || len(got.Connect.Subs) != c.channels {
				t.Errorf("got %+v, want %d channels", got, c.channels)
			}
		})
	}
}

func TestAnotherSitesPageCannotConnect(t *testing.T) {
	h := open(t)
	_, resp, err := h.owner.tryDial("https://evil.example")
	if err == nil || resp == nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("got %v, %v", resp, err)
	}
}

func TestBadFramesEndTheConnection(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest := d.guest()
	cases := []struct {
		name, frame string
		code        int
	}{
		{"half a frame", `{"id":1,"rpc":`, 3501},
		{"no JSON", "hello", 3501},
		{"an empty frame", "", 3501},
		{"a list", `[{"id":2}]`, 3501},
		{"an oversized frame", `{"id":2,"rpc":{"method":"vote.cast","data":"` + strings.Repeat("x", 100_000) + `"}}`, 1009},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := guest.dial(t, "")
			w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
			w.write(t, c.frame)
			if got := w.closed(t); got != c.code {
				t.Errorf("closed with %d, want %d", got, c.code)
			}
		})
	}
	t.Run("a binary frame", func(t *testing.T) {
		w := guest.dial(t, "")
		if err := w.conn.WriteMessage(websocket.BinaryMessage, []byte{1, 2, 3}); err != nil {
			t.Fatal(err)
		}
		if got := w.closed(t); got != 3506 {
			t.Errorf("closed with %d", got)
		}
	})
	t.Run("a call before saying who one is", func(t *testing.T) {
		w := guest.dial(t, "")
		w.write(t, `{"id":1,"rpc":{"method":"vote.cast","data":{}}}`)
		if got := w.closed(t); got != 3501 {
			t.Errorf("closed with %d", got)
		}
	})
}

func TestNobodyChoosesWhatTheyHear(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest := d.guest()
	for _, command := range []string{
		`{"id":2,"subscribe":{"channel":"o:` + d.id.String() + `"}}`,
		`{"id":2,"publish":{"channel":"c:` + d.id.String() + `","data":{}}}`,
		`{"id":2,"presence":{"channel":"c:` + d.id.String() + `"}}`,
		`{"id":2,"history":{"channel":"o:` + d.id.String() + `"}}`,
	} {
		w := guest.dial(t, "")
		w.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
		w.write(t, command)
		if got := w.read(t); got.Error == nil {
			t.Errorf("%s was allowed: %+v", command, got)
		}
	}
}

func TestOnlyOrganisersHearThatABatchIsReady(t *testing.T) {
	h := open(t)
	d := h.draft()
	var agenda consult.Agenda
	h.owner.must("GET", d.path("/agenda"), nil, &agenda)
	agenda.Consultation.Protocol.ModerateComments = true
	h.owner.must("PUT", d.path(""), agenda.Consultation, nil)
	d.register()
	h.owner.must("POST", d.path("/doors/open"), nil, nil)
	d.openStep(consult.Discuss)
	w := h.owner.dial(t, "")
	w.connect(t, map[string]any{"consultation": d.id})
	for range 3 {
		d.guest().must("POST", d.path("/contributions"), d.comment(), nil)
	}
	if got := w.hear(t, consult.BatchReady); got.Push.Channel != "o:"+d.id.String() || string(got.Push.Pub.Data.Data) != "null" {
		t.Errorf("got %+v", got.Push)
	}
}

func TestPresenceIsOneRoundedNumber(t *testing.T) {
	h := open(t)
	d := h.begin()
	var last *wire
	for range 5 {
		guest := d.guest()
		last = guest.dial(t, "")
		last.connect(t, map[string]any{"consultation": d.id, "token": guest.token()})
	}
	got := last.hear(t, consult.PresenceCounted)
	if string(got.Push.Pub.Data.Data) != `{"about":5}` {
		t.Errorf("got %s", got.Push.Pub.Data.Data)
	}
}
