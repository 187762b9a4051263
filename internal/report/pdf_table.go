package report

import (
	"parley/internal/report/chart"
	"parley/internal/report/pdf"
)

const (
	cellGap    = 8.0   // between two columns
	cellPad    = 2.8   // above and below the text of a cell
	cellTight  = 2.0   // the same in the summary
	tallestRow = 260.0 // a taller one is cut between lines
	tableRoom  = 170.0 // how much of a page may stay empty before a table
)

// table sets a table, cut into panels of columns where it is wider than the
// page: each panel names the rows again.
func (w *pdfWriter) table(t Table) {
	caption := w.caption(t.ID, t.Caption, t.Note, w.at.Add("Sect"))
	for _, p := range w.panels(t) {
		w.panel(t, p, caption)
		caption = nil
	}
}

// panel is some columns of a table with their places.
type panel struct {
	columns []int
	x       []float64
	width   []float64
}

func (w *pdfWriter) panel(t Table, p panel, caption []pdf.Box) {
	table := w.at.Add("Table")
	first, again := w.tableHead(t, p, table), w.tableHead(t, p, nil)
	first.Above, first.Keep = 5, true
	if len(caption) == 0 {
		first.Above = 14
	}
	boxes := append(caption, first)
	body := table.Add("TBody")
	for i, row := range t.Rows {
		parts := w.tableRow(t, p, row, body.Add("TR"))
		parts[len(parts)-1].Keep = i == 0 && len(t.Rows) > 1 || i == len(t.Rows)-2
		boxes = append(boxes, parts...)
	}
	w.add(pdf.Block{Boxes: append(boxes, pdf.Box{Height: 6}), Patience: tableRoom, Head: &again})
}

func (w *pdfWriter) tableHead(t Table, p panel, table *pdf.Element) pdf.Box {
	cell := headed(table)
	row := drawnRow{height: 14}
	for i, column := range p.columns {
		head := w.cellText([]pdf.Span{{Text: t.Columns[column].Head, Style: columnHead}}, p.width[i], alignOf(t.Columns[column]))
		tag := cell()
		row.fit(head.Height() + 3)
		row.cell(func(c *pdf.Canvas, y, height float64) { c.Text(head, tag, p.x[i], y+height-head.Height()-1.5) })
	}
	return row.box(ink)
}

// cellText is text in lines of equal length. Words are hyphenated only where
// one is wider than the cell.
func (w *pdfWriter) cellText(spans []pdf.Span, width float64, align pdf.Align) *pdf.Text {
	return pdf.Set(spans, w.form(width, "", pdf.Form{Align: align, Balance: true, Whole: pdf.Narrowest(spans) <= width}))
}

func alignOf(c Column) pdf.Align {
	if c.Figure {
		return pdf.Right
	}
	return pdf.Left
}

// tableCell is a cell on its way to the page.
type tableCell struct {
	x      float64
	text   *pdf.Text
	hidden *shown
	tag    *pdf.Element
}

// tableRow is a row as one box, or as several where it is very tall.
func (w *pdfWriter) tableRow(t Table, p panel, row []Cell, tr *pdf.Element) []pdf.Box {
	var cells []tableCell
	height := 0.0
	for i := 0; i < len(p.columns); i++ {
		cell, span := w.tableCell(t, p, row, i, tr)
		cells = append(cells, cell)
		if cell.hidden != nil {
			height = max(height, cell.hidden.height)
		} else {
			height = max(height, cell.text.Height())
		}
		i += span - 1
	}
	pad := cellPad
	if w.tight {
		pad = cellTight
	}
	if height > tallestRow {
		return slicesOf(cells, height)
	}
	return []pdf.Box{rowBox(cells, 0, tallestRow, height+2*pad, pad, true)}
}

// tableCell is a cell, joined with the next ones that are withheld for the
// same reason, and the number of columns it takes.
func (w *pdfWriter) tableCell(t Table, p panel, row []Cell, i int, tr *pdf.Element) (tableCell, int) {
	column := p.columns[i]
	var content Cell
	if column < len(row) {
		content = row[column]
	}
	if column == 0 {
		tag := tr.Add("TH")
		tag.Scope = "Row"
		return tableCell{p.x[i], w.cellText(w.spans(content.Text, rowStyle), p.width[i], pdf.Left), nil, tag}, 1
	}
	tag := tr.Add("TD")
	if content.Withheld == "" {
		return tableCell{p.x[i], w.cellText(w.spans(content.Text, cellStyle), p.width[i], alignOf(t.Columns[column])), nil, tag}, 1
	}
	span := 1
	for i+span < len(p.columns) && p.columns[i+span] < len(row) && row[p.columns[i+span]].Withheld == content.Withheld {
		span++
	}
	tag.Columns = span
	last := i + span - 1
	hidden := w.withheld(content.Withheld, cellStyle, p.x[last]+p.width[last]-p.x[i])
	return tableCell{p.x[i], nil, &hidden, tag}, span
}

