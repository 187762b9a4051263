package credential

import "testing"

func BenchmarkVerify(b *testing.B) {
	key := testKey(b)
	token, public := issue(b, key), key.Public()
	for b.Loop() {
		public.verified.seen = nil
		if err := public.Verify(token.Message, token.Signature); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerifyAgain(b *testing.B) {
	key := testKey(b)
	token, public := issue(b, key), key.Public()
	for b.Loop() {
		if err := public.Verify(token.Message, token.Signature); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSignBlinded(b *testing.B) {
	key := testKey(b)
	_, blinded, err := Blind(nil, key.Public())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := key.SignBlinded(blinded); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBlind(b *testing.B) {
	public := testKey(b).Public()
	for b.Loop() {
		if _, _, err := Blind(nil, public); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseToken(b *testing.B) {
	text := readGolden(b).Issuances[0].Token
	for b.Loop() {
		if _, err := ParseToken(text); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParsePublicKey(b *testing.B) {
	der := readGolden(b).SPKI
	for b.Loop() {
		if _, err := ParsePublicKey(der); err != nil {
			b.Fatal(err)
		}
	}
}
