package web

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"parley/internal/account"
	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/live"
	"parley/internal/redis"
	"parley/internal/store"
)

const password = "a sentence that is long enough"

// house is a whole server on a real database, with what happened in it.
type house struct {
	t        testing.TB
	server   *Server
	service  *consult.Service
	accounts *account.Accounts
	url      string
	heard    *ear
	lines    *lines
	owner    *browser
	metrics  *prometheus.Registry
	folder   string // of the embedded database
}

// ear is a publisher that notes events on their way to the sockets.
type ear struct {
	live *live.Node
	mu   sync.Mutex
	list []consult.EventType
}

func (e *ear) Publish(ctx context.Context, id consult.ID, to consult.Audience, event consult.Event) {
	e.mu.Lock()
	e.list = append(e.list, event.Type)
	e.mu.Unlock()
	e.live.Publish(ctx, id, to, event)
}

// take returns what was heard since it was last called.
func (e *ear) take() []consult.EventType {
	e.mu.Lock()
	defer e.mu.Unlock()
	list := e.list
	e.list = nil
	return list
}

// lines is a writer that many goroutines may use.
type lines struct {
	mu sync.Mutex
	to *bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.to.Write(p)
}

var testAssets = fstest.MapFS{
	"index.html":         {Data: []byte("<title>participant</title>")},
	"desk.html":          {Data: []byte("<title>desk</title>")},
	"present.html":       {Data: []byte("<title>present</title>")},
	"assets/app-1.js":    {Data: []byte("plain")},
	"assets/app-1.js.br": {Data: []byte("brotli")},
	"assets/app-1.js.gz": {Data: []byte("gzip")},
	".gitkeep":           {Data: nil},
}

// open starts a house.
func open(t testing.TB) *house {
	t.Helper()
	return openWith(t, config.Config{Addr: "127.0.0.1:0"})
}

func openWith(t testing.TB, settings config.Config) *house {
	t.Helper()
	return openIn(t, t.TempDir(), settings)
}

