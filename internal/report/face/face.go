// Package face holds the typefaces of printed reports and measures text with
// them, so that what is laid out is what will be drawn.
//
// The typefaces are embedded whole (SIL Open Font License, see fonts/); who
// writes a file embeds what it uses of them. Source Serif carries the text,
// Source Sans the figures, and two Noto faces the scripts these two lack.
package face

import (
	_ "embed"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Face is one typeface in one weight and slope.
type Face int

// The faces.
const (
	Serif Face = iota
	SerifItalic
	SerifBold
	Sans
	SansBold
	Arabic
	Hebrew
)

// All lists every face.
var All = []Face{Serif, SerifItalic, SerifBold, Sans, SansBold, Arabic, Hebrew}

//go:embed fonts/SourceSerif4-Regular.ttf
var serif []byte

//go:embed fonts/SourceSerif4-Italic.ttf
var serifItalic []byte

//go:embed fonts/SourceSerif4-SemiBold.ttf
var serifBold []byte

//go:embed fonts/SourceSans3-Regular.ttf
var sans []byte

//go:embed fonts/SourceSans3-SemiBold.ttf
var sansBold []byte

//go:embed fonts/NotoNaskhArabic-Regular.ttf
var arabic []byte

//go:embed fonts/NotoSansHebrew-Regular.ttf
var hebrew []byte

// TTF is the font file. It must not be changed.
func (f Face) TTF() []byte {
	return [][]byte{serif, serifItalic, serifBold, sans, sansBold, arabic, hebrew}[f]
}

// Name is a short name in lower case without spaces.
func (f Face) Name() string {
	return []string{"serif", "serif-italic", "serif-bold", "sans", "sans-bold", "arabic", "hebrew"}[f]
}

// Instead is drawn where no face has a character.
const Instead = '□'

// Pick finds the face that can draw a character, this one if possible, and
// the character to draw: the same, a near relative, or [Instead].
func (f Face) Pick(r rune) (Face, rune) {
	for _, g := range []Face{f, Sans, Arabic, Hebrew} {
		for _, candidate := range []rune{r, relatives[r]} {
			if g.Has(candidate) {
				return g, candidate
			}
		}
	}
	return Sans, Instead
}

// relatives stand in for characters that faces may lack.
var relatives = map[rune]rune{
	'\u2011': '-', '\u202f': ' ', '\u2009': ' ', '\u200a': ' ', '\u2028': ' ', '\t': ' ', '\n': ' ', '\u00a0': ' ',
	'\u25a8': '\u25a1', '\u2010': '-', '\u2212': '\u2013', '\u02bc': '\u2019',
}

// Has reports whether the face can draw a character.
func (f Face) Has(r rune) bool {
	return r > 0 && int(r) < len(f.metrics().glyphs) && f.metrics().glyphs[r] != 0
}

// Advance is how far a character moves the pen, in thousandths of the size.
func (f Face) Advance(r rune) int {
	if !f.Has(r) {
		return 0
	}
	return int(f.metrics().advances[r])
}

// Kern is what is added between two characters, in thousandths of the size;
// mostly it is zero or negative.
func (f Face) Kern(left, right rune) int {
	if !f.Has(left) || !f.Has(right) {
		return 0
	}
	return f.metrics().kern(left, right)
}

// Width is the length of a text at a size, kerned. Characters that the face
// lacks are measured in the face that stands in.
func (f Face) Width(text string, size float64) float64 {
	units, before, last := 0, rune(0), f
	for _, r := range text {
		face, shown := f.Pick(r)
		if face == last {
			units += face.Kern(before, shown)
		}
		units += face.Advance(shown)
		before, last = shown, face
	}
	return float64(units) * size / 1000
}

// perEm is the resolution to which all faces are measured.
const perEm = 1000

// metrics are the measures of a face, read once.
type metrics struct {
	font     *sfnt.Font
	glyphs   []sfnt.GlyphIndex // by character of the basic plane
	advances []uint16
	mu       sync.RWMutex // guards kerns
	kerns    map[uint32]int
}

var read [7]func() *metrics

func init() {
	for _, f := range All {
		read[f] = sync.OnceValue(func() *metrics { return measure(f.TTF()) })
	}
}

func (f Face) metrics() *metrics { return read[f]() }

// measure reads an embedded font file, which is known to be whole.
func measure(ttf []byte) *metrics {
	parsed, err := sfnt.Parse(ttf)
	if err != nil {
		panic("face: embedded font: " + err.Error())
	}
	const plane = 1 << 16
	m := &metrics{font: parsed, glyphs: make([]sfnt.GlyphIndex, plane), advances: make([]uint16, plane), kerns: map[uint32]int{}}
	var buffer sfnt.Buffer
	for r := range rune(plane) {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err != nil || glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buffer, glyph, fixed.I(perEm), font.HintingNone)
		if err == nil {
			m.glyphs[r], m.advances[r] = glyph, uint16(max(0, advance.Round()))
		}
	}
	return m
}

func (m *metrics) kern(left, right rune) int {
	pair := uint32(left)<<16 | uint32(right) // both are of the basic plane
	m.mu.RLock()
	known, ok := m.kerns[pair]
	m.mu.RUnlock()
	if ok {
		return known
	}
	kern, err := m.font.Kern(nil, m.glyphs[left], m.glyphs[right], fixed.I(perEm), font.HintingNone)
	if err != nil {
		kern = 0
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.kerns[pair] = kern.Round()
	return kern.Round()
}
