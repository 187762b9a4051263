package ingest

import (
	"regexp"
	"strings"
	"unicode"
)

// abbreviations end in a stop that ends no sentence, in English or Spanish.
var abbreviations = map[string]bool{
	"e.g": true, "i.e": true, "etc": true, "vs": true, "no": true, "mr": true, "mrs": true, "ms": true, "dr": true, "st": true,
	"art": true, "arts": true, "fig": true, "p": true, "pp": true, "vol": true, "cf": true, "al": true, "approx": true, "inc": true,
	"sr": true, "sra": true, "dra": true, "lic": true, "núm": true, "pág": true, "ej": true, "ed": true, "prof": true, "ee": true, "uu": true,
}

// sentenceEnd matches a stop with what may follow it before the next word.
var sentenceEnd = regexp.MustCompile(`[.!?…]+(?:\*{1,3}|[”"’'»)\]]|\[\^[^\]\s]+\])*(?:\s+|$)`)

// firstSentence splits a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	for _, at := range sentenceEnd.FindAllStringIndex(text, 40) {
		if !abbreviated(text[:at[0]], text[at[0]]) {
			return strings.TrimSpace(text[:at[1]]), strings.TrimSpace(text[at[1]:])
		}
	}
	return text, ""
}

// abbreviated reports whether a stop after these words belongs to the last one.
func abbreviated(before string, stop byte) bool {
	if stop != '.' {
		return false
	}
	words := strings.FieldsFunc(before, func(r rune) bool { return unicode.IsSpace(r) || r == '(' })
	if len(words) == 0 {
		return true
	}
	last := strings.Trim(words[len(words)-1], "*_")
	if abbreviations[strings.ToLower(last)] {
		return true
	}
	single := length(last) == 1 && unicode.IsUpper(firstRune(last))
	return single || strings.Contains(last, ".") && !strings.ContainsAny(last, "0123456789") && length(last) <= 6
}

// ended reports whether a text ends as a sentence, a list or a question does.
func ended(text string) bool {
	text = strings.TrimRight(plain(text), "”\"’'»)]")
	return text == "" || strings.ContainsAny(text[len(text)-1:], ".!?:;") || strings.HasSuffix(text, "…")
}

// leads reports whether a text announces what follows it.
func leads(text string) bool { return strings.HasSuffix(strings.TrimRight(plain(text), " "), ":") }

var counts = map[string]int{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}

// announced is how many things a sentence that leads says will follow, or 0.
func announced(text string) int {
	for word := range strings.FieldsFuncSeq(strings.ToLower(plain(text)), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if n := counts[word]; n > 0 {
			return n
		}
	}
	return 0
}

// withoutLead drops a last sentence that only announces what follows.
func withoutLead(text string) string {
	if !leads(text) {
		return text
	}
	var kept []string
	for rest := text; rest != ""; {
		var s string
		s, rest = firstSentence(rest)
		if rest != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, " ")
}
