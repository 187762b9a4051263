package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/centrifugal/centrifuge"
	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"

	"parley/internal/consult"
	"parley/internal/redis"
)

// Limits of one connection.
const (
	maxFrame      = 64 << 10         // bytes of one frame from a browser
	maxQueue      = 4 << 20          // bytes that may wait for a slow browser before it is cut off
	connectWithin = 5 * time.Second  // time to authenticate
	writeWithin   = 5 * time.Second  // time for one write to a browser
	actWithin     = 10 * time.Second // time for one remote call
)

// Events for one browser are gathered into one frame: in a room for a moment
// that nobody notices, in a crowd for longer, since each frame costs the server
// much more than another event in it.
const (
	gatherInRoom  = 25 * time.Millisecond
	gatherInCrowd = 100 * time.Millisecond
	crowd         = 500 // sockets
)

// What a channel remembers, so that a browser that lost its connection for a
// while gets what it missed. Beyond that it fetches the snapshot again.
const (
	historySize = 512
	historyFor  = 10 * time.Minute
)

// Doorkeeper is what the node needs to know about who connects and how much
// they may ask, beyond what the domain knows.
type Doorkeeper interface {
	// Presenter checks a projector's token for one consultation.
	Presenter(ctx context.Context, consultation consult.ID, token string) error
	// Allow takes one request of a credential from its allowance.
	Allow(credential string) bool
}

// Options are the parts of a [Node] that have a default.
type Options struct {
	Redis   *redis.Client        // joins several nodes; nil: this node is alone
	Metrics *prometheus.Registry // where the node counts; a registry nobody reads
	Logger  *slog.Logger         // slog.Default
}

// Node holds the live connections of one server and publishes to them. It
// implements [consult.Publisher] and [consult.Peers]. It is made first, since the service needs a
// publisher, and serves once [Node.Serve] gave it the service.
type Node struct {
	node    *centrifuge.Node
	log     *slog.Logger
	service *consult.Service
	door    Doorkeeper
	present presence
	redis   *redis.Client
	self    consult.ID // tells this node's messages from the others'
	upgrade fiber.Handler
}

// New makes a node and starts it. It connects to Redis where asked.
func New(o Options) (*Node, error) {
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Metrics == nil {
		o.Metrics = prometheus.NewRegistry()
	}
	n := &Node{log: o.Logger, redis: o.Redis, self: consult.NewID()}
	n.upgrade = n.upgrader()
	node, err := centrifuge.New(centrifuge.Config{
		LogLevel: centrifuge.LogLevelWarn, LogHandler: n.logEntry,
		ClientStaleCloseDelay: connectWithin, ClientQueueMaxSize: maxQueue,
		RecoveryMaxPublicationLimit: historySize, HistoryMetaTTL: 24 * time.Hour,
		Metrics: centrifuge.MetricsConfig{RegistererGatherer: o.Metrics},
	})
	if err != nil {
		return nil, err
	}
	n.node = node
	node.OnConnecting(n.connecting)
	node.OnConnect(n.connected)
	return n, node.Run() // at once: the service publishes before anybody connects
}

// Serve names the service and the doorkeeper of connections. Call it once,
// before the first.
func (n *Node) Serve(service *consult.Service, door Doorkeeper) {
	n.service, n.door = service, door
	if n.redis != nil {
		n.redis.OnNews(n.hear)
	}
}

// Run counts connections until ctx is done.
func (n *Node) Run(ctx context.Context) { n.present.run(ctx, n.service.SetConnected) }

// Shutdown tells every browser to come back later and closes its connection.
func (n *Node) Shutdown(ctx context.Context) error { return n.node.Shutdown(ctx) }

// Publish sends an event to everybody in a consultation, or to its organisers,
// on all nodes. A browser that cannot be reached finds the change in its next
// snapshot.
func (n *Node) Publish(ctx context.Context, consultation consult.ID, to consult.Audience, e consult.Event) {
	data, err := json.Marshal(e)
	if err != nil {
		n.log.Error("an event could not be written", "type", string(e.Type), "error", err)
		return
	}
	n.deliver(consultation, to, data)
	if n.redis != nil { // a node that misses it finds out by the version
		_ = n.send(ctx, message{Consultation: consultation, To: to, Event: data})
	}
}

// Local sends an event to the browsers of this node alone.
func (n *Node) Local(consultation consult.ID, to consult.Audience, e consult.Event) {
	if data, err := json.Marshal(e); err == nil {
		n.deliver(consultation, to, data)
	}
}

// deliver hands an event to the browsers of this node. Their history is the
// node's own: one that comes from another node fetches a snapshot.
func (n *Node) deliver(consultation consult.ID, to consult.Audience, event []byte) {
	_, err := n.node.Publish(channel(consultation, to), event, centrifuge.WithHistory(historySize, historyFor))
	if err != nil {
		n.log.Warn("an event could not be delivered", "error", err)
	}
}

// channel names where an audience listens.
func channel(consultation consult.ID, to consult.Audience) string {
	if to == consult.Organisers {
		return "o:" + consultation.String()
	}
	return "c:" + consultation.String()
}

// logEntry passes on what centrifuge complains about, without its fields:
// those can hold what a browser sent.
func (n *Node) logEntry(e centrifuge.LogEntry) {
	level := slog.LevelWarn
	if e.Level >= centrifuge.LogLevelError {
		level = slog.LevelError
	}
	n.log.Log(context.Background(), level, "real time: "+e.Message)
}
