package web

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"

	"parley/internal/consult"
	"parley/internal/credential"
)

// refusal is a request that must be refused with a message a person
// understands.
type refusal struct {
	name   string
	method string
	path   string
	body   any
	status int
	code   consult.Code
}

func (r refusal) play(t *testing.T, b *browser) {
	t.Helper()
	t.Run(r.name, func(t *testing.T) {
		got := b.send(r.method, apiPath+r.path, r.body)
		if got.status != r.status || got.code() != r.code {
			t.Errorf("got %d %q, want %d %q: %s", got.status, got.code(), r.status, r.code, got.body)
		}
		if kind := got.header.Get("Content-Type"); kind != problemType {
			t.Errorf("a refusal of type %q", kind)
		}
		if !strings.Contains(string(got.body), `"detail":"`) || strings.Contains(string(got.body), `"detail":""`) {
			t.Errorf("a refusal without a message: %s", got.body)
		}
	})
}

func TestBadInvitationsAreRefusedAlike(t *testing.T) {
	d := open(t).draft().invite().register()
	b := d.h.browser()
	_, blinded, err := credential.Blind(nil, d.keys[false])
	if err != nil {
		t.Fatal(err)
	}
	_, other, _ := credential.Blind(nil, d.keys[false])
	unknown, _ := credential.NewInvitation(nil)
	used, withdrawn := d.invitations[0], d.invitations[1]
	b.must("POST", d.path("/credentials"), map[string]any{"invitation": used, "blinded": [][]byte{blinded}}, nil)
	b.must("POST", d.path("/credentials"), map[string]any{"invitation": used, "blinded": [][]byte{blinded}}, nil) // a lost answer, asked for again
	d.h.owner.must("POST", d.path("/invitations/withdraw"), map[string]string{"code": withdrawn}, nil)
	var bodies []string
	for name, code := range map[string]string{"used": used, "unknown": unknown, "withdrawn": withdrawn, "mistyped": "ABC", "empty": ""} {
		r := refusal{name, "POST", d.path("/credentials"), map[string]any{"invitation": code, "blinded": [][]byte{other}}, 403, consult.CodeInvitation}
		r.play(t, b)
		bodies = append(bodies, string(b.send(r.method, apiPath+r.path, r.body).body))
	}
	for _, body := range bodies {
		if body != bodies[0] {
			t.Errorf("refusals differ: %s and %s", body, bodies[0])
		}
	}
	refusal{"a wrong room code", "POST", d.path("/room-credentials"), map[string]any{"room_code": "ZZZZ", "blinded": [][]byte{other}}, 403, consult.CodeInvitation}.play(t, b)
	refusal{"what is no blinded message", "POST", d.path("/credentials"), map[string]any{"invitation": d.invitations[2], "blinded": [][]byte{{1}}}, 422, consult.CodeInvalid}.play(t, b)
}

func TestBadCredentialsAreRefused(t *testing.T) {
	h := open(t)
	d := h.draft().register()
	guest := d.guest()
	refusal{"before the doors open", "GET", d.path("/own"), nil, 409, consult.CodeDoorsClosed}.play(t, guest)
	h.owner.must("POST", d.path("/doors/open"), nil, nil)
	token := strings.TrimPrefix(guest.authorisation, "Parley ")
	forged := h.begin().guest()
	cases := map[string]string{
		"no credential":              "",
		"one that is cut":            "Parley " + token[:len(token)-8],
		"one with a changed letter":  "Parley " + swap(token),
		"another consultation's":     forged.authorisation,
		"a bearer of something else": "Bearer " + token,
		"nonsense":                   "Parley \x7f",
	}
	for name, authorisation := range cases {
		b := h.browser()
		b.authorisation = authorisation
		if name == "nonsense" {
			b.authorisation = "Parley ???"
		}
		refusal{name, "GET", d.path("/own"), nil, 401, consult.CodeUnauthorised}.play(t, b)
		refusal{name + ", for the snapshot", "GET", d.path("/snapshot"), nil, 401, consult.CodeUnauthorised}.play(t, b)
	}
}

