package report

import (
	"strings"
	"unicode"

	"parley/internal/consult"
)

// clean makes a text by somebody fit for a line: valid UTF-8, one space
// between words, no control characters and none that change the direction of
// what follows or hide text. Scripts written from right to left stay as they
// are.
func clean(text string) string {
	return strings.Join(strings.Fields(strings.Map(harmless, strings.ToValidUTF8(text, "\uFFFD"))), " ")
}

// cleanLines is [clean] for a text of several lines.
func cleanLines(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return harmless(r)
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// harmless drops format characters except the joiners that some scripts need
// and the two marks that only nudge a neutral character.
func harmless(r rune) rune {
	const joiners = "\u200c\u200d\u200e\u200f"
	switch {
	case unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), unicode.IsControl(r):
		return ' '
	case unicode.Is(unicode.Cf, r) && !strings.ContainsRune(joiners, r):
		return -1
	case unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return -1
	}
	return r
}

// pick chooses the wanted language of a text, or the first it is written in,
// and marks the latter with its language.
func pick(text consult.Text, wanted consult.Lang) (string, consult.Lang) {
	if text[wanted] != "" {
		return text[wanted], ""
	}
	for _, lang := range consult.Languages {
		if text[lang] != "" {
			return text[lang], lang
		}
	}
	return "", ""
}

// words is a one-line text in the wanted language.
func words(text consult.Text, wanted consult.Lang) Words {
	s, lang := pick(text, wanted)
	return Words{clean(s), lang}
}

// rightToLeft reports a letter of a script that is written from right to left.
func rightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}

// runIn ends a short title that runs into its text with a full stop.
func runIn(title string) string {
	if title == "" || strings.ContainsRune(".?!:", rune(title[len(title)-1])) {
		return title
	}
	return title + "."
}
