package credential

import "errors"

// The errors of this package. Each text is safe to show and says what to do;
// none repeats the input. Compare with errors.Is.
var (
	// ErrKey: the bytes are not a key of this package.
	ErrKey = errors.New("credential: not an RSA key of 2048 bits with exponent 65537; create the group's key again")
	// ErrBlinded: the blinded message cannot be signed. It is one error for
	// every cause, so that it teaches nothing.
	ErrBlinded = errors.New("credential: this request cannot be signed; open the invitation again")
	// ErrToken: the credential is malformed, or its signature does not fit.
	ErrToken = errors.New("credential: this credential is not valid; open the invitation again")
	// ErrInvitation: the code is mistyped, which can be told without asking
	// the server whether it exists.
	ErrInvitation = errors.New("credential: this invitation code is mistyped; compare it with your invitation")
	// ErrRoomCode: the text is not a room code.
	ErrRoomCode = errors.New("credential: this is not a room code; it has six letters and digits, such as K7M 4QX")
	// ErrAuthorKey: the text is not the key of a comment's author.
	ErrAuthorKey = errors.New("credential: this is not an author's key; reload the page and try again")
	// ErrStored: bytes from storage have the wrong size.
	ErrStored = errors.New("credential: a stored id has the wrong size; the database is damaged")
	// ErrBusy: too many signatures are waiting.
	ErrBusy = errors.New("credential: many people are entering; try again in a moment")
	// ErrSecret: somebody tried to marshal what must not leave the server.
	ErrSecret = errors.New("credential: this value must not be marshalled")
)
