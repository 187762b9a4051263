package faults

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"parley/internal/rehearsal"
)

// full asks for the sizes that are written down; the tests of every day are
// smaller.
var full = flag.Bool("full", false, "measure at full size, one fault after the other, and print the table")

// program is the built server.
var program string

func TestMain(m *testing.M) {
	flag.Parse()
	folder, err := os.MkdirTemp("", "parley-faults-")
	if err == nil {
		program = filepath.Join(folder, "parley")
		err = build()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(folder)
	if *full {
		printTable(os.Stdout)
	}
	os.Exit(code)
}

func build() error {
	if said, err := exec.Command("go", "build", "-o", program, "parley/app").CombinedOutput(); err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, said)
	}
	return nil
}

// beside lets a test run beside others, but at full size, where figures are
// taken.
func beside(t *testing.T) {
	if !*full {
		t.Parallel()
	}
}

// size chooses between the size of every day and the full one.
func size(small, large int) int {
	if *full {
		return large
	}
	return small
}

// server is one that can be ended and started again at the same address.
type server struct {
	*rehearsal.Server
	t        *testing.T
	program  string
	settings []string
}

// serve starts the program with settings, as "PARLEY_DATA=…", and stops it when
// the test ends.
func serve(t *testing.T, settings ...string) *server {
	t.Helper()
	return serveBy(t, program, "127.0.0.1", settings...)
}

// serveBy starts by another program, as one that enters a namespace first.
func serveBy(t *testing.T, program, host string, settings ...string) *server {
	t.Helper()
	address := net.JoinHostPort(host, freePort(t))
	s := &server{t: t, program: program, settings: append([]string{"PARLEY_ADDR=" + address, "PARLEY_DRAIN_FOR=1s", "PARLEY_LOG_LEVEL=error"}, settings...)}
	s.start()
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// start starts the server, for the first time or again.
func (s *server) start() {
	s.t.Helper()
	started, err := rehearsal.StartServer(context.Background(), s.program, s.settings...)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.Server != nil {
		started.SetupToken = s.SetupToken
	}
	s.Server = started
}

func freePort(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ln.Close() }()
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	return port
}

// must ends the test at an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
