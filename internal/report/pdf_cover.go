package report

import (
	"fmt"

	"parley/internal/report/chart"
	"parley/internal/report/pdf"
)

// cover is the first page: title, hosts, key numbers, the Rule, contents.
func (w *pdfWriter) cover() {
	w.flow.Page()
	w.at = w.root.Add("Sect")
	kicker := pdf.Set([]pdf.Span{{Text: w.doc.Kicker, Style: smallBold}}, w.form(textWidth, "", pdf.Form{}))
	boxes := append([]pdf.Box{{Height: 30}}, w.lines(kicker, w.at.Add("P"), textLeft, 0)...)
	title := pdf.Set(w.words(w.doc.Title, titleStyle), w.form(titleWidth, w.doc.Title.Lang, pdf.Form{Whole: true, Balance: true}))
	titleBoxes := w.lines(title, w.at.Add("H1"), textLeft, 6)
	titleBoxes[0].Anchors = []string{"cover"}
	boxes = append(boxes, titleBoxes...)
	w.bookmarks = append(w.bookmarks, pdf.Bookmark{Title: w.doc.Title.Text, To: "cover"})
	for i, line := range w.doc.Byline {
		by := pdf.Set(w.words(line, bylineStyle), w.form(titleWidth, line.Lang, pdf.Form{}))
		above := 0.0
		if i == 0 {
			above = 12
		}
		boxes = append(boxes, w.lines(by, w.at.Add("P"), textLeft, above)...)
	}
	w.add(pdf.Block{Boxes: boxes})
	w.facts()
	w.notice()
	w.contents()
}

// mostAcross is the number of key numbers in a row.
const mostAcross = 4

func (w *pdfWriter) facts() {
	list := w.at.Add("L")
	for from := 0; from < len(w.doc.Facts); from += mostAcross {
		w.factRow(list, w.doc.Facts[from:min(from+mostAcross, len(w.doc.Facts))])
	}
}

func (w *pdfWriter) factRow(list *pdf.Element, facts []Fact) {
	const gap = 20.0
	width := (pageWide - gap*float64(len(facts)-1)) / float64(len(facts))
	row := pdf.Box{Above: 30}
	var draws []func(*pdf.Canvas, float64)
	for i, f := range facts {
		value, label := w.fact(f, factValue, width)
		body := list.Add("LI").Add("LBody")
		x := pageLeft + float64(i)*(width+gap)
		row.Height = max(row.Height, 6+value.height+label.Height())
		row.Notes = append(row.Notes, notesOf(label)...)
		draws = append(draws, func(c *pdf.Canvas, y float64) {
			c.Rule(ink, 0.6, x, y, width)
			value.draw(c, body, x, y+6)
			c.Text(label, body, x, y+6+value.height)
		})
	}
	row.Draw = func(c *pdf.Canvas, y float64) {
		for _, draw := range draws {
			draw(c, y)
		}
	}
	w.add(pdf.Block{Boxes: []pdf.Box{row}})
}

// notesOf are the notes that a text cites.
func notesOf(t *pdf.Text) []int {
	var notes []int
	for _, line := range t.Lines {
		notes = append(notes, line.Notes...)
	}
	return notes
}

// shown is something of a known height that is drawn for an element.
type shown struct {
	height float64
	draw   func(c *pdf.Canvas, e *pdf.Element, x, y float64)
}

// fact lays out a number, or the hatch that stands for it, over its label.
func (w *pdfWriter) fact(f Fact, style pdf.Style, width float64) (shown, *pdf.Text) {
	label := pdf.Set(w.spans(f.Label, smallStyle), w.form(width, "", pdf.Form{Balance: true}))
	if f.Withheld {
		value := w.withheld(f.Value, smallStyle, width)
		value.height = max(value.height, style.Leading)
		return value, label
	}
	value := pdf.Set(narrowed(pdf.Span{Text: f.Value, Style: style}, width), w.form(width, "", pdf.Form{Whole: true, Apart: true}))
	return shown{value.Height() + 2, func(c *pdf.Canvas, e *pdf.Element, x, y float64) { c.Text(value, e, x, y) }}, label
}

// narrowed makes a large figure smaller where its longest word would be torn.
func narrowed(value pdf.Span, width float64) []pdf.Span {
	const smallest = 0.6
	spans := []pdf.Span{value}
	if share := width / max(1, pdf.Narrowest(spans)); share < 1 {
		spans[0].Style.Size *= 0.995 * max(share, smallest)
	}
	return spans
}

