package account

import (
	"context"
	"time"

	"parley/internal/consult"
)

// Store keeps organisers and what belongs to them. Errors on which the caller
// can act are of type [consult.Error]: CodeNotFound, CodeConflict,
// CodeUnavailable. All methods may be called at once from many goroutines.
type Store interface {
	OrganiserStore
	SessionStore

	// AddSetupLink keeps a link until there is an account.
	AddSetupLink(ctx context.Context, link SetupLink) error
	// SetupLink finds a link by the hash of its token, or CodeNotFound.
	SetupLink(ctx context.Context, hash [32]byte) (SetupLink, error)

	// AddPresenterLink keeps a link until its consultation is deleted.
	AddPresenterLink(ctx context.Context, link PresenterLink) error
	// PresenterLink finds a link by the hash of its token, or CodeNotFound.
	PresenterLink(ctx context.Context, hash [32]byte) (PresenterLink, error)

	// Record appends to the record of organisers' acts.
	Record(ctx context.Context, entry Entry) error
	// Entries lists the newest acts on a consultation first, at most limit of
	// them; those that concern none where it is zero.
	Entries(ctx context.Context, consultation consult.ID, limit int) ([]Entry, error)
}

// OrganiserStore keeps the accounts.
type OrganiserStore interface {
	// Organisers lists all accounts by name.
	Organisers(ctx context.Context) ([]Organiser, error)
	// OrganiserByEmail finds an account by its address in lower case, or CodeNotFound.
	OrganiserByEmail(ctx context.Context, email string) (Organiser, error)
	// AddFirstOrganiser writes the account only where there is none yet, else
	// CodeConflict, and deletes all set-up links. Of two calls at once, on any
	// nodes, one succeeds.
	AddFirstOrganiser(ctx context.Context, o Organiser) error
	// AddOrganiser writes a new account; CodeConflict where the address is taken.
	AddOrganiser(ctx context.Context, o Organiser) error
	// DeleteOrganiser removes an account with its sessions; CodeNotFound where
	// there is none, CodeConflict where it is the last owner.
	DeleteOrganiser(ctx context.Context, id consult.ID) error
}

// SessionStore keeps who is signed in.
type SessionStore interface {
	AddSession(ctx context.Context, s Session) error
	// Session finds a session and its organiser by the hash of its token, or
	// CodeNotFound. It may return one that has expired.
	Session(ctx context.Context, hash [32]byte) (Session, Organiser, error)
	// ExtendSession moves the end of a session.
	ExtendSession(ctx context.Context, hash [32]byte, expires time.Time) error
	// DeleteSession signs out. Deleting what is not there is nothing.
	DeleteSession(ctx context.Context, hash [32]byte) error
	// DeleteSessionsBefore removes sessions that ended before the moment.
	DeleteSessionsBefore(ctx context.Context, moment time.Time) error
}
