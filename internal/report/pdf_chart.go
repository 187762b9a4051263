package report

import (
	"fmt"

	"parley/internal/report/chart"
	"parley/internal/report/face"
	"parley/internal/report/pdf"
)

// chartPatience is how much of a page may stay empty so that a chart is not
// broken between two rows.
const chartPatience = 250.0

// barTall is the height of bars, in points.
const barTall = 10.0

// The least height of a row with two figures, and the same in the summary.
const (
	rowTall  = 23.5
	rowTight = 21.5
)

// drawnRow is a row of a drawn table: cells that know where they stand.
type drawnRow struct {
	height float64
	cells  []func(c *pdf.Canvas, y, height float64)
}

// fit makes the row tall enough for a cell.
func (r *drawnRow) fit(height float64) { r.height = max(r.height, height) }

func (r *drawnRow) cell(draw func(c *pdf.Canvas, y, height float64)) { r.cells = append(r.cells, draw) }

// text adds a text, in the middle of the row.
func (r *drawnRow) text(t *pdf.Text, element *pdf.Element, x float64) {
	r.fit(t.Height() + 3.6)
	r.cell(func(c *pdf.Canvas, y, height float64) { c.Text(t, element, x, y+(height-t.Height())/2) })
}

// box is the row with the rule below it.
func (r *drawnRow) box(colour pdf.Colour) pdf.Box {
	height := r.height
	cells := r.cells
	return pdf.Box{Height: height, Draw: func(c *pdf.Canvas, y float64) {
		for _, draw := range cells {
			draw(c, y, height)
		}
		c.Rule(colour, 0.5, pageLeft, y+height, pageWide)
	}}
}

// caption is the title of a figure or table with how to read it.
func (w *pdfWriter) caption(id, title, note string, parent *pdf.Element) []pdf.Box {
	element := parent.Add("Caption")
	form := w.form(pageWide, "", pdf.Form{Whole: true})
	boxes := w.lines(pdf.Set([]pdf.Span{{Text: title, Style: captionHead}}, form), element.Add("P"), pageLeft, w.aboveCaption())
	if note != "" {
		form.Width = textLeft + textWidth - pageLeft
		boxes = append(boxes, w.lines(pdf.Set([]pdf.Span{{Text: note, Style: smallStyle}}, form), element.Add("P"), pageLeft, 1)...)
	}
	if id != "" {
		boxes[0].Anchors = append(boxes[0].Anchors, id)
	}
	return kept(boxes)
}

// aboveCaption is the space between a figure and what is above it.
func (w *pdfWriter) aboveCaption() float64 {
	switch {
	case w.tight:
		return 10
	case len(w.heads) > 0:
		return 6
	}
	return 18
}

// kept keeps boxes together and with what follows.
func kept(boxes []pdf.Box) []pdf.Box {
	for i := range boxes {
		boxes[i].Keep = true
	}
	return boxes
}

// source says below a figure where it comes from.
func (w *pdfWriter) source(text string) []pdf.Box {
	if text == "" {
		return nil
	}
	t := pdf.Set([]pdf.Span{{Text: text, Style: smallStyle}}, w.form(textLeft+textWidth-pageLeft, "", pdf.Form{}))
	return w.lines(t, w.at.Add("P"), pageLeft, 5)
}

// chartBlock puts a drawn table together: the head is drawn again on a new
// page, and no page has fewer than three rows.
func (w *pdfWriter) chartBlock(caption []pdf.Box, head func(e *pdf.Element) pdf.Box, table *pdf.Element, rows []pdf.Box, source string) {
	first, again := head(table), head(nil)
	first.Keep, first.Above, again.Above = true, 6, 0
	boxes := append(caption, first)
	for i := range rows {
		rows[i].Keep = i < 2 || i >= len(rows)-3
	}
	boxes = append(boxes, rows...)
	boxes = append(boxes, w.source(source)...)
	if n := len(boxes); source == "" {
		boxes[n-1].Keep = false
	}
	w.add(pdf.Block{Boxes: append(boxes, pdf.Box{Height: 4}), Patience: chartPatience, Head: &again})
}

// Columns of the agreement chart.
const (
	agreeGap    = 6.0
	agreeShare  = 27.0
	agreeScale  = 106.0
	agreePass   = 26.0
	agreeResult = 108.0
	agreeItem   = pageWide - 2*agreeShare - agreeScale - agreePass - agreeResult - 5*agreeGap
	agreeNoX    = pageLeft + agreeItem + agreeGap
	agreeScaleX = agreeNoX + agreeShare + agreeGap
	agreeYesX   = agreeScaleX + agreeScale + agreeGap
	agreePassX  = agreeYesX + agreeShare + agreeGap
	agreeClassX = agreePassX + agreePass + agreeGap
)

func (w *pdfWriter) agreement(a Agreement) {
	table := w.at.Add("Table")
	caption := w.caption(a.ID, a.Title, a.Caption, table)
	var rows []pdf.Box
	head := func(e *pdf.Element) pdf.Box { return w.agreementHead(a, e) }
	body := &pdf.Element{Kind: "TBody"}
	for _, row := range a.Rows {
		rows = append(rows, w.agreementRow(a, row, body.Add("TR")))
	}
	w.chartBlock(caption, head, table, rows, a.Source)
	table.Take(body)
}

// headed adds the heads of columns to a table; without a table they belong to
// nothing and are only drawn.
func headed(table *pdf.Element) func() *pdf.Element {
	if table == nil {
		return func() *pdf.Element { return nil }
	}
	row := table.Add("THead").Add("TR")
	return func() *pdf.Element {
		cell := row.Add("TH")
		cell.Scope = "Column"
		return cell
	}
}

