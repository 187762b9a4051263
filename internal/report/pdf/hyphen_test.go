package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func hyphenated(word, lang string) string {
	out, from := "", 0
	letters := []rune(word)
	for _, at := range hyphens(letters, lang) {
		out += string(letters[from:at]) + "-"
		from = at
	}
	return out + string(letters[from:])
}

func TestWordsBreakWhereTheirLanguageBreaksThem(t *testing.T) {
	for _, c := range []struct{ name, lang, want string }{
		{"English", "en", "re-com-mend-a-tion"},
		{"an English exception", "en", "uni-ver-sity"},
		{"a short English word", "en", "state"},
		{"Spanish", "es", "re-co-men-da-ción"},
		{"Spanish with two vowels", "es", "cons-ti-tu-cio-nal"},
		{"Spanish with a double consonant", "es", "de-sa-rro-llo"},
		{"a language without rules", "fr", "recommandation"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := hyphenated(strings.ReplaceAll(c.want, "-", ""), c.lang); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestABreakLeavesLettersOnBothSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.String().Draw(t, "word"))
		lang := rapid.SampledFrom([]string{"en", "es", ""}).Draw(t, "lang")
		for _, at := range hyphens(word, lang) {
			if at < lettersBefore || at > len(word)-1 {
				t.Fatalf("%q breaks at %d", string(word), at)
			}
		}
	})
}
