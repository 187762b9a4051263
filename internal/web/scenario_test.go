package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/account"
	"parley/internal/consult"
)

// scenario is one act: who asks for what, what comes back, and what the room
// hears of it.
type scenario struct {
	name   string
	as     *browser
	method string
	path   string
	body   any
	status int
	code   consult.Code
	says   string // part of the answer
	events []consult.EventType
}

func (h *house) play(scenarios []scenario) {
	h.t.Helper()
	t := h.t.(*testing.T)
	for _, c := range scenarios {
		t.Run(c.name, func(t *testing.T) {
			h.heard.take()
			got := c.as.send(c.method, apiPath+c.path, c.body)
			if got.status != c.status || got.code() != c.code {
				t.Fatalf("got %d %q, want %d %q: %s", got.status, got.code(), c.status, c.code, got.body)
			}
			if !strings.Contains(string(got.body), c.says) {
				t.Errorf("the answer does not say %q: %s", c.says, got.body)
			}
			events := slices.DeleteFunc(h.heard.take(), func(e consult.EventType) bool {
				return e == consult.TallyReleased || e == consult.OrganiserActed
			})
			if !slices.Equal(events, c.events) {
				t.Errorf("the room heard %v, want %v", events, c.events)
			}
		})
	}
}

func TestAnOrganiserPreparesAConsultation(t *testing.T) {
	h := open(t)
	d := h.draft()
	changed := []consult.EventType{consult.ConsultationChanged}
	group, theme, rec, step := consult.NewID(), consult.NewID(), consult.NewID(), consult.NewID()
	h.play([]scenario{
		{name: "the sample is a template", as: h.owner, method: "POST", path: "/consultations", body: map[string]string{"template": "merida"}, status: 200, says: `"id":"`},
		{name: "an unknown template is refused", as: h.owner, method: "POST", path: "/consultations", body: map[string]string{"template": "x"}, status: 422, code: consult.CodeInvalid},
		{name: "all consultations are listed", as: h.owner, method: "GET", path: "/consultations", status: 200, says: "Trial"},
		{name: "a group is added", as: h.owner, method: "PUT", path: d.path("/groups/%", group), body: map[string]any{"name": text("Press")}, status: 200, says: "Press", events: changed},
		{name: "a group may be sent as it was read", as: h.owner, method: "PUT", path: d.path("/groups/%", group), body: map[string]any{"id": group, "place": 2, "name": text("Press"), "open": false, "invited": 0}, status: 200, events: changed},
		{name: "a group without a name is refused", as: h.owner, method: "PUT", path: d.path("/groups/%", consult.NewID()), body: map[string]any{"name": consult.Text{}}, status: 422, code: consult.CodeInvalid},
		{name: "a group is removed", as: h.owner, method: "DELETE", path: d.path("/groups/%", group), status: 204, events: changed},
		{name: "a theme is added", as: h.owner, method: "PUT", path: d.path("/themes/%", theme), body: map[string]any{"title": text("Police")}, status: 200, says: `"figures":[]`, events: changed},
		{name: "a theme is rewritten", as: h.owner, method: "PUT", path: d.path("/themes/%", theme), body: map[string]any{"title": text("The police")}, status: 200, events: changed},
		{name: "a theme is not overwritten with what was not read", as: h.owner, method: "PUT", path: d.path("/themes/%", theme), body: map[string]any{"title": text("Police officers"), "was": map[string]any{"title": text("Police")}}, status: 409, code: consult.CodeChanged},
		{name: "a theme is rewritten by who read it last", as: h.owner, method: "PUT", path: d.path("/themes/%", theme), body: map[string]any{"title": text("The police"), "was": map[string]any{"id": theme, "place": 4, "title": text("The police"), "context": text("")}}, status: 200, events: changed},
		{name: "its earlier text is kept with who changed it", as: h.owner, method: "GET", path: d.path("/former-texts/%", theme), status: 200, says: `"organiser":"Ana","text":{"theme":{"id":"` + theme.String() + `","place":0,"title":{"en":"Police"`},
		{name: "earlier texts are for those who write", as: h.colleague(account.Observer), method: "GET", path: d.path("/former-texts/%", theme), status: 403, code: consult.CodeForbidden},
		{name: "a recommendation is added", as: h.owner, method: "PUT", path: d.path("/recommendations/%", rec), body: map[string]any{"theme": theme, "title": text("Pay them"), "body": text("Well.")}, status: 200, says: `"sub_points":[]`, events: changed},
		{name: "a recommendation of no theme is a principle", as: h.owner, method: "PUT", path: d.path("/recommendations/%", consult.NewID()), body: map[string]any{"theme": "", "title": text("Do no harm"), "body": text("Ever.")}, status: 200, events: changed},
		{name: "a recommendation of an unknown theme is refused", as: h.owner, method: "PUT", path: d.path("/recommendations/%", consult.NewID()), body: map[string]any{"theme": consult.NewID(), "title": text("x"), "body": text("x")}, status: 422, code: consult.CodeInvalid},
		{name: "a recommendation is removed", as: h.owner, method: "DELETE", path: d.path("/recommendations/%", rec), status: 204, events: changed},
		{name: "a step is added", as: h.owner, method: "PUT", path: d.path("/steps/%", step), body: map[string]any{"theme": theme, "kind": "discuss", "minutes": 5}, status: 200, says: `"rounds":[]`, events: changed},
		{name: "a step of an unknown kind is refused", as: h.owner, method: "PUT", path: d.path("/steps/%", step), body: map[string]any{"theme": theme, "kind": "dance"}, status: 422, code: consult.CodeInvalid},
		{name: "a step is removed", as: h.owner, method: "DELETE", path: d.path("/steps/%", step), status: 204, events: changed},
		{name: "a theme is removed", as: h.owner, method: "DELETE", path: d.path("/themes/%", theme), status: 204, events: changed},
		{name: "a step cannot be opened before the doors", as: h.owner, method: "POST", path: d.path("/steps/%/open", d.steps[consult.Vote]), status: 409, code: consult.CodeDoorsClosed},
		{name: "no invitations at all are refused", as: h.owner, method: "POST", path: d.path("/groups/%/invitations", d.group), body: map[string]int{"count": 0}, status: 422, code: consult.CodeInvalid},
		{name: "a withdrawn code that is none is refused", as: h.owner, method: "POST", path: d.path("/invitations/withdraw"), body: map[string]string{"code": "ABC"}, status: 422, code: consult.CodeInvalid},
		{name: "registration opens", as: h.owner, method: "POST", path: d.path("/registration/open"), status: 200, says: `"registering"`, events: changed},
		{name: "registration opens once", as: h.owner, method: "POST", path: d.path("/registration/open"), status: 409, code: consult.CodeConflict},
		{name: "the doors open", as: h.owner, method: "POST", path: d.path("/doors/open"), body: struct{}{}, status: 200, says: `"frozen":true`, events: changed},
		{name: "the protocol is frozen", as: h.owner, method: "PUT", path: d.path(""), body: map[string]any{"title": text("Trial"), "open_room": false}, status: 409, code: consult.CodeFrozen},
		{name: "a text can still be corrected", as: h.owner, method: "PUT", path: d.path(""), body: map[string]any{"title": text("The trial"), "open_room": true}, status: 200, says: "The trial", events: changed},
		{name: "a consultation is erased", as: h.owner, method: "DELETE", path: d.path(""), status: 204},
		{name: "what was erased is gone", as: h.owner, method: "GET", path: d.path("/agenda"), status: 404, code: consult.CodeNotFound},
	})
}

