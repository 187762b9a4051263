package account

import (
	"context"
	"crypto/subtle"
	"sync"

	"parley/internal/consult"
)

// setup is the one-time way in to a server that has no organiser yet. Its token
// lives in this process only: a restart makes a new one.
type setup struct {
	mu   sync.Mutex
	hash [32]byte
	open bool
}

// SetupNeeded reports whether nobody has an account yet.
func (a *Accounts) SetupNeeded(ctx context.Context) (bool, error) {
	list, err := a.store.Organisers(ctx)
	return err == nil && len(list) == 0, err
}

// OpenSetup makes the one-time set-up token that the server prints. A token
// made before is void.
func (a *Accounts) OpenSetup() string {
	token, hash := newToken()
	a.setup.mu.Lock()
	defer a.setup.mu.Unlock()
	a.setup.hash, a.setup.open = hash, true
	return token
}

// Setup makes the first account, its owner's, and signs it in. The token works
// once. Errors: CodeUnauthorised for a wrong or used token, CodeInvalid.
func (a *Accounts) Setup(ctx context.Context, token string, n Newcomer) (SignedIn, error) {
	if !a.setup.admits(token) {
		return SignedIn{}, errSetup()
	}
	n.Role = Owner
	o, err := a.prepare(ctx, n)
	if err != nil {
		return SignedIn{}, err
	}
	if err := a.store.AddFirstOrganiser(ctx, o); err != nil {
		if consult.CodeOf(err) == consult.CodeConflict {
			err = errSetup()
		}
		return SignedIn{}, err
	}
	a.setup.close()
	return a.signIn(ctx, o)
}

func errSetup() error {
	return consult.Errorf(consult.CodeUnauthorised, "this set-up link does not work (any more); start the server again to get a new one, or sign in")
}

func (s *setup) admits(token string) bool {
	hash := hashToken(token)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.open && subtle.ConstantTimeCompare(hash[:], s.hash[:]) == 1
}

func (s *setup) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open = false
}
