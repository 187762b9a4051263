package live

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
)

// redis starts a throw-away Redis without persistence. Where there is none the
// test is skipped, or fails if REQUIRE_REDIS is 1.
func redis(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("redis-server")
	if err != nil {
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
	server := exec.Command(program, "--port", fmt.Sprint(addr.Port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", t.TempDir())
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	for range 500 {
		if conn, err := net.Dial("tcp", addr.String()); err == nil {
			_ = conn.Close()
			return "redis://" + addr.String()
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("Redis did not start")
	return ""
}

// TestWhatOneNodePublishesAnotherTells connects a guest to one node and
// publishes on another.
func TestWhatOneNodePublishesAnotherTells(t *testing.T) {
	url := redis(t)
	here, there := clustered(t, url), clustered(t, url)
	id := consult.NewID()
	p := &paper{}
	ctx := centrifuge.SetCredentials(context.Background(), &centrifuge.Credentials{})
	client, done, err := centrifuge.NewClient(ctx, there.node, p)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = done() }()
	there.node.OnConnecting(func(context.Context, centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		return centrifuge.ConnectReply{Subscriptions: map[string]centrifuge.SubscribeOptions{
			channel(id, consult.Everybody): {EnableRecovery: true},
		}}, nil
	})
	centrifuge.HandleReadFrame(client, bytes.NewReader([]byte(`{"id":1,"connect":{}}`)), maxFrame)
	here.Publish(ctx, id, consult.Everybody, consult.Event{Version: 1, Type: consult.StepOpened})
	here.Publish(ctx, id, consult.Organisers, consult.Event{Version: 2, Type: consult.BatchReady})
	for range 500 {
		p.mu.Lock()
		written := p.written.String()
		p.mu.Unlock()
		if strings.Contains(written, string(consult.BatchReady)) {
			t.Fatal("a guest heard what is for organisers")
		}
		if strings.Contains(written, string(consult.StepOpened)) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the other node told nothing")
}

func clustered(t *testing.T, url string) *Node {
	t.Helper()
	n, err := New(Options{RedisURL: url})
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Serve(consult.NewService(nothing{}, n, consult.Options{}), open{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = n.Shutdown(ctx)
	})
	return n
}
