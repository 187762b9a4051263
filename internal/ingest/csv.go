package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"parley/internal/consult"
)

// column is what a column of a CSV file holds.
type column int

const (
	otherColumn column = iota
	themeColumn
	sectionColumn
	titleColumn
	bodyColumn
	contextColumn
	positionColumn
	sourceColumn
)

var columnNames = map[string]column{
	"theme": themeColumn, "topic": themeColumn, "tema": themeColumn, "eje": themeColumn, "mesa": themeColumn,
	"section": sectionColumn, "subtheme": sectionColumn, "sección": sectionColumn, "subtema": sectionColumn,
	"title": titleColumn, "recommendation": titleColumn, "proposal": titleColumn, "name": titleColumn,
	"título": titleColumn, "titulo": titleColumn, "recomendación": titleColumn, "recomendacion": titleColumn, "propuesta": titleColumn, "nombre": titleColumn,
	"body": bodyColumn, "text": bodyColumn, "description": bodyColumn, "detail": bodyColumn, "details": bodyColumn,
	"texto": bodyColumn, "descripción": bodyColumn, "descripcion": bodyColumn, "detalle": bodyColumn,
	"context": contextColumn, "background": contextColumn, "contexto": contextColumn, "antecedentes": contextColumn,
	"position": positionColumn, "posición": positionColumn, "posicion": positionColumn,
	"source": sourceColumn, "sources": sourceColumn, "reference": sourceColumn, "url": sourceColumn, "fuente": sourceColumn, "fuentes": sourceColumn,
}

// csvReader turns rows into a draft.
type csvReader struct {
	document
	columns []column
	draft   Draft
	byTheme map[string]int
	bySrc   map[string]string
}

// readCSV reads a row per recommendation. A first row that names the columns
// says what they hold; without one, a single column holds titles, the first of
// two or more the themes where it repeats itself, and the next title and text.
func readCSV(file, text string, certain bool) (Draft, error) {
	c := &csvReader{byTheme: map[string]int{}, bySrc: map[string]string{}, draft: Draft{
		Format: "csv", Unit: "line", Title: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)),
		Position: Position{Points: []Point{}}, Themes: []Theme{}, Principles: []Recommendation{}, Sources: []Source{},
	}}
	if !certain {
		c.warn(WarnEncoding, 0, encodingDoubt)
	}
	rows, lines, err := csvRows(text)
	if err != nil {
		return Draft{}, err
	}
	if c.columns = namedColumns(rows[0]); c.columns != nil {
		rows, lines = rows[1:], lines[1:]
	} else {
		c.columns = guessedColumns(rows)
	}
	for i, row := range rows {
		c.row(row, lines[i])
	}
	return c.finish()
}

// csvRows splits the text into rows, each with its line.
func csvRows(text string) (rows [][]string, lines []int, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = delimiter(text), -1, true
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || len(rows) >= maxBlocks {
			return nil, nil, consult.Errorf(consult.CodeInvalid, "this CSV file cannot be read; export the sheet again as CSV in UTF-8")
		}
		line, _ := r.FieldPos(0)
		rows, lines = append(rows, row), append(lines, line)
	}
	if len(rows) == 0 {
		return nil, nil, consult.Errorf(consult.CodeInvalid, "there is no row in this file; put one recommendation in each row")
	}
	return rows, lines, nil
}

// delimiter is the sign that the first line holds most often.
func delimiter(text string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	best, most := ',', 0
	for _, sign := range []rune{',', ';', '\t'} {
		if n := strings.Count(first, string(sign)); n > most {
			best, most = sign, n
		}
	}
	return best
}

// namedColumns reads the names of columns, nil where the row holds none of titles.
func namedColumns(row []string) []column {
	columns := make([]column, len(row))
	for i, cell := range row {
		columns[i] = columnNames[strings.ToLower(strings.TrimSpace(clean(cell)))]
	}
	if !slices.Contains(columns, titleColumn) {
		if i := slices.Index(columns, bodyColumn); i >= 0 {
			columns[i] = titleColumn
			return columns
		}
		return nil
	}
	return columns
}

