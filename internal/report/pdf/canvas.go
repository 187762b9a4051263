package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"

	"parley/internal/report/face"
)

// Canvas is a page to draw on. Everything drawn belongs to an element of the
// structure or is an artifact, which those who hear the page are spared.
type Canvas struct {
	file  *fpdf.Fpdf
	page  int
	face  face.Face
	size  float64
	marks [][]*Element // by page and mark
	links []*link
	used  [][]bool // by face and character of the basic plane
}

// link is a rectangle on a page that leads somewhere.
type link struct {
	page    int
	rect    [4]float64
	url, to string
	says    string
	element *Element
	object  int
}

func newCanvas(file *fpdf.Fpdf) *Canvas {
	c := &Canvas{file: file, page: -1, used: make([][]bool, len(face.All))}
	for i := range c.used {
		c.used[i] = make([]bool, 1<<16)
	}
	return c
}

func (c *Canvas) nextPage() {
	c.file.AddPage()
	c.page++
	c.size = 0
	c.marks = append(c.marks, nil)
}

func (c *Canvas) write(format string, args ...any) {
	c.file.RawWriteStr(fmt.Sprintf(format, args...))
}

// Tagged draws what belongs to an element.
func (c *Canvas) Tagged(e *Element, draw func()) {
	mark := len(c.marks[c.page])
	c.marks[c.page] = append(c.marks[c.page], e)
	e.kids = append(e.kids, kid{page: c.page, mark: mark})
	c.write("/%s <</MCID %d>> BDC", e.Kind, mark)
	draw()
	c.write("EMC")
}

// Figure draws a picture in a rectangle.
func (c *Canvas) Figure(e *Element, x, y, width, height float64, draw func()) {
	e.box = &[4]float64{x, PageHeight - y - height, x + width, PageHeight - y}
	c.Tagged(e, draw)
}

// Artifact draws what says nothing: rules, running heads.
func (c *Canvas) Artifact(draw func()) {
	c.write("/Artifact BMC")
	draw()
	c.write("EMC")
}

// Text draws all lines of a text below y.
func (c *Canvas) Text(t *Text, owner *Element, x, y float64) {
	for i := range t.Lines {
		c.Line(t, i, owner, x, y+float64(i)*t.Leading)
	}
}

// Line draws one line of a text whose top is at y. Without an owner it is an
// artifact.
func (c *Canvas) Line(t *Text, i int, owner *Element, x, y float64) {
	line := t.Lines[i]
	x += t.from(i)
	base := y + baseline(t.Leading)
	for from := 0; from < len(line.pieces); {
		to := from + 1
		for to < len(line.pieces) && line.pieces[to].span == line.pieces[from].span {
			to++
		}
		pieces := line.pieces[from:to]
		draw := func() { c.pieces(t, pieces, x, base) }
		if owner == nil {
			c.Artifact(draw)
		} else {
			c.Tagged(t.mark(line.pieces[from].span, owner), draw)
			c.connect(t, pieces, x, base)
		}
		from = to
	}
}

// baseline is where letters stand in a line of some height.
func baseline(leading float64) float64 { return leading * 0.76 }

// mark is the element of a span: the owner itself, or a part of it.
func (t *Text) mark(span int, owner *Element) *Element {
	s := t.spans[span]
	if t.marks[span] == nil {
		switch {
		case s.links():
			t.marks[span] = owner.Add("Link")
		case s.Lang != "" && s.Lang != owner.Lang:
			t.marks[span] = owner.Add("Span")
		default:
			t.marks[span] = owner
		}
		if t.marks[span] != owner {
			t.marks[span].Lang = s.Lang
		}
	}
	return t.marks[span]
}

// connect makes the pieces of a linked span a link.
func (c *Canvas) connect(t *Text, pieces []piece, x, base float64) {
	s := t.spans[pieces[0].span]
	if !s.links() {
		return
	}
	last := pieces[len(pieces)-1]
	size, up := s.Style.Size, PageHeight-base+s.Style.Rise
	l := &link{page: c.page, url: s.URL, to: s.To, says: s.Says, element: t.marks[pieces[0].span],
		rect: [4]float64{x + pieces[0].x, up - 0.25*size, x + last.x + last.width, up + 0.8*size}}
	if l.says == "" {
		l.says = shortened(strings.TrimSpace(s.Text))
	}
	c.links = append(c.links, l)
	l.element.kids = append(l.element.kids, kid{link: l})
}

