// Package redistest gives tests a real Redis: a throw-away server without
// persistence, on a random port of the loopback address, which a test may stop
// and start again.
package redistest

import (
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"
)

// Server is a Redis of one test.
type Server struct {
	URL     string // redis://127.0.0.1:port
	t       testing.TB
	addr    *net.TCPAddr
	folder  string
	running *exec.Cmd
}

// Start starts a Redis, which ends with the test. Where there is none the test
// is skipped, or fails if REQUIRE_REDIS is 1.
func Start(t testing.TB) *Server {
	t.Helper()
	if _, err := exec.LookPath("redis-server"); err != nil {
		if os.Getenv("REQUIRE_REDIS") == "1" {
			t.Fatal(err)
		}
		t.Skip("there is no redis-server on this machine")
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().(*net.TCPAddr)
	_ = ln.Close()
	s := &Server{URL: "redis://" + addr.String(), t: t, addr: addr, folder: t.TempDir()}
	t.Cleanup(s.Stop)
	s.Start()
	return s
}

// Start starts the server, on the port it had before.
func (s *Server) Start() {
	s.t.Helper()
	s.running = exec.Command("redis-server", "--port", strconv.Itoa(s.addr.Port), "--bind", "127.0.0.1",
		"--save", "", "--appendonly", "no", "--dir", s.folder)
	if err := s.running.Start(); err != nil {
		s.t.Fatal(err)
	}
	for range 500 {
		if conn, err := net.Dial("tcp", s.addr.String()); err == nil {
			_ = conn.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatal("Redis did not start")
}

// Stop ends the server with all it held. Stopping again is nothing.
func (s *Server) Stop() {
	if s.running != nil {
		_ = s.running.Process.Kill()
		_ = s.running.Wait()
		s.running = nil
	}
}
