package rehearsal

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"slices"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
)

// guest is one simulated participant at work: a mind, a credential, and a
// socket or, where index says so, HTTP alone.
type guest struct {
	*Person
	mind
	index  int
	lang   consult.Lang
	client *client // acts with the key of the theme at hand
	keys   keyRing
	live   *socket
	day    *day

	written []written // in the step at hand
	private io.Reader // makes the keys of words; nil: the system's
}

// redeem turns an invitation into a guest with credentials.
func redeem(ctx context.Context, d *day, index int, code string) (*guest, error) {
	invitation, err := credential.ParseInvitation(code)
	if err != nil {
		return nil, err
	}
	var told struct{ Keys []consult.RoomKey }
	if err := d.nobody().call(ctx, "POST", d.path("/invitations/keys"), map[string]string{"invitation": code}, &told); err != nil {
		return nil, fmt.Errorf("rehearsal: ask for the group's keys: %w", err)
	}
	hash := invitation.Hash()
	return d.admit(ctx, index, told.Keys, hash[:], "/credentials", map[string]any{"invitation": code})
}

// enterRoom gets credentials for whoever knows the code of an open room.
func enterRoom(ctx context.Context, d *day, index int, code string) (*guest, error) {
	var room consult.Room
	if err := d.nobody().call(ctx, "GET", "/rooms/"+code, nil, &room); err != nil {
		return nil, fmt.Errorf("rehearsal: look for the room: %w", err)
	}
	keys := slices.DeleteFunc(room.Keys, func(k consult.RoomKey) bool { return !k.Open })
	if len(keys) == 0 {
		return nil, errors.New("rehearsal: the room is not open to everybody")
	}
	return d.admit(ctx, index, keys, nil, "/room-credentials", map[string]any{"room_code": code})
}

// admit has messages signed and seats their author.
func (d *day) admit(ctx context.Context, index int, told []consult.RoomKey, invitation []byte, path string, in map[string]any) (*guest, error) {
	var random io.Reader
	if d.random != nil {
		random = d.random(index)
	}
	keys, err := d.obtain(ctx, told, path, in, random)
	if err != nil {
		return nil, err
	}
	return &guest{
		Person: newPerson(invitation, keys, told[0].Group), mind: newMind(d.seed, index),
		index: index, lang: d.languages[index%len(d.languages)],
		client: d.clientOf(keys[consult.ID{}]), keys: keys, day: d,
	}, nil
}

// turnsTo takes the key for a theme, where ballots are unlinked.
func (g *guest) turnsTo(theme consult.ID) {
	if g.day.protocol.Privacy == consult.UnlinkedBallots {
		g.client = g.day.clientOf(g.keys[theme])
	}
}

// wired says whether the guest acts over the socket: it was opened with one
// credential and takes no acts of another.
func (g *guest) wired() bool {
	return g.live != nil && g.client.authorisation == bearer(g.keys[consult.ID{}])
}

// enter comes through the doors: three in four open a socket, the others have
// one blocked and use HTTP.
func (g *guest) enter(ctx context.Context) error {
	g.day.truth.arrived(g.Person)
	var snapshot consult.Snapshot
	if g.index%4 != 3 {
		var err error
		if g.live, err = dial(ctx, g.client, g.day.id, g.keys[consult.ID{}].Encode()); err != nil {
			return fmt.Errorf("rehearsal: open a socket: %w", err)
		}
	}
	return g.client.call(ctx, "GET", "/consultations/"+g.day.id.String()+"/snapshot", nil, &snapshot)
}

// put writes by whichever way the guest has: RPC over the socket, or HTTP. A
// guest whom the server asks to wait waits and repeats.
func (g *guest) put(ctx context.Context, rpc string, rpcBody map[string]any, method, path string, body any, out any) error {
	if !g.wired() {
		return g.client.call(ctx, method, "/consultations/"+g.day.id.String()+path, body, out)
	}
	for attempt := 1; ; attempt++ {
		err := g.live.call(ctx, rpc, rpcBody, out)
		if p, ok := err.(*problem); !ok || p.Code != "busy" || attempt == 20 {
			return err
		}
		time.Sleep(time.Duration(attempt) * 50 * time.Millisecond)
	}
}

func (g *guest) pause(ctx context.Context) {
	switch {
	case g.day.speed != nil:
		think(ctx, g.thinks(), g.day.speed)
	case g.day.real:
		rest(ctx, g.thinks())
	}
}

