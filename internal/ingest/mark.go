package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// style is the kind of sign that opens a list item or a numbered heading.
type style int

const (
	unmarked style = iota
	bullet
	arabic
	roman
	letter
	named // "Theme 2", "Mesa 3"
)

// mark is the sign before an item or a numbered heading: a bullet, "3.", "IV.",
// "b)". Two marks are of one kind where style, case and punctuation agree.
type mark struct {
	style  style
	number int
	upper  bool
	end    byte // '.', ')' or '-'
	parts  int  // of "2.1.3": 3
}

// kin reports whether two marks belong to one numbering.
func (m mark) kin(o mark) bool {
	return m.style == o.style && m.upper == o.upper && m.end == o.end && m.parts == o.parts
}

// after reports whether m continues a numbering that stands at o, be it of
// another style by a slip: "d)" or "4)" after "c)".
func (m mark) after(o mark) bool {
	return m.style != bullet && o.style != bullet && m.number > 1 && m.number == o.number+1 && m.end == o.end
}

var (
	bulletSign  = regexp.MustCompile(`^(?:[-*+•◦▪‣●○■□➢✓·–—])\s+(.*)$`)
	numberSign  = regexp.MustCompile(`^\(?(\d{1,3}(?:\.\d{1,3}){0,3})(\.-|\.|\)|º|-)?\s+(.*)$`)
	letterSign  = regexp.MustCompile(`^\(?([A-Za-z])(\.|\))\s+(.*)$`)
	romanSign   = regexp.MustCompile(`^\(?([ivxlcIVXLC]{2,7})(\.-|\.|\))\s+(.*)$`)
	namedSign   = regexp.MustCompile(`(?i)^(?:theme|topic|part|chapter|panel|session|pillar|area|tema|parte|capítulo|mesa|eje|sesión|pilar|área|línea)\s+(\d{1,2}|[ivx]{1,5}|[a-h])\s*(?:[:.–—-]\s*|$)(.*)$`)
	romanDigits = map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
)

// marked splits the sign from a line. A single letter that is also a roman
// digit is read as a letter; [settleMarks] decides later.
func marked(line string) (mark, string, bool) {
	if m := bulletSign.FindStringSubmatch(line); m != nil {
		return mark{style: bullet}, m[1], true
	}
	if m := numberSign.FindStringSubmatch(line); m != nil && (m[2] != "" || strings.Contains(m[1], ".")) {
		parts := strings.Split(m[1], ".")
		n, _ := strconv.Atoi(parts[len(parts)-1])
		return mark{arabic, n, false, signEnd(m[2]), len(parts)}, m[3], true
	}
	if m := romanSign.FindStringSubmatch(line); m != nil {
		if n := romanNumber(m[1]); n > 0 {
			return mark{roman, n, isUpper(m[1]), signEnd(m[2]), 1}, m[3], true
		}
	}
	if m := letterSign.FindStringSubmatch(line); m != nil {
		return mark{letter, letterNumber(m[1]), isUpper(m[1]), signEnd(m[2]), 1}, m[3], true
	}
	return mark{}, line, false
}

// markedByName reads "Theme 2: Water".
func markedByName(line string) (mark, string, bool) {
	m := namedSign.FindStringSubmatch(line)
	if m == nil {
		return mark{}, line, false
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		if n = romanNumber(m[1]); n == 0 {
			n = letterNumber(m[1])
		}
	}
	return mark{style: named, number: n}, m[2], true
}

func signEnd(sign string) byte {
	if sign == ")" {
		return ')'
	}
	return '.'
}

func isUpper(s string) bool { return unicode.IsUpper(rune(s[0])) }

func letterNumber(s string) int { return int(strings.ToLower(s)[0]-'a') + 1 }

// romanNumber is the value of a roman numeral up to 399, or 0 for what is none.
func romanNumber(s string) int {
	upper := strings.ToUpper(s)
	total, last := 0, 0
	for i := len(upper) - 1; i >= 0; i-- {
		value := romanDigits[upper[i]]
		if value == 0 {
			return 0
		}
		if value < last {
			total -= value
		} else {
			total, last = total+value, value
		}
	}
	return total
}

// settleMarks decides which single letters are roman numerals: one that
// continues a roman numbering, or an "i" that no "h" stands before.
func settleMarks(blocks []block) {
	last := map[[2]any]mark{}
	for i := range blocks {
		m := &blocks[i].mark
		if m.style != letter && m.style != roman {
			continue
		}
		kind := [2]any{m.upper, m.end}
		before := last[kind]
		if m.style == letter {
			n := romanDigits["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[m.number-1]]
			continuesLetters := before.style == letter && before.number == m.number-1
			if n > 0 && !continuesLetters && (n == 1 || before.style == roman && before.number == n-1) {
				m.style, m.number = roman, n
			}
		}
		last[kind] = *m
	}
}
