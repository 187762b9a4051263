package ingest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	noteMark  = regexp.MustCompile(`\[\^([^\]\s]{1,60})\]`)
	inlineRef = regexp.MustCompile(`\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)`)
	autoLink  = regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+)>`)
	strong    = regexp.MustCompile(`\*\*([^*]+)\*\*|__([^_]+)__`)
	emphasis  = regexp.MustCompile(`\*([^*\s](?:[^*]*[^*\s])?)\*|\b_([^_\s](?:[^_]*[^_\s])?)_\b`)
	codeSpan  = regexp.MustCompile("`([^`]+)`")
	escaped   = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
)

// clean makes a line fit to be kept: valid UTF-8, one space between words, no
// control characters and none that hide text or turn its direction. Scripts
// written from right to left stay as they are.
func clean(line string) string {
	return strings.Join(strings.Fields(strings.Map(harmless, strings.ToValidUTF8(line, "\uFFFD"))), " ")
}

func harmless(r rune) rune {
	switch {
	case unicode.IsControl(r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r), unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cf, r) && !strings.ContainsRune("\u200c\u200d\u200e\u200f", r):
		return -1
	case unicode.Is(unicode.Co, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return -1
	}
	return r
}

// A backslash hides the sign after it from the rules below; these private
// characters stand for hidden signs meanwhile.
const hiddenBase = 0xF000

func hide(md string) string {
	return escaped.ReplaceAllStringFunc(md, func(s string) string { return string(rune(hiddenBase + int(s[1]))) })
}

func show(s string) string {
	return strings.Map(func(r rune) rune {
		if r > hiddenBase && r < hiddenBase+128 {
			return r - hiddenBase
		}
		return r
	}, s)
}

// plain is Markdown within a line as plain text: no emphasis, links by their
// words, no marks of notes.
func plain(md string) string {
	s := hide(md)
	s = noteMark.ReplaceAllString(s, "")
	s = inlineRef.ReplaceAllString(s, "$1")
	s = autoLink.ReplaceAllString(s, "$1")
	s = strong.ReplaceAllString(s, "$1$2")
	s = emphasis.ReplaceAllString(s, "$1$2")
	s = codeSpan.ReplaceAllString(s, "$1")
	return strings.Join(strings.Fields(show(s)), " ")
}

// safe is Markdown without links that lead nowhere a reader would want to go.
func safe(md string) string {
	return inlineRef.ReplaceAllStringFunc(md, func(ref string) string {
		m := inlineRef.FindStringSubmatch(ref)
		if safeURL(m[2]) {
			return ref
		}
		return m[1]
	})
}

func safeURL(url string) bool {
	lower := strings.ToLower(url)
	return strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "mailto:")
}

// escapeTags keeps what looks like markup text: a backslash before each < that
// opens no plain link.
func escapeTags(line string) string {
	if !strings.Contains(line, "<") {
		return line
	}
	links := autoLink.FindAllStringIndex(line, -1)
	var out strings.Builder
	for i := 0; i < len(line); i++ {
		for len(links) > 0 && links[0][1] <= i {
			links = links[1:]
		}
		inLink := len(links) > 0 && i >= links[0][0]
		if line[i] == '<' && !inLink && (i == 0 || line[i-1] != '\\') {
			out.WriteByte('\\')
		}
		out.WriteByte(line[i])
	}
	return out.String()
}

// citations lists the marks of notes in a text, each once.
func citations(md string) []string {
	var marks []string
	seen := map[string]bool{}
	for _, m := range noteMark.FindAllStringSubmatch(md, -1) {
		if !seen[m[1]] {
			seen[m[1]] = true
			marks = append(marks, m[1])
		}
	}
	return marks
}

func wordCount(s string) int { return len(strings.Fields(s)) }

func length(s string) int { return utf8.RuneCountInString(s) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
