package credential

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestATokenVerifiesUnderItsOwnKeyAlone(t *testing.T) {
	key, other := testKey(t), otherKey()
	token := issue(t, key)
	if err := key.Public().Verify(token.Message, token.Signature); err != nil {
		t.Errorf("its own key: %v", err)
	}
	if err := other.Public().Verify(token.Message, token.Signature); !errors.Is(err, ErrToken) {
		t.Errorf("another key: error %v, want ErrToken", err)
	}
}

func TestNothingButTheSignedMessageVerifies(t *testing.T) {
	key := testKey(t)
	token := issue(t, key)
	signed := new(big.Int).SetBytes(token.Signature)
	cases := map[string]struct{ message, signature []byte }{
		"no message":          {nil, token.Signature},
		"message cut short":   {token.Message[:MessageBytes-1], token.Signature},
		"message with a tail": {append(bytes.Clone(token.Message), 0), token.Signature},
		"another message":     {make([]byte, MessageBytes), token.Signature},
		"no signature":        {token.Message, nil},
		"signature cut short": {token.Message, token.Signature[:KeyBytes-1]},
		"zero signature":      {token.Message, make([]byte, KeyBytes)},
		"negated signature": {token.Message,
			new(big.Int).Sub(key.private.N, signed).FillBytes(make([]byte, KeyBytes))},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if err := key.Public().Verify(c.message, c.signature); !errors.Is(err, ErrToken) {
				t.Errorf("error %v, want ErrToken", err)
			}
		})
	}
}

func TestAnyChangedByteIsRefused(t *testing.T) {
	key := testKey(t)
	token := issue(t, key)
	rapid.Check(t, func(t *rapid.T) {
		changed := append(bytes.Clone(token.Message), token.Signature...)
		at := rapid.IntRange(0, len(changed)-1).Draw(t, "byte")
		changed[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "difference"))
		if key.Public().Verify(changed[:MessageBytes], changed[MessageBytes:]) == nil {
			t.Error("verifies")
		}
	})
}

func TestABlindSignatureFinishesItsOwnRequestAlone(t *testing.T) {
	key, other := testKey(t), otherKey()
	request, blinded, err := Blind(nil, key.Public())
	if err != nil {
		t.Fatal(err)
	}
	_, blindedElsewhere, err := Blind(nil, key.Public())
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := key.SignBlinded(blindedElsewhere)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]byte{"another request's": foreign, "nothing": nil, "the blinded message": blinded}
	if value := new(big.Int).SetBytes(blinded); value.Cmp(other.private.N) < 0 {
		if cases["another key's"], err = other.SignBlinded(blinded); err != nil {
			t.Fatal(err)
		}
	}
	for name, signature := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := request.Finish(signature); !errors.Is(err, ErrToken) {
				t.Errorf("error %v, want ErrToken", err)
			}
		})
	}
}

func TestMessagesAndBlindedMessagesAreFreshEachTime(t *testing.T) {
	key := testKey(t)
	seen := map[string]bool{}
	for range 50 {
		request, blinded, err := Blind(nil, key.Public())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{blinded, request.message, request.message[:32], request.message[32:]} {
			if seen[string(b)] {
				t.Fatal("the same bytes were drawn twice")
			}
			seen[string(b)] = true
		}
	}
}

// The signer sees blinded messages b and blind signatures s. A token with the
// signature t came from b exactly if the blinding factor was s/t. Such a factor
// exists for every pair, so what the signer saw fits each token equally well.
func TestEveryTokenFitsEveryBlindedMessage(t *testing.T) {
	key := testKey(t)
	n, e := key.private.N, big.NewInt(exponent)
	number := func(b []byte) *big.Int { return new(big.Int).SetBytes(b) }
	var blinded, blindSigned, signed []*big.Int
	for range 5 {
		request, b, err := Blind(nil, key.Public())
		if err != nil {
			t.Fatal(err)
		}
		s, err := key.SignBlinded(b)
		if err != nil {
			t.Fatal(err)
		}
		token, err := request.Finish(s)
		if err != nil {
			t.Fatal(err)
		}
		blinded, blindSigned = append(blinded, number(b)), append(blindSigned, number(s))
		signed = append(signed, number(token.Signature))
	}
	for i := range signed {
		encoded := new(big.Int).Exp(signed[i], e, n)
		for j := range blinded {
			factor := new(big.Int).ModInverse(signed[i], n)
			factor.Mul(factor, blindSigned[j]).Mod(factor, n)
			made := new(big.Int).Exp(factor, e, n)
			if made.Mul(made, encoded).Mod(made, n).Cmp(blinded[j]) != 0 {
				t.Errorf("token %d does not fit blinded message %d", i, j)
			}
		}
	}
}

func TestATokenSurvivesItsTextForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exactly := func(n int, name string) []byte {
			return rapid.SliceOfN(rapid.Byte(), n, n).Draw(t, name)
		}
		token := Token{
			KeyID:     KeyID(exactly(8, "key id")),
			Message:   exactly(MessageBytes, "message"),
			Signature: exactly(KeyBytes, "signature"),
		}
		text := token.Encode()
		if len(text) != 438 {
			t.Fatalf("%d characters", len(text))
		}
		again, err := ParseToken(text)
		if err != nil {
			t.Fatal(err)
		}
		if again.KeyID != token.KeyID || !bytes.Equal(again.Message, token.Message) ||
			!bytes.Equal(again.Signature, token.Signature) {
			t.Error("another token came back")
		}
	})
}

func TestMalformedTokensAreRefused(t *testing.T) {
	good := readGolden(t).Issuances[0].Token
	cases := map[string]string{
		"nothing":               "",
		"a character too few":   good[:len(good)-1],
		"a character too many":  good + "A",
		"padding":               good[:len(good)-2] + "==",
		"the other alphabet":    "+/" + good[2:],
		"a line break inside":   good[:100] + "\n" + good[101:],
		"a line break appended": good + "\n",
		"a space before":        " " + good[1:],
		"bits after the last":   good[:len(good)-1] + "_",
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := ParseToken(text); !errors.Is(err, ErrToken) {
				t.Errorf("error %v, want ErrToken", err)
			}
		})
	}
}

func TestAParticipantIsTheHashOfTheMessage(t *testing.T) {
	token, other := issue(t, testKey(t)), issue(t, testKey(t))
	sum := sha256.Sum256([]byte("parley participant" + string(token.Message)))
	equal(t, "participant", token.Participant().Bytes(), sum[:16])
	if token.Participant() == other.Participant() {
		t.Error("two tokens have one participant")
	}
	id, err := ParticipantIDFromBytes(token.Participant().Bytes())
	if err != nil || id != token.Participant() {
		t.Errorf("the id does not survive storage: %v", err)
	}
	for _, size := range []int{0, 15, 17} {
		if _, err := ParticipantIDFromBytes(make([]byte, size)); !errors.Is(err, ErrStored) {
			t.Errorf("%d bytes: error %v, want ErrStored", size, err)
		}
	}
}

func FuzzParseToken(f *testing.F) {
	good := readGolden(f).Issuances[0].Token
	f.Add(good)
	f.Add("")
	f.Add(strings.Repeat("A", tokenText))
	public := testKey(f).Public()
	f.Fuzz(func(t *testing.T, text string) {
		token, err := ParseToken(text)
		if err != nil {
			return
		}
		if token.Encode() != text {
			t.Error("two texts of one token are read")
		}
		if text != good && public.Verify(token.Message, token.Signature) == nil && text[11:] != good[11:] {
			t.Error("a forged token verifies")
		}
	})
}
