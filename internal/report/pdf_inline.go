package report

import (
	"fmt"
	"strings"

	"parley/internal/report/face"
	"parley/internal/report/pdf"
)

// spans are inlines in a style.
func (w *pdfWriter) spans(list []Inline, s pdf.Style) []pdf.Span {
	var out []pdf.Span
	for _, in := range list {
		out = append(out, w.span(in, s)...)
	}
	return out
}

func (w *pdfWriter) span(of Inline, s pdf.Style) []pdf.Span {
	switch of := of.(type) {
	case Words:
		return w.words(of, s)
	case Strong:
		return w.spans(of.Of, bold(s))
	case Emphasis:
		return w.spans(of.Of, slanted(s))
	case Link:
		return leading(w.spans(of.Of, in(s, inkAgree)), of.URL, "")
	case Jump:
		return leading(w.spans(of.Of, s), "", of.To)
	case NoteRef:
		return []pdf.Span{w.noteRef(of, s)}
	}
	return nil
}

// leading makes links of spans that are none yet.
func leading(spans []pdf.Span, url, to string) []pdf.Span {
	for i := range spans {
		if spans[i].URL == "" && spans[i].To == "" {
			spans[i].URL, spans[i].To = url, to
		}
	}
	return spans
}

func (w *pdfWriter) noteRef(n NoteRef, s pdf.Style) pdf.Span {
	s.Face, s.Rise, s.Size = face.Sans, 0.34*s.Size, max(5.6, 0.68*s.Size)
	span := pdf.Span{Text: fmt.Sprint(n.Number), Style: s, To: noteID(n.Number), Note: n.Number,
		Says: fmt.Sprintf("%s %d", w.doc.Labels.Note, n.Number)}
	if n.First {
		span.Anchor = fmt.Sprintf("ref-%d", n.Number)
	}
	return span
}

func noteID(n int) string { return fmt.Sprintf("note-%d", n) }

// noteIndent is the room for a note's number.
const noteIndent = 16.0

// note lays out a note and returns its element, which has its place at the end
// of the section.
func (w *pdfWriter) note(n Note) *pdf.Element {
	element := &pdf.Element{Kind: "Note", ID: noteID(n.Number)}
	label := pdf.Set([]pdf.Span{{Text: fmt.Sprintf("%d.", n.Number), Style: noteStyle, To: fmt.Sprintf("ref-%d", n.Number),
		Says: fmt.Sprintf("%s %d", w.doc.Labels.BackTo, n.Number)}}, pdf.Form{Width: noteIndent + 20, Whole: true})
	text := pdf.Set(w.spans(n.Text, noteStyle), w.form(textWidth-noteIndent, "", pdf.Form{}))
	labelTag := element.Add("Lbl")
	boxes := w.lines(text, element.Add("P"), textLeft+noteIndent, 0)
	boxes[0].Anchors = append(boxes[0].Anchors, noteID(n.Number))
	draw := boxes[0].Draw
	boxes[0].Height = noteStyle.Leading
	boxes[0].Draw = func(c *pdf.Canvas, y float64) {
		c.Text(label, labelTag, textLeft, y)
		draw(c, y)
	}
	boxes[len(boxes)-1].Height += 2
	w.notes[n.Number] = boxes
	return element
}

// noteRule is the line above the notes of a page.
func noteRule() pdf.Box {
	return pdf.Box{Height: 16, Draw: func(c *pdf.Canvas, y float64) { c.Rule(inkRule, 0.6, textLeft, y+10, textWidth) }}
}

// furniture is the running head, and the number at the foot; the cover has
// neither.
func (w *pdfWriter) furniture(c *pdf.Canvas, page int, title string) {
	if page == 1 {
		return
	}
	const half = pageWide/2 - columnGap
	for _, side := range []struct {
		text  string
		x     float64
		align pdf.Align
	}{{w.doc.Title.Text, pageLeft, pdf.Left}, {title, pageRight - half, pdf.Right}} {
		if line := oneLine(side.text, smallStyle, half); line != "" {
			c.Text(pdf.Set([]pdf.Span{{Text: line, Style: smallStyle}}, pdf.Form{Width: half, Align: side.align, Whole: true}), nil, side.x, 34)
		}
	}
	c.Rule(ink, 0.6, pageLeft, 48, pageWide)
	number := in(noteStyle, ink)
	c.Text(pdf.Set([]pdf.Span{{Text: fmt.Sprint(page), Style: number}}, pdf.Form{Width: pageWide, Align: pdf.Centre, Whole: true}), nil, pageLeft, 800)
}

// oneLine shortens a running title to its width by whole words.
func oneLine(text string, s pdf.Style, width float64) string {
	words := strings.Fields(text)
	for n := min(len(words), 40); n > 0; n-- {
		line := strings.Join(words[:n], " ")
		if n < len(words) {
			line += " …"
		}
		if s.Face.Width(line, s.Size) <= width {
			return line
		}
	}
	return ""
}
