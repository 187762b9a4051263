package credential

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"log/slog"
)

// AuthorKey proves that one wrote a comment or a proposal, to edit or withdraw
// it. The browser derives one per item; the server sees it only when the item
// is written, edited or withdrawn, and keeps its hash alone.
type AuthorKey [32]byte

// AuthorHash is what is kept of an author's key, beside the words:
// SHA-256("parley author" || key). It leads to no participant.
type AuthorHash [32]byte

// authorKeyText is the length of the text form of an [AuthorKey].
const authorKeyText = 43

// ParseAuthorKey reads the text form: base64url without padding, 43 characters.
// The error is [ErrAuthorKey].
func ParseAuthorKey(text string) (AuthorKey, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(text) != authorKeyText || len(b) != len(AuthorKey{}) {
		return AuthorKey{}, ErrAuthorKey
	}
	return AuthorKey(b), nil
}

// Encode is the text form that [ParseAuthorKey] reads.
func (k AuthorKey) Encode() string { return base64.RawURLEncoding.EncodeToString(k[:]) }

// Hash is what is stored of the key.
func (k AuthorKey) Hash() AuthorHash {
	return sha256.Sum256(append([]byte("parley author"), k[:]...))
}

// AuthorHashFromBytes is the hash with the given 32 bytes. For any other
// number of bytes the error is [ErrStored].
func AuthorHashFromBytes(b []byte) (AuthorHash, error) {
	if len(b) != len(AuthorHash{}) {
		return AuthorHash{}, ErrStored
	}
	return AuthorHash(b), nil
}

// Bytes is a copy of the hash's 32 bytes, for storage.
func (h AuthorHash) Bytes() []byte { return append([]byte(nil), h[:]...) }

// String is "author key(redacted)".
func (AuthorKey) String() string { return hiddenAuthorKey.String() }

// GoString is "author key(redacted)".
func (AuthorKey) GoString() string { return hiddenAuthorKey.String() }

// Format writes "author key(redacted)" for every verb.
func (AuthorKey) Format(f fmt.State, verb rune) { hiddenAuthorKey.Format(f, verb) }

// LogValue is "author key(redacted)".
func (AuthorKey) LogValue() slog.Value { return hiddenAuthorKey.LogValue() }

// MarshalJSON refuses with [ErrSecret].
func (AuthorKey) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalText refuses with [ErrSecret].
func (AuthorKey) MarshalText() ([]byte, error) { return nil, ErrSecret }

// GobEncode refuses with [ErrSecret].
func (AuthorKey) GobEncode() ([]byte, error) { return nil, ErrSecret }

// String is "author(redacted)".
func (AuthorHash) String() string { return hiddenAuthorHash.String() }

// GoString is "author(redacted)".
func (AuthorHash) GoString() string { return hiddenAuthorHash.String() }

// Format writes "author(redacted)" for every verb.
func (AuthorHash) Format(f fmt.State, verb rune) { hiddenAuthorHash.Format(f, verb) }

// LogValue is "author(redacted)".
func (AuthorHash) LogValue() slog.Value { return hiddenAuthorHash.LogValue() }

// MarshalJSON refuses with [ErrSecret].
func (AuthorHash) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalText refuses with [ErrSecret].
func (AuthorHash) MarshalText() ([]byte, error) { return nil, ErrSecret }

// GobEncode refuses with [ErrSecret].
func (AuthorHash) GobEncode() ([]byte, error) { return nil, ErrSecret }
