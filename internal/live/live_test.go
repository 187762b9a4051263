package live

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
)

// nothing is a store in which nothing is found.
type nothing struct{ consult.Store }

func (nothing) Agenda(context.Context, consult.ID) (*consult.Agenda, error) {
	return nil, consult.Errorf(consult.CodeNotFound, "there is no such consultation")
}

// open is a doorkeeper who lets everybody ask for everything.
type open struct{}

func (open) Presenter(context.Context, consult.ID, string) error {
	return consult.Errorf(consult.CodeUnauthorised, "no such link")
}
func (open) Allow(string) bool { return true }

// strict is a doorkeeper who allows nothing.
type strict struct{ open }

func (strict) Allow(string) bool { return false }

func node(t testing.TB, door Doorkeeper) *Node {
	t.Helper()
	n, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	n.Serve(consult.NewService(nothing{}, n, consult.Options{}), door)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = n.Shutdown(ctx)
	})
	return n
}

func TestDecodeIsStrict(t *testing.T) {
	cases := []struct {
		name, body string
		good       bool
	}{
		{"the known fields", `{"round":"","recommendation":"","vote":"agree"}`, true},
		{"an unknown field", `{"vote":"agree","voter":"me"}`, false},
		{"something after the object", `{"vote":"agree"}{}`, false},
		{"half an object", `{"vote":`, false},
		{"nothing at all", ``, false},
		{"a list", `[]`, false},
		{"an id that is none", `{"round":"zz"}`, false},
		{"a number for a text", `{"vote":1}`, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var in struct {
				Round          consult.ID `json:"round"`
				Recommendation consult.ID `json:"recommendation"`
				Vote           string     `json:"vote"`
			}
			err := decode([]byte(c.body), &in)
			if (err == nil) != c.good {
				t.Errorf("got %v", err)
			}
			if err != nil && consult.CodeOf(err) != consult.CodeInvalid {
				t.Errorf("got code %q", consult.CodeOf(err))
			}
		})
	}
}

func TestARatingIsNullOnlyWhereItSaysSo(t *testing.T) {
	n := node(t, open{})
	_, err := n.call(guest{seat: &consult.Seat{}}, "rating.cast", []byte(`{"dimension":"importance"}`))
	wantSocketError(t, err, consult.CodeInvalid)
	_, err = n.call(guest{seat: &consult.Seat{}}, "rating.cast", []byte(`{"dimension":"importance","rating":null}`))
	wantSocketError(t, err, consult.CodeNotFound)
}

func wantSocketError(t *testing.T, err error, code consult.Code) {
	t.Helper()
	var e *centrifuge.Error
	if !errors.As(err, &e) || e.Message != string(code) {
		t.Errorf("got %v, want code %q", err, code)
	}
}

func TestEveryActRefusesAnUnknownConsultation(t *testing.T) {
	n := node(t, open{})
	bodies := map[string]string{
		"vote.cast": `{"vote":"agree"}`, "rating.cast": `{"rating":1}`, "ranking.cast": `{"order":[]}`, "points.cast": `{"points":[]}`, "grade.cast": `{"grade":1}`, "pairs.cast": `{"pairs":[]}`, "round.finish": `{}`,
		"contribution.add": `{}`, "contribution.revise": `{}`, "contribution.withdraw": `{}`, "contribution.post": `{}`,
	}
	for method := range acts {
		t.Run(method, func(t *testing.T) {
			_, err := n.call(guest{seat: &consult.Seat{}}, method, []byte(bodies[method]))
			wantSocketError(t, err, consult.CodeNotFound)
		})
	}
}

func TestAnActBeyondTheAllowanceIsRefused(t *testing.T) {
	_, err := node(t, strict{}).call(guest{seat: &consult.Seat{}}, "round.finish", []byte(`{}`))
	wantSocketError(t, err, consult.CodeTooMany)
}

