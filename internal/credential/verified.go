package credential

import (
	"crypto/sha256"
	"sync"
)

// verified remembers which signatures a key has verified, so that a credential
// that comes with every request costs its 50 µs once. It holds digests, which
// lead back to no credential, and nothing that failed: whoever sends what was
// never signed cannot fill it.
type verified struct {
	mu   sync.RWMutex
	seen map[[sha256.Size]byte]struct{}
}

// maxVerified bounds the memory to a few megabytes a key; beyond, it begins anew.
const maxVerified = 50_000

func digestOf(message, signature []byte) [sha256.Size]byte {
	var whole [MessageBytes + KeyBytes]byte
	copy(whole[:], message)
	copy(whole[MessageBytes:], signature)
	return sha256.Sum256(whole[:])
}

func (v *verified) has(digest [sha256.Size]byte) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	_, ok := v.seen[digest]
	return ok
}

func (v *verified) add(digest [sha256.Size]byte) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.seen == nil || len(v.seen) >= maxVerified {
		v.seen = map[[sha256.Size]byte]struct{}{}
	}
	v.seen[digest] = struct{}{}
}
