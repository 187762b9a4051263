package live

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
	"parley/internal/redis"
	"parley/internal/redis/redistest"
)

// TestWhatOneNodePublishesAnotherTells connects a guest to one node and
// publishes on another.
func TestWhatOneNodePublishesAnotherTells(t *testing.T) {
	server := redistest.Start(t)
	here, there := onRedis(t, server), onRedis(t, server)
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

// onRedis is a node whose messages reach the others.
func onRedis(t *testing.T, server *redistest.Server) *Node {
	t.Helper()
	joint, err := redis.Open(server.URL, slog.Default())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(joint.Close)
	n, err := New(Options{Redis: joint})
	if err != nil {
		t.Fatal(err)
	}
	n.Serve(consult.NewService(nothing{}, n, consult.Options{}), open{})
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = n.Shutdown(ctx)
	})
	for range 500 {
		if n.Tell(context.Background(), consult.Bulletin{}) == nil {
			return n
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the node did not reach Redis")
	return nil
}