func TestAnUnknownMethodIsRefused(t *testing.T) {
	_, err := node(t, open{}).call(guest{seat: &consult.Seat{}}, "vote.count", []byte(`{}`))
	if !errors.Is(err, centrifuge.ErrorMethodNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestAFaultOfTheServerSaysNothingOfItsCause(t *testing.T) {
	err := node(t, open{}).refusal("vote.cast", errors.New("secret cause"))
	if !errors.Is(err, centrifuge.ErrorInternal) || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func TestEveryCodeHasItsNumber(t *testing.T) {
	n, seen := node(t, open{}), map[uint32]bool{}
	for i, code := range codes {
		var e *centrifuge.Error
		if !errors.As(n.refusal("x", consult.Errorf(code, "no")), &e) {
			t.Fatalf("code %q is no refusal", code)
		}
		if e.Code != uint32(1000+i) || seen[e.Code] {
			t.Errorf("code %q has number %d", code, e.Code)
		}
		seen[e.Code] = true
	}
}

func TestPresenceTellsEachCountOnce(t *testing.T) {
	var p presence
	a, b := consult.NewID(), consult.NewID()
	p.add(a, 1)
	p.add(a, 1)
	p.add(b, 1)
	p.add(b, -1)
	if got := p.take(); got[a] != 2 || got[b] != 0 || len(got) != 2 {
		t.Errorf("got %v", got)
	}
	if got := p.take(); len(got) != 0 {
		t.Errorf("nothing changed, got %v", got)
	}
	if len(p.count) != 1 {
		t.Errorf("an empty room is still counted: %v", p.count)
	}
}

// paper is a transport that notes what was written.
type paper struct {
	transport
	written bytes.Buffer
}

func (p *paper) Write(message []byte) error { return p.WriteMany(message) }

func (p *paper) WriteMany(messages ...[]byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, message := range messages {
		p.written.Write(message)
		p.written.WriteByte('\n')
	}
	return nil
}

func (p *paper) Close(centrifuge.Disconnect) error { return nil }

// FuzzFrame sends any bytes as the first frame of a connection: the server
// answers or hangs up, and never lets anybody in.
func FuzzFrame(f *testing.F) {
	for _, seed := range []string{
		`{"id":1,"connect":{"data":{"consultation":"00000000000000000000000000000001","token":"x"}}}`,
		`{"id":1,"connect":{"data":{"consultation":"","presenter":"x"}}}`,
		`{"id":1,"connect":{}}` + "\n" + `{"id":2,"rpc":{"method":"vote.cast","data":{}}}`,
		`{"id":1,"subscribe":{"channel":"o:00000000000000000000000000000001"}}`,
		`{"id":1,"publish":{"channel":"c:1","data":{}}}`, `{`, `{}`, "\x00\xff", `[1]`, strings.Repeat(`{"id":1}`, 100),
	} {
		f.Add([]byte(seed))
	}
	n := node(f, open{})
	f.Fuzz(func(t *testing.T, frame []byte) {
		p := &paper{}
		client, done, err := centrifuge.NewClient(context.Background(), n.node, p)
		if err != nil {
			t.Fatal(err)
		}
		centrifuge.HandleReadFrame(client, bytes.NewReader(frame), maxFrame)
		_ = done()
		p.mu.Lock()
		defer p.mu.Unlock()
		if strings.Contains(p.written.String(), `"connect":{"client"`) {
			t.Errorf("let in by %q", frame)
		}
	})
}

// FuzzCall sends any bytes as the body of any act: it is refused or, since the
// consultation is unknown, not found; it never panics.
func FuzzCall(f *testing.F) {
	f.Add("vote.cast", []byte(`{"round":"00000000000000000000000000000001","recommendation":"00000000000000000000000000000002","vote":"agree"}`))
	f.Add("rating.cast", []byte(`{"rating":9,"dimension":"importance"}`))
	f.Add("ranking.cast", []byte(`{"order":[["00000000000000000000000000000001"],[]]}`))
	f.Add("contribution.add", []byte(`{"author_key":"AAAA","body":"\u202e"}`))
	n := node(f, open{})
	f.Fuzz(func(t *testing.T, method string, body []byte) {
		data, err := n.call(guest{seat: &consult.Seat{}}, method, body)
		if err == nil {
			t.Errorf("%s did something: %s", method, data)
		}
	})
}

func TestEventsGoToTheirAudienceAlone(t *testing.T) {
	id := consult.NewID()
	if channel(id, consult.Everybody) == channel(id, consult.Organisers) {
		t.Error("both audiences share a channel")
	}
	event, err := json.Marshal(consult.Event{Version: 7, Type: consult.PresenceCounted, Data: consult.PresenceEvent{About: 5}})
	if err != nil || string(event) != `{"v":7,"type":"presence.counted","data":{"about":5}}` {
		t.Errorf("got %s, %v", event, err)
	}
}
