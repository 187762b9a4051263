package web

import (
	"strings"
	"testing"
	"time"

	"parley/internal/consult"
)

func TestEachPathHasItsFace(t *testing.T) {
	b := open(t).browser()
	cases := []struct {
		path, says string
		status     int
	}{
		{"/", "participant", 200}, {"/j/ABC123", "participant", 200}, {"/j", "participant", 200},
		{"/desk", "desk", 200}, {"/desk/" + consult.NewID().String() + "/day", "desk", 200}, {"/setup", "desk", 200}, {"/sign-in", "desk", 200},
		{"/present/" + consult.NewID().String(), "present", 200},
		{"/desks", "", 404}, {"/setup/more", "", 404}, {"/jay", "", 404}, {"/.gitkeep", "", 404}, {"/favicon.ico", "", 404},
	}
	for _, c := range cases {
		t.Run(c.path, func(t *testing.T) {
			got := b.send("GET", c.path, nil)
			if got.status != c.status || !strings.Contains(string(got.body), c.says) {
				t.Errorf("got %d %s", got.status, got.body)
			}
			if got.header.Get("Content-Security-Policy") != policy || got.header.Get("Referrer-Policy") != "no-referrer" || got.header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers %v", got.header)
			}
			if got.status == 200 && (!strings.HasPrefix(got.header.Get("Content-Type"), "text/html") || got.header.Get("Cache-Control") != "no-cache") {
				t.Errorf("headers %v", got.header)
			}
		})
	}
}

func TestAPersonWhoIsLostSeesTheFrontPage(t *testing.T) {
	b := open(t).browser()
	front := b.send("GET", "/", nil).header.Get("ETag")
	got := b.send("GET", "/nowhere", nil, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8", "If-None-Match", front)
	if got.status != 404 || !strings.Contains(string(got.body), "participant") {
		t.Errorf("got %d %s", got.status, got.body)
	}
}

func TestAssetsAreKeptForEverAndSentCompressed(t *testing.T) {
	b := open(t).browser()
	for encoding, want := range map[string]string{"br, gzip": "brotli", "gzip": "gzip", "identity": "plain"} {
		got := b.send("GET", "/assets/app-1.js", nil, "Accept-Encoding", encoding)
		if got.status != 200 || string(got.body) != want {
			t.Errorf("%s: got %d %s", encoding, got.status, got.body)
		}
		if !strings.Contains(got.header.Get("Cache-Control"), "immutable") || !strings.Contains(got.header.Get("Content-Type"), "javascript") {
			t.Errorf("headers %v", got.header)
		}
		if same := b.send("GET", "/assets/app-1.js", nil, "If-None-Match", got.header.Get("ETag")); same.status != 304 {
			t.Errorf("got %d for what is known", same.status)
		}
	}
}

func TestHealth(t *testing.T) {
	b := open(t).browser()
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		if got := b.send("GET", path, nil); got.status != 200 || string(got.body) != want {
			t.Errorf("%s: got %d %s", path, got.status, got.body)
		}
	}
}

func TestANodeThatLeavesSaysSoAndGoesOnAnsweringForAWhile(t *testing.T) {
	h := open(t)
	b := h.browser()
	left := make(chan struct{})
	go func() {
		h.server.Leave(t.Context(), 200*time.Millisecond)
		close(left)
	}()
	for got := b.send("GET", "/readyz", nil); got.status != 503; got = b.send("GET", "/readyz", nil) {
		select {
		case <-left:
			t.Fatal("it left without a word")
		default:
		}
	}
	if got := b.send("GET", "/api/v1/openapi.json", nil); got.status != 200 {
		t.Errorf("a request meanwhile was answered %d", got.status)
	}
	<-left
}

func TestTheDescriptionIsServed(t *testing.T) {
	b := open(t).browser()
	if got := b.send("GET", "/api/v1/openapi.json", nil); got.status != 200 || !strings.Contains(string(got.body), `"openapi":"3.1.0"`) {
		t.Errorf("got %d", got.status)
	}
	page := b.send("GET", "/api/v1/docs", nil)
	if page.status != 200 || !strings.Contains(string(page.body), "/rounds/{round}/votes/{recommendation}") {
		t.Errorf("got %d %s", page.status, page.body)
	}
	for _, other := range []string{"http://", "https://", "<script", "style="} {
		if strings.Contains(string(page.body), other) {
			t.Errorf("the page has %q", other)
		}
	}
	if got := b.send("GET", "/api/v1/docs.css", nil); got.status != 200 || got.header.Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("got %d %v", got.status, got.header)
	}
}

func TestAServerWithoutPagesSaysSo(t *testing.T) {
	if got := loadAssets(testAssets)["index.html"]; got == nil {
		t.Fatal("the front page is not loaded")
	}
	for path, want := range map[string]string{"/": "index.html", "/desk/x": "desk.html", "/other": ""} {
		if got := face(path); got != want {
			t.Errorf("%s: got %q", path, got)
		}
	}
}
