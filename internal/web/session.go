package web

import (
	"context"
	"net/http"

	"parley/internal/account"
	"parley/internal/consult"
)

// sessionInfo is what a page knows of its session.
type sessionInfo struct {
	Organiser account.Organiser `json:"organiser"`
	CSRF      string            `json:"csrf" doc:"For the header X-Parley-CSRF of every request that changes something"`
}

// begun is the answer that begins or ends a session.
type begun struct {
	Cookie string `header:"Set-Cookie"`
	Body   sessionInfo
}

type ended struct {
	Cookie string `header:"Set-Cookie"`
}

func (s *Server) sessionRoutes() {
	handle(s, operation{
		name: "getSetup", method: "GET", path: "/setup", tag: tagAccount, access: anybody,
		summary: "Whether the server has no organiser yet",
	}, s.getSetup)
	handle(s, operation{
		name: "setUp", method: "POST", path: "/setup", tag: tagAccount, access: anybody,
		summary: "Make the first organiser, with the one-time token that the server printed",
	}, s.setUp)
	handle(s, operation{
		name: "signIn", method: "POST", path: "/session", tag: tagAccount, access: anybody,
		summary: "Sign in",
	}, s.signIn)
	handle(s, operation{
		name: "getSession", method: "GET", path: "/session", tag: tagAccount, access: observer,
		summary: "Who is signed in",
	}, func(ctx context.Context, _ *none) (*answer[sessionInfo], error) {
		in := callerOf(ctx).signedIn
		return &answer[sessionInfo]{sessionInfo{in.Organiser, in.CSRF}}, nil
	})
	handle(s, operation{
		name: "signOut", method: "DELETE", path: "/session", tag: tagAccount, access: observer, status: 204,
		summary: "Sign out",
	}, func(ctx context.Context, _ *none) (*ended, error) {
		return &ended{s.cookie("", -1)}, s.accounts.SignOut(ctx, callerOf(ctx).session)
	})
}

type setupInfo struct {
	Needed bool `json:"needed"`
}

func (s *Server) getSetup(ctx context.Context, _ *none) (*answer[setupInfo], error) {
	needed, err := s.accounts.SetupNeeded(ctx)
	return answered(setupInfo{needed}, err)
}

func (s *Server) setUp(ctx context.Context, in *struct {
	Body struct {
		Token    string `json:"token" maxLength:"128"`
		Name     string `json:"name" maxLength:"200"`
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"1000"`
	}
}) (*begun, error) {
	if !s.limits.signIn.allow(callerOf(ctx).address, "set-up") {
		return nil, errTooMany()
	}
	b := in.Body
	out, err := s.accounts.Setup(ctx, b.Token, account.Newcomer{Name: b.Name, Email: b.Email, Password: b.Password})
	if err != nil {
		return nil, err
	}
	s.accounts.Record(ctx, out.Organiser.ID, "setup", consult.ID{})
	return s.begin(out), nil
}

func (s *Server) signIn(ctx context.Context, in *struct {
	Body struct {
		Email    string `json:"email" maxLength:"254"`
		Password string `json:"password" maxLength:"1000"`
	}
}) (*begun, error) {
	address, email := callerOf(ctx).address, account.NormalEmail(in.Body.Email)
	if !s.limits.signIn.allow(address, email) || !s.limits.email.allow(email) {
		return nil, errTooMany()
	}
	out, err := s.accounts.SignIn(ctx, email, in.Body.Password)
	if err != nil {
		return nil, err
	}
	s.accounts.Record(ctx, out.Organiser.ID, "session.begin", consult.ID{})
	return s.begin(out), nil
}

func (s *Server) begin(in account.SignedIn) *begun {
	return &begun{Cookie: s.cookie(in.Token, 0), Body: sessionInfo{in.Organiser, in.CSRF}}
}

// cookieName binds the cookie to this host where HTTPS makes that possible.
func (s *Server) cookieName() string {
	if s.config.HTTPS() {
		return "__Host-parley_session"
	}
	return "parley_session"
}

// cookie is a session's cookie. It ends with the browser; the server ends the
// session before, when it is idle. Negative maxAge removes it.
func (s *Server) cookie(token string, maxAge int) string {
	return (&http.Cookie{
		Name: s.cookieName(), Value: token, Path: "/", MaxAge: maxAge,
		HttpOnly: true, Secure: s.config.HTTPS(), SameSite: http.SameSiteStrictMode,
	}).String()
}
