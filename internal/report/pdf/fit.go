package pdf

import (
	"math"
	"strings"
	"unicode"
)

// cut is one line: characters from (inclusive) to to (exclusive).
type cut struct {
	from, to int
	hyphen   bool
}

// chance is a place where a line may end before character to and the next one
// begin at character next.
type chance struct {
	to, next int
	hyphen   bool
	cost     float64
}

// What makes lines bad, in squares of ten per cent of the width left empty.
const (
	costOfLine    = 0.3
	costOfHyphen  = 1.6
	costOfUneven  = 14.0 // a hyphen where lines are to be equal
	costOfLadder  = 4.0  // hyphens on two lines in a row
	costOfDash    = 0.2
	costOfScheme  = 20.0 // the rest of an address in the next line
	costOfRunt    = 2.0  // a last line with hardly a word
	costOfTearing = 50.0
	runt          = 0.12
)

// fit chooses the breaks that leave the lines of a text most even (after D. E.
// Knuth and M. F. Plass, Breaking Paragraphs into Lines, 1981,
// doi:10.1002/spe.4380111102, for a ragged margin).
func fit(glyphs []glyph, t *Text) []cut {
	if len(glyphs) == 0 {
		return nil
	}
	chances := chancesIn(glyphs, t)
	best := make([]float64, len(chances))
	before := make([]int, len(chances))
	for j := 1; j < len(chances); j++ {
		best[j], before[j] = math.Inf(1), j-1
		for i := j - 1; i >= 0; i-- {
			width := widthOf(glyphs, chances[i], chances[j], t)
			if width > t.form.Width+0.01 && i < j-1 {
				break
			}
			if cost := best[i] + costOf(width, chances[i], chances[j], j == len(chances)-1, t.form); cost < best[j] {
				best[j], before[j] = cost, i
			}
		}
	}
	return cuts(chances, before)
}

func cuts(chances []chance, before []int) []cut {
	var reversed []cut
	for j := len(chances) - 1; j > 0; j = before[j] {
		from := chances[before[j]].next
		if from < chances[j].to {
			reversed = append(reversed, cut{from, chances[j].to, chances[j].hyphen})
		}
	}
	lines := make([]cut, len(reversed))
	for i, c := range reversed {
		lines[len(reversed)-1-i] = c
	}
	return lines
}

func widthOf(glyphs []glyph, from, to chance, t *Text) float64 {
	if to.to <= from.next {
		return 0
	}
	last := glyphs[to.to-1]
	width := last.end - glyphs[from.next].at
	if from.to == 0 {
		width += t.form.Indent
	}
	if to.hyphen {
		width += float64(last.face.Advance(softHyphen)) * t.spans[last.span].Style.Size / 1000
	}
	return width
}

func costOf(width float64, from, to chance, last bool, form Form) float64 {
	empty := (form.Width - width) / form.Width * 10
	cost := costOfLine + empty*empty + to.cost
	if last && !form.Balance {
		cost = costOfLine
		if width < runt*form.Width {
			cost += costOfRunt
		}
	}
	if to.hyphen && form.Balance {
		cost += costOfUneven
	}
	if to.hyphen && from.hyphen {
		cost += costOfLadder
	}
	return cost
}

// chancesIn lists all places for breaks, with the beginning and the end.
func chancesIn(glyphs []glyph, t *Text) []chance {
	chances := []chance{{}}
	for at := 0; at < len(glyphs); {
		end := at
		for end < len(glyphs) && !isSpace(glyphs[end].source) {
			end++
		}
		next := end
		for next < len(glyphs) && isSpace(glyphs[next].source) {
			next++
		}
		if end > at {
			chances = append(chances, torn(glyphs, at, inWord(glyphs, at, end, t), chance{to: end, next: next}, t)...)
		} else {
			chances[0].next = next
		}
		at = next
	}
	return chances
}

// torn adds breaks anywhere within what is wider than the line, and ends with
// the word's own end.
func torn(glyphs []glyph, start int, inside []chance, end chance, t *Text) []chance {
	width := t.form.Width - t.form.Indent
	var out []chance
	from := start
	for _, c := range append(inside, end) {
		if c.hyphen && widthOf(glyphs, chance{to: from, next: from}, c, t) > t.form.Width-t.form.Indent {
			continue // the hyphen itself has no room
		}
		for glyphs[c.to-1].end-glyphs[from].at > width && c.to-from > 1 {
			to := from + 1
			for glyphs[to].end-glyphs[from].at <= width {
				to++
			}
			out = append(out, chance{to: to, next: to, cost: costOfTearing})
			from = to
		}
		out = append(out, c)
		from = c.next
	}
	return out
}

// inWord lists the breaks within a word from at to end: after dashes, in
// addresses after their signs, and where the language allows a hyphen.
func inWord(glyphs []glyph, at, end int, t *Text) []chance {
	address := isAddress(glyphs[at:end])
	var chances []chance
	for i := at; i < end; {
		if !address && unicode.IsLetter(glyphs[i].source) {
			stop := i
			for stop < end && (unicode.IsLetter(glyphs[stop].source) || unicode.IsMark(glyphs[stop].source)) {
				stop++
			}
			chances = append(chances, inLetters(glyphs, i, stop, t)...)
			i = stop
			continue
		}
		if (address || !t.form.Whole) && i > at && i+1 < end && breaksAfter(glyphs[i].source, address) && (address || unicode.IsLetter(glyphs[i+1].source)) {
			cost := costOfDash
			if glyphs[i].source == '/' && (glyphs[i-1].source == ':' || glyphs[i-1].source == '/') {
				cost = costOfScheme
			}
			chances = append(chances, chance{to: i + 1, next: i + 1, cost: cost})
		}
		i++
	}
	return chances
}

func isAddress(word []glyph) bool {
	var text strings.Builder
	for _, g := range word {
		text.WriteRune(g.source)
	}
	return strings.Contains(text.String(), "://") || strings.Contains(text.String(), "www.") || strings.Contains(text.String(), "@")
}

func breaksAfter(r rune, address bool) bool {
	if address {
		return strings.ContainsRune("/.-_?&=#%,", r)
	}
	return strings.ContainsRune("-–—/", r)
}

// inLetters are the hyphens of a run of letters, none in acronyms.
func inLetters(glyphs []glyph, from, to int, t *Text) []chance {
	if t.form.Whole || unicode.IsUpper(glyphs[from].source) && unicode.IsUpper(glyphs[to-1].source) {
		return nil
	}
	letters := make([]rune, 0, to-from)
	for _, g := range glyphs[from:to] {
		letters = append(letters, g.source)
	}
	lang := t.spans[glyphs[from].span].Lang
	if lang == "" {
		lang = t.form.Lang
	}
	var chances []chance
	for _, at := range hyphens(letters, lang) {
		chances = append(chances, chance{to: from + at, next: from + at, hyphen: true, cost: costOfHyphen})
	}
	return chances
}
