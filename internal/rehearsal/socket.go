package rehearsal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"sync"

	"github.com/fasthttp/websocket"

	"parley/internal/consult"
)

// socket is one participant's live connection, speaking the JSON protocol of
// centrifuge: commands with an id, replies with the same id, and pushes.
type socket struct {
	conn    *websocket.Conn
	writing sync.Mutex

	mu      sync.Mutex
	lastID  uint32
	replies map[uint32]chan reply
	rounds  map[consult.ID]consult.Round // opened, as heard from step.opened
	heard   chan struct{}                // closed and renewed at each event
	events  int
	err     error
	gone    chan struct{} // closed when the socket is

	pushed func(line []byte) // takes pushes as they come, instead of hear; it must not keep them
}

type reply struct {
	ID      uint32                          `json:"id"`
	Error   *struct{ Message string }       `json:"error"`
	RPC     *struct{ Data json.RawMessage } `json:"rpc"`
	Connect *struct{}                       `json:"connect"`
	Push    *struct {
		Pub *struct{ Data json.RawMessage } `json:"pub"`
	} `json:"push"`
}

var errSocketClosed = errors.New("the socket was closed")

// dial opens a socket and presents the credential in its first frame.
func dial(ctx context.Context, c *client, consultation consult.ID, token string) (*socket, error) {
	return dialHearing(ctx, c, consultation, token, nil)
}

// dialHearing is dial with something else to take what is pushed.
func dialHearing(ctx context.Context, c *client, consultation consult.ID, token string, pushed func([]byte)) (*socket, error) {
	header := http.Header{"Origin": {c.base}}
	conn, resp, err := c.dialer().DialContext(ctx, c.socketURL(), header)
	if err != nil {
		return nil, err
	}
	_ = resp.Body.Close()
	s := &socket{conn: conn, replies: map[uint32]chan reply{}, rounds: map[consult.ID]consult.Round{}, heard: make(chan struct{}), gone: make(chan struct{}), pushed: pushed}
	go s.listen()
	data := map[string]any{"consultation": consultation, "token": token}
	if _, err := s.command(ctx, "connect", map[string]any{"data": data}); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (c *client) dialer() *websocket.Dialer {
	if c.dial == nil {
		return websocket.DefaultDialer
	}
	return &websocket.Dialer{NetDialContext: func(context.Context, string, string) (net.Conn, error) { return c.dial() }}
}

// call sends one RPC and waits for its reply.
func (s *socket) call(ctx context.Context, method string, in, out any) error {
	r, err := s.command(ctx, "rpc", map[string]any{"method": method, "data": in})
	if err != nil || out == nil || r.RPC == nil {
		return err
	}
	return json.Unmarshal(r.RPC.Data, out)
}

func (s *socket) command(ctx context.Context, kind string, body any) (reply, error) {
	id, answer, err := s.expect()
	if err != nil {
		return reply{}, err
	}
	frame, err := json.Marshal(map[string]any{"id": id, kind: body})
	if err != nil {
		return reply{}, err
	}
	return s.exchange(ctx, frame, answer)
}

// exchange sends a command and waits for its reply.
func (s *socket) exchange(ctx context.Context, frame []byte, answer <-chan reply) (reply, error) {
	if err := s.send(frame); err != nil {
		return reply{}, err
	}
	select {
	case <-ctx.Done():
		return reply{}, ctx.Err()
	case r, ok := <-answer:
		if !ok {
			return r, errSocketClosed
		}
		if r.Error != nil {
			return r, &problem{Code: r.Error.Message, Detail: "over the socket"}
		}
		return r, nil
	}
}

func (s *socket) expect() (uint32, chan reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return 0, nil, s.err
	}
	s.lastID++
	answer := make(chan reply, 1)
	s.replies[s.lastID] = answer
	return s.lastID, answer, nil
}

func (s *socket) send(frame []byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.conn.WriteMessage(websocket.TextMessage, frame)
}

// listen reads frames until the socket closes. An empty object is the server's
// ping, answered in kind.
func (s *socket) listen() {
	for {
		_, frame, err := s.conn.ReadMessage()
		if err != nil {
			s.fail()
			return
		}
		for line := range bytes.Lines(frame) {
			line = bytes.TrimSpace(line)
			switch {
			case string(line) == "{}":
				_ = s.send(line)
			case s.pushed != nil && bytes.HasPrefix(line, []byte(`{"push"`)):
				s.pushed(line)
			case len(line) > 0:
				s.receive(line)
			}
		}
	}
}

func (s *socket) receive(line []byte) {
	var r reply
	if json.Unmarshal(line, &r) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if answer, ok := s.replies[r.ID]; ok {
		delete(s.replies, r.ID)
		answer <- r
	}
	if r.Push != nil && r.Push.Pub != nil {
		s.hear(r.Push.Pub.Data)
	}
}

// hear notes an event. The caller holds the lock.
func (s *socket) hear(data []byte) {
	var e struct {
		Type consult.EventType
		Data json.RawMessage
	}
	if json.Unmarshal(data, &e) != nil {
		return
	}
	s.events++
	if e.Type == consult.StepOpened {
		var opened consult.StepEvent
		if json.Unmarshal(e.Data, &opened) == nil {
			s.rounds[opened.Round.ID] = opened.Round
		}
	}
	close(s.heard)
	s.heard = make(chan struct{})
}

// await waits until the socket has heard that a round opened.
func (s *socket) await(ctx context.Context, round consult.ID) error {
	for {
		s.mu.Lock()
		_, ok := s.rounds[round]
		heard, err := s.heard, s.err
		s.mu.Unlock()
		if ok || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-heard:
		}
	}
}

func (s *socket) fail() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = errSocketClosed
	for id, answer := range s.replies {
		close(answer)
		delete(s.replies, id)
	}
	close(s.heard)
	s.heard = make(chan struct{})
	close(s.gone)
}

// close forgets what has not been sent: somebody who goes to another node must
// not be followed by an old vote that was stuck on the way.
func (s *socket) close() {
	if tcp, ok := s.conn.NetConn().(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = s.conn.Close()
}
