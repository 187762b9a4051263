package web

import (
	"context"
	"hash/maphash"
	"strings"
	"sync"
	"time"

	"parley/internal/redis"
)

// limit is an allowance per key: so many requests at once, refilled evenly. A
// key is known only as a salted hash in memory, and the salt is thrown away
// each hour with everything counted under it.
//
// Where there is a Redis, every node's requests count: it is asked after this
// node's own count, which alone decides while Redis does not answer.
//
// Where participants are concerned a key is never an address alone: three
// hundred guests may enter from behind one hotel's address within a minute.
type limit struct {
	burst float64
	each  time.Duration // until one more request is allowed
	now   func() time.Time
	name  string
	joint *redis.Client // nil where this node is alone

	mu     sync.Mutex
	salt   maphash.Seed
	salted time.Time
	spent  map[uint64]allowance
}

type allowance struct {
	left float64
	at   time.Time
}

const (
	saltFor = time.Hour
	maxKeys = 200_000 // more than any room; beyond it counting begins anew
)

func newLimit(burst int, per time.Duration, now func() time.Time) *limit {
	return &limit{burst: float64(burst), each: per / time.Duration(burst), now: now}
}

// allow takes one request from the allowance of the key that the parts make.
func (l *limit) allow(parts ...string) bool {
	if !l.allowHere(parts) {
		return false
	}
	if l.joint == nil {
		return true
	}
	key := l.name + "\x00" + strings.Join(parts, "\x00")
	ok, err := l.joint.Allow(context.Background(), key, int(l.burst), l.each)
	return ok || err != nil
}

// allowHere takes it from what this node counts.
func (l *limit) allowHere(parts []string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	if l.spent == nil || now.Sub(l.salted) >= saltFor || len(l.spent) >= maxKeys {
		l.salt, l.salted, l.spent = maphash.MakeSeed(), now, map[uint64]allowance{}
	}
	key := l.key(parts)
	a, seen := l.spent[key]
	if !seen {
		a = allowance{l.burst, now}
	}
	a.left = min(l.burst, a.left+float64(max(now.Sub(a.at), 0))/float64(l.each))
	a.at = now
	ok := a.left >= 1
	if ok {
		a.left--
	}
	l.spent[key] = a
	return ok
}

func (l *limit) key(parts []string) uint64 {
	var h maphash.Hash
	h.SetSeed(l.salt)
	for _, part := range parts {
		_, _ = h.WriteString(part)
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// limits are the allowances of the server.
type limits struct {
	act    *limit // by credential
	redeem *limit // by address and invitation
	enter  *limit // by address and room
	signIn *limit // by address and e-mail
	email  *limit // by e-mail, from wherever
}

func newLimits(now func() time.Time, joint *redis.Client) limits {
	l := limits{
		act:    newLimit(600, time.Minute, now),
		redeem: newLimit(20, time.Minute, now),
		enter:  newLimit(1200, time.Minute, now),
		signIn: newLimit(10, time.Minute, now),
		email:  newLimit(60, 10*time.Minute, now),
	}
	for name, one := range map[string]*limit{"act": l.act, "redeem": l.redeem, "enter": l.enter, "sign-in": l.signIn, "email": l.email} {
		one.name, one.joint = name, joint
	}
	return l
}
