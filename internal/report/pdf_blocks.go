package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"parley/internal/report/pdf"
)

func (w *pdfWriter) blocks(list []Block) {
	for _, b := range list {
		w.blockOf(b)
	}
}

func (w *pdfWriter) blockOf(b Block) {
	switch b := b.(type) {
	case Heading:
		w.heading(b)
	case Paragraph:
		w.paragraph(b)
	case List:
		w.list(b)
	case Flow:
		w.flowing(b)
	case Quotation:
		w.add(pdf.Block{Boxes: w.quotation(b, w.at), Patience: pageBottom})
	case Terms:
		w.terms(b)
	case Entry:
		w.entry(b)
	case Agreement:
		w.agreement(b)
	case Ranking:
		w.ranking(b)
	case Table:
		w.table(b)
	case Picture:
		w.picture(b)
	}
}

// heading waits for what it heads.
func (w *pdfWriter) heading(h Heading) {
	style, above, below, kind := partHead, 20.0, 4.0, "H3"
	if h.Level > 2 || w.figures != nil {
		style, above, below, kind = smallHead, 9, 1, "H4"
	}
	text := pdf.Set(w.spans(h.Text, style), w.form(textWidth, "", pdf.Form{Whole: true, Balance: true}))
	boxes := w.lines(text, w.at.Add(kind), textLeft, above)
	boxes = append(boxes, pdf.Box{Height: below})
	if h.ID != "" {
		boxes[0].Anchors = append(boxes[0].Anchors, h.ID)
		if kind == "H3" {
			w.bookmarks = append(w.bookmarks, pdf.Bookmark{Level: 1, Title: plain(h.Text), To: h.ID})
		}
	}
	for i := range boxes {
		boxes[i].Keep = true
	}
	w.heads = append(w.heads, boxes...)
	w.after = false
}

// openingRoom is how much of a page may stay empty so that a heading and its
// first paragraph are not broken.
const openingRoom = 100.0

// paragraph is set with its first line indented where it follows another.
func (w *pdfWriter) paragraph(p Paragraph) {
	form := w.form(textWidth, p.Lang, pdf.Form{})
	if leftward(plain(p.Text)) {
		form.Align = pdf.Right
	} else if w.after {
		form.Indent = 12
	}
	element := w.at.Add("P")
	element.Lang = string(p.Lang)
	boxes := w.lines(pdf.Set(w.spans(p.Text, bodyStyle), form), element, textLeft, 0)
	patience := 0.0
	if len(w.heads) > 0 {
		patience = openingRoom
	} else if !w.after {
		boxes[0].Above = 7
	}
	w.add(pdf.Block{Boxes: boxes, Patience: patience})
	w.after = true
}

// leftward reports text that begins in a script written from right to left.
func leftward(text string) bool {
	at := strings.IndexFunc(text, unicode.IsLetter)
	return at >= 0 && rightToLeft([]rune(text[at:])[0])
}

func (w *pdfWriter) list(l List) {
	list := w.at.Add("L")
	list.Numbered, list.Lang = l.Ordered, string(l.Lang)
	for i, item := range l.Items {
		mark := "–"
		if l.Ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		above := 2.5
		if i == 0 && len(w.heads) == 0 {
			above = 6
		}
		w.add(pdf.Block{Boxes: w.item(list, mark, w.spans(item, bodyStyle), w.form(textWidth-14, l.Lang, pdf.Form{}), above), Patience: 40})
	}
	w.after = false
}

// item is one point of a list: a mark and its text.
func (w *pdfWriter) item(list *pdf.Element, mark string, spans []pdf.Span, form pdf.Form, above float64) []pdf.Box {
	point := list.Add("LI")
	style := in(bodyStyle, inkQuiet)
	label := pdf.Set([]pdf.Span{{Text: mark, Style: style}}, pdf.Form{Width: 40, Whole: true})
	labelTag := point.Add("Lbl")
	boxes := w.lines(pdf.Set(spans, form), point.Add("LBody"), textLeft+14, above)
	draw := boxes[0].Draw
	boxes[0].Height = max(boxes[0].Height, style.Leading)
	boxes[0].Draw = func(c *pdf.Canvas, y float64) {
		c.Text(label, labelTag, textLeft, y)
		draw(c, y)
	}
	return boxes
}

// unbroken is the number of lines up to which a quotation stays on one page.
const unbroken = 36

// quotation is set in italics beside a bar and not split.
func (w *pdfWriter) quotation(q Quotation, parent *pdf.Element) []pdf.Box {
	const indent = 11.0
	quote := parent.Add("BlockQuote")
	quote.Lang = string(q.Lang)
	form := w.form(textWidth-indent, q.Lang, pdf.Form{})
	if leftward(plain(q.Text)) {
		form.Align = pdf.Right
	}
	text := slices.Concat(say("“"), q.Text, say("”"))
	boxes := w.lines(pdf.Set(w.spans(text, quoteStyle), form), quote.Add("P"), textLeft+indent, 0)
	source := q.Source
	if name := w.doc.Labels.Language[q.Lang]; name != "" {
		source += ", " + name
	}
	sourceTag := parent.Add("P")
	boxes = append(boxes, w.lines(pdf.Set([]pdf.Span{{Text: source, Style: smallStyle}}, w.form(textWidth-indent, "", pdf.Form{})), sourceTag, textLeft+indent, 2)...)
	for i := range boxes[:len(boxes)-1] {
		boxes[i].Keep = boxes[i].Keep || len(boxes) <= unbroken || i >= len(boxes)-3
	}
	boxes = barred(boxes, textLeft)
	boxes[0].Above = 9
	return append(boxes, pdf.Box{Height: 3})
}

// terms set names in the margin beside what they stand for, which reaches over
// the right margin.
func (w *pdfWriter) terms(t Terms) {
	list := w.at.Add("L")
	for i, term := range t.Of {
		item := list.Add("LI")
		name := w.narrow([]pdf.Span{{Text: term.Name, Style: smallBold}}, sideWidth, pdf.Left)
		value := pdf.Set(w.spans(term.Value, smallInk), w.form(titleWidth, "", pdf.Form{}))
		nameTag := item.Add("Lbl")
		boxes := w.lines(value, item.Add("LBody"), textLeft, 5)
		if i == 0 && len(w.heads) == 0 {
			boxes[0].Above = 12
		}
		boxes[0].Clear = true
		boxes[0].Height = smallInk.Leading
		boxes[0].Beside = []pdf.Margin{{Bound: true, Box: pdf.Box{Height: name.Height(), Draw: func(c *pdf.Canvas, y float64) { c.Text(name, nameTag, pageLeft, y) }}}}
		w.add(pdf.Block{Boxes: boxes, Patience: 60})
	}
	w.clear = true
}

// narrow is text in a margin, whose words are hyphenated only where one is
// wider than the margin.
func (w *pdfWriter) narrow(spans []pdf.Span, width float64, align pdf.Align) *pdf.Text {
	return pdf.Set(spans, w.form(width, "", pdf.Form{Align: align, Whole: pdf.Narrowest(spans) <= width}))
}
