package web

import (
	"context"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"parley/internal/account"
	"parley/internal/consult"
)

// access says who may call an operation.
type access string

// The kinds of access.
const (
	anybody     access = "anybody"
	participant access = "participant" // a credential of this consultation
	inside      access = "inside"      // a participant, a projector or an organiser
	observer    access = "observer"    // an organiser in this role or above
	rapporteur  access = "rapporteur"
	facilitator access = "facilitator"
	owner       access = "owner"
)

// caller is who made a request. It lives as long as the request and is never
// logged.
type caller struct {
	address      string
	consultation consult.ID // that the request is about, zero where none
	seat         consult.Seat
	signedIn     account.SignedIn
	session      string // the cookie's token
}

type callerKey struct{}

func callerOf(ctx context.Context) caller {
	c, _ := ctx.Value(callerKey{}).(caller)
	return c
}

// seatOf is the participant who made the request. Only operations with access
// participant may ask.
func seatOf(ctx context.Context) consult.Seat { return callerOf(ctx).seat }

// actWithin is how long one request may take.
const actWithin = 30 * time.Second

// guard lets only those with the needed access through to an operation.
func (s *Server) guard(name string, needed access) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		within, cancel := context.WithTimeout(ctx.Context(), actWithin)
		defer cancel()
		who, err := s.identify(within, ctx, needed)
		if err != nil {
			s.refuseCall(ctx, name, err)
			return
		}
		within = context.WithValue(within, callerKey{}, who)
		if organiser := who.signedIn.Organiser.ID; !organiser.IsZero() {
			within = consult.ByOrganiser(within, organiser)
		}
		next(huma.WithContext(ctx, within))
	}
}

func (s *Server) identify(within context.Context, ctx huma.Context, needed access) (caller, error) {
	id, err := consult.ParseID(ctx.Param("consultation"))
	if err != nil {
		return caller{}, consult.Errorf(consult.CodeNotFound, "there is no such consultation")
	}
	who := caller{address: s.addressOf(ctx), consultation: id}
	switch needed {
	case anybody:
	case participant:
		who.seat, err = s.seat(within, ctx, id)
	case inside:
		err = s.enter(within, ctx, id)
	default:
		who.session = s.sessionOf(ctx)
		who.signedIn, err = s.organiser(within, ctx, who.session, account.Role(needed))
	}
	return who, err
}

// sessionOf is the token in the session's cookie, or "".
func (s *Server) sessionOf(ctx huma.Context) string {
	cookie, err := huma.ReadCookie(ctx, s.cookieName())
	if err != nil {
		return ""
	}
	return cookie.Value
}

func errCredential() error {
	return consult.Errorf(consult.CodeUnauthorised, "this needs a credential; open your invitation link again")
}

// seat authenticates a participant and takes one request from their allowance.
func (s *Server) seat(within context.Context, ctx huma.Context, id consult.ID) (consult.Seat, error) {
	token, ok := strings.CutPrefix(ctx.Header("Authorization"), "Parley ")
	if !ok {
		return consult.Seat{}, errCredential()
	}
	if !s.Allow(token) {
		return consult.Seat{}, consult.Errorf(consult.CodeTooMany, "slow down and try again")
	}
	return s.service.Authenticate(within, id, token)
}

// enter lets in whoever may see the released state of a consultation.
func (s *Server) enter(within context.Context, ctx huma.Context, id consult.ID) error {
	header := ctx.Header("Authorization")
	if strings.HasPrefix(header, "Parley ") {
		_, err := s.seat(within, ctx, id)
		return err
	}
	if token, ok := strings.CutPrefix(header, "Presenter "); ok {
		return s.accounts.Presenter(within, id, token)
	}
	session := s.sessionOf(ctx)
	if session == "" {
		return errCredential()
	}
	_, err := s.organiser(within, ctx, session, account.Observer)
	return err
}

// organiser finds the session of a request, checks the role, and for whatever
// changes something that the page holds this session's token.
func (s *Server) organiser(within context.Context, ctx huma.Context, session string, needed account.Role) (account.SignedIn, error) {
	if session == "" {
		return account.SignedIn{}, consult.Errorf(consult.CodeUnauthorised, "sign in first")
	}
	in, err := s.accounts.Resume(within, session)
	if err != nil {
		return in, err
	}
	if !in.Organiser.Role.Covers(needed) {
		return in, consult.Errorf(consult.CodeForbidden, "your role does not allow this; ask an owner")
	}
	if m := ctx.Method(); m != "GET" && m != "HEAD" && !in.Allows(ctx.Header("X-Parley-CSRF")) {
		return in, consult.Errorf(consult.CodeForbidden, "this page is out of date; reload it and try again")
	}
	return in, nil
}

// Allow takes one request from a credential's allowance, for the live
// connections too.
func (s *Server) Allow(credential string) bool { return s.limits.act.allow(credential) }

// Presenter checks a projector's token, for the live connections too.
func (s *Server) Presenter(ctx context.Context, consultation consult.ID, token string) error {
	return s.accounts.Presenter(ctx, consultation, token)
}
