package rehearsal

import (
	"context"
	"errors"
	"time"

	"parley/internal/consult"
)

// voter is one of a crowd: a guest who does nothing but vote.
type voter struct {
	*guest
	crowd    *crowd
	line     line
	returned bool                  // after the storm
	next     int                   // how many votes were begun
	last     map[consult.ID]string // acknowledged, by item
	vague    map[consult.ID]bool   // items with a vote that got no answer, after the one in last
}

// arrive opens the line.
func (v *voter) arrive(ctx context.Context) error {
	socket := v.crowd.Way == Sockets || v.crowd.Way == Mixed && v.index%4 != 3
	if !socket {
		v.line = httpLine{v.crowd.http, v.crowd.URL + "/api/v1" + v.crowd.path(""), v.client.authorisation}
		return nil
	}
	s, err := dialHearing(ctx, v.client, v.crowd.id, v.token.Encode(), func([]byte) {})
	if err == nil {
		v.line = socketLine{s}
	}
	return err
}

// act votes at the times of the table, or without a pause, until ending is
// done. Votes that are on their way then are still waited for.
func (v *voter) act(ctx, ending context.Context, t timetable) {
	if v.line == nil && (!v.waitUntil(ending, t.arrives) || !v.enter(ctx)) {
		return
	}
	if v.crowd.Profile == Saturate {
		for ending.Err() == nil {
			v.votesOnce(ctx, time.Now())
		}
		return
	}
	for _, at := range t.votes {
		if !v.waitUntil(ending, at) {
			return
		}
		v.votesOnce(ctx, v.crowd.began.Add(at))
	}
	v.waitUntil(ending, v.crowd.For)
}

// waitUntil waits for a time of the play, and comes back at once where the
// sockets are cut meanwhile. It reports whether the play is still on.
func (v *voter) waitUntil(ending context.Context, at time.Duration) bool {
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
			v.comeBack(ending)
		}
	}
}

func (v *voter) enter(ctx context.Context) bool {
	began := time.Now()
	if err := v.arrive(ctx); err != nil {
		v.crowd.samples.failed(err)
		return false
	}
	v.crowd.samples.entered(time.Since(began))
	return true
}

// comeBack loses the socket and opens another at once, with the snapshot that a
// page fetches then.
func (v *voter) comeBack(ctx context.Context) {
	v.returned = true
	began := time.Now()
	v.line.close()
	for ctx.Err() == nil {
		if v.arrive(ctx) == nil {
			break
		}
		time.Sleep(time.Duration(50+v.rng.IntN(200)) * time.Millisecond)
	}
	if err := v.client.call(ctx, "GET", v.crowd.path("/snapshot"), nil, nil); err != nil {
		v.crowd.samples.failed(err)
		return
	}
	v.crowd.samples.returned(time.Since(began))
}

// votesOnce casts the next vote: each item once, in an order of one's own, and
// then again with a change of mind. A refusal that passes is waited out.
func (v *voter) votesOnce(ctx context.Context, meant time.Time) {
	items := v.crowd.round.Items
	item := items[(v.next+v.index)%len(items)]
	v.next++
	before, vote := v.last[item], v.vote(v.crowd.place(item))
	if vote == before {
		vote = map[string]string{"agree": "disagree", "disagree": "pass", "pass": "agree"}[vote]
	}
	for {
		err := v.line.cast(ctx, v.crowd.round.ID, item, vote)
		var refused *problem
		switch {
		case err == nil:
			v.last[item] = vote
			delete(v.vague, item)
			v.crowd.samples.acknowledged(meant)
			v.crowd.watch.acknowledged(item, before, vote)
			return
		case errors.As(err, &refused) && (refused.Code == "busy" || refused.Code == "too_many"):
			v.crowd.samples.refused()
			time.Sleep(100 * time.Millisecond)
		default:
			v.lost(ctx, item, err)
			return
		}
	}
}

// lost notes a vote without an answer, which may have been kept or not, and
// opens the line again.
func (v *voter) lost(ctx context.Context, item consult.ID, err error) {
	if v.vague == nil {
		v.vague = map[consult.ID]bool{}
	}
	v.vague[item] = true
	v.crowd.samples.failed(err)
	if ctx.Err() == nil && errors.Is(err, errSocketClosed) {
		_ = v.arrive(ctx) // the next vote tells where it fails again
	}
}
