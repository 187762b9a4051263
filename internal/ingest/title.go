package ingest

import (
	"regexp"
	"strings"
	"unicode"

	"parley/internal/consult"
)

// The most words of a title that runs into its text.
const (
	wordsBeforeColon = 14
	wordsBeforeStop  = 13
	wordsInBold      = 25
	wordsBeforeDash  = 8
)

var (
	boldStart  = regexp.MustCompile(`^\*\*([^*]+)\*\*((?:\[\^[^\]\s]+\])*)\s*([:.–—-]\s*)?((?s:.*))$`)
	colonStart = regexp.MustCompile(`^([^:]{2,200}?):(?:\s+|$)((?s:.*))$`)
	dashStart  = regexp.MustCompile(`^([^–—]{2,120}?)\s[–—]\s((?s:.*))$`)
)

// runIn splits "Title. Text", "Title: text" or "**Title** text". A title is
// short and stands before the text, not after a sentence of it.
func runIn(md string) (title, rest string, ok bool) {
	if m := boldStart.FindStringSubmatch(md); m != nil && wordCount(m[1]) <= wordsInBold {
		return titled(m[1]), strings.TrimSpace(m[2] + m[4]), true
	}
	sentence, after := firstSentence(md)
	if m := colonStart.FindStringSubmatch(md); m != nil && wordCount(m[1]) <= wordsBeforeColon && len(m[1]) < len(sentence) {
		return titled(m[1]), strings.TrimSpace(m[2]), true
	}
	if after != "" && wordCount(sentence) <= wordsBeforeStop && !leads(md) {
		return titled(sentence), after, true
	}
	return "", md, false
}

// runInBold reports a title in bold that runs into text, or a bold line.
func runInBold(md string) bool {
	m := boldStart.FindStringSubmatch(md)
	return m != nil && wordCount(m[1]) <= wordsInBold
}

// titleOf finds a title for any item: one that runs in, what stands before a
// dash, or the first sentence. A sentence that is too long is cut at a word and
// stays whole in the text.
func titleOf(md string) (title, rest string) {
	if title, rest, ok := runIn(md); ok && title != "" {
		return fitTitle(title, rest)
	}
	sentence, after := firstSentence(md)
	if m := dashStart.FindStringSubmatch(sentence); m != nil && wordCount(m[1]) <= wordsBeforeDash {
		return fitTitle(titled(m[1]), strings.TrimSpace(m[2]+" "+after))
	}
	return fitTitle(titled(sentence), after)
}

// fitTitle cuts a title that is longer than an agenda takes.
func fitTitle(title, rest string) (string, string) {
	if length(title) <= consult.MaxTitle {
		return title, rest
	}
	return shorten(title, 120), strings.TrimSpace(title + ". " + rest)
}

// shorten cuts a text at a word so that it fits with an ellipsis.
func shorten(s string, most int) string {
	if length(s) <= most {
		return s
	}
	runes := []rune(s)[:most-1]
	for i := len(runes) - 1; i > most/2; i-- {
		if unicode.IsSpace(runes[i]) {
			runes = runes[:i]
			break
		}
	}
	return strings.TrimRight(string(runes), " ,;:") + "…"
}

// titled is Markdown as a title: plain, without a stop or a colon at its end.
func titled(md string) string {
	s := strings.TrimSpace(plain(md))
	if strings.HasSuffix(s, "...") || abbreviatedEnd(s) {
		return s
	}
	return strings.TrimRight(s, " .:;,")
}

// abbreviatedEnd reports a last stop that belongs to its word, as in "U.S.".
func abbreviatedEnd(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && strings.Count(words[len(words)-1], ".") > 1
}

// opensWithTitle reports whether a paragraph could open with a run-in title.
func opensWithTitle(b block) bool {
	if b.form != paragraph || leads(b.text) {
		return false
	}
	if runInBold(b.text) {
		return true
	}
	_, rest, ok := runIn(b.text)
	return ok && rest != "" && unicode.IsUpper(firstLetter(b.text))
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}
