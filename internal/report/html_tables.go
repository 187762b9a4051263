package report

import (
	"fmt"

	"parley/internal/report/chart"
)

// The tables that are drawn change their layout on a narrow page; the roles
// keep them tables for those who hear them.

func (w *htmlWriter) caption(title, note string) {
	w.raw("<figcaption>")
	w.element("b", title)
	if note != "" {
		w.element("span", note)
	}
	w.raw("</figcaption>")
}

func (w *htmlWriter) agreement(a Agreement) {
	w.open("figure", "class", "wide chart", "id", a.ID)
	w.caption(a.Title, a.Caption)
	w.open("table", "class", "rows", "role", "table", "aria-label", a.Title)
	c := a.Columns
	w.raw(`<thead role="rowgroup"><tr role="row">`)
	w.unseen(c.Item, "what")
	w.unseen(c.Disagree, "no")
	w.raw(`<th role="columnheader" scope="col" class="cell">` + a.Axis.Head(c.Disagree, c.Agree, c.Line).SVG())
	w.element("span", c.Scale, "class", "sr")
	w.raw("</th>")
	w.unseen(c.Agree, "yes")
	w.element("th", c.Pass, "role", "columnheader", "scope", "col", "class", "ps")
	w.element("th", c.Result, "role", "columnheader", "scope", "col", "class", "class")
	w.raw(`</tr></thead><tbody role="rowgroup">`)
	for _, row := range a.Rows {
		w.agreementRow(a.Axis, row)
	}
	w.raw("</tbody></table>")
	w.source(a.Source)
	w.close("figure")
}

// unseen is the head of a column that needs no words on the page.
func (w *htmlWriter) unseen(head, class string) {
	w.open("th", "role", "columnheader", "scope", "col", "class", class)
	w.element("span", head, "class", "sr")
	w.close("th")
}

func (w *htmlWriter) agreementRow(axis chart.Axis, row AgreementRow) {
	w.raw(`<tr role="row">`)
	w.wrapped("th", row.Item, "role", "rowheader", "scope", "row", "class", "what")
	if row.Withheld != "" {
		w.raw(`<td role="cell" class="hidden" colspan="5">`)
		w.withheld(row.Withheld)
		w.raw("</td></tr>")
		return
	}
	disagree, agree := row.shares()
	w.share("no", row.Disagree, disagree, row.Of > 0)
	w.raw(`<td role="cell" class="cell">` + axis.Agreement(row.Agree, row.Disagree, row.Of).SVG() + `</td>`)
	w.share("yes", row.Agree, agree, row.Of > 0)
	w.raw(`<td role="cell" class="ps">`)
	w.element("span", fmt.Sprint(row.Pass))
	w.raw("</td>")
	w.wrapped("td", row.Result, "role", "cell", "class", "class")
	w.raw("</tr>")
}

// share is a percentage over its number of people.
func (w *htmlWriter) share(class string, people, percent int, sided bool) {
	w.open("td", "role", "cell", "class", class)
	if sided {
		w.text(fmt.Sprintf("%d%% ", percent))
	}
	w.element("small", fmt.Sprint(people))
	w.close("td")
}

func (w *htmlWriter) ranking(r Ranking) {
	w.open("figure", "class", "wide chart", "id", r.ID)
	w.caption(r.Title, r.Caption)
	w.open("table", "class", "rows order", "role", "table", "aria-label", r.Title)
	w.raw(`<thead role="rowgroup"><tr role="row">`)
	w.element("th", r.Columns.Place, "role", "columnheader", "scope", "col", "class", "place")
	w.element("th", r.Columns.Item, "role", "columnheader", "scope", "col", "class", "what")
	w.unseen(r.Columns.Chart, "cell")
	w.element("th", r.Columns.Points, "role", "columnheader", "scope", "col", "class", "points")
	w.element("th", r.Columns.Wins, "role", "columnheader", "scope", "col", "class", "wins")
	w.raw(`</tr></thead><tbody role="rowgroup">`)
	for _, row := range r.Rows {
		w.raw(`<tr role="row">`)
		w.element("td", row.Place, "role", "cell", "class", "place")
		w.wrapped("th", row.Item, "role", "rowheader", "scope", "row", "class", "what")
		w.raw(`<td role="cell" class="cell">` + row.Scene.SVG() + `</td>`)
		w.element("td", row.Shown, "role", "cell", "class", "points")
		w.element("td", row.Wins, "role", "cell", "class", "wins")
		w.raw("</tr>")
	}
	w.raw("</tbody></table>")
	w.source(r.Source)
	w.close("figure")
}

func (w *htmlWriter) picture(p Picture) {
	w.open("figure", "class", "chart", "id", p.ID)
	w.caption(p.Title, p.Caption)
	w.raw(p.Plan.SVG(p.Alt))
	w.source(p.Source)
	w.close("figure")
}

func (w *htmlWriter) source(text string) {
	if text != "" {
		w.element("p", text, "class", "source")
	}
}

// table is a plain table in a frame that scrolls sideways on a narrow page and
// can be reached by the keyboard.
func (w *htmlWriter) table(t Table) {
	w.open("div", "class", "wide scroll", "tabindex", "0", "role", "group", "aria-label", t.Caption)
	w.open("table", "class", "plain", "id", t.ID)
	w.raw("<caption>")
	w.element("b", t.Caption)
	w.element("span", t.Note)
	w.raw("</caption>")
	w.raw("<thead><tr>")
	for _, c := range t.Columns {
		w.element("th", c.Head, "scope", "col", "class", align(c.Figure))
	}
	w.raw("</tr></thead><tbody>")
	for _, row := range t.Rows {
		w.tableRow(t.Columns, row)
	}
	w.raw("</tbody></table></div>")
}

// tableRow joins the cells that are withheld for one and the same reason.
func (w *htmlWriter) tableRow(columns []Column, row []Cell) {
	w.raw("<tr>")
	for i := 0; i < len(row); i++ {
		switch cell := row[i]; {
		case i == 0:
			w.wrapped("th", cell.Text, "scope", "row")
		case cell.Withheld != "":
			span := 1
			for i+1 < len(row) && row[i+1].Withheld == cell.Withheld {
				i, span = i+1, span+1
			}
			w.open("td", "colspan", fmt.Sprint(span))
			w.withheld(cell.Withheld)
			w.close("td")
		default:
			w.wrapped("td", cell.Text, "class", align(i < len(columns) && columns[i].Figure))
		}
	}
	w.raw("</tr>")
}

func align(figure bool) string {
	if figure {
		return "figure"
	}
	return ""
}
