package report

import (
	"parley/internal/report/chart"
	"parley/internal/report/pdf"
)

// Columns of the ranking chart.
const (
	rankGap    = 10.0
	rankPlace  = 34.0
	rankScale  = 84.0
	rankPoints = 40.0
	rankWins   = 52.0
	rankItem   = pageWide - rankPlace - rankScale - rankPoints - rankWins - 4*rankGap
	rankItemX  = pageLeft + rankPlace + rankGap
	rankScaleX = rankItemX + rankItem + rankGap
	rankPointX = rankScaleX + rankScale + rankGap
	rankWinsX  = rankPointX + rankPoints + rankGap
)

func (w *pdfWriter) ranking(r Ranking) {
	table := w.at.Add("Table")
	caption := w.caption(r.ID, r.Title, r.Caption, table)
	body := &pdf.Element{Kind: "TBody"}
	var rows []pdf.Box
	for _, row := range r.Rows {
		rows = append(rows, w.rankingRow(r, row, body.Add("TR")))
	}
	w.chartBlock(caption, func(e *pdf.Element) pdf.Box { return w.rankingHead(r.Columns, e) }, table, rows, r.Source)
	table.Take(body)
}

func (w *pdfWriter) rankingHead(columns RankingColumns, table *pdf.Element) pdf.Box {
	cell := headed(table)
	row := drawnRow{height: 15}
	add := func(text string, x, width float64, align pdf.Align) {
		t := pdf.Set([]pdf.Span{{Text: text, Style: columnHead}}, w.form(width, "", pdf.Form{Align: align}))
		tag := cell()
		row.fit(t.Height() + 3)
		row.cell(func(c *pdf.Canvas, y, height float64) { c.Text(t, tag, x, y+height-t.Height()-1) })
	}
	add(columns.Place, pageLeft, rankPlace+rankGap-2, pdf.Left)
	add(columns.Item, rankItemX, rankItem, pdf.Left)
	add(columns.Chart, rankScaleX, rankScale, pdf.Left)
	add(columns.Points, rankPointX-rankGap, rankPoints+rankGap, pdf.Right)
	add(columns.Wins, rankWinsX, rankWins, pdf.Right)
	return row.box(ink)
}

func (w *pdfWriter) rankingRow(r Ranking, of RankingRow, tr *pdf.Element) pdf.Box {
	row := drawnRow{height: 15.5}
	set := func(text string, style pdf.Style, width float64, align pdf.Align) *pdf.Text {
		return pdf.Set([]pdf.Span{{Text: text, Style: style}}, w.form(width, "", pdf.Form{Align: align, Whole: true}))
	}
	row.text(set(of.Place, placeStyle, rankPlace, pdf.Left), tr.Add("TD"), pageLeft)
	name := tr.Add("TH")
	name.Scope = "Row"
	row.text(w.cellText(w.spans(of.Item, rowStyle), rankItem, pdf.Left), name, rankItemX)
	figure := tr.Add("TD").Add("Figure")
	figure.Alt = r.Columns.Points + " " + of.Shown
	row.cell(func(c *pdf.Canvas, y, height float64) {
		c.Figure(figure, rankScaleX, y, rankScale, height, func() {
			of.Scene.Draw(surface{c}, chart.Frame{X: rankScaleX, Y: y, Width: rankScale, Height: height, Bar: barTall})
		})
	})
	row.text(set(of.Shown, cellStyle, rankPoints, pdf.Right), tr.Add("TD"), rankPointX)
	row.text(set(of.Wins, in(cellStyle, inkQuiet), rankWins, pdf.Right), tr.Add("TD"), rankWinsX)
	return row.box(inkRule)
}

// picture is a drawing in the column of the text, not split from its title.
func (w *pdfWriter) picture(p Picture) {
	figure := w.at.Add("Figure")
	figure.Alt = p.Alt
	boxes := w.caption(p.ID, p.Title, p.Caption, w.at.Add("Sect"))
	scale := textWidth / max(1, p.Plan.Width)
	top, bottom := p.Plan.Bounds()
	height := scale * (bottom - top)
	boxes = append(boxes, pdf.Box{Height: height, Above: 6, Keep: p.Source != "", Draw: func(c *pdf.Canvas, y float64) {
		c.Figure(figure, textLeft, y, textWidth, height, func() { p.Plan.Draw(surface{c}, textLeft, y-scale*top, textWidth) })
	}})
	boxes = append(boxes, w.source(p.Source)...)
	w.add(pdf.Block{Boxes: kept(boxes), Patience: pageBottom})
}
