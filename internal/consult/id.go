package consult

import (
	"crypto/rand"
	"encoding/hex"
)

// ID names anything that Parley keeps: 128 random bits, without a time or a
// sequence in it, so that an ID never tells what came first. Its text form is
// 32 lower-case hexadecimal digits.
type ID [16]byte

// NewID draws a fresh ID from the system's randomness.
func NewID() ID {
	var id ID
	_, _ = rand.Read(id[:]) // never fails, by contract of crypto/rand
	return id
}

// ParseID reads the text form of an ID. The error is [CodeInvalid].
func ParseID(text string) (ID, error) {
	var id ID
	if err := id.UnmarshalText([]byte(text)); err != nil {
		return ID{}, err
	}
	return id, nil
}

// IsZero reports whether the ID names nothing. A recommendation or a step
// whose theme is zero is cross-cutting.
func (id ID) IsZero() bool { return id == ID{} }

// String is the text form, empty for the zero ID.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return hex.EncodeToString(id[:])
}

// MarshalText implements [encoding.TextMarshaler].
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText implements [encoding.TextUnmarshaler]. Empty text is the zero ID.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	if len(text) != 2*len(id) {
		return Errorf(CodeInvalid, "not an id: expected 32 hexadecimal digits")
	}
	if _, err := hex.Decode(id[:], text); err != nil {
		return Errorf(CodeInvalid, "not an id: expected 32 hexadecimal digits")
	}
	return nil
}
