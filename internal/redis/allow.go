package redis

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"sync"
	"time"

	"github.com/redis/rueidis"
)

// take takes one request from an allowance, atomically and by the clock of
// Redis. KEYS: the allowance. ARGV: most requests at once, milliseconds until
// one more is allowed, milliseconds to keep it.
var take = rueidis.NewLuaScript(`
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
local kept = redis.call('HMGET', KEYS[1], 'left', 'at')
local burst, each = tonumber(ARGV[1]), tonumber(ARGV[2])
local left = burst
if kept[1] then
	left = math.min(burst, kept[1] + math.max(0, ms - kept[2]) / each)
end
local allowed = 0
if left >= 1 then
	left, allowed = left - 1, 1
end
redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', ms)
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return allowed`)

// saltFor is how long a salt is used; it and what was counted under it are
// gone an hour later at the most.
const saltFor = time.Hour

// salts remembers the salt of the hour, so that Redis is asked for it once.
type salts struct {
	mu   sync.Mutex
	hour int64
	salt []byte
}

// Allow takes one request from the allowance of a key: burst at once, refilled
// evenly, one each so often. It counts on all nodes. Redis sees a hash of the
// key under a salt that changes each hour, and forgets it within an hour.
func (c *Client) Allow(ctx context.Context, key string, burst int, each time.Duration) (bool, error) {
	allowed := false
	err := c.do(ctx, func(ctx context.Context, live rueidis.Client) error {
		salt, err := c.salt(ctx, live)
		if err != nil {
			return err
		}
		h := hmac.New(sha256.New, salt)
		h.Write([]byte(key))
		full := min(saltFor, time.Duration(burst)*each) // until it is as if never used
		answer, err := take.Exec(ctx, live, []string{prefix + "allow:" + hex.EncodeToString(h.Sum(nil)[:16])},
			[]string{strconv.Itoa(burst), strconv.FormatFloat(float64(each)/float64(time.Millisecond), 'f', -1, 64), strconv.FormatInt(full.Milliseconds()+1, 10)}).AsInt64()
		allowed = answer == 1
		return err
	})
	return allowed, err
}

func (s *salts) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.salt = nil
}

// salt is the salt of this hour, which the first node to ask makes.
func (c *Client) salt(ctx context.Context, live rueidis.Client) ([]byte, error) {
	c.salts.mu.Lock()
	defer c.salts.mu.Unlock()
	hour := time.Now().Unix() / int64(saltFor/time.Second)
	if c.salts.salt != nil && c.salts.hour == hour {
		return c.salts.salt, nil
	}
	fresh := make([]byte, 32)
	_, _ = rand.Read(fresh) // never fails
	key := prefix + "salt:" + strconv.FormatInt(hour, 10)
	made := live.Do(ctx, live.B().Set().Key(key).Value(rueidis.BinaryString(fresh)).Nx().Px(saltFor).Build()).Error()
	if made != nil && !rueidis.IsRedisNil(made) {
		return nil, made
	}
	kept, err := live.Do(ctx, live.B().Get().Key(key).Build()).AsBytes()
	if err != nil {
		return nil, err
	}
	c.salts.hour, c.salts.salt = hour, kept
	return kept, nil
}