func TestWhatATemplateGivesCanBeSaved(t *testing.T) {
	h := open(t)
	for _, template := range []string{"blank", "merida", "workshop", "delphi", "quick"} {
		var made created
		h.owner.must("POST", "/consultations", map[string]string{"template": template}, &made)
		path := "/consultations/" + made.ID.String()
		var agenda struct {
			Consultation json.RawMessage `json:"consultation"`
		}
		h.owner.must("GET", path+"/agenda", nil, &agenda)
		if got := h.owner.send("PUT", apiPath+path, string(agenda.Consultation)); got.status != 200 {
			t.Errorf("%s: %d %s", template, got.status, got.body)
		}
	}
}

func TestADayIsRun(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest, other := d.guest(), d.guest()
	step := func(kind consult.StepKind) string { return d.path("/steps/%", d.steps[kind]) }
	h.play([]scenario{
		{name: "a step opens", as: h.owner, method: "POST", path: step(consult.Vote) + "/open", status: 200, says: `"open"`, events: []consult.EventType{consult.StepOpened}},
		{name: "an open step is not opened again", as: h.owner, method: "POST", path: step(consult.Vote) + "/open", status: 409, code: consult.CodeConflict},
		{name: "a step is extended", as: h.owner, method: "POST", path: step(consult.Vote) + "/extend", body: map[string]int{"minutes": 5}, status: 200, events: []consult.EventType{consult.StepExtended}},
	})
	var snapshot consult.Snapshot
	guest.must("GET", d.path("/snapshot"), nil, &snapshot)
	round := snapshot.Steps[slices.IndexFunc(snapshot.Steps, func(s consult.Step) bool { return s.Kind == consult.Vote })].Rounds[0].ID
	vote := d.path("/rounds/%/votes/%", round, d.recs[0])
	h.play([]scenario{
		{name: "a vote is kept and tells nobody", as: guest, method: "PUT", path: vote, body: map[string]string{"vote": "agree"}, status: 204},
		{name: "a vote may be repeated", as: guest, method: "PUT", path: vote, body: map[string]string{"vote": "agree"}, status: 204},
		{name: "a vote may be changed", as: guest, method: "PUT", path: vote, body: map[string]string{"vote": "pass"}, status: 204},
		{name: "a round may be finished", as: guest, method: "PUT", path: d.path("/rounds/%/finished", round), body: struct{}{}, status: 204},
		{name: "own answers come back", as: guest, method: "GET", path: d.path("/own"), status: 200, says: `"vote":"pass"`},
		{name: "another's own answers are empty", as: other, method: "GET", path: d.path("/own"), status: 200, says: `"votes":[]`},
		{name: "a step closes", as: h.owner, method: "POST", path: step(consult.Vote) + "/close", status: 200, says: `"closed"`, events: []consult.EventType{consult.StepClosed}},
		{name: "a discussion opens", as: h.owner, method: "POST", path: step(consult.Discuss) + "/open", status: 200, events: []consult.EventType{consult.StepOpened}},
		{name: "the desk shows the day", as: h.owner, method: "GET", path: d.path("/desk"), status: 200, says: `"queue":[]`},
		{name: "issuance ends", as: h.owner, method: "POST", path: d.path("/issuance/end"), status: 200, says: `"issuance_over":true`, events: []consult.EventType{consult.ConsultationChanged}},
		{name: "the consultation closes", as: h.owner, method: "POST", path: d.path("/close"), status: 200, says: `"closed"`, events: []consult.EventType{consult.StepClosed, consult.ConsultationChanged}},
	})
}

