package credential

import (
	"bytes"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// variant is the one variant of RFC 9474 that Parley uses.
const variant = blindrsa.SHA384PSSRandomized

// KeyID tells the keys of a consultation apart: the first 8 bytes of the
// SHA-256 of a public key's DER. It names a group, not a person.
type KeyID [8]byte

// PublicKey verifies the tokens of one declared group. It is public, in the
// protocol and on the projector: whoever is given another key than the rest of
// the group sees another fingerprint. Safe for concurrent use.
type PublicKey struct {
	rsa      *rsa.PublicKey
	verifier blindrsa.Verifier
	der      []byte
	digest   [sha256.Size]byte
	verified verified
}

// ParsePublicKey reads SubjectPublicKeyInfo in DER. The error is [ErrKey] for
// anything but the one encoding of an RSA key with [KeyBits] and exponent
// 65537.
func ParsePublicKey(der []byte) (*PublicKey, error) {
	parsed, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, ErrKey
	}
	public, ok := parsed.(*rsa.PublicKey)
	if !ok {
		return nil, ErrKey
	}
	key, err := newPublicKey(public)
	if err != nil || !bytes.Equal(key.der, der) {
		return nil, ErrKey
	}
	return key, nil
}

// newPublicKey checks the key's parameters and encodes it once.
func newPublicKey(public *rsa.PublicKey) (*PublicKey, error) {
	if public.N.BitLen() != KeyBits || public.N.Bit(0) == 0 || public.E != exponent {
		return nil, ErrKey
	}
	der, err := x509.MarshalPKIXPublicKey(public)
	if err != nil {
		return nil, ErrKey
	}
	verifier, err := blindrsa.NewVerifier(variant, public)
	if err != nil {
		return nil, fmt.Errorf("credential: verifier: %w", err)
	}
	return &PublicKey{rsa: public, verifier: verifier, der: der, digest: sha256.Sum256(der)}, nil
}

// Marshal is a copy of the key as SubjectPublicKeyInfo in DER with the
// algorithm rsaEncryption (1.2.840.113549.1.1.1), the one that WebCrypto's
// importKey accepts as "spki".
func (k *PublicKey) Marshal() []byte { return append([]byte(nil), k.der...) }

// KeyID is the key's short name in a token.
func (k *PublicKey) KeyID() KeyID { return KeyID(k.digest[:8]) }

// Fingerprint is the first 6 bytes of the SHA-256 of the key's DER, for people
// to compare: "4c1e 90ab 7f23".
func (k *PublicKey) Fingerprint() string {
	text := hex.EncodeToString(k.digest[:6])
	return text[:4] + " " + text[4:8] + " " + text[8:]
}

// String is the fingerprint.
func (k *PublicKey) String() string { return k.Fingerprint() }

// Verify tells whether the signature over the prepared message was made by
// this key. The error is [ErrToken], whatever is wrong. The message has exactly
// [MessageBytes] bytes, the signature [KeyBytes]. What has verified once is
// remembered.
func (k *PublicKey) Verify(message, signature []byte) error {
	if len(message) != MessageBytes || len(signature) != KeyBytes {
		return ErrToken
	}
	digest := digestOf(message, signature)
	if k.verified.has(digest) {
		return nil
	}
	if k.verifier.Verify(message, signature) != nil {
		return ErrToken
	}
	k.verified.add(digest)
	return nil
}
