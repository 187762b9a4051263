package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/internal/report/chart"
	"parley/internal/report/face"
)

// caption stands above a table or figure and stays with it.
func (w *docxWriter) caption(id, title, note string) {
	w.para(paragraph{style: "Caption", mark: id}, say(title))
	if note != "" {
		w.para(paragraph{style: "CaptionNote"}, say(note))
	}
}

// source stands below a figure. Without it, a little room is left: Word would
// join a table to the next one.
func (w *docxWriter) source(text string) {
	style := "Source"
	if text == "" {
		style = "AfterTable"
	}
	w.para(paragraph{style: style}, say(text))
}

func (w *docxWriter) tableStart(style, summary string, widths []int) {
	total := 0
	for _, width := range widths {
		total += width
	}
	described := ""
	if summary != "" {
		described = `<w:tblCaption w:val="` + escapeXML(summary) + `"/>`
	}
	fmt.Fprintf(w, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>%s</w:tblPr><w:tblGrid>`, style, total, described)
	for _, width := range widths {
		fmt.Fprintf(w, `<w:gridCol w:w="%d"/>`, width)
	}
	w.WriteString(`</w:tblGrid>`)
}

func (w *docxWriter) rowStart(head bool) {
	w.WriteString(`<w:tr><w:trPr><w:cantSplit/>`)
	if head {
		w.WriteString(`<w:tblHeader/>`)
	}
	w.WriteString(`</w:trPr>`)
}

func (w *docxWriter) cellStart(width, span int) {
	fmt.Fprintf(w, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if span > 1 {
		fmt.Fprintf(w, `<w:gridSpan w:val="%d"/>`, span)
	}
	w.WriteString(`</w:tcPr>`)
}

// cell is a cell with text; a figure is flush right.
func (w *docxWriter) cell(width int, text []Inline, style string, keep bool) {
	w.cellStart(width, 1)
	w.para(paragraph{style: style, keepNext: keep}, text)
	w.WriteString(`</w:tc>`)
}

// together is the number of rows up to which a table stays on one page: more
// could leave half of the page before it empty. Of a longer one so many stay
// together at its beginning and at its end.
const (
	together = 10
	outer    = 3
)

// stays reports whether row i keeps to the next.
func stays(i, rows int, more bool) bool {
	switch {
	case i == rows-1:
		return more
	case rows <= together:
		return true
	}
	return i < outer-1 || i >= rows-outer
}

// Widths of the columns of charts, in twentieths of a point.
var (
	agreementWidths = []int{2800, 900, 1940, 900, 540, 2332}
	rankingWidths   = []int{900, 3600, 2700, 1000, 1212}
)

const (
	cellPadding = 60 // left and right, in twentieths of a point
	sceneTall   = 13.0
)

// sceneWide is the room for a scene in a column, in points.
func sceneWide(column int) float64 { return float64(column-2*cellPadding) / 20 }

func (w *docxWriter) agreement(a Agreement) {
	w.caption(a.ID, a.Title, a.Caption)
	c, widths := a.Columns, agreementWidths
	w.tableStart("Chart", a.Title, widths)
	w.rowStart(true)
	for i, head := range []string{c.Item, "", "", "", c.Pass, c.Result} {
		if i == 2 {
			w.cellStart(widths[i], 1)
			w.axisHead(a.Axis.Head(c.Disagree, c.Agree, c.Line), sceneWide(widths[i]))
			w.WriteString(`</w:tc>`)
			continue
		}
		w.cell(widths[i], say(head), headStyle(i == 4), true)
	}
	w.WriteString(`</w:tr>`)
	for i, row := range a.Rows {
		w.agreementRow(a, row, stays(i, len(a.Rows), a.Source != ""))
	}
	w.WriteString(`</w:tbl>`)
	w.source(a.Source)
}

// axisHead sets the words of the axis as text, each at its place.
func (w *docxWriter) axisHead(s chart.Scene, width float64) {
	const apart = 60
	var tabs, text strings.Builder
	for _, shape := range s {
		label, ok := shape.(chart.Label)
		if !ok {
			continue
		}
		at, kind := int(20*label.At*width/100), "center"
		switch label.Anchor {
		case "end":
			at, kind = at-apart, "right"
		case "start":
			at, kind = at+apart, "left"
		}
		fmt.Fprintf(&tabs, `<w:tab w:val="%s" w:pos="%d"/>`, kind, at)
		text.WriteString(tab + `<w:r><w:t xml:space="preserve">` + escapeXML(label.Text) + `</w:t></w:r>`)
	}
	w.WriteString(`<w:p>` + paragraph{style: "TableHead", keepNext: true, tabs: tabs.String()}.properties(false) + text.String() + `</w:p>`)
}

func (w *docxWriter) agreementRow(a Agreement, row AgreementRow, keep bool) {
	widths := agreementWidths
	w.rowStart(false)
	w.cell(widths[0], row.Item, "TableText", keep)
	if row.Withheld != "" {
		w.withheldCell(narrowText-widths[0], len(widths)-1, row.Withheld)
		w.WriteString(`</w:tr>`)
		return
	}
	disagree, agree := row.shares()
	w.cell(widths[1], say(share(row.Disagree, disagree, row.Of > 0)), "TableFigure", keep)
	w.cellStart(widths[2], 1)
	w.WriteString(`<w:p>` + paragraph{style: "TableText", keepNext: keep}.properties(false))
	w.scene(a.Axis.Agreement(row.Agree, row.Disagree, row.Of), sceneWide(widths[2]), sceneTall,
		fmt.Sprintf("%s %d, %s %d", a.Columns.Disagree, row.Disagree, a.Columns.Agree, row.Agree))
	w.WriteString(`</w:p></w:tc>`)
	w.cell(widths[3], say(share(row.Agree, agree, row.Of > 0)), "TableText", keep)
	w.cell(widths[4], say(fmt.Sprint(row.Pass)), "TableFigure", keep)
	w.cell(widths[5], row.Result, "TableText", keep)
	w.WriteString(`</w:tr>`)
}

func (w *docxWriter) ranking(r Ranking) {
	w.caption(r.ID, r.Title, r.Caption)
	c, widths := r.Columns, rankingWidths
	w.tableStart("Chart", r.Title, widths)
	w.rowStart(true)
	for i, head := range []string{c.Place, c.Item, "", c.Points, c.Wins} {
		w.cell(widths[i], say(head), headStyle(i > 2), true)
	}
	w.WriteString(`</w:tr>`)
	for i, row := range r.Rows {
		keep := stays(i, len(r.Rows), r.Source != "")
		w.rowStart(false)
		w.cell(widths[0], say(row.Place), "TableText", keep)
		w.cell(widths[1], row.Item, "TableText", keep)
		w.cellStart(widths[2], 1)
		w.WriteString(`<w:p>` + paragraph{style: "TableText", keepNext: keep}.properties(false))
		w.scene(row.Scene, sceneWide(widths[2]), sceneTall, c.Points+" "+row.Shown)
		w.WriteString(`</w:p></w:tc>`)
		w.cell(widths[3], say(row.Shown), "TableFigure", keep)
		w.cell(widths[4], say(row.Wins), "TableFigure", keep)
		w.WriteString(`</w:tr>`)
	}
	w.WriteString(`</w:tbl>`)
	w.source(r.Source)
}

func (w *docxWriter) withheldCell(width, span int, reason string) {
	w.cellStart(width, span)
	w.withheld(reason, "TableText")
	w.WriteString(`</w:tc>`)
}

func headStyle(figure bool) string {
	if figure {
		return "TableHeadFigure"
	}
	return "TableHead"
}

// table is a plain table.
func (w *docxWriter) table(t Table) {
	w.caption(t.ID, t.Caption, t.Note)
	widths := t.widths(w.textWidth())
	w.tableStart("Plain", t.Caption, widths)
	w.rowStart(true)
	for i, c := range t.Columns {
		w.cell(widths[i], say(c.Head), headStyle(c.Figure), true)
	}
	w.WriteString(`</w:tr>`)
	for i, row := range t.Rows {
		w.tableRow(t.Columns, widths, row, stays(i, len(t.Rows), false))
	}
	w.WriteString(`</w:tbl>`)
	w.source("")
}

// tableRow joins the cells that are withheld for one and the same reason.
func (w *docxWriter) tableRow(columns []Column, widths []int, row []Cell, keep bool) {
	w.rowStart(false)
	for i := 0; i < len(row) && i < len(widths); i++ {
		cell, width, span := row[i], widths[i], 1
		if cell.Withheld == "" {
			style := "TableText"
			if columns[i].Figure {
				style = "TableFigure"
			}
			w.cell(width, cell.Text, style, keep)
			continue
		}
		for i+1 < len(row) && i+1 < len(widths) && row[i+1].Withheld == cell.Withheld {
			i, span = i+1, span+1
			width += widths[i]
		}
		w.withheldCell(width, span, cell.Withheld)
	}
	w.WriteString(`</w:tr>`)
}

// isWide reports whether a table reads better on a landscape page: it has many
// columns, or its longest words would be cut on the other.
func (t Table) isWide() bool {
	const many = 8
	total := 0
	for i := range t.Columns {
		total += t.least(i)
	}
	return len(t.Columns) > many || total > narrowText
}

// least is the width of the longest word of a column, in twentieths of a point.
// The column that names the row takes more; a word that is very long may break.
func (t Table) least(i int) int {
	const longWord, name = 75.0, 92.0
	longest, hidden := longestWord(t.Columns[i].Head), 0.0
	for _, row := range t.Rows {
		switch {
		case i >= len(row):
		case row[i].Withheld == "":
			longest = max(longest, t.Columns[i].reach(plain(row[i].Text)))
		case !joins(row, i):
			hidden = hatchLong + face.Sans.Width("  "+row[i].Withheld, tableSize)
		}
	}
	longest = min(longest, longWord)
	if i == 0 && len(t.Columns) > 2 {
		longest = max(longest, name)
	}
	return int(20*max(longest, hidden)) + 2*cellPadding + 10
}

// joins reports whether a cell that is withheld is one with its neighbour.
func joins(row []Cell, i int) bool {
	return i > 0 && row[i-1].Withheld == row[i].Withheld || i+1 < len(row) && row[i+1].Withheld == row[i].Withheld
}

const tableSize = 8.5 // of text in tables, in points

// reach is what a cell needs at least: a figure its line, a text its longest
// word, in points.
func (c Column) reach(text string) float64 {
	if c.Figure {
		return face.Sans.Width(text, tableSize)
	}
	return longestWord(text)
}

// longestWord measures words as a table sets them, in points.
func longestWord(text string) float64 {
	longest := 0.0
	for _, word := range strings.Fields(text) {
		longest = max(longest, face.SansBold.Width(word, tableSize))
	}
	return longest
}

// widths gives each column what it needs; what is left goes to columns of text
// by the length of their texts.
func (t Table) widths(total int) []int {
	widths, weights, weight := make([]int, len(t.Columns)), make([]int, len(t.Columns)), 0
	left := total
	for i := range t.Columns {
		widths[i] = t.least(i)
		left -= widths[i]
		if !t.Columns[i].Figure {
			weights[i] = t.length(i)
			weight += weights[i]
		}
	}
	if left < 0 {
		return squeezed(widths, total)
	}
	for i := range widths {
		if weight > 0 {
			widths[i] += left * weights[i] / weight
		} else {
			widths[i] += left / len(widths)
		}
	}
	return widths
}

// squeezed shares a width that does not suffice.
func squeezed(widths []int, total int) []int {
	sum := 0
	for _, width := range widths {
		sum += width
	}
	for i := range widths {
		widths[i] = widths[i] * total / sum
	}
	return widths
}

// length is the length of a column's longest text, as far as it matters.
func (t Table) length(i int) int {
	const farthest = 300
	longest := utf8.RuneCountInString(t.Columns[i].Head)
	for _, row := range t.Rows {
		if i < len(row) {
			longest = max(longest, utf8.RuneCountInString(plain(row[i].Text)))
		}
	}
	return min(longest, farthest)
}
