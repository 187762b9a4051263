package rehearsal

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/valyala/fasthttp"

	"parley/internal/consult"
)

// line is how one voter reaches the server.
type line interface {
	// cast sends a vote and returns once it is acknowledged or refused.
	cast(ctx context.Context, round, item consult.ID, vote string, turn int) error
	close()
}

// socketLine casts over a live connection, with as little work as possible: the
// crowd shares the machine with what it measures.
type socketLine struct{ *socket }

func (l socketLine) cast(ctx context.Context, round, item consult.ID, vote string, turn int) error {
	id, answer, err := l.expect()
	if err != nil {
		return err
	}
	frame := fmt.Appendf(nil, `{"id":%d,"rpc":{"method":"vote.cast","data":{"round":%q,"recommendation":%q,"vote":%q,"turn":%d}}}`, id, round, item, vote, turn)
	_, err = l.exchange(ctx, frame, answer)
	return err
}

// httpLine casts by PUT over connections that are kept open.
type httpLine struct {
	client *fasthttp.HostClient
	base   string // of the consultation
	bearer string
}

// newHTTPClient is shared by everybody who uses HTTP, as many connections as
// voters.
func newHTTPClient(base string) (*fasthttp.HostClient, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, err
	}
	return &fasthttp.HostClient{
		Addr: fasthttp.AddMissingPort(u.Host, u.Scheme == "https"), IsTLS: u.Scheme == "https", MaxConns: 1 << 16,
		Dial: dialUnlingering, NoDefaultUserAgentHeader: true, ReadTimeout: time.Minute, WriteTimeout: time.Minute,
	}, nil
}

// dialUnlingering is [socket.close] for connections of HTTP.
func dialUnlingering(address string) (net.Conn, error) {
	conn, err := fasthttp.DialTimeout(address, answerWithin)
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	return conn, err
}

func (l httpLine) cast(_ context.Context, round, item consult.ID, vote string, turn int) error {
	request, response := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
	defer fasthttp.ReleaseRequest(request)
	defer fasthttp.ReleaseResponse(response)
	request.SetRequestURI(fmt.Sprintf("%s/rounds/%s/votes/%s", l.base, round, item))
	request.Header.SetMethod("PUT")
	request.Header.SetContentType("application/json")
	request.Header.Set("Authorization", l.bearer)
	request.SetBodyString(fmt.Sprintf(`{"vote":%q,"turn":%d}`, vote, turn))
	if err := l.client.DoTimeout(request, response, answerWithin); err != nil {
		return err
	}
	if response.StatusCode() < 300 {
		return nil
	}
	p := &problem{Status: response.StatusCode()}
	if err := json.Unmarshal(response.Body(), p); err != nil {
		p.Detail = fasthttp.StatusMessage(p.Status)
	}
	return p
}

func (httpLine) close() {}
