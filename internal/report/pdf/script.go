package pdf

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"parley/internal/report/face"
)

// visual puts the characters of a line in the order in which they stand on
// the page (Unicode Standard Annex 9, rule L2). Only text with letters written
// from right to left is changed; leftward says that the paragraph is such text.
func visual(glyphs []glyph, leftward bool) []glyph {
	if !slices.ContainsFunc(glyphs, glyph.leftward) {
		return glyphs
	}
	levels, ok := levelsOf(glyphs, leftward)
	if !ok {
		return glyphs
	}
	out := slices.Clone(glyphs)
	mirror(out, levels)
	for level := 2; level >= 1; level-- {
		for from := 0; from < len(out); from++ {
			to := from
			for to < len(out) && levels[to] >= level {
				to++
			}
			slices.Reverse(out[from:to])
			slices.Reverse(levels[from:to])
			from = to
		}
	}
	return slices.DeleteFunc(out, func(g glyph) bool { return g.shown == joined })
}

// leftward reports a letter that is written from right to left.
func (g glyph) leftward() bool { return g.face == face.Arabic || g.face == face.Hebrew }

// beginsLeftward reports text whose first letter is written from right to left.
func beginsLeftward(glyphs []glyph) bool {
	i := slices.IndexFunc(glyphs, func(g glyph) bool { return unicode.IsLetter(g.source) })
	return i >= 0 && glyphs[i].leftward()
}

// levelsOf are the levels of embedding: 0 for text from left to right, 1 for
// text from right to left, 2 for numbers and words within that.
func levelsOf(glyphs []glyph, leftward bool) ([]int, bool) {
	text := []rune{'\u200e'} // says how the paragraph runs
	if leftward {
		text[0] = '\u200f'
	}
	for _, g := range glyphs {
		text = append(text, g.source)
	}
	var p bidi.Paragraph
	if _, err := p.SetString(string(text)); err != nil {
		return nil, false
	}
	order, err := p.Order()
	if err != nil {
		return nil, false
	}
	levels := make([]int, len(text))
	for i := range order.NumRuns() {
		run := order.Run(i)
		first, last := run.Pos() // counted in characters
		level := 0
		switch {
		case run.Direction() == bidi.RightToLeft:
			level = 1
		case leftward, i > 0 && !slices.ContainsFunc(text[first:last+1], unicode.IsLetter):
			level = 2
		}
		for j := first; j <= last; j++ {
			levels[j] = level
		}
	}
	return levels[1:], true
}

// mirror turns the brackets of text from right to left.
func mirror(glyphs []glyph, levels []int) {
	pairs := map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '“': '”', '”': '“', '«': '»', '»': '«'}
	for i, g := range glyphs {
		if other, ok := pairs[g.shown]; ok && levels[i] == 1 && g.face.Has(other) {
			glyphs[i].shown = other
		}
	}
}

// joined marks a letter that is drawn as part of the one before.
const joined = '\u200d'

// join gives Arabic letters the forms by which they join their neighbours.
func join(glyphs []glyph) {
	for i := range glyphs {
		form, ok := forms[glyphs[i].source]
		if !ok {
			continue
		}
		before, after := neighbour(glyphs, i, -1), neighbour(glyphs, i, 1)
		fromBefore := forms[before].both()
		toAfter := form.both() && forms[after].count > 0
		glyphs[i].shown = form.at(fromBefore, toAfter)
	}
	for i := 0; i+1 < len(glyphs); i++ {
		bound, ok := lamAlef[glyphs[i+1].source]
		if glyphs[i].source == 'ل' && ok {
			if forms[neighbour(glyphs, i, -1)].both() {
				bound++ // the final form stands next to the isolated one
			}
			if face.Arabic.Has(bound) {
				glyphs[i].shown, glyphs[i+1].shown = bound, joined
			}
		}
	}
}

// neighbour is the next letter in a direction, vowel signs left out.
func neighbour(glyphs []glyph, i, step int) rune {
	for i += step; i >= 0 && i < len(glyphs); i += step {
		if !unicode.Is(unicode.Mn, glyphs[i].source) {
			return glyphs[i].source
		}
	}
	return 0
}

// joining says where the forms of a letter begin in Unicode and how many it
// has: isolated and final, or also initial and medial.
type joining struct {
	first rune
	count int
}

func (j joining) both() bool { return j.count == 4 }

func (j joining) at(before, after bool) rune {
	switch {
	case before && after:
		return j.first + 3
	case after:
		return j.first + 2
	case before && j.count > 1:
		return j.first + 1
	}
	return j.first
}

// forms are the joining letters of Arabic.
var forms = map[rune]joining{
	'ء': {0xFE80, 1}, 'آ': {0xFE81, 2}, 'أ': {0xFE83, 2}, 'ؤ': {0xFE85, 2}, 'إ': {0xFE87, 2}, 'ئ': {0xFE89, 4},
	'ا': {0xFE8D, 2}, 'ب': {0xFE8F, 4}, 'ة': {0xFE93, 2}, 'ت': {0xFE95, 4}, 'ث': {0xFE99, 4}, 'ج': {0xFE9D, 4},
	'ح': {0xFEA1, 4}, 'خ': {0xFEA5, 4}, 'د': {0xFEA9, 2}, 'ذ': {0xFEAB, 2}, 'ر': {0xFEAD, 2}, 'ز': {0xFEAF, 2},
	'س': {0xFEB1, 4}, 'ش': {0xFEB5, 4}, 'ص': {0xFEB9, 4}, 'ض': {0xFEBD, 4}, 'ط': {0xFEC1, 4}, 'ظ': {0xFEC5, 4},
	'ع': {0xFEC9, 4}, 'غ': {0xFECD, 4}, 'ف': {0xFED1, 4}, 'ق': {0xFED5, 4}, 'ك': {0xFED9, 4}, 'ل': {0xFEDD, 4},
	'م': {0xFEE1, 4}, 'ن': {0xFEE5, 4}, 'ه': {0xFEE9, 4}, 'و': {0xFEED, 2}, 'ى': {0xFEEF, 2}, 'ي': {0xFEF1, 4},
}

// lamAlef are the isolated forms of lam with an alef.
var lamAlef = map[rune]rune{'آ': 0xFEF5, 'أ': 0xFEF7, 'إ': 0xFEF9, 'ا': 0xFEFB}