// swap changes one letter near the end of a token.
func swap(token string) string {
	at := len(token) - 10
	letter := "A"
	if token[at] == 'A' {
		letter = "B"
	}
	return token[:at] + letter + token[at+1:]
}

func TestBadVotesAreRefused(t *testing.T) {
	h := open(t)
	d, elsewhere := h.begin(), h.begin()
	guest := d.guest()
	round := d.openStep(consult.Vote)
	foreign := elsewhere.openStep(consult.Vote)
	vote := func(round, rec consult.ID) string { return d.path("/rounds/%/votes/%", round, rec) }
	agree := map[string]string{"vote": "agree"}
	guest.must("PUT", vote(round, d.recs[0]), agree, nil)
	for _, r := range []refusal{
		{"outside the scale", "PUT", vote(round, d.recs[0]), map[string]string{"vote": "perhaps"}, 422, consult.CodeInvalid},
		{"a number", "PUT", vote(round, d.recs[0]), map[string]int{"vote": 1}, 422, consult.CodeInvalid},
		{"nothing", "PUT", vote(round, d.recs[0]), map[string]any{}, 422, consult.CodeInvalid},
		{"an unknown field", "PUT", vote(round, d.recs[0]), map[string]string{"vote": "agree", "name": "Ana"}, 422, consult.CodeInvalid},
		{"half a body", "PUT", vote(round, d.recs[0]), `{"vote":`, 400, consult.CodeInvalid},
		{"no body", "PUT", vote(round, d.recs[0]), nil, 400, consult.CodeInvalid},
		{"an unknown recommendation", "PUT", vote(round, consult.NewID()), agree, 404, consult.CodeNotFound},
		{"another consultation's recommendation", "PUT", vote(round, elsewhere.recs[0]), agree, 404, consult.CodeNotFound},
		{"another consultation's round", "PUT", vote(foreign, elsewhere.recs[0]), agree, 404, consult.CodeNotFound},
		{"an id that is none", "PUT", d.path("/rounds/xyz/votes/%", d.recs[0]), agree, 422, consult.CodeInvalid},
		{"another consultation", "PUT", elsewhere.path("/rounds/%/votes/%", foreign, elsewhere.recs[0]), agree, 401, consult.CodeUnauthorised},
		{"a ranking in a vote", "PUT", d.path("/rounds/%/ranking", round), map[string]any{"order": [][]consult.ID{{d.recs[0]}}}, 422, consult.CodeInvalid},
	} {
		r.play(t, guest)
	}
	h.owner.must("POST", d.path("/steps/%/close", d.steps[consult.Vote]), nil, nil)
	refusal{"on a closed step", "PUT", vote(round, d.recs[0]), agree, 409, consult.CodeStepClosed}.play(t, guest)
}

func TestBadRatingsAreRefused(t *testing.T) {
	d := open(t).begin()
	guest, round := d.guest(), d.openStep(consult.Rate)
	path := d.path("/rounds/%/ratings/%", round, d.recs[0])
	for _, good := range []any{1, 9, nil} {
		guest.must("PUT", path+"/importance", map[string]any{"rating": good}, nil)
	}
	for _, r := range []refusal{
		{"zero", "PUT", path + "/importance", map[string]any{"rating": 0}, 422, consult.CodeInvalid},
		{"ten of nine", "PUT", path + "/importance", map[string]any{"rating": 10}, 422, consult.CodeInvalid},
		{"a half", "PUT", path + "/importance", `{"rating":4.5}`, 422, consult.CodeInvalid},
		{"beyond any integer", "PUT", path + "/importance", `{"rating":1e400}`, 400, consult.CodeInvalid},
		{"not a number", "PUT", path + "/importance", `{"rating":"9"}`, 422, consult.CodeInvalid},
		{"nothing, which is not null", "PUT", path + "/importance", map[string]any{}, 422, consult.CodeInvalid},
		{"an unknown dimension", "PUT", path + "/beauty", map[string]any{"rating": 5}, 422, consult.CodeInvalid},
	} {
		r.play(t, guest)
	}
}