// openIn starts a house on the embedded database of a folder, if there is one.
func openIn(t testing.TB, folder string, settings config.Config) *house {
	t.Helper()
	h := &house{t: t, lines: &lines{to: &bytes.Buffer{}}, metrics: prometheus.NewRegistry(), folder: folder}
	log := slog.New(slog.NewTextHandler(h.lines, &slog.HandlerOptions{Level: slog.LevelDebug}))
	kept, err := store.Open(context.Background(), store.Options{URL: settings.DatabaseURL, Path: filepath.Join(h.folder, "parley.db"), Logger: log, Metrics: h.metrics})
	if err != nil {
		t.Fatal(err)
	}
	joint := joinRedis(t, settings.RedisURL, log)
	node, err := live.New(live.Options{Redis: joint, Logger: log, Metrics: h.metrics})
	if err != nil {
		t.Fatal(err)
	}
	h.heard = &ear{live: node}
	options := consult.Options{Metrics: h.metrics, Logger: log, TickEvery: 10 * time.Millisecond}
	if settings.DatabaseURL != "" {
		options.Peers = node
	}
	h.service = consult.NewService(kept, h.heard, options)
	h.accounts = account.New(kept, account.Options{Logger: log})
	h.server = New(Deps{
		Service: h.service, Accounts: h.accounts, Live: node, Logger: log, Assets: testAssets,
		Config: settings, Redis: joint, Metrics: h.metrics,
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.url = "http://" + ln.Addr().String()
	if settings.TLSCert != "" {
		h.url = "https://" + ln.Addr().String()
	}
	h.attend(kept, ln)
	h.owner = h.browser()
	h.owner.setUp()
	return h
}

// joinRedis is nil where there is one node.
func joinRedis(t testing.TB, url string, log *slog.Logger) *redis.Client {
	if url == "" {
		return nil
	}
	joint, err := redis.Open(url, log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(joint.Close)
	return joint
}

func (h *house) attend(kept *store.Store, ln net.Listener) {
	ctx, stop := context.WithCancel(context.Background())
	var work sync.WaitGroup
	work.Go(func() { _ = h.service.Run(ctx) })
	served := make(chan error, 1)
	go func() { served <- h.server.Listen(ln) }()
	h.t.Cleanup(func() {
		within, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := h.server.Shutdown(within); err != nil {
			h.t.Errorf("shut down: %v", err)
		}
		if err := <-served; err != nil {
			h.t.Errorf("serve: %v", err)
		}
		stop()
		work.Wait()
		_ = kept.Close()
	})
}

// browser makes requests as one person.
type browser struct {
	h             *house
	client        *http.Client
	authorisation string
	csrf          string
}

func (h *house) browser() *browser {
	jar, _ := cookiejar.New(nil)                                                        // never fails without options
	trusting := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}} // tests make their own certificate
	h.t.Cleanup(trusting.CloseIdleConnections)
	return &browser{h: h, client: &http.Client{Jar: jar, Timeout: 20 * time.Second, Transport: trusting}}
}

// reply is an answer, read to its end.
type reply struct {
	status int
	header http.Header
	body   []byte
}

func (r reply) code() consult.Code {
	var p Problem
	_ = json.Unmarshal(r.body, &p)
	return p.Code
}

// send makes one request. A string body is sent as it is, anything else as JSON.
func (b *browser) send(method, path string, body any, headers ...string) reply {
	b.h.t.Helper()
	var reader io.Reader
	switch body := body.(type) {
	case nil:
	case string:
		reader = strings.NewReader(body)
	default:
		data, err := json.Marshal(body)
		if err != nil {
			b.h.t.Fatal(err)
		}
		reader = bytes.NewReader(data)
	}
	req, err := http.NewRequest(method, b.h.url+path, reader)
	if err != nil {
		b.h.t.Fatal(err)
	}
	if reader != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if b.authorisation != "" {
		req.Header.Set("Authorization", b.authorisation)
	}
	if b.csrf != "" {
		req.Header.Set("X-Parley-CSRF", b.csrf)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := b.client.Do(req)
	if err != nil {
		b.h.t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	content, err := io.ReadAll(resp.Body)
	if err != nil {
		b.h.t.Fatal(err)
	}
	return reply{resp.StatusCode, resp.Header, content}
}

// must sends to the API and reads a good answer into out, where out is not nil.
func (b *browser) must(method, path string, body, out any) {
	b.h.t.Helper()
	r := b.send(method, apiPath+path, body)
	if r.status >= 300 {
		b.h.t.Fatalf("%s %s: %d %s", method, path, r.status, r.body)
	}
	if out != nil {
		if err := json.Unmarshal(r.body, out); err != nil {
			b.h.t.Fatal(err)
		}
	}
}

// setUp makes the first organiser, or signs in as that one on another node.
func (b *browser) setUp() {
	b.h.t.Helper()
	var session sessionInfo
	if needed, err := b.h.accounts.SetupNeeded(context.Background()); err == nil && !needed {
		b.must("POST", "/session", map[string]string{"email": "ana@example.org", "password": password}, &session)
		b.csrf = session.CSRF
		return
	}
	token, err := b.h.accounts.OpenSetup(context.Background())
	if err != nil {
		b.h.t.Fatal(err)
	}
	b.must("POST", "/setup", map[string]string{
		"token": token, "name": "Ana", "email": "ana@example.org", "password": password,
	}, &session)
	b.csrf = session.CSRF
}

// colleague is another organiser, signed in.
func (h *house) colleague(role account.Role) *browser {
	h.t.Helper()
	email := string(role) + "-" + consult.NewID().String() + "@example.org"
	h.owner.must("POST", "/organisers", map[string]any{"name": "Beto", "email": email, "role": role, "password": password}, nil)
	b := h.browser()
	var session sessionInfo
	b.must("POST", "/session", map[string]string{"email": email, "password": password}, &session)
	b.csrf = session.CSRF
	return b
}

// waitFor waits until something has come true, as it must.
func waitFor(t testing.TB, come func() bool) {
	t.Helper()
	for range 1000 {
		if come() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it did not come true")
}

// logged is everything in the log so far.
func (h *house) logged() string {
	h.lines.mu.Lock()
	defer h.lines.mu.Unlock()
	return h.lines.to.String()
}
