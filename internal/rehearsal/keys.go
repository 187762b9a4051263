package rehearsal

import (
	"context"
	"fmt"
	"io"

	"parley/internal/consult"
	"parley/internal/credential"
)

// keyRing is one participant's credentials by what they open: one under the
// zero id, or one for each theme where ballots are unlinked.
type keyRing map[consult.ID]credential.Token

// obtain gets credentials, as a browser does: blind a message for each key,
// have them signed, unblind. A nil random is the system's.
func (d *day) obtain(ctx context.Context, told []consult.RoomKey, path string, in map[string]any, random io.Reader) (keyRing, error) {
	requests, blinded := make([]*credential.Request, len(told)), make([][]byte, len(told))
	for i, key := range told {
		public, err := credential.ParsePublicKey(key.PublicKey)
		if err != nil {
			return nil, err
		}
		if requests[i], blinded[i], err = credential.Blind(random, public); err != nil {
			return nil, err
		}
	}
	var signed struct{ Signatures [][]byte }
	in["blinded"] = blinded
	if err := d.nobody().call(ctx, "POST", d.path("%s", path), in, &signed); err != nil {
		return nil, fmt.Errorf("rehearsal: ask for credentials: %w", err)
	}
	keys := keyRing{}
	for i, signature := range signed.Signatures {
		token, err := requests[i].Finish(signature)
		if err != nil {
			return nil, err
		}
		keys[told[i].Theme] = token
	}
	return keys, nil
}

func bearer(token credential.Token) string { return "Parley " + token.Encode() }

// nobody acts without a credential.
func (d *day) nobody() *client {
	return &client{base: d.base, http: d.guests, waited: &d.waited, dial: d.dial}
}

// clientOf acts with one credential.
func (d *day) clientOf(token credential.Token) *client {
	c := d.nobody()
	c.authorisation = bearer(token)
	return c
}
