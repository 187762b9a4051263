package report

import (
	"fmt"
	"strings"
)

// pipes writes a table: heads, whether each column is flush right, rows.
func (w *markdownWriter) pipes(heads []string, figures []bool, rows [][]string) {
	var out strings.Builder
	line := func(cells []string) { out.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	rules := make([]string, len(heads))
	for i := range heads {
		rules[i] = "---"
		if figures[i] {
			rules[i] = "---:"
		}
	}
	line(heads)
	line(rules)
	for _, row := range rows {
		line(row)
	}
	w.WriteString(out.String() + "\n")
}

func (w *markdownWriter) head(title, note string) {
	text := "**" + escapeMarkdown(title) + "**"
	if note != "" {
		text += "  \n" + escapeMarkdown(note)
	}
	w.line(text)
}

func (w *markdownWriter) agreement(a Agreement) {
	w.head(a.Title, a.Caption)
	c := a.Columns
	heads := []string{c.Item, c.Disagree, c.Agree, c.Pass, c.Result}
	var rows [][]string
	for _, r := range a.Rows {
		disagree, agree := r.shares()
		row := []string{w.inlines(r.Item), share(r.Disagree, disagree, r.Of > 0), share(r.Agree, agree, r.Of > 0), fmt.Sprint(r.Pass), w.inlines(r.Result)}
		if r.Withheld != "" {
			hidden := withheldMarkdown(r.Withheld)
			row = []string{w.inlines(r.Item), hidden, hidden, hidden, hidden}
		}
		rows = append(rows, row)
	}
	w.pipes(escaped(heads), []bool{false, true, true, true, false}, rows)
	w.source(a.Source)
}

// share is a percentage with its number of people.
func share(people, percent int, sided bool) string {
	if !sided {
		return fmt.Sprint(people)
	}
	return fmt.Sprintf("%d%% (%d)", percent, people)
}

func (w *markdownWriter) ranking(r Ranking) {
	w.head(r.Title, "")
	heads := []string{r.Columns.Place, r.Columns.Item, r.Columns.Points, r.Columns.Wins}
	var rows [][]string
	for _, row := range r.Rows {
		rows = append(rows, []string{escapeMarkdown(row.Place), w.inlines(row.Item), escapeMarkdown(row.Shown), escapeMarkdown(row.Wins)})
	}
	w.pipes(escaped(heads), []bool{true, false, true, true}, rows)
	w.source(r.Source)
}

func (w *markdownWriter) source(text string) {
	if text != "" {
		w.line("*" + escapeMarkdown(text) + "*")
	}
}

func (w *markdownWriter) table(t Table) {
	w.head(t.Caption, t.Note)
	var heads []string
	var figures []bool
	for _, c := range t.Columns {
		heads, figures = append(heads, c.Head), append(figures, c.Figure)
	}
	var rows [][]string
	for _, row := range t.Rows {
		var cells []string
		for _, cell := range row {
			text := w.inlines(cell.Text)
			if cell.Withheld != "" {
				text = withheldMarkdown(cell.Withheld)
			}
			cells = append(cells, text)
		}
		rows = append(rows, cells)
	}
	w.pipes(escaped(heads), figures, rows)
}

func escaped(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = escapeMarkdown(s)
	}
	return out
}
