package credential

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// base64Bytes is how the golden file writes bytes: base64url without padding.
type base64Bytes []byte

func (b *base64Bytes) UnmarshalText(text []byte) error {
	decoded, err := base64.RawURLEncoding.DecodeString(string(text))
	*b = decoded
	return err
}

// golden is testdata/token.json, which the front end's tests read too.
type golden struct {
	Key         base64Bytes
	SPKI        base64Bytes
	OtherSPKI   base64Bytes
	KeyID       base64Bytes
	Fingerprint string
	Issuances   []struct {
		MadeBy         string
		Message        base64Bytes
		Blinded        base64Bytes
		Inverse        base64Bytes
		BlindSignature base64Bytes
		Signature      base64Bytes
		Token          string
	}
}

func readTestdata(t testing.TB, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func readGolden(t testing.TB) golden {
	t.Helper()
	var g golden
	readTestdata(t, "token.json", &g)
	return g
}

// testKey is the golden file's key.
func testKey(t testing.TB) *Key {
	t.Helper()
	key, err := ParseKey(readGolden(t).Key)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// otherKey is a key generated once for the run.
var otherKey = sync.OnceValue(func() *Key {
	key, err := GenerateKey(nil)
	if err != nil {
		panic(err)
	}
	return key
})

// issue plays both sides of an issuance.
func issue(t testing.TB, key *Key) Token {
	t.Helper()
	request, blinded, err := Blind(nil, key.Public())
	if err != nil {
		t.Fatal(err)
	}
	signature, err := key.SignBlinded(blinded)
	if err != nil {
		t.Fatal(err)
	}
	token, err := request.Finish(signature)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTheGoldenKeyReadsTheSameHereAndInTheBrowser(t *testing.T) {
	g := readGolden(t)
	key := testKey(t)
	public, err := ParsePublicKey(g.SPKI)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "spki", key.Public().Marshal(), g.SPKI)
	equal(t, "pkcs8", key.Marshal(), g.Key)
	id := public.KeyID()
	equal(t, "key id", id[:], g.KeyID)
	if public.Fingerprint() != g.Fingerprint {
		t.Errorf("fingerprint %q, want %q", public.Fingerprint(), g.Fingerprint)
	}
}

func TestSignaturesMadeHereAndInTheBrowserFitEachOther(t *testing.T) {
	g := readGolden(t)
	key := testKey(t)
	client, err := blindrsa.NewClient(variant, key.Public().rsa)
	if err != nil {
		t.Fatal(err)
	}
	for _, made := range g.Issuances {
		t.Run("made by "+made.MadeBy, func(t *testing.T) {
			signature, err := key.SignBlinded(made.Blinded)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "blind signature", signature, made.BlindSignature)
			if err := client.Verify(made.Message, made.Signature); err != nil {
				t.Errorf("verify with circl: %v", err)
			}
			token, err := ParseToken(made.Token)
			if err != nil {
				t.Fatal(err)
			}
			if err := key.Public().Verify(token.Message, token.Signature); err != nil {
				t.Errorf("verify: %v", err)
			}
			equal(t, "message", token.Message, made.Message)
			equal(t, "signature", token.Signature, made.Signature)
			if token.KeyID != key.Public().KeyID() || token.Encode() != made.Token {
				t.Error("the token encodes differently")
			}
		})
	}
}