func TestBadRankingsAreRefused(t *testing.T) {
	d := open(t).begin()
	guest, round := d.guest(), d.openStep(consult.Rank)
	path := d.path("/rounds/%/ranking", round)
	order := func(groups ...[]consult.ID) map[string]any { return map[string]any{"order": groups} }
	a, b, c := d.recs[0], d.recs[1], d.recs[2]
	for _, good := range []map[string]any{
		order([]consult.ID{a}, []consult.ID{b, c}), order([]consult.ID{c}), {"order": [][]consult.ID{}},
	} {
		guest.must("PUT", path, good, nil)
	}
	for _, r := range []refusal{
		{"an unknown item", "PUT", path, order([]consult.ID{a}, []consult.ID{consult.NewID()}), 422, consult.CodeInvalid},
		{"an item twice", "PUT", path, order([]consult.ID{a}, []consult.ID{b, a}), 422, consult.CodeInvalid},
		{"an item that is empty", "PUT", path, `{"order":[[""]]}`, 422, consult.CodeInvalid},
		{"an item that is no id", "PUT", path, `{"order":[["zz"]]}`, 422, consult.CodeInvalid},
		{"no order", "PUT", path, `{"order":null}`, 422, consult.CodeInvalid},
		{"one list too few", "PUT", path, `{"order":["` + a.String() + `"]}`, 422, consult.CodeInvalid},
	} {
		r.play(t, guest)
	}
}

func TestBadWordsAreRefused(t *testing.T) {
	d := open(t).begin()
	guest := d.guest()
	path, good := d.path("/contributions"), d.comment()
	refusal{"on a step that is not open", "POST", path, good, 409, consult.CodeStepClosed}.play(t, guest)
	d.openStep(consult.Discuss)
	for _, r := range []refusal{
		{"an empty text", "POST", path, with(good, "body", ""), 422, consult.CodeInvalid},
		{"white space", "POST", path, with(good, "body", " \n\t\u00a0"), 422, consult.CodeInvalid},
		{"a text that is too long", "POST", path, with(good, "body", strings.Repeat("a", 50_000)), 422, consult.CodeInvalid},
		{"control characters", "POST", path, with(good, "body", "bell \a"), 422, consult.CodeInvalid},
		{"a null byte", "POST", path, with(good, "body", "nul \x00"), 422, consult.CodeInvalid},
		{"right-to-left overrides", "POST", path, with(good, "body", "safe \u202etxt.exe"), 422, consult.CodeInvalid},
		{"isolates left open", "POST", path, with(good, "body", "a \u2066 b"), 422, consult.CodeInvalid},
		{"a key that is too short", "POST", path, with(good, "author_key", []byte("short")), 422, consult.CodeInvalid},
		{"a key that is no base64", "POST", path, with(good, "author_key", "!!!"), 422, consult.CodeInvalid},
		{"an unknown consent", "POST", path, with(good, "consent", "yes"), 422, consult.CodeInvalid},
		{"an unknown language", "POST", path, with(good, "lang", "fr"), 422, consult.CodeInvalid},
		{"an unknown kind", "POST", path, with(good, "kind", "shout"), 422, consult.CodeInvalid},
		{"a proposal in a discussion", "POST", path, with(with(good, "kind", "proposal"), "title", "New"), 422, consult.CodeInvalid},
		{"an unknown recommendation", "POST", path, with(good, "recommendation", consult.NewID()), 404, consult.CodeNotFound},
		{"a reply to nothing", "POST", path, with(good, "parent", consult.NewID()), 404, consult.CodeNotFound},
		{"an unknown step", "POST", path, with(good, "step", consult.NewID()), 404, consult.CodeNotFound},
		{"an unknown field", "POST", path, with(good, "author", "Ana"), 422, consult.CodeInvalid},
	} {
		r.play(t, guest)
	}
	t.Run("markup is text like any other", func(t *testing.T) {
		markup := with(good, "body", `<script>alert(1)</script> & "quotes"`)
		var out kept
		guest.must("POST", path, markup, &out)
		var own consult.OwnWords
		guest.must("POST", path+"/"+out.ID.String()+"/status", map[string]any{"author_key": good["author_key"]}, &own)
		if own.Body != markup["body"] {
			t.Errorf("got %q", own.Body)
		}
	})
	t.Run("another's words are not found", func(t *testing.T) {
		var out kept
		guest.must("POST", path, d.comment(), &out)
		refusal{"status", "POST", path + "/" + out.ID.String() + "/status", map[string]any{"author_key": key(consult.NewID().String())}, 404, consult.CodeNotFound}.play(t, d.guest())
	})
}

