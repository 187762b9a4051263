package account

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"parley/internal/consult"
)

var ctx = context.Background()

const password = "a sentence that is long enough"

// clock is a hand that tests turn.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func fresh(t *testing.T) (*Accounts, *memory, *clock) {
	t.Helper()
	store, hand := newMemory(), &clock{time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)}
	return New(store, Options{Now: hand.Now, SessionFor: time.Hour}), store, hand
}

func owner(t *testing.T, a *Accounts) SignedIn {
	t.Helper()
	in, err := a.Setup(ctx, opened(t, a), Newcomer{Name: "Ana", Email: "Ana@Example.org", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func wantCode(t *testing.T, err error, code consult.Code) {
	t.Helper()
	if got := consult.CodeOf(err); got != code {
		t.Errorf("got error %v (code %q), want code %q", err, got, code)
	}
}

func TestTheFirstOrganiserIsAnOwnerAndSignedIn(t *testing.T) {
	a, _, _ := fresh(t)
	if needed, err := a.SetupNeeded(ctx); err != nil || !needed {
		t.Fatalf("a new server needs no set-up: %v, %v", needed, err)
	}
	in := owner(t, a)
	if in.Organiser.Role != Owner || in.Organiser.Email != "ana@example.org" {
		t.Errorf("got %+v", in.Organiser)
	}
	if needed, _ := a.SetupNeeded(ctx); needed {
		t.Error("set-up is still needed")
	}
	if _, err := a.Resume(ctx, in.Token); err != nil {
		t.Error(err)
	}
}

func TestASetupTokenWorksOnce(t *testing.T) {
	a, _, _ := fresh(t)
	token := opened(t, a)
	n := Newcomer{Name: "Ana", Email: "ana@example.org", Password: password}
	_, err := a.Setup(ctx, "guess", n)
	wantCode(t, err, consult.CodeUnauthorised)
	_, err = a.Setup(ctx, token, Newcomer{Name: "Ana", Email: "ana@example.org", Password: "short"})
	wantCode(t, err, consult.CodeInvalid)
	if _, err = a.Setup(ctx, token, n); err != nil {
		t.Fatalf("a mistake in the form used the token up: %v", err)
	}
	_, err = a.Setup(ctx, token, n)
	wantCode(t, err, consult.CodeUnauthorised)
	_, err = a.Setup(ctx, opened(t, a), n)
	wantCode(t, err, consult.CodeUnauthorised)
}

func TestEverySetupTokenIsGoodForAWeekUntilOneIsUsed(t *testing.T) {
	a, _, clock := fresh(t)
	n := Newcomer{Name: "Ana", Email: "ana@example.org", Password: password}
	early := opened(t, a)
	clock.now = clock.now.Add(6 * 24 * time.Hour)
	late, other := opened(t, a), opened(t, a)
	clock.now = clock.now.Add(24 * time.Hour)
	_, err := a.Setup(ctx, early, n)
	wantCode(t, err, consult.CodeUnauthorised)
	if _, err = a.Setup(ctx, late, n); err != nil {
		t.Error(err)
	}
	_, err = a.Setup(ctx, other, n)
	wantCode(t, err, consult.CodeUnauthorised)
}

// opened is a new set-up token.
func opened(t *testing.T, a *Accounts) string {
	t.Helper()
	token, err := a.OpenSetup(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestSignInAnswersUnknownAddressAndWrongPasswordAlike(t *testing.T) {
	a, _, _ := fresh(t)
	owner(t, a)
	_, unknown := a.SignIn(ctx, "nobody@example.org", password)
	_, wrong := a.SignIn(ctx, "ana@example.org", password+".")
	_, long := a.SignIn(ctx, "ana@example.org", strings.Repeat("x", 10_000))
	for _, err := range []error{unknown, wrong, long} {
		wantCode(t, err, consult.CodeUnauthorised)
		if err.Error() != unknown.Error() {
			t.Errorf("%q differs from %q", err, unknown)
		}
	}
	if _, err := a.SignIn(ctx, " ANA@example.org ", password); err != nil {
		t.Errorf("the right password does not sign in: %v", err)
	}
}

func TestAnUnknownAddressCostsAComparison(t *testing.T) {
	a, _, _ := fresh(t)
	owner(t, a)
	if ok, err := a.passwords.match(ctx, password, nobody); ok || err != nil {
		t.Errorf("the hash of nobody: match %v, error %v", ok, err)
	}
	if cost, _, _, err := argon2id.DecodeHash(nobody); err != nil || *cost != *hashing {
		t.Errorf("the hash of nobody costs %+v, that of somebody %+v, error %v", cost, hashing, err)
	}
	for range cap(a.passwords.places) { // nothing is compared any more
		a.passwords.places <- struct{}{}
	}
	gone, leave := context.WithCancel(ctx)
	leave()
	for _, email := range []string{"ana@example.org", "nobody@example.org", "no address"} {
		if _, err := a.SignIn(gone, email, password); !errors.Is(err, context.Canceled) {
			t.Errorf("%s is answered without a comparison: %v", email, err)
		}
	}
}

func TestASessionSlidesAndEnds(t *testing.T) {
	a, store, hand := fresh(t)
	in := owner(t, a)
	hand.now = hand.now.Add(50 * time.Minute)
	again, err := a.Resume(ctx, in.Token)
	if err != nil || !again.Expires.Equal(hand.now.Add(time.Hour)) {
		t.Fatalf("use did not move the end: %v, %v", again.Expires, err)
	}
	hand.now = hand.now.Add(time.Minute)
	if _, err := a.Resume(ctx, in.Token); err != nil || store.extended != 1 {
		t.Errorf("a request soon after wrote again: %d writes, %v", store.extended, err)
	}
	hand.now = hand.now.Add(2 * time.Hour)
	_, err = a.Resume(ctx, in.Token)
	wantCode(t, err, consult.CodeUnauthorised)
}

func TestSigningOutEndsTheSession(t *testing.T) {
	a, _, _ := fresh(t)
	in := owner(t, a)
	if err := a.SignOut(ctx, in.Token); err != nil {
		t.Fatal(err)
	}
	_, err := a.Resume(ctx, in.Token)
	wantCode(t, err, consult.CodeUnauthorised)
}

func TestSecretsAreKeptAsHashesOnly(t *testing.T) {
	a, store, _ := fresh(t)
	in := owner(t, a)
	link, err := a.NewPresenterLink(ctx, consult.NewID())
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{in.Token, in.CSRF, link, password} {
		if strings.Contains(store.dump(), secret) {
			t.Errorf("the store holds %q", secret)
		}
	}
}

func TestCrossSiteTokensBelongToOneSession(t *testing.T) {
	a, _, _ := fresh(t)
	first := owner(t, a)
	second, err := a.SignIn(ctx, "ana@example.org", password)
	if err != nil {
		t.Fatal(err)
	}
	if !first.Allows(first.CSRF) || first.Allows(second.CSRF) || first.Allows("") {
		t.Error("a session takes another's token, or none")
	}
}

func TestAPresenterLinkOpensOneConsultation(t *testing.T) {
	a, _, _ := fresh(t)
	here, there := consult.NewID(), consult.NewID()
	token, err := a.NewPresenterLink(ctx, here)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Presenter(ctx, here, token); err != nil {
		t.Error(err)
	}
	wantCode(t, a.Presenter(ctx, there, token), consult.CodeUnauthorised)
	wantCode(t, a.Presenter(ctx, here, "guess"), consult.CodeUnauthorised)
}

func TestNewcomersAreChecked(t *testing.T) {
	a, _, _ := fresh(t)
	owner(t, a)
	good := Newcomer{Name: "Beto", Email: "beto@example.org", Role: Observer, Password: password}
	cases := []struct {
		name   string
		change func(*Newcomer)
		code   consult.Code
	}{
		{"a good one is taken", func(*Newcomer) {}, ""},
		{"no name", func(n *Newcomer) { n.Name = " " }, consult.CodeInvalid},
		{"no address", func(n *Newcomer) { n.Email = "beto" }, consult.CodeInvalid},
		{"an address with a name around it", func(n *Newcomer) { n.Email = "Beto <b@example.org>" }, consult.CodeInvalid},
		{"a role that does not exist", func(n *Newcomer) { n.Role = "king" }, consult.CodeInvalid},
		{"a short password", func(n *Newcomer) { n.Password = "short" }, consult.CodeInvalid},
		{"an endless password", func(n *Newcomer) { n.Password = strings.Repeat("x", 1000) }, consult.CodeInvalid},
		{"an address that is taken", func(n *Newcomer) { n.Email = "ANA@example.org" }, consult.CodeConflict},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := good
			c.change(&n)
			_, err := a.Add(ctx, n)
			wantCode(t, err, c.code)
		})
	}
}

func TestRolesCoverLowerOnes(t *testing.T) {
	cases := []struct {
		has, needs Role
		want       bool
	}{
		{Rapporteur, Observer, true}, {Rapporteur, Facilitator, false}, {Facilitator, Rapporteur, true}, {Observer, Rapporteur, false},
		{Owner, Observer, true}, {Owner, Owner, true}, {Facilitator, Owner, false},
		{Facilitator, Observer, true}, {Observer, Facilitator, false}, {"", Observer, false}, {Owner, "", false},
	}
	for _, c := range cases {
		if got := c.has.Covers(c.needs); got != c.want {
			t.Errorf("%q covers %q: got %v", c.has, c.needs, got)
		}
	}
}
