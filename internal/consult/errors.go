package consult

import (
	"errors"
	"fmt"
)

// Code says what kind of refusal an [Error] is. Pages translate codes into the
// reader's language; the message beside it is the English fallback.
type Code string

// The refusals of the domain.
const (
	CodeInvalid      Code = "invalid"      // the input cannot be right; change it
	CodeNotFound     Code = "not_found"    // no such thing in this consultation
	CodeForbidden    Code = "forbidden"    // the caller's role does not allow it
	CodeUnauthorised Code = "unauthorised" // no credential, or one that does not verify
	CodeConflict     Code = "conflict"     // the state has moved on; look again
	CodeChanged      Code = "changed"      // somebody else has written there since the caller read it; look at both
	CodeOutdated     Code = "outdated"     // something newer by the same person on the same question is kept
	CodeStepClosed   Code = "step_closed"  // the round takes no answers (any more)
	CodePaused       Code = "paused"       // the round takes no answers for a while; keep it and try again
	CodeDoorsClosed  Code = "doors_closed" // the doors are not open
	CodeFrozen       Code = "frozen"       // the protocol is frozen
	CodeInvitation   Code = "invitation"   // an invitation that cannot be used: one answer for all reasons
	CodeTooMany      Code = "too_many"     // slow down and try again
	CodeTooLarge     Code = "too_large"    // more than the product takes at once
	CodeBusy         Code = "busy"         // the server asks the caller to wait and repeat
	CodeGroupSmall   Code = "group_small"  // a declared group is too small to be reported
	CodeRoundsOver   Code = "rounds_over"  // the step has no further round: as planned, or because all is stable
	CodeMail         Code = "mail"         // the mail server cannot be used; nobody was written to
	CodeUnavailable  Code = "unavailable"  // the database does not answer; nothing was lost, try again
)

// Error is a refusal with a message that is safe to show to anybody: it holds
// no person, no credential and no text that a participant wrote.
type Error struct {
	Code    Code
	Message string
	Field   string // the name of the offending input field, if one is
}

func (e *Error) Error() string { return e.Message }

// Refusal is the code alone, for traces.
func (e *Error) Refusal() string { return string(e.Code) }

// Errorf makes an [Error].
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// FieldErrorf makes a [CodeInvalid] error about one input field.
func FieldErrorf(field, format string, args ...any) *Error {
	return &Error{Code: CodeInvalid, Field: field, Message: fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of the [Error] wrapped in err, or "" where there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
