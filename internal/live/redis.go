package live

import (
	"context"
	"encoding/json"

	"parley/internal/consult"
)

// message is what nodes send each other: an event, or a bulletin.
type message struct {
	From         consult.ID        `json:"from"`
	Consultation consult.ID        `json:"consultation"`
	To           consult.Audience  `json:"to"`
	Event        json.RawMessage   `json:"event,omitempty"`
	Bulletin     *consult.Bulletin `json:"bulletin,omitempty"`
}

// Tell sends a bulletin to the other nodes.
func (n *Node) Tell(ctx context.Context, b consult.Bulletin) error {
	return n.send(ctx, message{Bulletin: &b})
}

func (n *Node) send(ctx context.Context, m message) error {
	m.From = n.self
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return n.redis.Send(ctx, data)
}

// hear takes a message of another node. The service notes an event before the
// browsers hear it, so that what they ask for then is new.
func (n *Node) hear(data []byte) {
	var m message
	if err := json.Unmarshal(data, &m); err != nil || m.From == n.self {
		return
	}
	if m.Bulletin != nil {
		n.service.HearBulletin(context.Background(), *m.Bulletin)
		return
	}
	var e struct {
		Version uint64            `json:"v"`
		Type    consult.EventType `json:"type"`
		Data    json.RawMessage   `json:"data"`
	}
	if err := json.Unmarshal(m.Event, &e); err != nil {
		return
	}
	n.service.Hear(m.Consultation, e.Version, e.Type, e.Data)
	n.deliver(m.Consultation, m.To, m.Event)
}