// guessedColumns guesses the columns of a file without names.
func guessedColumns(rows [][]string) []column {
	width, seen, repeats := 0, map[string]bool{}, 0
	for _, row := range rows {
		width = max(width, len(row))
		if seen[row[0]] {
			repeats++
		}
		seen[row[0]] = true
	}
	switch {
	case width == 1:
		return []column{titleColumn}
	case width > 2 || 2*repeats >= len(rows):
		return []column{themeColumn, titleColumn, bodyColumn}
	}
	return []column{titleColumn, bodyColumn}
}

// row adds one recommendation. An empty theme is that of the row above.
func (c *csvReader) row(row []string, at int) {
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return
	}
	cells := map[column]string{}
	for i, cell := range row {
		if i >= len(c.columns) || c.columns[i] == otherColumn {
			continue
		}
		cells[c.columns[i]] = paragraphs(cells[c.columns[i]], cellText(cell))
	}
	t := c.theme(cells[themeColumn], at)
	t.Context = paragraphs(t.Context, escapeMarkdown(cells[contextColumn]))
	t.Position = paragraphs(t.Position, escapeMarkdown(cells[positionColumn]))
	title, body := cells[titleColumn], cells[bodyColumn]
	if title == "" && body == "" {
		if cells[contextColumn]+cells[positionColumn] == "" {
			c.warn(WarnCells, at, "this row names no recommendation and was left out")
		}
		return
	}
	if body == "" || title == "" {
		title, body = titleOf(escapeMarkdown(title + body))
		body = plain(body)
	} else {
		title, body = fitTitle(strings.Join(strings.Fields(title), " "), body)
	}
	if wordless(title) {
		c.warn(WarnCells, at, "this row names no recommendation and was left out")
		return
	}
	t.Recommendations = append(t.Recommendations, Recommendation{
		Title: title, Body: body, SubPoints: []SubPoint{}, Section: sectionIn(t, cells[sectionColumn]), Sources: c.source(cells[sourceColumn], at), Where: at,
	})
	(&reading{document: &c.document}).fit(t, &t.Recommendations[len(t.Recommendations)-1])
}

// cellText is the text of a cell, its lines kept apart.
func cellText(cell string) string {
	var lines []string
	for l := range strings.SplitSeq(cell, "\n") {
		if l = clean(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n\n")
}

// theme finds or adds a theme.
func (c *csvReader) theme(title string, at int) *Theme {
	title = shorten(strings.Join(strings.Fields(title), " "), consult.MaxTitle)
	if title == "" && len(c.draft.Themes) > 0 {
		return &c.draft.Themes[len(c.draft.Themes)-1]
	}
	if title == "" {
		title = c.draft.Title
	}
	i, known := c.byTheme[title]
	if !known {
		i = len(c.draft.Themes)
		c.byTheme[title] = i
		c.draft.Themes = append(c.draft.Themes, Theme{Title: title, Sections: []Section{}, Recommendations: []Recommendation{}, Where: at})
	}
	return &c.draft.Themes[i]
}

// sectionIn finds or adds a section of a theme and returns its key.
func sectionIn(t *Theme, title string) string {
	if title == "" {
		return ""
	}
	for _, s := range t.Sections {
		if s.Title == title {
			return s.Key
		}
	}
	key := sectionKey(title, t.Sections)
	t.Sections = append(t.Sections, Section{key, title})
	return key
}

// source keeps the text of a source once and returns its key in a list.
func (c *csvReader) source(text string, at int) []string {
	if text == "" {
		return []string{}
	}
	if c.bySrc[text] == "" {
		mark := "source-" + strconv.Itoa(len(c.notes)+1)
		c.notes = append(c.notes, note{mark, escapeMarkdown(text), at})
		c.bySrc[text] = mark
	}
	return []string{c.bySrc[text]}
}

func (c *csvReader) finish() (Draft, error) {
	var words []block
	for _, t := range c.draft.Themes {
		for _, r := range t.Recommendations {
			words = append(words, block{text: r.Title + " " + r.Body})
		}
	}
	if len(words) == 0 {
		return Draft{}, consult.Errorf(consult.CodeInvalid, "no row of this file names a recommendation; put one in each row, with the columns theme, title and text")
	}
	r := &reading{&c.document, keysOf(c.notes)}
	c.draft.Lang = language(words)
	c.draft.Sources = r.sources()
	r.bound(&c.draft)
	r.inOrder(&c.draft)
	return c.draft, nil
}
