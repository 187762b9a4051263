package credential

import (
	"crypto/rsa"
	"crypto/x509"
	"fmt"
	"io"
	"math/big"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// KeyBits is the size of every key's modulus, in bits.
const KeyBits = 2048

// KeyBytes is the size in bytes of a blinded message, of a blind signature and
// of a signature.
const KeyBytes = KeyBits / 8

// exponent is the public exponent of every key.
const exponent = 65537

// maxKeyDER bounds what ParseKey reads, in bytes: a key has about 1220, and the
// arithmetic on a much longer one takes long.
const maxKeyDER = 2048

// Key is the signing key of one declared group. It is destroyed when issuance
// closes. It redacts itself; [Key.Marshal] is the only way out. Safe for
// concurrent use.
type Key struct {
	redacted
	private *rsa.PrivateKey
	signer  blindrsa.Signer
	public  *PublicKey
}

// GenerateKey draws a fresh key. Go decides by GODEBUG=cryptocustomrand=1
// alone whether the given randomness is used rather than the system's.
func GenerateKey(random io.Reader) (*Key, error) {
	private, err := rsa.GenerateKey(source(random), KeyBits)
	if err != nil {
		return nil, fmt.Errorf("credential: generate key: %w", err)
	}
	return newKey(private)
}

// ParseKey reads PKCS#8 in DER. The error is [ErrKey] for anything but a
// consistent RSA key of two primes, [KeyBits] and exponent 65537.
func ParseKey(der []byte) (*Key, error) {
	if len(der) > maxKeyDER {
		return nil, ErrKey
	}
	parsed, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, ErrKey
	}
	private, ok := parsed.(*rsa.PrivateKey)
	if !ok || len(private.Primes) != 2 {
		return nil, ErrKey
	}
	return newKey(private)
}

// newKey prepares a key for signing.
func newKey(private *rsa.PrivateKey) (*Key, error) {
	public, err := newPublicKey(&private.PublicKey)
	if err != nil || private.Validate() != nil {
		return nil, ErrKey
	}
	return &Key{
		redacted: hiddenKey,
		private:  private,
		signer:   blindrsa.NewSigner(private),
		public:   public,
	}, nil
}

// Marshal is the key as PKCS#8 in DER, which [ParseKey] reads.
func (k *Key) Marshal() []byte {
	der, err := x509.MarshalPKCS8PrivateKey(k.private)
	if err != nil {
		panic(fmt.Sprintf("credential: marshal a valid key: %v", err))
	}
	return der
}

// Public is the key under which the tokens verify.
func (k *Key) Public() *PublicKey { return k.public }

// SignBlinded signs a blinded message of [KeyBytes] bytes, a number between 0
// and the modulus, both excluded. The error is [ErrBlinded], always the same.
// It takes some milliseconds of a core: a server calls it through a [Signer].
func (k *Key) SignBlinded(blinded []byte) ([]byte, error) {
	value := new(big.Int).SetBytes(blinded)
	if len(blinded) != KeyBytes || value.Sign() == 0 || value.Cmp(k.private.N) >= 0 {
		return nil, ErrBlinded
	}
	signature, err := k.signer.BlindSign(blinded)
	if err != nil {
		return nil, ErrBlinded
	}
	return signature, nil
}
