package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fasthttp/websocket"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/rehearsal"
)

// attack is something that many do over and over, each time from the start. It
// returns an error where the server did not refuse as it should.
type attack func(ctx context.Context, s *server, scene rehearsal.Scene) error

func TestAbuseIsRefusedAndDisturbsNobodyElse(t *testing.T) {
	for name, x := range map[string]attack{
		"malformed frames":    malformedFrames,
		"huge frames":         hugeFrames,
		"huge bodies":         hugeBodies,
		"invitation guessing": guessInvitation,
		"giant rankings":      giantRankings,
	} {
		t.Run(name, func(t *testing.T) {
			beside(t)
			s := serve(t, "PARLEY_DATA="+t.TempDir())
			var tries atomic.Int64
			load := people(s)
			load.Idle = 1 // the attacker's credential, whose owner would be asked to wait
			r := trial{name: name, load: load, fault: func(scene rehearsal.Scene) { tries.Store(x.by(t, size(4, 8), s, scene)) }}.run(t)
			wantUndisturbed(t, r)
			t.Logf("%d tries were refused", tries.Load())
		})
	}
}

// by lets so many attackers loose for a while and counts what they tried.
func (x attack) by(t *testing.T, attackers int, s *server, scene rehearsal.Scene) int64 {
	until := time.Now().Add(time.Duration(size(3, 10)) * time.Second)
	var tries atomic.Int64
	var wait sync.WaitGroup
	for range attackers {
		wait.Go(func() {
			for time.Now().Before(until) {
				if err := x(t.Context(), s, scene); err != nil {
					t.Error(err)
					return
				}
				tries.Add(1)
			}
		})
	}
	wait.Wait()
	return tries.Load()
}

var malformed = []string{"", "{", "[]", "null", `{"id":1}`, `{"id":-1,"connect":{}}`, `{"id":1,"connect":{"data":[]}}`,
	`{"id":1,"rpc":{"method":"vote.cast"}}`, "\x00\xff\xfe", strings.Repeat(`{"a":`, 10_000), strings.Repeat("[", 60_000),
	`{"id":1,"subscribe":{"channel":"c:all"}}`, `{"id":1,"connect":{"data":{"consultation":"../..","token":"x"}}}`}

// malformedFrames sends nonsense before anybody has said who they are; every
// connection ends by that or after five seconds.
func malformedFrames(ctx context.Context, s *server, _ rehearsal.Scene) error {
	for _, frame := range malformed {
		conn, err := open(ctx, s)
		if err != nil {
			return err
		}
		_ = conn.WriteMessage(websocket.TextMessage, []byte(frame)) // may have been closed meanwhile
		_ = conn.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
		if _, answer, err := conn.ReadMessage(); err == nil && strings.Contains(string(answer), `"client"`) {
			return fmt.Errorf("%.40q was let in: %s", frame, answer)
		}
		_ = conn.Close()
	}
	return nil
}

// hugeFrames sends a megabyte where 64 kB are allowed, admitted or not.
func hugeFrames(ctx context.Context, s *server, scene rehearsal.Scene) error {
	for _, come := range []func() (*websocket.Conn, error){
		func() (*websocket.Conn, error) { return open(ctx, s) },
		func() (*websocket.Conn, error) { return enter(ctx, s, scene, scene.Idle[0]) },
	} {
		conn, err := come()
		if err != nil {
			return err
		}
		_ = conn.WriteMessage(websocket.TextMessage, bytes.Repeat([]byte("x"), 1<<20)) // may be closed before all is sent
		_ = conn.SetReadDeadline(time.Now().Add(30 * time.Second))
		for err == nil {
			_, _, err = conn.ReadMessage()
		}
		_ = conn.Close()
		if timeout, ok := err.(net.Error); ok && timeout.Timeout() {
			return fmt.Errorf("a frame of a megabyte did not end the connection")
		}
	}
	return nil
}

// hugeBodies posts ten megabytes where a quarter of one is allowed.
func hugeBodies(ctx context.Context, s *server, _ rehearsal.Scene) error {
	return wantStatus(ctx, s, "/session", bytes.Repeat([]byte("x"), 10<<20), 413)
}

// guessInvitation tries one that is well-formed and was never made.
func guessInvitation(ctx context.Context, s *server, scene rehearsal.Scene) error {
	code, _ := credential.NewInvitation(nil)
	body, err := json.Marshal(map[string]string{"invitation": code})
	if err != nil {
		return err
	}
	return wantStatus(ctx, s, "/consultations/"+scene.Consultation.String()+"/invitations/keys", body, 403, 429)
}

// giantRankings ranks as much as fits a frame, as somebody who was admitted.
func giantRankings(ctx context.Context, s *server, scene rehearsal.Scene) error {
	conn, err := enter(ctx, s, scene, scene.Idle[0])
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	order := make([][]consult.ID, 1600)
	for i := range order {
		order[i] = []consult.ID{scene.Round.Items[i%len(scene.Round.Items)]}
	}
	data, err := json.Marshal(map[string]any{"round": scene.Round.ID, "order": order})
	if err != nil {
		return err
	}
	if err := conn.WriteMessage(websocket.TextMessage, fmt.Appendf(nil, `{"id":2,"rpc":{"method":"ranking.cast","data":%s}}`, data)); err != nil {
		return err
	}
	for {
		_, answer, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(answer)) {
			if strings.Contains(line, `"id":2`) {
				if !strings.Contains(line, `"error"`) {
					return fmt.Errorf("a giant ranking was taken: %s", line)
				}
				return nil
			}
		}
	}
}

// wantStatus posts and checks that the answer is one of the refusals. One that
// is cut off has been refused too.
func wantStatus(ctx context.Context, s *server, path string, body []byte, statuses ...int) error {
	request, err := http.NewRequestWithContext(ctx, "POST", s.URL+"/api/v1"+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil
	}
	_ = response.Body.Close()
	for _, status := range statuses {
		if response.StatusCode == status {
			return nil
		}
	}
	return fmt.Errorf("%s: %s, want one of %v", path, response.Status, statuses)
}

func TestThousandsOfConnectionsFromOnePlaceDisturbNobodyElse(t *testing.T) {
	beside(t)
	s := serve(t, "PARLEY_DATA="+t.TempDir())
	r := trial{name: "idle connections from one place", load: people(s), fault: func(rehearsal.Scene) {
		for range size(1000, 5000) {
			conn, err := connect(s)
			if err != nil {
				t.Error(err)
				return
			}
			defer func() { _ = conn.Close() }()
		}
		pause()
	}}.run(t)
	wantUndisturbed(t, r)
}
