package account

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
)

// newToken draws a secret of 256 random bits in a form that fits URLs and
// cookies, and the hash under which it is kept.
func newToken() (token string, hash [32]byte) {
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails, by contract of crypto/rand
	token = base64.RawURLEncoding.EncodeToString(secret[:])
	return token, hashToken(token)
}

func hashToken(token string) [32]byte { return sha256.Sum256([]byte(token)) }

// csrfToken is bound to one session: whoever cannot read the session's cookie
// or its answer to GET cannot make it.
func csrfToken(session string) string {
	mac := hmac.New(sha256.New, []byte(session))
	mac.Write([]byte("parley cross-site request token"))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