func TestWordsGoThroughTheirBatchAndTheModerator(t *testing.T) {
	h := open(t)
	d := h.begin()
	d.openStep(consult.Discuss)
	path := d.path("/contributions")
	var ids []consult.ID
	bodies := []map[string]any{d.comment(), d.comment(), d.comment()}
	authors := []*browser{d.guest(), d.guest(), d.guest()}
	for i, author := range authors {
		var out kept
		author.must("POST", path, bodies[i], &out)
		var again kept
		author.must("POST", path, bodies[i], &again)
		if out.ID != again.ID { // their batch may have come out in between
			t.Errorf("the same words sent twice became two: %v and %v", out, again)
		}
		ids = append(ids, out.ID)
	}
	waitFor(t, func() bool {
		var snapshot consult.Snapshot
		authors[0].must("GET", d.path("/snapshot"), nil, &snapshot)
		return len(snapshot.Words) == 3
	})
	own := func(i int, act string) string { return path + "/" + ids[i].String() + act }
	proof := func(i int) map[string]any { return map[string]any{"author_key": bodies[i]["author_key"]} }
	h.play([]scenario{
		{name: "an author sees what became of their words", as: authors[0], method: "POST", path: own(0, "/status"), body: proof(0), status: 200, says: `"shown"`},
		{name: "a change waits for its batch", as: authors[0], method: "PUT", path: own(0, ""), body: map[string]any{"author_key": bodies[0]["author_key"], "body": "Better said.", "consent": "verbatim"}, status: 200, says: `"id":"`},
		{name: "words are taken back", as: authors[1], method: "POST", path: own(1, "/withdraw"), body: proof(1), status: 200, says: `"withdrawn"`},
		{name: "hiding needs a reason", as: h.owner, method: "POST", path: own(2, "/moderate"), body: map[string]string{"action": "hide"}, status: 422, code: consult.CodeInvalid},
		{name: "words are hidden", as: h.owner, method: "POST", path: own(2, "/moderate"), body: map[string]string{"action": "hide", "reason": "Names a person"}, status: 200, says: `"hidden"`, events: []consult.EventType{consult.CommentsReleased}},
		{name: "their author reads why", as: authors[2], method: "POST", path: own(2, "/status"), body: proof(2), status: 200, says: "Names a person"},
		{name: "words that are not held are not posted", as: authors[2], method: "POST", path: own(2, "/post"), body: proof(2), status: 409, code: consult.CodeConflict},
	})
}