// withheld is a hatch with the reason beside it, or below where there is no
// room.
func (w *pdfWriter) withheld(reason string, style pdf.Style, width float64) shown {
	style = in(style, inkQuiet)
	beside := chart.HatchWidth + 6
	if width-beside < style.Face.Width(reason, style.Size) && width < 160 {
		text := pdf.Set([]pdf.Span{{Text: reason, Style: style}}, w.form(width, "", pdf.Form{Apart: true}))
		return shown{text.Height() + 14, func(c *pdf.Canvas, e *pdf.Element, x, y float64) {
			drawHatch(c, x, y)
			c.Text(text, e, x, y+14)
		}}
	}
	text := pdf.Set([]pdf.Span{{Text: reason, Style: style}}, w.form(max(width-beside, 20), "", pdf.Form{Apart: true}))
	return shown{text.Height(), func(c *pdf.Canvas, e *pdf.Element, x, y float64) {
		drawHatch(c, x, y)
		c.Text(text, e, x+beside, y)
	}}
}

// drawHatch draws the hatch of a figure that is not shown.
func drawHatch(c *pdf.Canvas, x, y float64) {
	c.Artifact(func() {
		chart.Withheld().Draw(surface{c}, chart.Frame{X: x, Y: y, Width: chart.HatchWidth, Height: 11.4})
	})
}

// notice stands beside a bar.
func (w *pdfWriter) notice() {
	const indent = 12.0
	note := w.at.Add("Sect")
	form := w.form(titleWidth-indent, "", pdf.Form{})
	title := pdf.Set([]pdf.Span{{Text: w.doc.Notice.Title, Style: smallBold}}, form)
	text := pdf.Set(w.spans(w.doc.Notice.Text, smallInk), form)
	boxes := append(w.lines(title, note.Add("P"), textLeft+indent, 0), w.lines(text, note.Add("P"), textLeft+indent, 0)...)
	boxes = barred(boxes, textLeft)
	boxes[0].Above = 28
	w.add(pdf.Block{Boxes: boxes, Patience: pageBottom})
}

// barred draws a bar on the left of boxes.
func barred(boxes []pdf.Box, x float64) []pdf.Box {
	for i := range boxes {
		b := &boxes[i]
		draw, above := b.Draw, b.Above
		if i == 0 {
			above = 0
		}
		height := b.Height
		b.Draw = func(c *pdf.Canvas, y float64) {
			c.Artifact(func() { c.Fill(ink, x, y-above, 1.2, height+above) })
			if draw != nil {
				draw(c, y)
			}
		}
	}
	return boxes
}

// contents lists the sections with their pages.
func (w *pdfWriter) contents() {
	w.at = w.root.Add("TOC")
	head := pdf.Set([]pdf.Span{{Text: w.doc.Contents, Style: smallHead}}, w.form(textWidth, "", pdf.Form{}))
	w.heads = append(w.lines(head, w.at.Add("Caption"), textLeft, 26), pdf.Box{Height: 3, Keep: true})
	w.heads[0].Keep = true
	for _, s := range w.doc.Sections {
		w.contentsLine(s)
	}
}

func (w *pdfWriter) contentsLine(s Section) {
	const numberWidth, pageNumber, pad = 18.0, 30.0, 2.4
	style := bodyStyle
	item := w.at.Add("TOCI")
	label, reference, pageTag := item.Add("Lbl"), item.Add("Reference"), item.Add("P")
	number := pdf.Set([]pdf.Span{{Text: s.Number, Style: in(style, inkQuiet)}}, pdf.Form{Width: numberWidth, Whole: true})
	title := pdf.Set([]pdf.Span{{Text: s.Title.Text, Lang: string(s.Title.Lang), Style: style, To: s.ID}}, w.form(textWidth-numberWidth-pageNumber, s.Title.Lang, pdf.Form{Whole: true}))
	box := pdf.Box{Height: max(title.Height(), style.Leading) + 2*pad}
	height := box.Height
	box.Draw = func(c *pdf.Canvas, y float64) {
		c.Text(number, label, textLeft, y+pad)
		c.Text(title, reference, textLeft+numberWidth, y+pad)
		page := pdf.Set([]pdf.Span{{Text: fmt.Sprint(w.places[s.ID].Page + 1), Style: style}}, pdf.Form{Width: pageNumber, Align: pdf.Right, Whole: true})
		c.Text(page, pageTag, textLeft+textWidth-pageNumber, y+height-pad-style.Leading)
		c.Rule(inkRule, 0.5, textLeft, y+height, textWidth)
	}
	w.add(pdf.Block{Boxes: []pdf.Box{box}})
}
