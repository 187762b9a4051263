package web

import (
	"strings"
	"testing"

	"parley/internal/account"
	"parley/internal/consult"
)

func TestARapporteurWritesTheReportAndNothingElse(t *testing.T) {
	h := open(t)
	d := h.begin()
	rapporteur, observer := h.colleague(account.Rapporteur), h.colleague(account.Observer)
	intro := d.path("/narrative/introduction")
	words := func(version int, en string) map[string]any {
		return map[string]any{"version": version, "text": consult.Text{consult.English: en, consult.Spanish: "¿" + en + "?"}}
	}
	h.play([]scenario{
		{name: "the first words are version one", as: rapporteur, method: "PUT", path: intro, body: words(0, "We met."), status: 200, says: `"version":1`},
		{name: "who writes on top of an older version is told", as: h.owner, method: "PUT", path: intro, body: words(0, "I met."), status: 409, code: consult.CodeConflict},
		{name: "the words of the first stay", as: h.owner, method: "GET", path: d.path("/narrative"), status: 200, says: "We met."},
		{name: "on top of the latest another may write", as: h.owner, method: "PUT", path: intro, body: words(1, "They met."), status: 200, says: `"version":2`},
		{name: "the earlier version is kept", as: rapporteur, method: "GET", path: intro + "/versions", status: 200, says: "We met."},
		{name: "in one sitting one goes on in the same version", as: h.owner, method: "PUT", path: intro, body: words(2, "They sat."), status: 200, says: `"version":3`},
		{name: "unless it is to be kept", as: h.owner, method: "PUT", path: intro, body: with(words(3, "They met again."), "apart", true), status: 200, says: `"version":4`},
		{name: "then both are there", as: h.owner, method: "GET", path: intro + "/versions", status: 200, says: "They sat."},
		{name: "a theme has a part", as: rapporteur, method: "PUT", path: d.path("/narrative/theme-%", d.theme), body: words(0, "Justice."), status: 200, says: `"version":1`},
		{name: "what is nowhere has none", as: rapporteur, method: "PUT", path: d.path("/narrative/theme-%", consult.NewID()), body: words(0, "x"), status: 404, code: consult.CodeNotFound},
		{name: "neither has another name", as: rapporteur, method: "PUT", path: d.path("/narrative/prologue"), body: words(0, "x"), status: 404, code: consult.CodeNotFound},
		{name: "a text without end is refused", as: rapporteur, method: "PUT", path: intro, body: words(4, strings.Repeat("a", 60_001)), status: 413, code: consult.CodeTooLarge},
		{name: "a preview tells an unknown reference", as: rapporteur, method: "POST", path: d.path("/narrative/preview"), body: map[string]string{"lang": "es", "text": "{{share:ffffff}}"}, status: 200, says: "unknown_recommendation"},
		{name: "the sheet names the theme", as: rapporteur, method: "GET", path: d.path("/narrative/sheet?lang=es"), status: 200, says: "Justice"},
		{name: "an observer may not read the drafts", as: observer, method: "GET", path: d.path("/narrative"), status: 403, code: consult.CodeForbidden},
		{name: "a rapporteur does not change the agenda", as: rapporteur, method: "PUT", path: d.path("/themes/%", d.theme), body: map[string]any{"title": text("Mine")}, status: 403, code: consult.CodeForbidden},
		{name: "the report carries the words", as: observer, method: "GET", path: d.path("/report/report.md"), status: 200, says: "They met again."},
		{name: "the data carry them", as: observer, method: "GET", path: d.path("/report/data.json"), status: 200, says: "They met again."},
	})
}

func TestAReportIsPublishedFrozenAndWithdrawn(t *testing.T) {
	h := open(t)
	d := h.begin()
	rapporteur, observer, anyone := h.colleague(account.Rapporteur), h.colleague(account.Observer), h.browser()
	intro, public := d.path("/narrative/introduction"), d.path("/publication")
	save := func(version int, en string) {
		rapporteur.must("PUT", intro, map[string]any{"version": version, "text": consult.Text{consult.English: en}}, nil)
	}
	save(0, "Frozen words, {{share:ffffff}}.")
	h.play([]scenario{
		{name: "an open consultation is not published", as: rapporteur, method: "POST", path: public, status: 422, code: consult.CodeInvalid},
	})
	save(1, "Frozen words.")
	h.play([]scenario{
		{name: "not before the close", as: rapporteur, method: "POST", path: public, status: 409, code: consult.CodeConflict},
		{name: "an observer publishes nothing", as: observer, method: "POST", path: public, status: 403, code: consult.CodeForbidden},
	})
	h.owner.must("POST", d.path("/close"), nil, nil)
	var made, again publication
	rapporteur.must("POST", public, nil, &made)
	page := strings.TrimPrefix(made.Pages[0].URL, h.server.publicURL())
	got := anyone.send("GET", page, nil)
	if got.status != 200 || !strings.Contains(string(got.body), "Frozen words.") {
		t.Fatalf("the page: %d %.300s", got.status, got.body)
	}
	for _, rule := range []string{"default-src 'none'", "style-src 'sha256-", "frame-ancestors 'none'"} {
		if !strings.Contains(got.header.Get("Content-Security-Policy"), rule) {
			t.Errorf("the policy lacks %s: %s", rule, got.header.Get("Content-Security-Policy"))
		}
	}
	if strings.Contains(string(got.body), "<script") {
		t.Error("the page has a script")
	}

	if !strings.Contains(string(got.body), `<a href="es" lang="es"`) {
		t.Error("the page does not lead to the one in Spanish")
	}

	save(2, "Later words.")
	if still := anyone.send("GET", page, nil); string(still.body) != string(got.body) {
		t.Error("the published page changed by itself")
	}
	rapporteur.must("POST", public, nil, &again)
	if again.URL != made.URL {
		t.Errorf("the link moved from %s to %s", made.URL, again.URL)
	}
	if now := anyone.send("GET", page, nil); !strings.Contains(string(now.body), "Later words.") {
		t.Error("publishing again shows the old words")
	}
	root := strings.TrimPrefix(made.URL, h.server.publicURL())
	if led := anyone.send("GET", root, nil, "Accept-Language", "es-MX,es"); led.header.Get("Location") != root+"/es" && !strings.Contains(string(led.body), `lang="es"`) {
		t.Errorf("the link leads to %q (%d)", led.header.Get("Location"), led.status)
	}
	rapporteur.must("DELETE", public, nil, nil)
	for _, path := range []string{page, root, "/r/zzz", "/r/zzz/en"} {
		if gone := anyone.send("GET", path, nil); gone.status != 404 {
			t.Errorf("%s after it was withdrawn: %d", path, gone.status)
		}
	}
}