func TestOrganisersAndTheirSessions(t *testing.T) {
	h := open(t)
	nobody := h.browser()
	h.play([]scenario{
		{name: "set-up is over", as: nobody, method: "GET", path: "/setup", status: 200, says: `"needed":false`},
		{name: "an old set-up link is refused", as: nobody, method: "POST", path: "/setup", body: map[string]string{"token": "x", "name": "Eve", "email": "e@example.org", "password": password}, status: 401, code: consult.CodeUnauthorised},
		{name: "nobody is signed in", as: nobody, method: "GET", path: "/session", status: 401, code: consult.CodeUnauthorised},
		{name: "a wrong password is refused", as: nobody, method: "POST", path: "/session", body: map[string]string{"email": "ana@example.org", "password": "wrong password"}, status: 401, code: consult.CodeUnauthorised},
		{name: "an unknown address is refused alike", as: nobody, method: "POST", path: "/session", body: map[string]string{"email": "eve@example.org", "password": "wrong password"}, status: 401, code: consult.CodeUnauthorised},
		{name: "the session says who it is", as: h.owner, method: "GET", path: "/session", status: 200, says: `"role":"owner"`},
		{name: "a short password is refused", as: h.owner, method: "POST", path: "/organisers", body: map[string]string{"name": "B", "email": "b@example.org", "role": "observer", "password": "short"}, status: 422, code: consult.CodeInvalid},
		{name: "organisers are listed", as: h.owner, method: "GET", path: "/organisers", status: 200, says: "ana@example.org"},
		{name: "an unknown account is not removed", as: h.owner, method: "DELETE", path: "/organisers/" + consult.NewID().String(), status: 404, code: consult.CodeNotFound},
	})
	t.Run("the last owner stays", func(t *testing.T) {
		var session sessionInfo
		h.owner.must("GET", "/session", nil, &session)
		got := h.owner.send("DELETE", apiPath+"/organisers/"+session.Organiser.ID.String(), nil)
		if got.status != 409 {
			t.Errorf("got %d %s", got.status, got.body)
		}
	})
	t.Run("without the page's token nothing is changed", func(t *testing.T) {
		for _, token := range []string{"", "guess"} {
			got := h.owner.send("POST", apiPath+"/consultations", map[string]string{"template": "blank"}, "X-Parley-CSRF", token)
			if got.status != 403 {
				t.Errorf("token %q: got %d", token, got.status)
			}
		}
	})
	t.Run("signing out ends the session", func(t *testing.T) {
		b := h.colleague(account.Facilitator)
		got := b.send("DELETE", apiPath+"/session", nil)
		if cookie := got.header.Get("Set-Cookie"); got.status != 204 || !strings.Contains(cookie, "Max-Age=0") {
			t.Errorf("got %d, cookie %q", got.status, cookie)
		}
		if got := b.send("GET", apiPath+"/session", nil); got.status != 401 {
			t.Errorf("still signed in: %d", got.status)
		}
	})
	t.Run("the cookie is out of reach of scripts and other sites", func(t *testing.T) {
		got := h.browser().send("POST", apiPath+"/session", map[string]string{"email": "ana@example.org", "password": password})
		cookie := got.header.Get("Set-Cookie")
		for _, part := range []string{"HttpOnly", "SameSite=Strict", "Path=/"} {
			if !strings.Contains(cookie, part) {
				t.Errorf("cookie %q has no %s", cookie, part)
			}
		}
	})
}

func TestLinksCarryTheirSecretsInTheFragment(t *testing.T) {
	h := open(t)
	d := h.draft()
	var invited madeInvitations
	h.owner.must("POST", d.path("/groups/%/invitations", d.group), map[string]int{"count": 1}, &invited)
	room := h.url + "/j/" + strings.ReplaceAll(d.room, " ", "")
	if got := invited.Invitations[0]; got.URL != room+"#"+got.Code {
		t.Errorf("got %q", got.URL)
	}
	var link presenterLink
	h.owner.must("POST", d.path("/presenter-links"), nil, &link)
	page, token, _ := strings.Cut(link.URL, "#")
	if page != h.url+"/present/"+d.id.String() || len(token) < 40 {
		t.Errorf("got %q", link.URL)
	}
	projector := h.browser()
	projector.authorisation = "Presenter " + token
	projector.must("GET", d.path("/snapshot"), nil, nil)
	if got := projector.send("GET", apiPath+h.draft().path("/snapshot"), nil); got.status != 401 {
		t.Errorf("the link opens another consultation: %d", got.status)
	}
	if got := projector.send("GET", apiPath+d.path("/desk"), nil); got.status != 401 {
		t.Errorf("the link opens the desk: %d", got.status)
	}
}

