package web

import (
	"io"
	"net"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
)

// Whoever sends too much is refused before all of it has come. Were the
// connection closed then, what still comes would be answered with a reset, and
// the browser would throw the refusal away unread. So the server says that it
// has finished, and lets a bounded rest come, for a bounded time.
const (
	lingerFor   = 3 * time.Second
	lingerBytes = 64 << 20
)

// lingering is a listener whose connections can be asked to linger.
type lingering struct{ net.Listener }

// Accept implements [net.Listener].
func (l lingering) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &lingerConn{Conn: conn}, nil
}

type lingerConn struct {
	net.Conn
	asked atomic.Bool
}

// Close implements [net.Conn].
func (c *lingerConn) Close() error {
	if c.asked.Load() {
		if half, ok := c.Conn.(interface{ CloseWrite() error }); ok && half.CloseWrite() == nil {
			_ = c.Conn.SetReadDeadline(time.Now().Add(lingerFor))
			_, _ = io.CopyN(io.Discard, c.Conn, lingerBytes)
		}
	}
	return c.Conn.Close()
}

// linger asks the connection of a request to linger when it closes.
func linger(c *fiber.Ctx) {
	conn := c.Context().Conn()
	if secured, ok := conn.(interface{ NetConn() net.Conn }); ok {
		conn = secured.NetConn()
	}
	if l, ok := conn.(*lingerConn); ok {
		l.asked.Store(true)
	}
}
