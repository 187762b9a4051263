package redis

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/rueidis"
)

// ErrDown says that Redis does not answer at present.
var ErrDown = errors.New("redis: does not answer")

const (
	answerWithin = 500 * time.Millisecond // longer, and it is taken to be down
	redialAfter  = 500 * time.Millisecond // spread over twice as long
	prefix       = "parley:"
	news         = prefix + "news"
)

// Client is a connection to Redis that comes back by itself. All methods may be
// called at once from many goroutines. A nil Client is one that is always down.
type Client struct {
	option rueidis.ClientOption
	log    *slog.Logger
	live   atomic.Pointer[rueidis.Client] // nil while Redis does not answer
	salts  salts

	mu   sync.Mutex
	hear func([]byte)

	stop  context.CancelFunc
	ended chan struct{}
}

// Open begins to connect to the Redis of a URL, redis://host:6379. It does not
// wait for it to answer.
func Open(url string, log *slog.Logger) (*Client, error) {
	option, err := rueidis.ParseURL(url)
	if err != nil {
		return nil, fmt.Errorf("redis: %w", err)
	}
	option.Dialer = net.Dialer{Timeout: time.Second, KeepAlive: time.Second}
	option.ConnWriteTimeout = 2 * time.Second
	option.DisableCache, option.DisableRetry, option.ForceSingleClient = true, true, true
	ctx, stop := context.WithCancel(context.Background())
	c := &Client{option: option, log: log, stop: stop, ended: make(chan struct{})}
	go c.run(ctx)
	return c, nil
}

// Close ends the connection.
func (c *Client) Close() {
	if c == nil {
		return
	}
	c.stop()
	<-c.ended
}

// OnNews sets who is told the messages of all nodes, this one among them: one
// after the other, in the order in which each node sent its own.
func (c *Client) OnNews(hear func(data []byte)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hear = hear
}

// Send sends a message to all nodes. One that is not connected misses it.
func (c *Client) Send(ctx context.Context, data []byte) error {
	return c.do(ctx, func(ctx context.Context, live rueidis.Client) error {
		return live.Do(ctx, live.B().Publish().Channel(news).Message(rueidis.BinaryString(data)).Build()).Error()
	})
}

// do runs one act, and takes Redis to be down where it gets no answer.
func (c *Client) do(ctx context.Context, act func(context.Context, rueidis.Client) error) error {
	if c == nil {
		return ErrDown
	}
	live := c.live.Load()
	if live == nil {
		return ErrDown
	}
	within, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	err := act(within, *live)
	if err == nil || ctx.Err() != nil {
		return err
	}
	if _, answered := rueidis.IsRedisErr(err); !answered && c.live.CompareAndSwap(live, nil) {
		(*live).Close()
	}
	return fmt.Errorf("%w: %w", ErrDown, err)
}

// run keeps a connection that listens, until ctx is done.
func (c *Client) run(ctx context.Context) {
	defer close(c.ended)
	up := true
	for ctx.Err() == nil {
		err := c.listen(ctx, func() {
			if !up {
				c.log.Info("Redis answers again")
			}
			up = true
		})
		if ctx.Err() == nil && up {
			up = false
			c.log.Warn("Redis does not answer; nodes are joined more slowly until it does", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(redialAfter + rand.N(redialAfter)):
		}
	}
}

// listen connects and hears messages until the connection ends.
func (c *Client) listen(ctx context.Context, connected func()) error {
	live, err := rueidis.NewClient(c.option)
	if err != nil {
		return err
	}
	defer live.Close()
	dedicated, release := live.Dedicate()
	defer release()
	ended := dedicated.SetPubSubHooks(rueidis.PubSubHooks{OnMessage: func(m rueidis.PubSubMessage) { c.told([]byte(m.Message)) }})
	if err := dedicated.Do(ctx, dedicated.B().Subscribe().Channel(news).Build()).Error(); err != nil {
		return err
	}
	c.salts.forget() // it may be another Redis
	c.live.Store(&live)
	defer c.live.CompareAndSwap(&live, nil)
	connected()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (c *Client) told(data []byte) {
	c.mu.Lock()
	hear := c.hear
	c.mu.Unlock()
	if hear != nil {
		hear(data)
	}
}
