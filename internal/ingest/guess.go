package ingest

import (
	"strings"
	"unicode"
)

// Ranks of headings that are known by their looks, the outermost first. Those
// of real headings are 1 to 6.
const (
	rankNamed = iota + 1
	rankRoman
	rankCapitalLetter
	rankArabic
	rankCapitals
	rankBold
	rankShort
	rankNested = 10 // added where a numbering begins anew again and again
)

// guessHeadings finds headings by their looks: numbered short lines, capitals,
// bold lines, short lines without a stop.
func (d *document) guessHeadings() {
	for i := range d.blocks {
		b := &d.blocks[i]
		if rank := d.looks(i); rank > 0 {
			b.form, b.rank, b.guessed = heading, rank, true
			if rank == rankNamed {
				b.mark, b.text, _ = markedByName(b.text)
			}
			b.text = strings.Trim(titled(b.text), "*")
		}
	}
	d.demoteRestarted()
}

// looks is the rank of the heading that the block at i looks like, or 0.
func (d *document) looks(i int) int {
	b := d.blocks[i]
	if !looksLikeHeading(b) {
		return 0
	}
	if _, rest, ok := markedByName(b.text); ok && rest != "" && wordCount(rest) <= 14 {
		return rankNamed
	}
	if b.form == item {
		return d.numberedHeading(i)
	}
	switch {
	case i+1 < len(d.blocks) && leads(b.text) && !titleCase(b.text):
		return 0
	case allCapitals(b.text):
		return rankCapitals
	case b.bold || strings.HasPrefix(b.text, "**") && strings.HasSuffix(b.text, "**"):
		return rankBold
	default:
		return rankShort
	}
}

// numberedHeading is the rank of a numbered line that no list continues.
func (d *document) numberedHeading(i int) int {
	b := d.blocks[i]
	if i > 0 && inSequence(d.blocks[i-1], b) || i+1 < len(d.blocks) && inSequence(b, d.blocks[i+1]) || leads(b.text) {
		return 0
	}
	switch {
	case i+1 >= len(d.blocks):
		return 0
	case b.mark.style == roman && b.mark.upper:
		return rankRoman
	case b.mark.style == letter && b.mark.upper:
		return rankCapitalLetter
	case b.mark.style == arabic && b.mark.end == '.':
		return rankArabic + min(b.mark.parts-1, 1)*rankNested
	}
	return 0
}

func inSequence(a, b block) bool {
	return b.form == item && a.mark.kin(b.mark) && b.mark.number == a.mark.number+1
}

// demoteRestarted puts a numbering that begins at 1 more than once inside
// whatever stands around it.
func (d *document) demoteRestarted() {
	begins := map[int]int{}
	for _, b := range d.blocks {
		if b.guessed && b.mark.number == 1 {
			begins[b.rank]++
		}
	}
	for i := range d.blocks {
		if b := &d.blocks[i]; b.guessed && b.mark.style != unmarked && begins[b.rank] > 1 {
			b.rank += rankNested
		}
	}
}

// looksLikeHeading reports a short line that ends without a stop.
func looksLikeHeading(b block) bool {
	text := plain(b.text)
	if !b.single || b.form == heading || text == "" || strings.Contains(text, "://") || b.form == item && (b.mark.style == bullet || b.depth > 0) {
		return false
	}
	words := wordCount(text)
	if words > 14 || length(text) > 110 || unicode.IsLower(firstRune(text)) || firstLetter(text) == 0 {
		return false
	}
	if strings.ContainsAny(text[len(text)-1:], ".;,!") && !allCapitals(text) {
		return false
	}
	sentence, rest := firstSentence(text)
	return rest == "" || strings.HasSuffix(sentence, "?") || strings.HasSuffix(sentence, ".") && wordCount(sentence) == 1
}

func allCapitals(s string) bool {
	letters := 0
	for _, r := range plain(s) {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}

// titleCase reports whether most longer words begin with a capital.
func titleCase(s string) bool {
	capital, all := 0, 0
	for _, word := range strings.Fields(plain(s)) {
		if length(word) >= 4 {
			all++
			if unicode.IsUpper(firstRune(word)) {
				capital++
			}
		}
	}
	return all > 0 && 3*capital >= 2*all
}

// headingCase reports words that could be a heading's: they open with a capital
// and hold no sentence.
func headingCase(s string) bool {
	first := firstLetter(s)
	_, rest := firstSentence(s)
	return unicode.IsUpper(first) && rest == ""
}
