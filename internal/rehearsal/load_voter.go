package rehearsal

import (
	"context"
	"errors"
	"slices"
	"time"

	"parley/internal/consult"
)

// voter is one of a crowd: a guest who does nothing but vote.
type voter struct {
	*guest
	crowd    *crowd
	line     line
	moves    int                   // how often the line was opened again
	returned bool                  // after the storm
	next     int                   // how many votes were begun
	last     map[consult.ID]string // acknowledged, by item
	vague    map[consult.ID]bool   // items with a vote that got no answer, after the one in last
	turns    map[consult.ID]int    // votes begun, by item
}

// A page's patience, in the same figures: how long it waits for an answer, and
// how long after the play people still wait for their last one.
const (
	answerWithin = 10 * time.Second
	patience     = 20 * time.Second
)

// arrive opens the line, to another node each time where there are several.
func (v *voter) arrive(ctx context.Context) error {
	node := (v.index + v.moves) % len(v.crowd.nodes)
	v.client.base = v.crowd.nodes[node]
	v.moves++
	socket := v.crowd.Way == Sockets || v.crowd.Way == Mixed && v.index%4 != 3
	if !socket {
		v.line = httpLine{v.crowd.http[node], v.client.base + "/api/v1" + v.crowd.path(""), v.client.authorisation}
		return nil
	}
	within, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	s, err := dialHearing(within, v.client, v.crowd.id, v.keys[consult.ID{}].Encode(), func([]byte) {})
	if err == nil {
		v.line = socketLine{s}
	}
	return err
}

// act votes at the times of the table, or without a pause, until ending is
// done. Votes that are on their way then are still waited for.
func (v *voter) act(ctx, ending context.Context, t timetable) {
	if v.line == nil && (!v.waitUntil(ctx, ending, t.arrives) || !v.enter(ctx)) {
		return
	}
	if v.crowd.Profile == Saturate {
		for ending.Err() == nil {
			v.votesOnce(ctx, time.Now())
		}
		return
	}
	for _, at := range t.votes {
		if !v.waitUntil(ctx, ending, at) {
			return
		}
		v.votesOnce(ctx, v.crowd.began.Add(at))
	}
	v.waitUntil(ctx, ending, v.crowd.For)
}

// waitUntil waits for a time of the play, and comes back at once where the
// sockets are cut meanwhile. It reports whether the play is still on.
func (v *voter) waitUntil(ctx, ending context.Context, at time.Duration) bool {
	timer := time.NewTimer(time.Until(v.crowd.began.Add(at)))
	defer timer.Stop()
	cut := v.crowd.cut
	for {
		if _, live := v.line.(socketLine); !live || v.returned {
			cut = nil
		}
		select {
		case <-ending.Done():
			return false
		case <-timer.C:
			return true
		case <-cut:
			v.comeBack(ctx)
		}
	}
}

func (v *voter) enter(ctx context.Context) bool {
	began := time.Now()
	for attempt := 1; ; attempt++ {
		err := v.arrive(ctx)
		if err == nil {
			v.crowd.samples.entered(time.Since(began))
			return true
		}
		v.crowd.samples.tell(toldBy(err))
		if !v.waits(ctx, attempt) {
			v.crowd.samples.failed(err)
			return false
		}
	}
}

// comeBack loses the socket and opens another at once, with the snapshot that a
// page fetches then; both until they are there.
func (v *voter) comeBack(ctx context.Context) {
	v.returned = true
	began := time.Now()
	v.line.close()
	for attempt := 1; ; attempt++ {
		err := v.arrive(ctx)
		if err == nil {
			err = v.client.call(ctx, "GET", v.crowd.path("/snapshot"), nil, nil)
		}
		if err == nil {
			v.crowd.samples.returned(time.Since(began))
			return
		}
		v.crowd.samples.tell(toldBy(err))
		if !passes(err) || !v.waits(ctx, attempt) {
			v.crowd.samples.failed(err)
			return
		}
		v.line.close()
	}
}

// votesOnce casts the next vote: each item once, in an order of one's own, and
// then again with a change of mind. As a page does with its outbox, it sends the
// vote until it is acknowledged, or refused for good.
func (v *voter) votesOnce(ctx context.Context, meant time.Time) {
	items := v.crowd.round.Items
	item := items[(v.next+v.index)%len(items)]
	v.next++
	v.turns[item]++
	before, vote := v.last[item], v.vote(v.crowd.place(item))
	if vote == before {
		vote = map[string]string{"agree": "disagree", "disagree": "pass", "pass": "agree"}[vote]
	}
	for attempt := 1; ; attempt++ {
		err := v.cast(ctx, item, vote)
		if err == nil {
			v.last[item] = vote
			delete(v.vague, item)
			v.crowd.samples.acknowledged(meant)
			v.crowd.watch.acknowledged(item, before, vote)
			return
		}
		v.crowd.samples.tell(toldBy(err))
		if !passes(err) || !v.waits(ctx, attempt) {
			v.lost(item, err)
			return
		}
		v.reopen(ctx, err)
	}
}

func (v *voter) cast(ctx context.Context, item consult.ID, vote string) error {
	within, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	return v.line.cast(within, v.crowd.round.ID, item, vote, v.turns[item])
}

// passes reports whether sending again may help.
func passes(err error) bool {
	var refused *problem
	if !errors.As(err, &refused) {
		return true
	}
	return slices.Contains([]string{"busy", "too_many", "unavailable"}, refused.Code)
}

// toldBy is the code of a refusal, or what a page makes of getting none.
func toldBy(err error) string {
	var refused *problem
	if errors.As(err, &refused) {
		return refused.Code
	}
	return "offline"
}

// waits sleeps before a vote is sent again, longer each time up to a second, and
// reports whether there is still time to.
func (v *voter) waits(ctx context.Context, attempt int) bool {
	pause := time.Duration(min(attempt, 10)) * 100 * time.Millisecond
	pause = pause/2 + time.Duration(v.rng.Int64N(int64(pause)))
	if time.Until(v.crowd.began.Add(v.crowd.For+patience)) < pause {
		return false
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}

// reopen opens the line again, perhaps to another node, where there was no
// answer. Where that fails, the next vote tells.
func (v *voter) reopen(ctx context.Context, err error) {
	var refused *problem
	if errors.As(err, &refused) {
		return
	}
	v.line.close()
	if err := v.arrive(ctx); err != nil {
		v.crowd.samples.tell(toldBy(err))
	}
}

// lost notes a vote without an answer, which may have been kept or not.
func (v *voter) lost(item consult.ID, err error) {
	if v.vague == nil {
		v.vague = map[consult.ID]bool{}
	}
	v.vague[item] = true
	v.crowd.samples.failed(err)
}
