package credential

import (
	"fmt"
	"io"
	"log/slog"
)

// redacted is the text that stands for a value that must not be seen. It has
// every method by which a value reaches a log, a format or a wire; structs
// embed it, arrays forward to it.
type redacted string

// What redacted values print as.
const (
	hiddenParticipant redacted = "participant(redacted)"
	hiddenCredential  redacted = "credential(redacted)"
	hiddenKey         redacted = "signing key(redacted)"
	hiddenInvitation  redacted = "invitation(redacted)"
	hiddenAuthorKey   redacted = "author key(redacted)"
	hiddenAuthorHash  redacted = "author(redacted)"
)

// String gives the constant text.
func (r redacted) String() string {
	if r == "" {
		return string(hiddenCredential)
	}
	return string(r)
}

// GoString gives the constant text.
func (r redacted) GoString() string { return r.String() }

// Format writes the constant text for every verb and flag.
func (r redacted) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, r.String()) }

// LogValue gives the constant text.
func (r redacted) LogValue() slog.Value { return slog.StringValue(r.String()) }

// MarshalJSON refuses with [ErrSecret].
func (redacted) MarshalJSON() ([]byte, error) { return nil, ErrSecret }

// MarshalText refuses with [ErrSecret].
func (redacted) MarshalText() ([]byte, error) { return nil, ErrSecret }

// GobEncode refuses with [ErrSecret].
func (redacted) GobEncode() ([]byte, error) { return nil, ErrSecret }