func TestASnapshotIsKeptReadyToSend(t *testing.T) {
	d := open(t).begin()
	guest := d.guest()
	first := guest.send("GET", apiPath+d.path("/snapshot"), nil, "Accept-Encoding", "identity")
	tag := first.header.Get("ETag")
	if first.status != 200 || tag == "" || first.header.Get("Cache-Control") != "no-store" {
		t.Fatalf("got %d %v", first.status, first.header)
	}
	if same := guest.send("GET", apiPath+d.path("/snapshot"), nil, "If-None-Match", tag); same.status != 304 || len(same.body) > 0 {
		t.Errorf("got %d with %d bytes", same.status, len(same.body))
	}
	if packed := guest.send("GET", apiPath+d.path("/snapshot"), nil, "Accept-Encoding", "gzip"); packed.header.Get("Content-Encoding") != "gzip" {
		t.Errorf("got %v", packed.header)
	}
	d.openStep(consult.Vote)
	next := guest.send("GET", apiPath+d.path("/snapshot"), nil, "If-None-Match", tag)
	if next.status != 200 || next.header.Get("ETag") == tag {
		t.Errorf("an opened step is not in the snapshot: %d", next.status)
	}
}

func TestAnswersHaveTheShapeThatIsDescribed(t *testing.T) {
	h := open(t)
	d := h.begin()
	guest := d.guest()
	d.openStep(consult.Vote)
	sample := h.browser()
	sample.client, sample.csrf = h.owner.client, h.owner.csrf
	var made created
	sample.must("POST", "/consultations", map[string]string{"template": "merida"}, &made)
	merida := "/consultations/" + made.ID.String()
	cases := []struct {
		as         *browser
		path, name string
	}{
		{guest, d.path("/snapshot"), "Snapshot"},
		{guest, d.path("/own"), "OwnAnswers"},
		{h.owner, d.path("/desk"), "Desk"},
		{h.owner, d.path("/agenda"), "Agenda"},
		{h.owner, merida + "/snapshot", "Snapshot"},
		{h.owner, merida + "/agenda", "Agenda"},
		{h.owner, "/consultations", "Consultations"},
		{h.owner, "/session", "SessionInfo"},
		{h.owner, "/organisers", "Organisers"},
		{guest, "/rooms/" + strings.ReplaceAll(d.room, " ", ""), "Room"},
	}
	for _, c := range cases {
		t.Run(c.path+" is a "+c.name, func(t *testing.T) { h.checkShape(t, c.as, c.path, c.name) })
	}
}

func (h *house) checkShape(t *testing.T, as *browser, path, name string) {
	t.Helper()
	got := as.send("GET", apiPath+path, nil)
	var value any
	if err := json.Unmarshal(got.body, &value); err != nil {
		t.Fatal(err)
	}
	registry := h.server.OpenAPI().Components.Schemas
	schema := registry.Map()[name]
	if schema == nil {
		t.Fatalf("no shape is called %s", name)
	}
	var result huma.ValidateResult
	huma.Validate(registry, schema, huma.NewPathBuffer([]byte{}, 0), huma.ModeReadFromServer, value, &result)
	for _, err := range result.Errors {
		t.Error(err)
	}
}

func TestTheQRCodeLeadsIntoTheRoom(t *testing.T) {
	h := open(t)
	d := h.draft()
	got := h.browser().send("GET", apiPath+d.path("/qr.svg?to=join"), nil)
	if got.status != 200 || got.header.Get("Content-Type") != "image/svg+xml" {
		t.Fatalf("got %d %v", got.status, got.header)
	}
	var picture struct {
		XMLName xml.Name `xml:"svg"`
		ViewBox string   `xml:"viewBox,attr"`
	}
	if err := xml.Unmarshal(got.body, &picture); err != nil || picture.ViewBox == "" {
		t.Errorf("no picture: %v", err)
	}
	same, _ := qrSVG(h.url + "/j/" + strings.ReplaceAll(d.room, " ", ""))
	if string(got.body) != same {
		t.Error("the code says something else than the room's address")
	}
	if got := h.browser().send("GET", apiPath+d.path("/qr.svg?to=elsewhere"), nil); got.status != http.StatusUnprocessableEntity {
		t.Errorf("got %d", got.status)
	}
}
