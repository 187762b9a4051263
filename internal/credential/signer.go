package credential

import (
	"context"
	"runtime"
)

// waitingPerPlace is how many signatures may wait for each one being made:
// some seconds of work.
const waitingPerPlace = 1024

// Signer queues blind signatures, which are slow, so that a crowd at the door
// does not take every core from the people inside. First come, first served.
// Safe for concurrent use; it starts nothing and needs no closing.
type Signer struct {
	waiting chan struct{} // one per caller inside Sign
	signing chan struct{} // one per signature being made
}

// NewSigner makes at most n signatures at once. With n below 1 it is half the
// cores, at least one.
func NewSigner(n int) *Signer {
	if n < 1 {
		n = max(1, runtime.GOMAXPROCS(0)/2)
	}
	return &Signer{
		waiting: make(chan struct{}, n+n*waitingPerPlace),
		signing: make(chan struct{}, n),
	}
}

// Sign waits for its turn and signs. It returns [ErrBusy] at once when the
// queue is full, the context's error when that ends first, and [ErrBlinded] as
// [Key.SignBlinded] does. Signing again gives the same signature.
func (s *Signer) Sign(ctx context.Context, key *Key, blinded []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case s.waiting <- struct{}{}:
		defer func() { <-s.waiting }()
	default:
		return nil, ErrBusy
	}
	select {
	case s.signing <- struct{}{}:
		defer func() { <-s.signing }()
		return key.SignBlinded(blinded)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
