package account

import (
	"time"

	"parley/internal/consult"
)

// Role is what an organiser may do.
type Role string

// The roles. Each may do what the next one may.
const (
	Owner       Role = "owner"       // everything, with other organisers' accounts
	Facilitator Role = "facilitator" // everything about consultations
	Rapporteur  Role = "rapporteur"  // write and publish reports, change nothing else
	Observer    Role = "observer"    // read released values, change nothing
)

// Valid reports whether the role is one of the four.
func (r Role) Valid() bool { return r.rank() > 0 }

// Covers reports whether somebody in this role may do what needs the other.
func (r Role) Covers(needed Role) bool { return needed.Valid() && r.rank() >= needed.rank() }

func (r Role) rank() int {
	switch r {
	case Owner:
		return 4
	case Facilitator:
		return 3
	case Rapporteur:
		return 2
	case Observer:
		return 1
	default:
		return 0
	}
}

// Organiser is somebody who prepares or runs consultations.
type Organiser struct {
	ID           consult.ID `json:"id"`
	Name         string     `json:"name"`
	Email        string     `json:"email" doc:"In lower case"`
	Role         Role       `json:"role" enum:"owner,facilitator,rapporteur,observer"`
	PasswordHash string     `json:"-"` // argon2id, in its encoded form
}

// Session is one signed-in browser of an organiser.
type Session struct {
	Hash      [32]byte // SHA-256 of the token in the cookie
	Organiser consult.ID
	Expires   time.Time
}

// SetupLink lets whoever starts a server make its first account.
type SetupLink struct {
	Hash    [32]byte // SHA-256 of the token
	Expires time.Time
}

// PresenterLink lets a projector read the released values of one consultation.
type PresenterLink struct {
	Hash         [32]byte // SHA-256 of the token in the link
	Consultation consult.ID
}

// Entry is one line of the record of what organisers did. It never names a
// contribution, an invitation or anything else that came from a participant.
type Entry struct {
	ID           consult.ID
	At           time.Time
	Organiser    consult.ID
	Action       string     // as "step.open"
	Consultation consult.ID // zero for what concerns none
}
