package live

import (
	"context"
	"time"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
)

// hello is the data of a connect frame. A participant sends a token, a
// projector its presenter token, an organiser neither: their session came with
// the upgrade.
type hello struct {
	Consultation consult.ID `json:"consultation"`
	Token        string     `json:"token"`
	Presenter    string     `json:"presenter"`
}

// Organiser says what the upgrade request proved about an organiser.
type Organiser int

// What an organiser's socket may hear.
const (
	NoOrganiser Organiser = iota
	Reads                 // what everybody hears
	Runs                  // what those who run the consultation hear too
)

// guest is somebody connected. Only a participant has a seat and may act.
type guest struct {
	consultation consult.ID
	seat         *consult.Seat
	allowance    string // the credential, for the limit of requests
}

type contextKey int

const (
	organiserKey contextKey = iota
	guestKey
)

// connecting authenticates the first frame and subscribes the connection.
func (n *Node) connecting(ctx context.Context, e centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
	var h hello
	if err := decode(e.Data, &h); err != nil {
		return centrifuge.ConnectReply{}, n.refusal("connect", err)
	}
	ctx, cancel := context.WithTimeout(ctx, connectWithin)
	defer cancel()
	g, channels, err := n.admit(ctx, h)
	if err != nil {
		return centrifuge.ConnectReply{}, n.refusal("connect", err)
	}
	subscriptions := map[string]centrifuge.SubscribeOptions{}
	for _, name := range channels {
		subscriptions[name] = centrifuge.SubscribeOptions{EnableRecovery: true, EnablePositioning: true}
	}
	return centrifuge.ConnectReply{
		Credentials:   &centrifuge.Credentials{}, // nobody in particular
		Context:       context.WithValue(context.WithoutCancel(ctx), guestKey, g),
		Subscriptions: subscriptions,
		WriteDelay:    n.gatherFor(), WriteWithTimer: true, ReplyWithoutQueue: true,
	}, nil
}

// gatherFor is how long events for one more browser are gathered.
func (n *Node) gatherFor() time.Duration {
	if n.node.Hub().NumClients() < crowd {
		return gatherInRoom
	}
	return gatherInCrowd
}

// admit decides who a connection is and what it hears.
func (n *Node) admit(ctx context.Context, h hello) (*guest, []string, error) {
	everybody := []string{channel(h.Consultation, consult.Everybody)}
	g := &guest{consultation: h.Consultation}
	switch organiser, _ := ctx.Value(organiserKey).(Organiser); {
	case h.Token != "":
		seat, err := n.service.Authenticate(ctx, h.Consultation, h.Token)
		g.seat, g.allowance = &seat, h.Token
		return g, everybody, err
	case h.Presenter != "":
		return g, everybody, n.door.Presenter(ctx, h.Consultation, h.Presenter)
	case organiser == NoOrganiser:
		return nil, nil, consult.Errorf(consult.CodeUnauthorised, "this connection needs a credential")
	default:
		if _, err := n.service.Version(ctx, h.Consultation); err != nil {
			return nil, nil, err
		}
		if organiser == Runs {
			return g, append(everybody, channel(h.Consultation, consult.Organisers)), nil
		}
		return g, everybody, nil
	}
}

// connected counts a participant and listens to what they do.
func (n *Node) connected(client *centrifuge.Client) {
	g, _ := client.Context().Value(guestKey).(*guest)
	if g == nil || g.seat == nil {
		return
	}
	n.present.add(g.consultation, 1)
	client.OnDisconnect(func(centrifuge.DisconnectEvent) { n.present.add(g.consultation, -1) })
	client.OnRPC(func(e centrifuge.RPCEvent, reply centrifuge.RPCCallback) {
		data, err := n.call(*g, e.Method, e.Data)
		reply(centrifuge.RPCReply{Data: data}, err)
	})
}