func TestBadRequestsAreRefused(t *testing.T) {
	h := open(t)
	b := h.browser()
	cases := []struct {
		name, method, path string
		body               any
		headers            []string
		status             int
		code               consult.Code
	}{
		{"no such page", "GET", "/nothing", nil, nil, 404, consult.CodeNotFound},
		{"no such page of the API", "GET", "/api/v1/nothing", nil, nil, 404, consult.CodeNotFound},
		{"no such asset", "GET", "/assets/none.js", nil, nil, 404, consult.CodeNotFound},
		{"a way out of the assets", "GET", "/assets/..%2f..%2fgo.mod", nil, nil, 404, consult.CodeNotFound},
		{"a method that an address does not take", "DELETE", "/api/v1/rooms/abc", nil, nil, 405, consult.CodeInvalid},
		{"a form", "POST", "/api/v1/session", "email=a&password=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, consult.CodeInvalid},
		{"plain text", "POST", "/api/v1/session", "{}", []string{"Content-Type", "text/plain"}, 415, consult.CodeInvalid},
		{"no type at all", "POST", "/api/v1/session", "{}", []string{"Content-Type", ""}, 415, consult.CodeInvalid},
		{"ten megabytes", "POST", "/api/v1/session", strings.Repeat("x", 10<<20), nil, 413, consult.CodeTooLarge},
		{"a body beyond the limit", "POST", "/api/v1/session", `{"email":"` + strings.Repeat("x", maxBody) + `"}`, nil, 413, consult.CodeTooLarge},
		{"another site's origin", "POST", "/api/v1/session", "{}", []string{"Origin", "https://evil.example"}, 403, consult.CodeForbidden},
		{"another site's fetch", "POST", "/api/v1/session", "{}", []string{"Sec-Fetch-Site", "cross-site"}, 403, consult.CodeForbidden},
		{"a socket without an upgrade", "GET", "/api/v1/live", nil, nil, 426, consult.CodeInvalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := b.send(c.method, c.path, c.body, c.headers...)
			if got.status != c.status || got.code() != c.code {
				t.Errorf("got %d %q: %s", got.status, got.code(), got.body)
			}
			if got.header.Get("Content-Type") != problemType || got.header.Get("Content-Security-Policy") != policy {
				t.Errorf("headers %v", got.header)
			}
		})
	}
}

func TestAPanicIsAProblemThatSaysNothing(t *testing.T) {
	s := &Server{traffic: newTraffic(slog.New(slog.DiscardHandler), prometheus.NewRegistry())}
	app := fiber.New(fiber.Config{ErrorHandler: s.failed})
	app.Use(s.traffic.count)
	app.Get("/panic", func(*fiber.Ctx) error { panic("secret vote") })
	resp, err := app.Test(httptest.NewRequest("GET", "/panic", nil))
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 500 || resp.Header.Get("Content-Type") != problemType {
		t.Errorf("got %d %v", resp.StatusCode, resp.Header)
	}
	if len(s.traffic.failures) != 1 {
		t.Errorf("the panic was noted %d times", len(s.traffic.failures))
	}
	for what := range s.traffic.failures {
		if strings.Contains(what, "secret") || !strings.Contains(what, "TestAPanic") {
			t.Errorf("the note of a panic: %s", what)
		}
	}
}
