package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"runtime/debug"
	"sync"

	"github.com/gofiber/contrib/websocket"
	"github.com/gofiber/fiber/v2"

	"parley/internal/consult"
	"parley/internal/live"
)

// broadcaster is the first argument of a child of this program that sends events
// to sockets: by the live node, or by the bare loop it is measured beside. The
// child prints its port and then obeys lines on its standard input: "send 40"
// sends so many events to everybody, "settle" gives back memory it has no use for.
const broadcaster = "broadcast"

// room is the consultation whose events are sent.
var room = consult.ID{1}

// An event of some six hundred bytes, as a theme's results are. The mark is a
// sign that occurs once in each event.
const mark = '~'

var event = consult.Event{Version: 1, Type: consult.TallyReleased, Data: consult.RoundResult{
	Kind: consult.Vote, Answered: consult.Count{N: 297}, Finished: consult.Count{N: 120},
	Items: []consult.ItemResult{{Vote: &consult.VoteResult{
		Agree: 200, Disagree: 60, Pass: 37, Share: 0.7692, Low: 0.7143, High: 0.8164,
		Verdict: consult.Verdict{Class: "consensus_for" + string(mark), Sensitivity: []string{"consensus_for", "consensus_for", "majority_for"}},
	}}},
}}

func broadcast(arguments []string) error {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	open := liveSender
	if arguments[0] == "raw" {
		open = rawSender
	}
	send, err := open(app)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = app.Listener(listener) }() // until the process ends
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	for orders := bufio.NewScanner(os.Stdin); orders.Scan(); {
		var n int
		if _, err := fmt.Sscanf(orders.Text(), "send %d", &n); err == nil {
			send(n)
		} else {
			debug.FreeOSMemory()
		}
		fmt.Println("done")
	}
	return nil
}

// everybody may listen here.
type everybody struct{}

func (everybody) Presenter(context.Context, consult.ID, string) error { return nil }
func (everybody) Allow(string) bool                                   { return true }

// liveSender is the node as the server has it.
func liveSender(app *fiber.App) (func(int), error) {
	node, err := live.New(live.Options{})
	if err != nil {
		return nil, err
	}
	node.Serve(consult.NewService(nil, node, consult.Options{}), everybody{})
	app.Get("/live", func(c *fiber.Ctx) error { return node.Handler(c, live.NoOrganiser) })
	return func(n int) {
		for range n {
			node.Publish(context.Background(), room, consult.Everybody, event)
		}
	}, nil
}

// rawSender is the loop that one would write first: all connections in a list,
// one write to each for each event.
func rawSender(app *fiber.App) (func(int), error) {
	data, err := json.Marshal(event)
	if err != nil {
		return nil, err
	}
	var mu sync.Mutex
	var connections []*websocket.Conn
	app.Get("/live", websocket.New(func(c *websocket.Conn) {
		mu.Lock()
		connections = append(connections, c)
		mu.Unlock()
		if err := c.WriteMessage(websocket.TextMessage, []byte("{}")); err != nil {
			return
		}
		for {
			if _, _, err := c.ReadMessage(); err != nil {
				return
			}
		}
	}))
	return func(n int) {
		mu.Lock()
		defer mu.Unlock()
		for range n {
			for _, c := range connections {
				_ = c.WriteMessage(websocket.TextMessage, data) // one that has gone is none of the others' concern
			}
		}
	}, nil
}