// shortened keeps what is said about a link to a length that can be heard.
func shortened(text string) string {
	const most = 200
	if letters := []rune(text[:min(len(text), 4*most)]); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

func (c *Canvas) pieces(t *Text, pieces []piece, x, base float64) {
	for _, p := range pieces {
		s := t.spans[p.span].Style
		if p.actual != "" {
			c.write("/Span <</ActualText %s>> BDC", textString(p.actual))
		}
		c.show(p, s, x+p.x, base-s.Rise)
		if p.actual != "" {
			c.write("EMC")
		}
	}
}

// show draws the characters of a piece with their kerning.
func (c *Canvas) show(p piece, s Style, x, base float64) {
	c.font(p.face, s.Size)
	var codes strings.Builder
	codes.WriteByte('<')
	for i, r := range p.shown {
		c.used[p.face][r] = true
		if p.kerns[i] != 0 {
			fmt.Fprintf(&codes, ">%d<", -p.kerns[i])
		}
		fmt.Fprintf(&codes, "%04X", r)
	}
	codes.WriteByte('>')
	c.write("BT %s rg %.2f %.2f Td [%s] TJ ET", s.Colour.pdf(), x, PageHeight-base, codes.String())
}

func (c *Canvas) font(f face.Face, size float64) {
	if c.face == f && c.size == size {
		return
	}
	c.face, c.size = f, size
	c.file.AddUTF8FontFromBytes(f.Name(), "", f.TTF()) // does nothing the second time
	c.file.SetFont(f.Name(), "", size)
}

// Fill draws a filled rectangle.
func (c *Canvas) Fill(colour Colour, x, y, width, height float64) {
	c.write("%s rg %.2f %.2f %.2f %.2f re f", colour.pdf(), x, PageHeight-y-height, width, height)
}

// Stroke draws a line; dashes are the lengths drawn and left out.
func (c *Canvas) Stroke(colour Colour, thick, x1, y1, x2, y2 float64, dashes ...float64) {
	c.write("%s RG %.2f w [%s] 0 d %.2f %.2f m %.2f %.2f l S", colour.pdf(), thick,
		strings.Trim(fmt.Sprint(dashes), "[]"), x1, PageHeight-y1, x2, PageHeight-y2)
}

// Outline draws a closed shape through corners.
func (c *Canvas) Outline(fill, stroke *Colour, thick float64, corners [][2]float64, dashes ...float64) {
	if len(corners) == 0 {
		return
	}
	var path strings.Builder
	for i, corner := range corners {
		fmt.Fprintf(&path, "%.2f %.2f %s ", corner[0], PageHeight-corner[1], map[bool]string{true: "m", false: "l"}[i == 0])
	}
	if fill != nil {
		c.write("%s rg %sh f", fill.pdf(), path.String())
	}
	if stroke != nil {
		c.write("%s RG %.2f w [%s] 0 d %sh S", stroke.pdf(), thick, strings.Trim(fmt.Sprint(dashes), "[]"), path.String())
	}
}

// Pill draws a frame with round ends.
func (c *Canvas) Pill(colour Colour, thick, x, y, width, height float64) {
	const bend = 0.5523 // of a quarter circle
	r := height / 2
	left, right, top := x+r, x+width-r, PageHeight-y
	c.write("%s RG %.2f w [] 0 d %.2f %.2f m %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c %.2f %.2f %.2f %.2f %.2f %.2f c h S",
		colour.pdf(), thick, left, top, right, top,
		right+bend*r, top, right+r, top-r+bend*r, right+r, top-r,
		right+r, top-r-bend*r, right+bend*r, top-height, right, top-height,
		left, top-height,
		left-bend*r, top-height, left-r, top-r-bend*r, left-r, top-r,
		left-r, top-r+bend*r, left-bend*r, top, left, top)
}

// Words draws text on one line from x on a baseline, as part of what is being
// drawn.
func (c *Canvas) Words(text string, style Style, x, base float64) {
	t := Set([]Span{{Text: text, Style: style}}, Form{Width: PageWidth, Whole: true})
	for _, line := range t.Lines[:min(1, len(t.Lines))] {
		c.pieces(t, line.pieces, x, base)
	}
}

// Rule draws a thin line across as an artifact.
func (c *Canvas) Rule(colour Colour, thick, x, y, width float64) {
	c.Artifact(func() { c.Stroke(colour, thick, x, y, x+width, y) })
}

func (c Colour) pdf() string {
	return fmt.Sprintf("%.3f %.3f %.3f", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
}

// textString writes a text as PDF does outside of pages.
func textString(text string) string {
	const digits = "0123456789ABCDEF"
	out := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, digits[unit>>12], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
	}
	return string(append(out, '>'))
}
