package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"github.com/fasthttp/websocket"
	"golang.org/x/sync/errgroup"

	"parley/internal/rehearsal"
)

// audience is a broadcasting child and the sockets that listen to it here.
type audience struct {
	kind    string // live or raw
	child   *exec.Cmd
	orders  io.WriteCloser
	answers *bufio.Reader
	url     string
	sockets []*websocket.Conn
	heard   atomic.Int64 // events, over all sockets
}

func newAudience(ctx context.Context, kind string) (*audience, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	a := &audience{kind: kind, child: exec.CommandContext(ctx, program, broadcaster, kind)}
	a.child.Stderr = os.Stderr
	out, errOut := a.child.StdoutPipe()
	in, errIn := a.child.StdinPipe()
	if err := errors.Join(errOut, errIn, a.child.Start()); err != nil {
		return nil, err
	}
	a.orders, a.answers = in, bufio.NewReader(out)
	port, err := a.answers.ReadString('\n')
	if err != nil {
		return nil, err
	}
	a.url = "ws://127.0.0.1:" + strings.TrimSpace(port) + "/live"
	return a, nil
}

func (a *audience) close() error {
	for _, s := range a.sockets {
		_ = s.Close()
	}
	return errors.Join(a.orders.Close(), a.child.Wait())
}

// grow opens sockets until there are n.
func (a *audience) grow(ctx context.Context, n int) error {
	group, ctx := errgroup.WithContext(ctx)
	opened := make(chan *websocket.Conn, n)
	group.SetLimit(64)
	for range n - len(a.sockets) {
		group.Go(func() error {
			s, err := a.listen(ctx)
			if err == nil {
				opened <- s
			}
			return err
		})
	}
	err := group.Wait()
	close(opened)
	for s := range opened {
		a.sockets = append(a.sockets, s)
	}
	return err
}

var dialer = websocket.Dialer{ReadBufferSize: 4 << 10, WriteBufferSize: 256, HandshakeTimeout: 20 * time.Second}

// listen opens one socket; it returns when the other side has taken it in.
func (a *audience) listen(ctx context.Context) (*websocket.Conn, error) {
	s, _, err := dialer.DialContext(ctx, a.url, nil)
	if err != nil {
		return nil, err
	}
	if a.kind == "live" {
		hello := fmt.Sprintf(`{"id":1,"connect":{"data":{"consultation":%q,"presenter":"x"}}}`, room)
		if err := s.WriteMessage(websocket.TextMessage, []byte(hello)); err != nil {
			return nil, err
		}
	}
	if _, _, err := s.ReadMessage(); err != nil {
		return nil, err
	}
	go a.count(s)
	return s, nil
}

// count reads until the socket closes, and answers pings: lines of a frame that
// are an empty object.
func (a *audience) count(s *websocket.Conn) {
	const carry = 2 // bytes before those read, so that a ping is found across reads
	buffer := make([]byte, carry+4<<10)
	for {
		_, frame, err := s.NextReader()
		if err != nil {
			return
		}
		copy(buffer, "\n\n")
		for err == nil {
			var n int
			n, err = frame.Read(buffer[carry:])
			a.heard.Add(int64(bytes.Count(buffer[carry:carry+n], []byte{mark})))
			if bytes.Contains(buffer[:carry+n], []byte("\n{}")) {
				_ = s.WriteMessage(websocket.TextMessage, []byte("{}")) // a closed socket ends the loop
			}
			copy(buffer, buffer[n:carry+n])
		}
	}
}

// order has the child do something and waits until it has.
func (a *audience) order(format string, args ...any) error {
	if _, err := fmt.Fprintf(a.orders, format+"\n", args...); err != nil {
		return err
	}
	_, err := a.answers.ReadString('\n')
	return err
}

// deliver sends n events and returns how many deliveries there were per second,
// counted until the last socket has the last event.
func (a *audience) deliver(n int) (perSecond float64, err error) {
	want := a.heard.Load() + int64(n*len(a.sockets))
	began := time.Now()
	if err := a.order("send %d", n); err != nil {
		return 0, err
	}
	for a.heard.Load() < want {
		if time.Since(began) > time.Minute {
			return 0, fmt.Errorf("%s: %d of %d deliveries are missing", a.kind, want-a.heard.Load(), n*len(a.sockets))
		}
		time.Sleep(time.Millisecond)
	}
	return float64(n*len(a.sockets)) / time.Since(began).Seconds(), nil
}

// residentMB is what the child takes once it has given back what it can.
func (a *audience) residentMB() (float64, error) {
	err := a.order("settle")
	return rehearsal.UsageOf(a.child.Process.Pid).MB, err
}
