package pdf

import (
	"slices"
	"unicode"

	"parley/internal/report/face"
)

// Style is how text looks.
type Style struct {
	Face    face.Face
	Size    float64
	Leading float64 // from one baseline to the next
	Colour  Colour
	Rise    float64 // above the baseline
}

// Span is text in one style. Lang marks a language other than the document's.
// With an address it is a link to the web, with To a link to an id; Says is
// what such a link is called by those who hear it.
type Span struct {
	Text    string
	Style   Style
	Lang    string
	URL, To string
	Says    string
	Note    int
	Anchor  string
}

func (s Span) links() bool { return s.URL != "" || s.To != "" }

// Align is where the lines of a text stand in their width.
type Align int

// The alignments; Left is ragged on the right.
const (
	Left Align = iota
	Right
	Centre
)

// Form is the shape a text is set in.
type Form struct {
	Width   float64
	Lang    string // of the document, for hyphens
	Align   Align
	Indent  float64 // of the first line
	Whole   bool    // words are not hyphenated
	Balance bool    // lines of equal length, for headings
	Apart   bool    // a space follows, for those who take the text without the page
}

// Text is text set in lines.
type Text struct {
	Lines    []Line
	Leading  float64
	spans    []Span
	form     Form
	leftward bool       // begins with a letter written from right to left
	marks    []*Element // of spans, made when first drawn
}

// Height is that of all lines.
func (t *Text) Height() float64 { return float64(len(t.Lines)) * t.Leading }

// Width is that of the longest line.
func (t *Text) Width() float64 {
	longest := 0.0
	for _, l := range t.Lines {
		longest = max(longest, l.Width)
	}
	return longest
}

// Line is one line of pieces from left to right.
type Line struct {
	Width   float64
	Notes   []int    // cited in it
	Anchors []string // ids that lead to it
	pieces  []piece
}

// piece is a run of characters of one span in one face.
type piece struct {
	span   int
	face   face.Face
	x      float64
	width  float64
	shown  []rune
	kerns  []int  // before each character, thousandths
	actual string // what is meant, where no face could draw it
}

// glyph is one character on its way into a line.
type glyph struct {
	source, shown rune
	face          face.Face
	span          int
	at, end       float64 // along the unbroken text
}

// Set breaks text into lines. No line is longer than the form is wide, unless
// a single character is.
func Set(spans []Span, form Form) *Text {
	t := &Text{spans: spans, form: form, marks: make([]*Element, len(spans))}
	glyphs := shape(spans)
	for _, s := range spans {
		t.Leading = max(t.Leading, s.Style.Leading)
	}
	t.leftward = beginsLeftward(glyphs)
	cuts := fit(glyphs, t)
	for i, c := range cuts {
		line := t.line(glyphs[c.from:c.to], c.hyphen)
		if i+1 < len(cuts) && cuts[i+1].from > c.to || i+1 == len(cuts) && form.Apart {
			line.endWithSpace()
		}
		t.Lines = append(t.Lines, line)
	}
	return t
}

// endWithSpace keeps the last word of a line apart from the first of the next
// for those who take the text without the page.
func (l *Line) endWithSpace() {
	if last := &l.pieces[len(l.pieces)-1]; last.actual == "" && last.face.Has(' ') {
		last.shown, last.kerns = append(last.shown, ' '), append(last.kerns, 0)
	}
}

// Natural is how wide text is on one line.
func Natural(spans []Span) float64 {
	glyphs := shape(spans)
	if len(glyphs) == 0 {
		return 0
	}
	return glyphs[len(glyphs)-1].end
}

// Narrowest is the width of the longest word.
func Narrowest(spans []Span) float64 {
	widest := 0.0
	start := -1
	glyphs := shape(spans)
	for i, g := range glyphs {
		switch {
		case isSpace(g.source):
			start = -1
			continue
		case start < 0:
			start = i
		}
		widest = max(widest, g.end-glyphs[start].at)
	}
	return widest
}

// shape finds a face for every character and its place along the text.
func shape(spans []Span) []glyph {
	long := 0
	for _, s := range spans {
		long += len(s.Text)
	}
	glyphs := make([]glyph, 0, long)
	x := 0.0
	for i, s := range spans {
		from := len(glyphs)
		for _, r := range s.Text {
			if unicode.Is(unicode.Cf, r) {
				continue // says how to read, draws nothing
			}
			f, shown := s.Style.Face.Pick(r)
			glyphs = append(glyphs, glyph{source: r, shown: shown, face: f, span: i})
		}
		join(glyphs[from:])
		for j := from; j < len(glyphs); j++ {
			g := &glyphs[j]
			g.at = x
			if j > from && glyphs[j-1].face == g.face {
				g.at += float64(g.face.Kern(glyphs[j-1].shown, g.shown)) * s.Style.Size / 1000
			}
			g.end = g.at + float64(g.face.Advance(g.shown))*s.Style.Size/1000
			x = g.end
		}
	}
	return glyphs
}

func isSpace(r rune) bool { return r != '\u00a0' && r != '\u202f' && unicode.IsSpace(r) }

// line makes pieces of the characters of a line.
func (t *Text) line(glyphs []glyph, hyphen bool) Line {
	if hyphen {
		last := glyphs[len(glyphs)-1]
		glyphs = append(glyphs[:len(glyphs):len(glyphs)], glyph{source: softHyphen, shown: softHyphen, face: last.face, span: last.span})
	}
	var l Line
	for _, g := range visual(glyphs, t.leftward) {
		l.hold(t.spans[g.span])
		n := len(l.pieces)
		if n == 0 || !l.pieces[n-1].takes(g) {
			l.pieces = append(l.pieces, piece{span: g.span, face: g.face, x: l.Width})
			n++
		}
		p := &l.pieces[n-1]
		p.add(g, t.spans[g.span].Style.Size)
		l.Width = p.x + p.width
	}
	return l
}

// hold notes what a line cites and where it may be found.
func (l *Line) hold(s Span) {
	if s.Note > 0 && !slices.Contains(l.Notes, s.Note) {
		l.Notes = append(l.Notes, s.Note)
	}
	if s.Anchor != "" && !slices.Contains(l.Anchors, s.Anchor) {
		l.Anchors = append(l.Anchors, s.Anchor)
	}
}

const softHyphen = '\u00ad'

// takes reports whether a character can stand in the piece.
func (p *piece) takes(g glyph) bool {
	return p.span == g.span && p.face == g.face && (p.actual != "") == g.unknown()
}

func (p *piece) add(g glyph, size float64) {
	kern := 0
	if n := len(p.shown); n > 0 {
		kern = g.face.Kern(p.shown[n-1], g.shown)
	}
	if g.unknown() {
		p.actual += string(g.source)
	}
	p.shown, p.kerns = append(p.shown, g.shown), append(p.kerns, kern)
	p.width += float64(kern+g.face.Advance(g.shown)) * size / 1000
}

// unknown reports a character that no face can draw.
func (g glyph) unknown() bool { return g.shown == face.Instead && g.source != face.Instead }

// from is where a line begins within the form.
func (t *Text) from(i int) float64 {
	l := t.Lines[i]
	switch t.form.Align {
	case Right:
		return t.form.Width - l.Width
	case Centre:
		return (t.form.Width - l.Width) / 2
	}
	if i == 0 {
		return t.form.Indent
	}
	return 0
}