// slicesOf cuts a tall row between lines.
func slicesOf(cells []tableCell, height float64) []pdf.Box {
	const slice = 120.0
	var boxes []pdf.Box
	for from := 0.0; from < height; from += slice {
		boxes = append(boxes, rowBox(cells, from, slice, min(slice, height-from)+cellPad, cellPad/2, from+slice >= height))
	}
	return boxes
}

// rowBox draws those lines of cells that begin between from and from+tall.
func rowBox(cells []tableCell, from, tall, height, pad float64, ends bool) pdf.Box {
	var notes []int
	for _, cell := range cells {
		if cell.text != nil && from == 0 {
			notes = append(notes, notesOf(cell.text)...)
		}
	}
	return pdf.Box{Height: height, Notes: notes, Draw: func(c *pdf.Canvas, y float64) {
		for _, cell := range cells {
			switch {
			case cell.text != nil:
				for i := range cell.text.Lines {
					if top := float64(i) * cell.text.Leading; top >= from && top < from+tall {
						c.Line(cell.text, i, cell.tag, cell.x, y+pad+top-from)
					}
				}
			case from == 0:
				cell.hidden.draw(c, cell.tag, cell.x, y+pad)
			}
		}
		if ends {
			c.Rule(inkRule, 0.5, pageLeft, y+height, pageWide)
		}
	}}
}

// panels shares the width of the page among the columns.
func (w *pdfWriter) panels(t Table) []panel {
	least, most := w.columnWidths(t)
	var out []panel
	for next := 1; next < len(t.Columns) || len(out) == 0; {
		room, to := pageWide-least[0], next
		for to < len(t.Columns) && room-cellGap-least[to] >= 0 {
			room -= cellGap + least[to]
			to++
		}
		to = min(max(to, next+1), len(t.Columns))
		columns := []int{0}
		for i := next; i < to; i++ {
			columns = append(columns, i)
		}
		out = append(out, allot(columns, least, most))
		next = to
	}
	return out
}

// allot gives columns their least width, then what they would like, then the
// rest to the first.
func allot(columns []int, least, most []float64) panel {
	p := panel{columns: columns, width: make([]float64, len(columns))}
	room, wish := pageWide-cellGap*float64(len(columns)-1), 0.0
	for i, column := range columns {
		p.width[i] = least[column]
		room -= least[column]
		wish += most[column] - least[column]
	}
	if room > 0 && wish > 0 {
		given := min(room, wish)
		for i, column := range columns {
			p.width[i] += given * (most[column] - least[column]) / wish
		}
		room -= given
	}
	p.width[0] += room // negative where even the least is too much
	p.width[0] = max(p.width[0], 40)
	x := pageLeft
	for _, width := range p.width {
		p.x = append(p.x, x)
		x += width + cellGap
	}
	return p
}

// The least and the most that the first column, and any other, asks for.
const (
	leastHead  = 40.0 // longer words are hyphenated
	leastName  = 100.0
	mostName   = 230.0
	mostColumn = 320.0
	leastText  = 75.0 // longer words are broken
)

// columnWidths are the widths that columns need and the widths they would
// like.
func (w *pdfWriter) columnWidths(t Table) (least, most []float64) {
	least, most = make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i, column := range t.Columns {
		head := []pdf.Span{{Text: column.Head, Style: columnHead}}
		least[i], most[i] = min(pdf.Narrowest(head), leastHead), pdf.Natural(head)
		for _, row := range t.Rows {
			if i < len(row) {
				w.widen(&least[i], &most[i], column, row, i)
			}
		}
		least[i], most[i] = min(least[i], leastText), min(most[i], mostColumn)
		if i == 0 {
			least[0], most[0] = leastName, mostName
		}
		if column.Figure {
			most[i] = least[i] // figures gain nothing from room
		}
		most[i] = max(least[i], most[i])
	}
	return least, most
}

// widen makes room for a cell. A hatch needs a column of its own only where it
// is not joined with those beside it.
func (w *pdfWriter) widen(least, most *float64, column Column, row []Cell, i int) {
	if reason := row[i].Withheld; reason != "" {
		if !joinedAt(row, i) {
			words := []pdf.Span{{Text: reason, Style: cellStyle}}
			*least, *most = max(*least, chart.HatchWidth, pdf.Narrowest(words)), max(*most, pdf.Natural(words))
		}
		return
	}
	spans := w.spans(row[i].Text, cellStyle)
	*most = max(*most, pdf.Natural(spans))
	if column.Figure {
		*least = max(*least, pdf.Natural(spans)) // figures are not broken
		return
	}
	*least = max(*least, pdf.Narrowest(spans))
}

// joinedAt reports a withheld cell with the same reason beside it.
func joinedAt(row []Cell, i int) bool {
	reason := row[i].Withheld
	return i > 0 && row[i-1].Withheld == reason || i+1 < len(row) && row[i+1].Withheld == reason
}
