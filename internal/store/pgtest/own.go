package pgtest

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Server is a PostgreSQL of one test's own, which the test may stop and start.
type Server struct {
	URL string
	server
}

// Own starts one, which goes with the test. Where there is no PostgreSQL the
// test is skipped, or fails if REQUIRE_POSTGRES is 1.
func Own(t testing.TB) *Server {
	t.Helper()
	started, err := start()
	switch {
	case err == errNone && os.Getenv("REQUIRE_POSTGRES") != "1":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = started.alive.Close() })
	return &Server{URL: started.url, server: started}
}

// Kill stops the server without letting it finish anything, as a crash would.
func (s *Server) Kill() error { return s.control("-m", "immediate", "stop") }

// Start starts the server again after [Server.Kill], on the same port, and
// returns once it answers.
func (s *Server) Start() error {
	options := "-p " + s.port() + " -k '' -c listen_addresses=127.0.0.1 -c max_connections=200"
	if err := s.control("-l", filepath.Join(s.folder, "log"), "-o", options, "start"); err != nil {
		return err
	}
	return ready(s.url, filepath.Join(s.folder, "log"))
}

// Execute runs statements one after another, as one session.
func (s *Server) Execute(statements ...string) error { return execute(s.url, statements...) }

func (s *Server) control(arguments ...string) error {
	return run(s.who, filepath.Join(s.bin, "pg_ctl"), append([]string{"-D", filepath.Join(s.folder, "data"), "-w"}, arguments...)...)
}

func (s *Server) port() string {
	u, err := url.Parse(s.url)
	if err != nil {
		panic(err) // made by start
	}
	return u.Port()
}

// Address is the host and port where it listens.
func (s *Server) Address() string { return "127.0.0.1:" + s.port() }

// URLAt is the URL by way of another address that leads to the same server.
func (s *Server) URLAt(address string) string { return strings.Replace(s.URL, s.Address(), address, 1) }
