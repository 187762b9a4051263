package account

import (
	"context"
	"crypto/subtle"
	"time"

	"parley/internal/consult"
)

// SignedIn is an organiser with a session. Token is set only where the session
// has just begun.
type SignedIn struct {
	Organiser Organiser
	Token     string // for the cookie
	CSRF      string // for the header of every request that changes something
	Expires   time.Time
}

// Allows reports whether a cross-site request token is this session's.
func (s SignedIn) Allows(csrf string) bool {
	return subtle.ConstantTimeCompare([]byte(s.CSRF), []byte(csrf)) == 1
}

// SignIn checks a password and begins a session. The error is the same, and
// takes as long, for an unknown address and a wrong password: CodeUnauthorised.
func (a *Accounts) SignIn(ctx context.Context, email, password string) (SignedIn, error) {
	o, err := a.store.OrganiserByEmail(ctx, NormalEmail(email))
	known := err == nil
	if !known {
		if consult.CodeOf(err) != consult.CodeNotFound {
			return SignedIn{}, err
		}
		o.PasswordHash = nobody
	}
	ok, err := a.passwords.match(ctx, password, o.PasswordHash)
	if err != nil {
		return SignedIn{}, err
	}
	if !ok || !known {
		return SignedIn{}, consult.Errorf(consult.CodeUnauthorised, "e-mail address or password is not right")
	}
	return a.signIn(ctx, o)
}

func (a *Accounts) signIn(ctx context.Context, o Organiser) (SignedIn, error) {
	now := a.now()
	if err := a.store.DeleteSessionsBefore(ctx, now); err != nil {
		return SignedIn{}, err
	}
	token, hash := newToken()
	expires := now.Add(a.sessionFor)
	if err := a.store.AddSession(ctx, Session{Hash: hash, Organiser: o.ID, Expires: expires}); err != nil {
		return SignedIn{}, err
	}
	return SignedIn{Organiser: o, Token: token, CSRF: csrfToken(token), Expires: expires}, nil
}

// Resume finds the session of a cookie and moves its end on. An unknown or
// expired one is CodeUnauthorised.
func (a *Accounts) Resume(ctx context.Context, token string) (SignedIn, error) {
	now := a.now()
	s, o, err := a.store.Session(ctx, hashToken(token))
	if consult.CodeOf(err) == consult.CodeNotFound || err == nil && !now.Before(s.Expires) {
		return SignedIn{}, consult.Errorf(consult.CodeUnauthorised, "sign in first")
	}
	if err != nil {
		return SignedIn{}, err
	}
	expires := s.Expires
	if later := now.Add(a.sessionFor); later.Sub(expires) > a.sessionFor/12 {
		expires = later // not at each request: every move is a write
		if err := a.store.ExtendSession(ctx, s.Hash, expires); err != nil {
			return SignedIn{}, err
		}
	}
	return SignedIn{Organiser: o, CSRF: csrfToken(token), Expires: expires}, nil
}

// SignOut ends the session of a cookie. Ending none is nothing.
func (a *Accounts) SignOut(ctx context.Context, token string) error {
	return a.store.DeleteSession(ctx, hashToken(token))
}
