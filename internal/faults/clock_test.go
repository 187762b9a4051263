package faults

import (
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"parley/frontend"
	"parley/internal/account"
	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/live"
	"parley/internal/rehearsal"
	"parley/internal/store"
	"parley/internal/web"
)

// TestTheClockMayJump runs the server in this process, with a clock that is put
// back and forward by hours while people vote.
func TestTheClockMayJump(t *testing.T) {
	beside(t)
	file := filepath.Join(t.TempDir(), "parley.db")
	var ahead atomic.Int64
	s := serveHere(t, file, func() time.Time { return time.Now().Round(0).Add(time.Duration(ahead.Load())) })
	r := trial{name: "clock put back 3 h, then forward 6 h", load: people(s), fault: func(rehearsal.Scene) {
		for _, by := range []time.Duration{-3 * time.Hour, 3 * time.Hour} {
			ahead.Store(int64(by))
			pause()
		}
		ahead.Store(0)
	}}.run(t)
	wantUndisturbed(t, r)
	recount(t, "sqlite", file)
}

// serveHere assembles a server in this process, as package main does.
func serveHere(t *testing.T, file string, now func() time.Time) *server {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	settings, err := config.Load(func(string) string { return "" })
	must(t, err)
	kept, err := store.Open(t.Context(), store.Options{Path: file, Logger: log})
	must(t, err)
	node, err := live.New(live.Options{Logger: log})
	must(t, err)
	service := consult.NewService(kept, node, consult.Options{Logger: log, Now: now})
	accounts := account.New(kept, account.Options{SessionFor: settings.SessionFor, Logger: log, Now: now})
	s := web.New(web.Deps{Service: service, Accounts: accounts, Live: node, Config: settings, Assets: frontend.Assets(), Logger: log, Now: now})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	ended := make(chan error, 2)
	go func() { ended <- s.Listen(ln) }()
	go func() { ended <- service.Run(t.Context()) }()
	t.Cleanup(func() { // the context of the test is done by now
		if err := s.Shutdown(t.Context()); err != nil {
			t.Log(err) // what was open has been cut
		}
		<-ended
		<-ended
		must(t, kept.Close())
	})
	token, err := accounts.OpenSetup(t.Context())
	must(t, err)
	return &server{t: t, Server: &rehearsal.Server{URL: "http://" + ln.Addr().String(), SetupToken: token}}
}
