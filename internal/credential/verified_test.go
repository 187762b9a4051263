package credential

import (
	"encoding/binary"
	"testing"
)

func TestWhatVerifiedIsRememberedAndWhatDidNotIsNot(t *testing.T) {
	key := testKey(t)
	token, public := issue(t, key), key.Public()
	forged := append([]byte(nil), token.Signature...)
	forged[7] ^= 1
	for range 2 {
		if err := public.Verify(token.Message, token.Signature); err != nil {
			t.Error(err)
		}
		if err := public.Verify(token.Message, forged); err != ErrToken {
			t.Errorf("a forged signature: %v", err)
		}
	}
	if n := len(public.verified.seen); n != 1 {
		t.Errorf("%d signatures are remembered, want 1", n)
	}
}

func TestWhatIsRememberedIsBounded(t *testing.T) {
	var v verified
	var digest [32]byte
	for i := range uint64(2*maxVerified + 1) {
		binary.LittleEndian.PutUint64(digest[:], i)
		v.add(digest)
		if !v.has(digest) || len(v.seen) > maxVerified {
			t.Fatalf("of %d, %d are remembered", i+1, len(v.seen))
		}
	}
}
