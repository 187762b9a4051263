package credential

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"testing"
)

func TestACrowdIsSignedForOneByOne(t *testing.T) {
	key, signer := testKey(t), NewSigner(1)
	var crowd sync.WaitGroup
	for range 20 {
		crowd.Go(func() {
			request, blinded, err := Blind(nil, key.Public())
			if err != nil {
				t.Error(err)
				return
			}
			signature, err := signer.Sign(context.Background(), key, blinded)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := request.Finish(signature); err != nil {
				t.Error(err)
			}
		})
	}
	crowd.Wait()
	if len(signer.waiting) != 0 || len(signer.signing) != 0 {
		t.Error("places are still taken")
	}
}

func TestASignerRefusesWhatTheKeyRefuses(t *testing.T) {
	if _, err := NewSigner(1).Sign(context.Background(), testKey(t), nil); !errors.Is(err, ErrBlinded) {
		t.Errorf("error %v, want ErrBlinded", err)
	}
}

func TestWhoeverGivesUpDoesNotWait(t *testing.T) {
	signer := NewSigner(1)
	signer.signing <- struct{}{} // somebody else is being served
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() {
		_, err := signer.Sign(ctx, testKey(t), make([]byte, KeyBytes))
		result <- err
	}()
	for len(signer.waiting) == 0 {
		runtime.Gosched()
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if len(signer.waiting) != 0 {
		t.Error("the place in the queue is still taken")
	}
	if _, err := signer.Sign(ctx, testKey(t), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after giving up: error %v, want context.Canceled", err)
	}
}

func TestAFullQueueSaysSoAtOnce(t *testing.T) {
	signer := NewSigner(1)
	for range cap(signer.waiting) {
		signer.waiting <- struct{}{}
	}
	if _, err := signer.Sign(context.Background(), testKey(t), nil); !errors.Is(err, ErrBusy) {
		t.Errorf("error %v, want ErrBusy", err)
	}
}

func TestASignerHasAtLeastOnePlace(t *testing.T) {
	for _, n := range []int{-1, 0, 1, 3} {
		places := cap(NewSigner(n).signing)
		if places < 1 || n > 0 && places != n {
			t.Errorf("%d places for n = %d", places, n)
		}
	}
}
