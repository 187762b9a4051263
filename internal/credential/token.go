package credential

import "encoding/base64"

// MessageBytes is the size of a token's message: the random prefix of RFC 9474
// (32 bytes) and the random input (32 bytes).
const MessageBytes = 64

// The text form of a token: the bytes it encodes and the characters it has.
const (
	tokenBytes = len(KeyID{}) + MessageBytes + KeyBytes
	tokenText  = (tokenBytes*8 + 5) / 6
)

// Token is the credential as its holder presents it: in the bearer header of a
// request and in the first frame of a socket, never in an address. Whoever
// sees it can act as its holder, so it redacts itself; [Token.Encode] is the
// only way out.
type Token struct {
	redacted
	KeyID     KeyID  // the group's key, by which the server looks it up
	Message   []byte // prepared message, MessageBytes long
	Signature []byte // KeyBytes long
}

// ParseToken reads the text form. It checks the sizes, not the signature:
// [PublicKey.Verify] does, under the key named by KeyID. The error is
// [ErrToken]. There is one text for each token.
func ParseToken(text string) (Token, error) {
	if len(text) != tokenText {
		return Token{}, ErrToken
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) != tokenBytes {
		return Token{}, ErrToken
	}
	id, rest := b[:len(KeyID{})], b[len(KeyID{}):]
	return Token{
		KeyID:     KeyID(id),
		Message:   rest[:MessageBytes:MessageBytes],
		Signature: rest[MessageBytes:],
	}, nil
}

// Encode is the text form, base64url without padding of key id, message and
// signature: 438 characters.
func (t Token) Encode() string {
	b := make([]byte, 0, tokenBytes)
	b = append(b, t.KeyID[:]...)
	b = append(b, t.Message...)
	b = append(b, t.Signature...)
	return base64.RawURLEncoding.EncodeToString(b)
}

// Participant is the pseudonym of the token's holder. It depends on the
// message alone: a token has one, whatever the signature.
func (t Token) Participant() ParticipantID { return participantOf(t.Message) }
