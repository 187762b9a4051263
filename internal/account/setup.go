package account

import (
	"context"
	"time"

	"parley/internal/consult"
)

// setupFor is how long a set-up link is good, in case nobody follows it.
const setupFor = 7 * 24 * time.Hour

// SetupNeeded reports whether nobody has an account yet.
func (a *Accounts) SetupNeeded(ctx context.Context) (bool, error) {
	list, err := a.store.Organisers(ctx)
	return err == nil && len(list) == 0, err
}

// OpenSetup makes a set-up token, which each node prints one of when it starts.
// Any node takes it, within a week and until there is an account.
func (a *Accounts) OpenSetup(ctx context.Context) (token string, err error) {
	token, hash := newToken()
	return token, a.store.AddSetupLink(ctx, SetupLink{Hash: hash, Expires: a.now().Add(setupFor)})
}

// Setup makes the first account, its owner's, and signs it in; after that no
// set-up token works. Errors: CodeUnauthorised for a token that is wrong or
// used, CodeInvalid.
func (a *Accounts) Setup(ctx context.Context, token string, n Newcomer) (SignedIn, error) {
	if err := a.admit(ctx, token); err != nil {
		return SignedIn{}, err
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
	return a.signIn(ctx, o)
}

// admit checks a set-up token.
func (a *Accounts) admit(ctx context.Context, token string) error {
	link, err := a.store.SetupLink(ctx, hashToken(token))
	if consult.CodeOf(err) == consult.CodeNotFound || err == nil && !a.now().Before(link.Expires) {
		return errSetup()
	}
	return err
}

func errSetup() error {
	return consult.Errorf(consult.CodeUnauthorised, "this set-up link does not work (any more); start the server again to get a new one, or sign in")
}
