package live

import (
	"context"
	"errors"

	"github.com/centrifugal/centrifuge"

	"parley/internal/consult"
)

// codes gives every refusal of the domain its number on the socket, 1000 plus
// its place here. Places are never reused.
var codes = []consult.Code{
	consult.CodeInvalid, consult.CodeNotFound, consult.CodeForbidden, consult.CodeUnauthorised,
	consult.CodeConflict, consult.CodeStepClosed, consult.CodeDoorsClosed, consult.CodeFrozen,
	consult.CodeInvitation, consult.CodeTooMany, consult.CodeTooLarge, consult.CodeBusy,
	consult.CodeGroupSmall, consult.CodeUnavailable, consult.CodeRoundsOver, consult.CodePaused, consult.CodeChanged,
	consult.CodeOutdated, consult.CodeMail,
}

// passing are the refusals after which a browser should try again by itself.
var passing = map[consult.Code]bool{
	consult.CodePaused: true, consult.CodeDoorsClosed: true, consult.CodeTooMany: true, consult.CodeBusy: true, consult.CodeUnavailable: true,
}

// refusal turns an error into what the socket says: the code of the domain as
// the message. Anything else is told as an internal error, without its text.
func (n *Node) refusal(what string, err error) error {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		err = consult.Errorf(consult.CodeUnavailable, "the server did not answer in time")
	}
	code := consult.CodeOf(err)
	for i, known := range codes {
		if code == known {
			return &centrifuge.Error{Code: uint32(1000 + i), Message: string(code), Temporary: passing[code]}
		}
	}
	n.log.Error("a request over the socket failed", "request", what, "error", err)
	return centrifuge.ErrorInternal
}
