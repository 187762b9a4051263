package account

import (
	"context"
	"log/slog"
	"net/mail"
	"strings"
	"time"

	"parley/internal/consult"
)

// Accounts is everything organisers do with their accounts. The caller checks
// the role of whoever asks. All methods may be called at once.
type Accounts struct {
	store      Store
	now        func() time.Time
	sessionFor time.Duration
	log        *slog.Logger
	passwords  *passwords
}

// Options are the parts of [Accounts] that have a default.
type Options struct {
	Now        func() time.Time // the clock; time.Now
	SessionFor time.Duration    // how long an idle session lasts; 12 hours
	Logger     *slog.Logger     // slog.Default
}

// New wires accounts over a store.
func New(store Store, o Options) *Accounts {
	a := &Accounts{store: store, now: o.Now, sessionFor: o.SessionFor, log: o.Logger, passwords: newPasswords()}
	if a.now == nil {
		a.now = time.Now
	}
	if a.sessionFor == 0 {
		a.sessionFor = 12 * time.Hour
	}
	if a.log == nil {
		a.log = slog.Default()
	}
	return a
}

// Newcomer is what is known of somebody who gets an account.
type Newcomer struct {
	Name     string
	Email    string
	Role     Role
	Password string
}

// Add gives somebody an account. Errors: CodeInvalid, CodeConflict where the
// address is taken.
func (a *Accounts) Add(ctx context.Context, n Newcomer) (Organiser, error) {
	o, err := a.prepare(ctx, n)
	if err != nil {
		return Organiser{}, err
	}
	if err := a.store.AddOrganiser(ctx, o); err != nil {
		if consult.CodeOf(err) == consult.CodeConflict {
			err = consult.Errorf(consult.CodeConflict, "an organiser with this e-mail address is already there")
		}
		return Organiser{}, err
	}
	return o, nil
}

// Organisers lists all accounts by name.
func (a *Accounts) Organisers(ctx context.Context) ([]Organiser, error) {
	list, err := a.store.Organisers(ctx)
	if list == nil {
		list = []Organiser{}
	}
	return list, err
}

// Remove takes an account away and signs it out everywhere. The last owner
// stays: CodeConflict.
func (a *Accounts) Remove(ctx context.Context, id consult.ID) error {
	return a.store.DeleteOrganiser(ctx, id)
}

func (a *Accounts) prepare(ctx context.Context, n Newcomer) (Organiser, error) {
	n.Name = strings.TrimSpace(n.Name)
	email, err := checkEmail(n.Email)
	switch {
	case n.Name == "" || len(n.Name) > 200:
		return Organiser{}, consult.FieldErrorf("name", "give a name of up to 200 letters")
	case err != nil:
		return Organiser{}, err
	case !n.Role.Valid():
		return Organiser{}, consult.FieldErrorf("role", "a role is owner, facilitator, rapporteur or observer")
	}
	if err := checkPassword(n.Password); err != nil {
		return Organiser{}, err
	}
	hash, err := a.passwords.hash(ctx, n.Password)
	return Organiser{ID: consult.NewID(), Name: n.Name, Email: email, Role: n.Role, PasswordHash: hash}, err
}

// checkEmail returns the address in the form that is kept and looked up.
func checkEmail(text string) (string, error) {
	email := NormalEmail(text)
	parsed, err := mail.ParseAddress(email)
	if err != nil || parsed.Address != email || len(email) > 254 {
		return "", consult.FieldErrorf("email", "this is not an e-mail address; check it for a typing mistake")
	}
	return email, nil
}

// NormalEmail is the one form of an e-mail address that is kept, looked up and
// counted.
func NormalEmail(text string) string { return strings.ToLower(strings.TrimSpace(text)) }