// attends waits until the guest has heard of a round, and works.
func (g *guest) attends(ctx context.Context, step consult.Step, round consult.Round) error {
	if g.live != nil {
		waiting, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		if err := g.live.await(waiting, round.ID); err != nil {
			return fmt.Errorf("rehearsal: wait for the step to open: %w", err)
		}
	}
	return g.work(ctx, step, round)
}

// work does a round's work.
func (g *guest) work(ctx context.Context, step consult.Step, round consult.Round) error {
	g.turnsTo(step.Theme)
	g.round = round.Number
	round.Items = slices.Clone(round.Items)
	slices.SortFunc(round.Items, func(a, b consult.ID) int { return cmp.Compare(g.day.place(a), g.day.place(b)) })
	act := map[consult.StepKind]func(context.Context, consult.Step, consult.Round) error{
		consult.Vote: g.votes, consult.Rate: g.rates, consult.Rank: g.ranks,
		consult.Discuss: g.discusses, consult.Propose: g.proposes,
		consult.Dots: g.shares, consult.Quadratic: g.shares, consult.Judge: g.judges, consult.Compare: g.compares,
	}[step.Kind]
	if err := act(ctx, step, round); err != nil {
		return err
	}
	return g.finishes(ctx, round)
}

func (g *guest) votes(ctx context.Context, _ consult.Step, round consult.Round) error {
	for _, item := range round.Items {
		g.pause(ctx)
		if g.chance(0.03) {
			continue // did not get to it
		}
		if err := g.casts(ctx, round.ID, item, g.vote(g.day.place(item))); err != nil {
			return err
		}
	}
	if len(round.Items) > 0 && g.chance(0.15) { // second thoughts
		item := round.Items[g.rng.IntN(len(round.Items))]
		return g.casts(ctx, round.ID, item, g.vote(g.day.place(item)))
	}
	return nil
}

func (g *guest) casts(ctx context.Context, round, item consult.ID, vote string) error {
	err := g.put(ctx, "vote.cast", map[string]any{"round": round, "recommendation": item, "vote": vote},
		"PUT", fmt.Sprintf("/rounds/%s/votes/%s", round, item), map[string]string{"vote": vote}, nil)
	if err == nil {
		g.said(Said{Round: round, Recommendation: item, Vote: vote})
	}
	return err
}

func (g *guest) rates(ctx context.Context, _ consult.Step, round consult.Round) error {
	for _, item := range round.Items {
		for _, d := range g.day.protocol.Dimensions {
			g.pause(ctx)
			rating := g.rating(g.day.place(item), g.day.topOfScale())
			err := g.put(ctx, "rating.cast", map[string]any{"round": round.ID, "recommendation": item, "dimension": d.Key, "rating": rating},
				"PUT", fmt.Sprintf("/rounds/%s/ratings/%s/%s", round.ID, item, d.Key), map[string]*int{"rating": rating}, nil)
			if err != nil {
				return err
			}
			g.said(Said{Round: round.ID, Recommendation: item, Dimension: d.Key, Rating: rating})
		}
	}
	return nil
}

func (g *guest) ranks(ctx context.Context, _ consult.Step, round consult.Round) error {
	g.pause(ctx)
	if g.chance(0.05) {
		return nil
	}
	order := g.ranking(round.Items, g.day.place)
	err := g.put(ctx, "ranking.cast", map[string]any{"round": round.ID, "order": order},
		"PUT", fmt.Sprintf("/rounds/%s/ranking", round.ID), map[string]any{"order": order}, nil)
	if err == nil {
		g.ranked(Ranked{round.ID, order})
	}
	return err
}

func (g *guest) finishes(ctx context.Context, round consult.Round) error {
	if g.chance(0.1) {
		return nil
	}
	err := g.put(ctx, "round.finish", map[string]any{"round": round.ID},
		"PUT", fmt.Sprintf("/rounds/%s/finished", round.ID), map[string]any{}, nil)
	if err == nil {
		g.Person.mu.Lock()
		g.Finished = append(g.Finished, round.ID)
		g.Person.mu.Unlock()
	}
	return err
}

// authorKey is a fresh key for one contribution.
func (g *guest) authorKey() string {
	var key [32]byte
	_, _ = io.ReadFull(cmp.Or(g.private, rand.Reader), key[:]) // neither ever fails
	return base64.StdEncoding.EncodeToString(key[:])
}

// recalls makes all that the guest draws from now on follow from a source.
func (g *guest) recalls(from io.Reader) {
	var seed [16]byte
	_, _ = io.ReadFull(from, seed[:]) // never fails
	g.rng = mathrand.New(mathrand.NewPCG(binary.BigEndian.Uint64(seed[:8]), binary.BigEndian.Uint64(seed[8:])))
	g.private = from
}
