package faults

import (
	"net"
	"sync"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"parley/internal/rehearsal"
)

func TestClientsThatDoNotReadHoldUpNobodyElse(t *testing.T) {
	beside(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	var slow []*websocket.Conn
	defer func() {
		for _, conn := range slow {
			_ = conn.Close()
		}
	}()
	r := trial{name: "sockets that never read", load: people(s), fault: func(scene rehearsal.Scene) {
		for i := range size(50, 500) {
			conn, err := enter(t.Context(), s, scene, scene.Tokens[i%len(scene.Tokens)])
			if err != nil {
				t.Error(err)
				return
			}
			slow = append(slow, conn) // and nobody reads it
		}
		pause()
	}}.run(t)
	wantUndisturbed(t, r)
}

func TestHalfOpenClientsHoldUpNobodyElse(t *testing.T) {
	beside(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	beginnings := []string{"", "PUT /api/v1/consultations/", "GET /api/v1/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n",
		"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"}
	var held []net.Conn
	r := trial{name: "connections that say half a request", load: people(s), fault: func(rehearsal.Scene) {
		for i := range size(200, 2000) {
			conn, err := connect(s)
			if err != nil {
				t.Error(err)
				return
			}
			held = append(held, conn)
			if _, err := conn.Write([]byte(beginnings[i%len(beginnings)])); err != nil {
				t.Error(err)
			}
		}
		pause()
	}}.run(t)
	wantUndisturbed(t, r)
	wantHungUp(t, held)
}

// wantHungUp checks that the server ends every connection by itself.
func wantHungUp(t *testing.T, held []net.Conn) {
	t.Helper()
	var wait sync.WaitGroup
	for _, conn := range held {
		wait.Go(func() {
			defer func() { _ = conn.Close() }()
			_ = conn.SetReadDeadline(time.Now().Add(2 * time.Minute))
			for buffer := make([]byte, 1<<10); ; {
				_, err := conn.Read(buffer)
				if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
					t.Error("a half-open connection stays open")
				}
				if err != nil {
					return
				}
			}
		})
	}
	wait.Wait()
}

// wantUndisturbed checks that people noticed nothing.
func wantUndisturbed(t *testing.T, r *rehearsal.LoadReport) {
	t.Helper()
	if len(r.Told) > 0 {
		t.Errorf("people were told %v", r.Told)
	}
	t.Logf("others: p50 %.1f, p99 %.1f ms to the acknowledgement; server: %.0f %% of a core, at most %.0f MB", r.Ack.P50, r.Ack.P99, r.CPUShare, r.PeakMB)
}
