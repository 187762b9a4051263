package credential

import (
	"bytes"
	"crypto/rsa"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cloudflare/circl/blindsign/blindrsa"
)

// hexBytes is how the RFC's vectors write bytes and numbers: hexadecimal, with
// or without "0x".
type hexBytes []byte

func (h *hexBytes) UnmarshalText(text []byte) error {
	decoded, err := hex.DecodeString(strings.TrimPrefix(string(text), "0x"))
	*h = decoded
	return err
}

func (h hexBytes) number() *big.Int { return new(big.Int).SetBytes(h) }

// vector is one of RFC 9474, appendix A.
type vector struct {
	Name       string
	P, Q, N, D hexBytes
	E          hexBytes
	Msg        hexBytes
	MsgPrefix  hexBytes `json:"msg_prefix"`
	InputMsg   hexBytes `json:"input_msg"`
	Salt       hexBytes
	Inv        hexBytes
	BlindedMsg hexBytes `json:"blinded_msg"`
	BlindSig   hexBytes `json:"blind_sig"`
	Sig        hexBytes
}

// fixture reads a file of the shared fixtures, which the repository does not
// hold. The test is skipped where they are absent, unless they are required.
func fixture(t *testing.T, path string) []byte {
	t.Helper()
	folder := os.Getenv("FIXTURES_DIR")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "fixtures")
	}
	text, err := os.ReadFile(filepath.Join(folder, path))
	if os.IsNotExist(err) && os.Getenv("REQUIRE_FIXTURES") == "" {
		t.Skip("fixtures are absent; set FIXTURES_DIR to the folder that holds them")
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func variantNamed(t *testing.T, name string) blindrsa.Variant {
	t.Helper()
	for v := blindrsa.SHA384PSSRandomized; v <= blindrsa.SHA384PSSZeroDeterministic; v++ {
		if strings.EqualFold(v.String(), name) {
			return v
		}
	}
	t.Fatalf("no variant %q", name)
	return 0
}

// key is the vector's signing key.
func (v vector) key() *rsa.PrivateKey {
	return &rsa.PrivateKey{
		PublicKey: rsa.PublicKey{N: v.N.number(), E: int(v.E.number().Int64())},
		D:         v.D.number(),
		Primes:    []*big.Int{v.P.number(), v.Q.number()},
	}
}

// randomness is what the client draws while blinding: salt, blinding factor.
func (v vector) randomness() *bytes.Reader {
	factor := new(big.Int).ModInverse(v.Inv.number(), v.N.number())
	return bytes.NewReader(append(bytes.Clone(v.Salt), factor.FillBytes(make([]byte, len(v.N)))...))
}

func TestTheLibraryReproducesTheVectorsOfRFC9474(t *testing.T) {
	var vectors []vector
	if err := json.Unmarshal(fixture(t, "rsa/test_vectors_rfc9474.json"), &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) != 4 {
		t.Fatalf("%d vectors, want 4", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) { checkVector(t, v) })
	}
}

func checkVector(t *testing.T, v vector) {
	key := v.key()
	client, err := blindrsa.NewClient(variantNamed(t, v.Name), &key.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	message, err := client.Prepare(bytes.NewReader(v.MsgPrefix), v.Msg)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "prepared message", message, v.InputMsg)
	blinded, state, err := client.Blind(v.randomness(), message)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "blinded message", blinded, v.BlindedMsg)
	blindSignature, err := blindrsa.NewSigner(key).BlindSign(blinded)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "blind signature", blindSignature, v.BlindSig)
	signature, err := client.Finalize(state, blindSignature)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "signature", signature, v.Sig)
	if err := client.Verify(message, signature); err != nil {
		t.Errorf("verify: %v", err)
	}
	signature[0] ^= 1
	if client.Verify(message, signature) == nil {
		t.Error("a changed signature verifies")
	}
}

// equal compares bytes.
func equal(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got %x, want %x", what, got, want)
	}
}
