package credential

import (
	"fmt"
	"io"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// Request is the participant's side of an issuance: what is kept between
// sending a blinded message and receiving its blind signature. The browser has
// its own; this one serves rehearsals and tests. Not for concurrent use.
type Request struct {
	redacted
	key     *PublicKey
	client  blindrsa.Client
	state   blindrsa.State
	message []byte
}

// Blind draws a fresh message and blinds it for the given key. The blinded
// message has [KeyBytes] bytes and is independent of the message: it may be
// sent beside an invitation.
func Blind(random io.Reader, key *PublicKey) (*Request, []byte, error) {
	input := make([]byte, MessageBytes/2)
	fill(random, input)
	client, err := blindrsa.NewClient(variant, key.rsa)
	if err != nil {
		return nil, nil, fmt.Errorf("credential: blind: %w", err)
	}
	message, err := client.Prepare(source(random), input)
	if err != nil {
		return nil, nil, fmt.Errorf("credential: prepare message: %w", err)
	}
	blinded, state, err := client.Blind(source(random), message)
	if err != nil {
		return nil, nil, fmt.Errorf("credential: blind: %w", err)
	}
	return &Request{key: key, client: client, state: state, message: message}, blinded, nil
}

// Finish unblinds the server's answer and verifies it. The error is [ErrToken]
// when it is not this key's signature over this request's message.
func (r *Request) Finish(blindSignature []byte) (Token, error) {
	signature, err := r.client.Finalize(r.state, blindSignature)
	if err != nil {
		return Token{}, ErrToken
	}
	if err := r.key.Verify(r.message, signature); err != nil {
		return Token{}, err
	}
	return Token{KeyID: r.key.KeyID(), Message: r.message, Signature: signature}, nil
}
