package credential

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"math/big"
	"regexp"
	"testing"
)

func pkcs8(t testing.TB, key any) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func spki(t testing.TB, key any) []byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func TestOnlyRSAKeysOfTheOneSizeAreRead(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	good := readGolden(t)
	modulus := testKey(t).private.N
	even := new(big.Int).Sub(modulus, big.NewInt(1))
	keys := map[string][]byte{
		"nothing":                nil,
		"noise":                  []byte("not a key"),
		"a curve's key":          pkcs8(t, curve),
		"a key of 1024 bits":     pkcs8(t, small),
		"a key cut short":        good.Key[:len(good.Key)-1],
		"a public key":           good.SPKI,
		"more than a key can be": make([]byte, maxKeyDER+1),
	}
	for name, der := range keys {
		t.Run("signing key: "+name, func(t *testing.T) {
			if _, err := ParseKey(der); !errors.Is(err, ErrKey) {
				t.Errorf("error %v, want ErrKey", err)
			}
		})
	}
	publicKeys := map[string][]byte{
		"nothing":            nil,
		"noise":              []byte("not a key"),
		"a curve's key":      spki(t, &curve.PublicKey),
		"a key of 1024 bits": spki(t, &small.PublicKey),
		"another exponent":   spki(t, &rsa.PublicKey{N: modulus, E: 3}),
		"an even modulus":    spki(t, &rsa.PublicKey{N: even, E: exponent}),
		"a key with a tail":  append(bytes.Clone(good.SPKI), 0),
		"a signing key":      good.Key,
	}
	for name, der := range publicKeys {
		t.Run("public key: "+name, func(t *testing.T) {
			if _, err := ParsePublicKey(der); !errors.Is(err, ErrKey) {
				t.Errorf("error %v, want ErrKey", err)
			}
		})
	}
}

func TestAKeySurvivesMarshalling(t *testing.T) {
	key := otherKey()
	again, err := ParseKey(key.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	if !again.private.Equal(key.private) {
		t.Error("another signing key came back")
	}
	public, err := ParsePublicKey(key.Public().Marshal())
	if err != nil {
		t.Fatal(err)
	}
	if !public.rsa.Equal(key.Public().rsa) {
		t.Error("another public key came back")
	}
	if key.private.N.BitLen() < 2048 {
		t.Errorf("the modulus has %d bits", key.private.N.BitLen())
	}
}

func TestThePublicKeyNamesRsaEncryptionAsTheBrowserExpects(t *testing.T) {
	// SEQUENCE { OBJECT IDENTIFIER 1.2.840.113549.1.1.1, NULL }
	rsaEncryption, _ := hex.DecodeString("300d06092a864886f70d0101010500")
	if !bytes.Contains(otherKey().Public().Marshal(), rsaEncryption) {
		t.Error("the SPKI does not name rsaEncryption")
	}
}

func TestAFingerprintIsThreeGroupsOfFourDigits(t *testing.T) {
	fingerprint := otherKey().Public().Fingerprint()
	if !regexp.MustCompile(`^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$`).MatchString(fingerprint) {
		t.Errorf("fingerprint %q", fingerprint)
	}
	if fingerprint == testKey(t).Public().Fingerprint() {
		t.Error("two keys share a fingerprint")
	}
}

func TestWhatCannotBeSignedGivesOneError(t *testing.T) {
	key := testKey(t)
	modulus := key.private.N.FillBytes(make([]byte, KeyBytes))
	cases := map[string][]byte{
		"nothing":                    nil,
		"a byte too few":             modulus[:KeyBytes-1],
		"a byte too many":            append([]byte{0}, modulus...),
		"zero":                       make([]byte, KeyBytes),
		"the modulus":                modulus,
		"more than the modulus":      bytes.Repeat([]byte{0xff}, KeyBytes),
		"a megabyte of nothing much": make([]byte, 1<<20),
	}
	for name, blinded := range cases {
		t.Run(name, func(t *testing.T) {
			signature, err := key.SignBlinded(blinded)
			if err != ErrBlinded || signature != nil {
				t.Errorf("got %d bytes and error %v, want ErrBlinded alone", len(signature), err)
			}
		})
	}
}

func FuzzParseKey(f *testing.F) {
	g := readGolden(f)
	f.Add([]byte(g.Key))
	f.Add([]byte(g.SPKI))
	f.Fuzz(func(t *testing.T, der []byte) {
		if key, err := ParseKey(der); err == nil {
			again, err := ParseKey(key.Marshal())
			if err != nil || !again.private.Equal(key.private) {
				t.Errorf("a key that was read does not survive marshalling: %v", err)
			}
		}
		if public, err := ParsePublicKey(der); err == nil && !bytes.Equal(public.Marshal(), der) {
			t.Error("two encodings of one public key are read")
		}
	})
}