func (w *pdfWriter) agreementHead(a Agreement, table *pdf.Element) pdf.Box {
	const slack = agreeShare + agreeGap
	cell := headed(table)
	scene := a.Axis.Head(a.Columns.Disagree, a.Columns.Agree, a.Columns.Line)
	set := func(text string, width float64, align pdf.Align) *pdf.Text {
		return pdf.Set([]pdf.Span{{Text: text, Style: columnHead}}, w.form(width, "", pdf.Form{Align: align}))
	}
	item, scale := cell(), (*pdf.Element)(nil)
	cell() // disagreement has no head of its own on the page
	scale = cell()
	cell()
	pass, result := set(a.Columns.Pass, agreePass, pdf.Centre), set(a.Columns.Result, agreeResult, pdf.Left)
	passTag, resultTag := cell(), cell()
	row := drawnRow{height: 15}
	row.fit(scene.LabelHeight(agreeScale, slack) + 4)
	row.fit(max(pass.Height(), result.Height()) + 3)
	named := set(a.Columns.Item, agreeItem, pdf.Left)
	row.cell(func(c *pdf.Canvas, y, height float64) {
		c.Text(named, item, pageLeft, y+height-named.Height()-1)
		frame := chart.Frame{X: agreeScaleX, Y: y, Width: agreeScale, Height: height, Slack: slack}
		tagged(c, scale, func() { scene.Draw(surface{c}, frame) })
		c.Text(pass, passTag, agreePassX, y+height-pass.Height()-1)
		c.Text(result, resultTag, agreeClassX, y+height-result.Height()-1)
	})
	return row.box(ink)
}

// tagged draws for an element, or as an artifact where there is none.
func tagged(c *pdf.Canvas, e *pdf.Element, draw func()) {
	if e == nil {
		c.Artifact(draw)
		return
	}
	c.Tagged(e, draw)
}

func (w *pdfWriter) agreementRow(a Agreement, r AgreementRow, tr *pdf.Element) pdf.Box {
	row := drawnRow{height: rowTall}
	if w.tight {
		row.height = rowTight
	}
	name := tr.Add("TH")
	name.Scope = "Row"
	row.text(w.cellText(w.spans(r.Item, rowStyle), agreeItem, pdf.Left), name, pageLeft)
	if r.Withheld != "" {
		cell := tr.Add("TD")
		cell.Columns = 5
		hidden := w.withheld(r.Withheld, cellStyle, pageRight-agreeNoX)
		row.fit(hidden.height + 7)
		row.cell(func(c *pdf.Canvas, y, height float64) { hidden.draw(c, cell, agreeNoX, y+(height-hidden.height)/2) })
		return row.box(inkRule)
	}
	disagree, agree := r.shares()
	w.share(&row, tr, r.Disagree, disagree, r.Of > 0, inkOpposed, agreeNoX, pdf.Right)
	w.scale(&row, tr, a, r)
	w.share(&row, tr, r.Agree, agree, r.Of > 0, inkAgree, agreeYesX, pdf.Left)
	w.pass(&row, tr.Add("TD"), r.Pass)
	row.text(w.cellText(w.spans(r.Result, verdictStyle), agreeResult, pdf.Left), tr.Add("TD"), agreeClassX)
	return row.box(inkRule)
}

// scale is the bar, described in words.
func (w *pdfWriter) scale(row *drawnRow, tr *pdf.Element, a Agreement, r AgreementRow) {
	figure := tr.Add("TD").Add("Figure")
	figure.Alt = fmt.Sprintf("%s %d, %s %d", a.Columns.Agree, r.Agree, a.Columns.Disagree, r.Disagree)
	scene := a.Axis.Agreement(r.Agree, r.Disagree, r.Of)
	row.cell(func(c *pdf.Canvas, y, height float64) {
		c.Figure(figure, agreeScaleX, y, agreeScale, height, func() {
			scene.Draw(surface{c}, chart.Frame{X: agreeScaleX, Y: y, Width: agreeScale, Height: height, Bar: barTall})
		})
	})
}

// share is a percentage over its number of people.
func (w *pdfWriter) share(row *drawnRow, tr *pdf.Element, people, percent int, sided bool, colour pdf.Colour, x float64, align pdf.Align) {
	cell := tr.Add("TD")
	form := pdf.Form{Width: agreeShare, Align: align, Whole: true, Apart: true}
	count := pdf.Set([]pdf.Span{{Text: fmt.Sprint(people), Style: smallStyle}}, form)
	share := pdf.Set([]pdf.Span{{Text: fmt.Sprintf("%d%%", percent), Style: in(bold(cellStyle), colour)}}, form)
	row.cell(func(c *pdf.Canvas, y, height float64) {
		top := y + height/2
		if sided {
			c.Text(share, cell, x, top-10.5)
			c.Text(count, cell, x, top-0.5)
			return
		}
		c.Text(count, cell, x, top-5.5)
	})
}

// pass is the number of those who passed, in a pill.
func (w *pdfWriter) pass(row *drawnRow, cell *pdf.Element, people int) {
	count := pdf.Set([]pdf.Span{{Text: fmt.Sprint(people), Style: in(cellStyle, inkQuiet)}}, pdf.Form{Width: agreePass, Align: pdf.Centre, Whole: true})
	wide := max(19, face.Sans.Width(fmt.Sprint(people), cellStyle.Size)+9)
	row.cell(func(c *pdf.Canvas, y, height float64) {
		c.Artifact(func() { c.Pill(inkEdge, 0.6, agreePassX+(agreePass-wide)/2, y+height/2-6, wide, 12) })
		c.Text(count, cell, agreePassX, y+height/2-5.4)
	})
}
