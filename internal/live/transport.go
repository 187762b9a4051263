package live

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/centrifugal/centrifuge"
	fasthttp "github.com/fasthttp/websocket"
	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"
)

// localOrganiser is the key under which the HTTP side leaves what the upgrade
// request proved, see [Node.Handler].
const localOrganiser = "live.organiser"

// Handler upgrades a request to a live connection. The caller has checked the
// origin and whether there is an organiser's session.
func (n *Node) Handler(c *fiber.Ctx, organiser Organiser) error {
	c.Locals(localOrganiser, organiser)
	return n.upgrade(c)
}

func (n *Node) upgrader() fiber.Handler {
	return websocket.New(n.serve, websocket.Config{
		HandshakeTimeout: connectWithin,
		WriteBufferPool:  &sync.Pool{},
		RecoverHandler: func(*websocket.Conn) {
			if reason := recover(); reason != nil {
				n.log.Error("a live connection ended in a panic", "kind", fmt.Sprintf("%T", reason))
			}
		},
	})
}

// serve reads frames until the connection ends.
func (n *Node) serve(outer *websocket.Conn) {
	conn := outer.Conn // the outer one goes back to a pool
	organiser, _ := outer.Locals(localOrganiser).(Organiser)
	conn.SetReadLimit(maxFrame)
	t := &transport{conn: conn}
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), organiserKey, organiser))
	defer cancel()
	client, closeClient, err := centrifuge.NewClient(ctx, n.node, t)
	if err != nil {
		return
	}
	defer func() {
		_ = closeClient()
		t.end()
	}()
	for n.read(client, conn) {
	}
	hearOut(conn)
}

// hearOut reads on, bounded, until the browser has answered the closing frame:
// a connection that closes on unread bytes is reset, and the browser would not
// learn why.
func hearOut(conn *fasthttp.Conn) {
	for {
		_, _, err := conn.NextReader()
		if errors.Is(err, fasthttp.ErrReadLimit) {
			_ = conn.SetReadDeadline(time.Now().Add(time.Second))
			_, _ = io.CopyN(io.Discard, conn.NetConn(), 64*maxFrame)
		}
		if err != nil {
			return
		}
	}
}

// read handles one frame and reports whether there may be another.
func (n *Node) read(client *centrifuge.Client, conn *fasthttp.Conn) bool {
	kind, frame, err := conn.NextReader()
	if err != nil {
		return false
	}
	if kind != fasthttp.TextMessage {
		client.Disconnect(centrifuge.DisconnectInappropriateProtocol)
		return false
	}
	return centrifuge.HandleReadFrame(client, frame, maxFrame)
}

// transport writes to one websocket. The node calls it from several
// goroutines; the lock keeps one writer at a time and none after the end.
type transport struct {
	mu     sync.Mutex
	conn   *fasthttp.Conn
	closed bool
}

// Name implements [centrifuge.TransportInfo].
func (*transport) Name() string { return "websocket" }

// AcceptProtocol implements [centrifuge.TransportInfo].
func (*transport) AcceptProtocol() string { return "h1" }

// Protocol implements [centrifuge.TransportInfo].
func (*transport) Protocol() centrifuge.ProtocolType { return centrifuge.ProtocolTypeJSON }

// ProtocolVersion implements [centrifuge.TransportInfo].
func (*transport) ProtocolVersion() centrifuge.ProtocolVersion { return centrifuge.ProtocolVersion2 }

// Unidirectional implements [centrifuge.TransportInfo].
func (*transport) Unidirectional() bool { return false }

// Emulation implements [centrifuge.TransportInfo].
func (*transport) Emulation() bool { return false }

// DisabledPushFlags implements [centrifuge.TransportInfo]: the reason of a
// disconnect travels in the closing frame.
func (*transport) DisabledPushFlags() uint64 { return centrifuge.PushFlagDisconnect }

// PingPongConfig implements [centrifuge.TransportInfo].
func (*transport) PingPongConfig() centrifuge.PingPongConfig {
	return centrifuge.PingPongConfig{PingInterval: 25 * time.Second, PongTimeout: 10 * time.Second}
}

// Write implements [centrifuge.Transport].
func (t *transport) Write(message []byte) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.closed {
		return nil
	}
	_ = t.conn.SetWriteDeadline(time.Now().Add(writeWithin))
	return t.conn.WriteMessage(fasthttp.TextMessage, message)
}

// joined are buffers for frames of several messages.
var joined = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// WriteMany implements [centrifuge.Transport]: one frame, a message per line,
// put together first, so that it leaves in one piece.
func (t *transport) WriteMany(messages ...[]byte) error {
	if len(messages) == 1 {
		return t.Write(messages[0])
	}
	frame := joined.Get().(*bytes.Buffer)
	defer joined.Put(frame)
	frame.Reset()
	for i, message := range messages {
		if i > 0 {
			frame.WriteByte('\n')
		}
		frame.Write(message)
	}
	return t.Write(frame.Bytes())
}

// Close implements [centrifuge.Transport]: it tells the browser why, and gives
// the reading side a moment to see the browser's answer before it gives up.
func (t *transport) Close(why centrifuge.Disconnect) error {
	if !t.end() {
		return nil
	}
	deadline := time.Now().Add(time.Second)
	message := fasthttp.FormatCloseMessage(int(why.Code), why.Reason)
	_ = t.conn.WriteControl(fasthttp.CloseMessage, message, deadline)
	return t.conn.SetReadDeadline(deadline)
}

// end lets nothing more be written, and reports whether it was the first to.
func (t *transport) end() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	first := !t.closed
	t.closed = true
	return first
}
