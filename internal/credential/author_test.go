package credential

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAuthorIsTheHashOfTheKey(t *testing.T) {
	key := AuthorKey([]byte("an author's key, 32 bytes of it."))
	want := sha256.Sum256([]byte("parley authoran author's key, 32 bytes of it."))
	equal(t, "hash", key.Hash().Bytes(), want[:])
	hash, err := AuthorHashFromBytes(want[:])
	if err != nil || hash != key.Hash() {
		t.Errorf("the hash does not survive storage: %v", err)
	}
	if _, err := AuthorHashFromBytes(want[:31]); !errors.Is(err, ErrStored) {
		t.Errorf("31 bytes: error %v, want ErrStored", err)
	}
}

func TestAnAuthorsKeySurvivesItsTextForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := AuthorKey(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "key"))
		again, err := ParseAuthorKey(key.Encode())
		if err != nil || again != key {
			t.Errorf("another key came back, error %v", err)
		}
	})
}

func TestMalformedAuthorsKeysAreRefused(t *testing.T) {
	good := AuthorKey{}.Encode()
	cases := map[string]string{
		"nothing":              "",
		"a character too few":  good[1:],
		"a character too many": good + "A",
		"bits after the last":  good[1:] + "B",
		"a line break inside":  good[1:] + "\n",
		"something else":       strings.Repeat("!", len(good)),
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			if _, err := ParseAuthorKey(text); !errors.Is(err, ErrAuthorKey) {
				t.Errorf("error %v, want ErrAuthorKey", err)
			}
		})
	}
}
