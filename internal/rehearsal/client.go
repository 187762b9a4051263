package rehearsal

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

// client speaks JSON to one server, as one organiser, one participant or
// nobody.
type client struct {
	base          string // https://host, without a slash at its end
	http          *http.Client
	authorisation string        // header of a participant
	csrf          string        // header of an organiser, beside the cookie jar
	waited        *atomic.Int64 // counts how often it was asked to wait, or nil
	dial          Dial          // opens its sockets; nil: as the address says
}

// Dial opens a connection to the server.
type Dial func() (net.Conn, error)

// problem is what a server answers instead of what was asked for.
type problem struct {
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (p *problem) Error() string { return fmt.Sprintf("%d %s: %s", p.Status, p.Code, p.Detail) }

// call sends in as JSON (nothing, where nil) and reads the answer into out
// (ignored, where nil). It waits and repeats where the server asks for that.
func (c *client) call(ctx context.Context, method, path string, in, out any) error {
	for attempt := 0; ; attempt++ {
		err := c.once(ctx, method, path, in, out)
		p, refused := err.(*problem)
		if !refused || p.Code != "busy" && p.Code != "too_many" || attempt == 20 {
			return err
		}
		if c.waited != nil {
			c.waited.Add(1)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(attempt+1) * 50 * time.Millisecond):
		}
	}
}

func (c *client) once(ctx context.Context, method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		encoded, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(encoded)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base+"/api/v1"+path, body)
	if err != nil {
		return err
	}
	c.addHeaders(req)
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return read(resp, out)
}

func (c *client) addHeaders(req *http.Request) {
	if req.Body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.authorisation != "" {
		req.Header.Set("Authorization", c.authorisation)
	}
	if c.csrf != "" {
		req.Header.Set("X-Parley-CSRF", c.csrf)
		req.Header.Set("Origin", c.base)
	}
}

func read(resp *http.Response, out any) error {
	if resp.StatusCode >= 300 {
		p := &problem{Status: resp.StatusCode}
		if err := json.NewDecoder(resp.Body).Decode(p); err != nil {
			p.Detail = resp.Status
		}
		return p
	}
	switch out := out.(type) {
	case nil:
		_, err := io.Copy(io.Discard, resp.Body)
		return err
	case *[]byte:
		var err error
		*out, err = io.ReadAll(resp.Body)
		return err
	default:
		return json.NewDecoder(resp.Body).Decode(out)
	}
}

// socketURL is where the server's sockets are.
func (c *client) socketURL() string {
	return "ws" + strings.TrimPrefix(c.base, "http") + "/api/v1/live"
}
