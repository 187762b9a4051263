package report

import (
	"parley/internal/report/pdf"
)

// entryPatience is how much of a page may stay empty so that a recommendation
// is not broken.
const entryPatience = 150.0

// entry is a recommendation: number and place in the left margin, the text,
// and what was found in the right margin.
func (w *pdfWriter) entry(e Entry) {
	parent := w.at
	w.at = parent.Add("Art")
	heading := w.at.Add("H4")
	number := heading.Add("Span")
	title := pdf.Set(w.words(e.Title, entryHead), w.form(textWidth, e.Title.Lang, pdf.Form{Whole: true}))
	boxes := w.lines(title, heading, textLeft, 0)
	first := pdf.Box{Height: 8, Keep: true, Above: 9, Clear: true, Anchors: []string{e.ID}, Draw: func(c *pdf.Canvas, y float64) {
		c.Rule(inkRule, 0.5, pageLeft, y, pageWide)
	}}
	for i := range boxes {
		boxes[i].Keep = true
	}
	aside := w.aside(e, number)
	body := w.entryBody(e)
	found := w.found(e)
	for column, side := range []sideText{aside, found} {
		if side.box.Height > tallestAside {
			body = append(body, w.inline(side)...)
			continue
		}
		boxes[0].Beside = append(boxes[0].Beside, pdf.Margin{Column: column, Bound: true, Box: side.box})
	}
	w.at = parent
	w.add(pdf.Block{Boxes: append(append([]pdf.Box{first}, boxes...), body...), Patience: entryPatience})
	w.clear = true
}

// entryBody is all that stands below the title.
func (w *pdfWriter) entryBody(e Entry) []pdf.Box {
	var boxes []pdf.Box
	if e.Body.Text != "" {
		form := w.form(textWidth, e.Body.Lang, pdf.Form{})
		if leftward(e.Body.Text) {
			form.Align = pdf.Right
		}
		boxes = append(boxes, w.lines(pdf.Set(w.words(e.Body, bodyStyle), form), w.at.Add("P"), textLeft, 1)...)
	}
	boxes = append(boxes, w.parts(e.Parts)...)
	if len(e.Meta) > 0 {
		boxes = append(boxes, w.lines(pdf.Set(w.spans(e.Meta, smallStyle), w.form(textWidth, "", pdf.Form{})), w.at.Add("P"), textLeft, 3.5)...)
	}
	for _, q := range e.Quotes {
		boxes = append(boxes, w.quotation(q, w.at)...)
	}
	return boxes
}

func (w *pdfWriter) parts(parts []Part) []pdf.Box {
	if len(parts) == 0 {
		return nil
	}
	list := w.at.Add("L")
	var boxes []pdf.Box
	for i, p := range parts {
		spans := w.words(Words{runIn(p.Title.Text) + " ", p.Title.Lang}, bold(bodyStyle))
		spans = append(spans, w.words(p.Body, bodyStyle)...)
		above := 2.0
		if i == 0 {
			above = 4
		}
		boxes = append(boxes, w.item(list, "–", spans, w.form(textWidth-14, p.Body.Lang, pdf.Form{}), above)...)
	}
	return boxes
}

// sideText is what stands in a margin, and its parts in case it is too tall.
type sideText struct {
	box   pdf.Box
	texts []*pdf.Text
	tags  []*pdf.Element
}

// aside is the number with section and place, flush with the text.
func (w *pdfWriter) aside(e Entry, numberTag *pdf.Element) sideText {
	number := pdf.Set([]pdf.Span{{Text: e.Number, Style: entryNumber}}, w.form(sideWidth, "", pdf.Form{Align: pdf.Right, Apart: true}))
	side := sideText{texts: []*pdf.Text{number}, tags: []*pdf.Element{numberTag}}
	for _, line := range e.Aside {
		side.texts = append(side.texts, w.narrow([]pdf.Span{{Text: line, Style: smallStyle}}, sideWidth, pdf.Right))
		side.tags = append(side.tags, w.at.Add("P"))
	}
	side.stack(pageLeft, 0, 2)
	return side
}

// found is the verdict and the figures behind it.
func (w *pdfWriter) found(e Entry) sideText {
	var side sideText
	add := func(spans []pdf.Span) {
		side.texts = append(side.texts, w.narrow(spans, farWidth, pdf.Left))
		side.tags = append(side.tags, w.at.Add("P"))
	}
	top := entryHead.Leading - smallStyle.Leading - 0.6
	if e.Hidden != "" {
		add([]pdf.Span{{Text: e.Hidden, Style: smallStyle}})
	}
	if len(e.Verdict) > 0 {
		add(w.spans(e.Verdict, smallInk))
	}
	for _, line := range e.Figures {
		add([]pdf.Span{{Text: line, Style: smallStyle}})
	}
	if e.Hidden == "" {
		side.stack(farLeft, top, 2)
		return side
	}
	const hatch = 14.0
	side.stack(farLeft, top+hatch, 2)
	draw := side.box.Draw
	side.box.Draw = func(c *pdf.Canvas, y float64) {
		drawHatch(c, farLeft, y+1)
		draw(c, y)
	}
	return side
}

// stack puts the texts one below the other.
func (s *sideText) stack(x, top, gap float64) {
	height := top
	tops := make([]float64, len(s.texts))
	for i, t := range s.texts {
		tops[i] = height
		height += t.Height() + gap
		s.box.Notes = append(s.box.Notes, notesOf(t)...)
	}
	s.box.Height = height
	s.box.Draw = func(c *pdf.Canvas, y float64) {
		for i, t := range s.texts {
			c.Text(t, s.tags[i], x, y+tops[i])
		}
	}
}

// inline sets in the text what is too tall for a margin.
func (w *pdfWriter) inline(s sideText) []pdf.Box {
	var boxes []pdf.Box
	for i, t := range s.texts {
		boxes = append(boxes, w.lines(t, s.tags[i], textLeft, 3)...)
	}
	return boxes
}
