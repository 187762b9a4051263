package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fasthttp/websocket"
)

// running is a server as a process of its own.
type running struct {
	cmd    *exec.Cmd
	out    *bufio.Reader
	errors bytes.Buffer
	url    string // the line that it printed
}

func start(t *testing.T, data string) *running {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	r := &running{cmd: exec.CommandContext(ctx, "parley", "serve")}
	r.cmd.Env = append(os.Environ(), "PARLEY_ADDR=127.0.0.1:0", "PARLEY_DATA="+data, "PARLEY_LOG_LEVEL=debug")
	r.cmd.Stderr = &r.errors
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	r.out = bufio.NewReader(out)
	line, err := r.out.ReadString('\n')
	if err != nil {
		t.Fatalf("no line: %v; %s", err, r.errors.String())
	}
	r.url = strings.TrimSpace(line)
	return r
}

// stop asks the server to end and checks how it does.
func (r *running) stop(t *testing.T) {
	t.Helper()
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(r.out)
	if err := r.cmd.Wait(); err != nil {
		t.Errorf("the server did not end well: %v; %s", err, r.errors.String())
	}
	if len(rest) > 0 {
		t.Errorf("more than one line was printed: %s", rest)
	}
	if strings.Contains(r.errors.String(), "127.0.0.1") {
		t.Errorf("the log tells an address: %s", r.errors.String())
	}
}

func TestAServerStartsWithASetUpLinkAndEndsWhenAsked(t *testing.T) {
	data := t.TempDir()
	first := start(t, data)
	base, token, found := strings.Cut(first.url, "/setup#")
	if !found {
		t.Fatalf("no set-up link: %q", first.url)
	}
	for _, path := range []string{"/", "/healthz", "/readyz", "/api/v1/openapi.json"} {
		resp, err := http.Get(base + path)
		if err != nil || resp.StatusCode != 200 {
			t.Fatalf("%s: %v, %v", path, resp, err)
		}
		_ = resp.Body.Close()
	}
	body, _ := json.Marshal(map[string]string{"token": token, "name": "Ana", "email": "ana@example.org", "password": "a long sentence"})
	resp, err := http.Post(base+"/api/v1/setup", "application/json", bytes.NewReader(body))
	if err != nil || resp.StatusCode != 200 {
		t.Fatalf("set up: %v, %v", resp, err)
	}
	_ = resp.Body.Close()
	socket, resp, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(base, "http")+"/api/v1/live", nil)
	if err != nil {
		t.Fatalf("socket: %v, %v", resp, err)
	}
	defer func() { _ = socket.Close() }()
	first.stop(t)

	second := start(t, data)
	if strings.Contains(second.url, "#") {
		t.Errorf("a server with an organiser prints %q", second.url)
	}
	second.stop(t)
}
