package credential

import (
	"crypto/sha256"
	"fmt"
	"log/slog"
)

// ParticipantID is the pseudonym of whoever presents a token: the first 16
// bytes of SHA-256("parley participant" || message). It names no person and
// cannot be led back to an invitation, but links a participant's answers to
// each other; so it prints as "participant(redacted)" and refuses to be
// marshalled. Storage reads it by [ParticipantID.Bytes] alone.
type ParticipantID [16]byte

// participantOf derives the id of whoever presents the message.
func participantOf(message []byte) ParticipantID {
	sum := sha256.Sum256(append([]byte("parley participant"), message...))
	return ParticipantID(sum[:16])
}

// ParticipantIDFromBytes is the id with the given 16 bytes. For any other
// number of bytes the error is [ErrStored].
func ParticipantIDFromBytes(b []byte) (ParticipantID, error) {
	if len(b) != len(ParticipantID{}) {
		return ParticipantID{}, ErrStored
	}
	return ParticipantID(b), nil
}

// Bytes is a copy of the id's 16 bytes, for storage.
func (id ParticipantID) Bytes() []byte { return append([]byte(nil), id[:]...) }

// String is "participant(redacted)".
func (ParticipantID) String() string { return hiddenParticipant.String() }

// GoString is "participant(redacted)".
func (ParticipantID) GoString() string { return hiddenParticipant.String() }

// Format writes "participant(redacted)" for every verb.
func (ParticipantID) Format(f fmt.State, verb rune) { hiddenParticipant.Format(f, verb) }

// LogValue is "participant(redacted)".
func (ParticipantID) LogValue() slog.Value { return hiddenParticipant.LogValue() }

// MarshalJSON refuses with [ErrSecret].
func (ParticipantID) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalText refuses with [ErrSecret].
func (ParticipantID) MarshalText() ([]byte, error) { return nil, ErrSecret }

// GobEncode refuses with [ErrSecret].
func (ParticipantID) GobEncode() ([]byte, error) { return nil, ErrSecret }
