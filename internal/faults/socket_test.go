package faults

import (
	"context"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/fasthttp/websocket"

	"parley/internal/rehearsal"
)

// dialer opens sockets that take in little at a time.
var dialer = websocket.Dialer{ReadBufferSize: 1 << 10, WriteBufferSize: 1 << 10, HandshakeTimeout: time.Minute}

// open opens a socket without saying who it is.
func open(ctx context.Context, s *server) (*websocket.Conn, error) {
	conn, _, err := dialer.DialContext(ctx, "ws"+strings.TrimPrefix(s.URL, "http")+"/api/v1/live", nil)
	return conn, err
}

// enter opens a socket and presents a credential, as a page does, and returns
// once it was admitted.
func enter(ctx context.Context, s *server, scene rehearsal.Scene, token string) (*websocket.Conn, error) {
	conn, err := open(ctx, s)
	if err != nil {
		return nil, err
	}
	hello := fmt.Sprintf(`{"id":1,"connect":{"data":{"consultation":%q,"token":%q}}}`, scene.Consultation, token)
	if err := conn.WriteMessage(websocket.TextMessage, []byte(hello)); err != nil {
		return nil, err
	}
	_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
	_, answer, err := conn.ReadMessage()
	if err == nil && !strings.Contains(string(answer), `"connect"`) {
		err = fmt.Errorf("not admitted: %s", answer)
	}
	return conn, err
}

// connect opens a bare connection.
func connect(s *server) (net.Conn, error) {
	return net.Dial("tcp", strings.TrimPrefix(s.URL, "http://"))
}
