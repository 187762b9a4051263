package credential

import (
	"crypto/sha256"
	"io"
)

// The shape of an invitation code: random characters, then the check.
const (
	invitationSymbols = 27 // 135 random bits
	invitationLength  = invitationSymbols + 1
	invitationGroup   = 4
)

// Invitation is a one-time code that lets its holder have one message signed:
// 135 random bits in Crockford's base 32 and a check character, 28 characters
// in groups of four, such as "K7M4-…". It redacts itself; [Invitation.Code] is
// for whoever hands it out and [Invitation.Hash] for storage. The zero value is
// no invitation.
type Invitation struct {
	redacted
	values [invitationLength]byte
}

// NewInvitation draws a code, in the form that is handed out, and the hash that
// is stored.
func NewInvitation(random io.Reader) (code string, hash [32]byte) {
	invitation := Invitation{redacted: hiddenInvitation}
	values := invitation.values[:invitationSymbols]
	fill(random, values)
	invitation.values[invitationSymbols] = check(randomSymbols(values))
	return invitation.Code(), invitation.Hash()
}

// ParseInvitation reads a code as people type it: case and separators do not
// matter, O is 0, I and L are 1. The error is [ErrInvitation] when a character
// is missing, mistyped or swapped with another: any one wrong character and
// any one swap are found.
func ParseInvitation(text string) (Invitation, error) {
	values := readSymbols(text, invitationLength)
	if values == nil || check(values[:invitationSymbols]) != values[invitationSymbols] {
		return Invitation{}, ErrInvitation
	}
	return Invitation{redacted: hiddenInvitation, values: [invitationLength]byte(values)}, nil
}

// Code is the form that is handed out.
func (i Invitation) Code() string {
	return writeSymbols(i.values[:], invitationGroup, '-')
}

// Hash is what is stored: SHA-256("parley invitation" || code without
// separators). The code is too long to be found from it by trying.
func (i Invitation) Hash() [32]byte {
	return sha256.Sum256([]byte("parley invitation" + writeSymbols(i.values[:], invitationLength, '-')))
}

// check is the character that makes the sum of all characters zero in GF(32),
// each weighted by a different power of a generator: the weight of the check is
// 1, that of the one before it 2, and so on. A wrong character changes the sum
// by weight × difference and a swap by the product of two differences, neither
// of which is zero in a field while the length is at most 31.
func check(values []byte) byte {
	var sum byte
	for _, value := range values {
		sum = double(sum ^ value)
	}
	return sum
}

// double multiplies by x in GF(32) = GF(2)[x]/(x⁵+x²+1), where x is a generator.
func double(value byte) byte {
	value <<= 1
	if value&0b100000 != 0 {
		value ^= 0b100101
	}
	return value
}
