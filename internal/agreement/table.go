package agreement

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxItems is the largest number of items in a table.
const MaxItems = 1000

// Table is the ratings of several judges of several items.
type Table struct {
	Scale Scale
	Items []string
	// Scores has a row per judge who rated anything and a column per item,
	// NaN where the judge left it out.
	Scores [][]float64
}

// Ratings is the histogram of one item; those who left it out do not count.
func (t Table) Ratings(item int) Ratings {
	ratings := Ratings{Scale: t.Scale, Counts: make([]int, t.Scale.Points())}
	for _, row := range t.Scores {
		if !math.IsNaN(row[item]) {
			ratings.Counts[int(row[item])-t.Scale.Min]++
		}
	}
	return ratings
}

// TableError says where and why a table could not be read.
type TableError struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in bytes
	Message string
}

// Error writes "file:line:column: message".
func (e *TableError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// judgeColumns are the names by which a first column is known to hold labels
// of the judges and not ratings.
var judgeColumns = []string{"", "judge", "rater", "expert", "participant", "id"}

// ReadTable reads a CSV file: the first row names the items, every other row
// holds the ratings of one judge, whole numbers on the scale or blank. A first
// column called judge, rater, expert, participant or id, or not at all, is
// skipped. What is wrong comes as a [*TableError].
func ReadTable(file string, r io.Reader, scale Scale) (Table, error) {
	t := tableFile{file: file, reader: csv.NewReader(r), table: Table{Scale: scale}}
	t.reader.FieldsPerRecord = -1
	t.reader.TrimLeadingSpace = true
	err := t.next()
	if err == io.EOF {
		return Table{}, &TableError{file, 1, 1, "the file is empty: name the items in the first row"}
	}
	if err == nil {
		err = t.head()
	}
	for err == nil {
		if err = t.next(); err == nil {
			err = t.judge()
		}
	}
	if err != io.EOF {
		return Table{}, err
	}
	return t.table, nil
}

// tableFile is a table that is being read.
type tableFile struct {
	file   string
	reader *csv.Reader
	row    []string
	from   int // the column of the first item
	table  Table
}

// next reads a row.
func (t *tableFile) next() error {
	row, err := t.reader.Read()
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return &TableError{t.file, syntax.Line, syntax.Column, syntax.Err.Error()}
	}
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", t.file, err)
	}
	t.row = row
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			return t.errorf(i, "this cell is not UTF-8 text; save the file as UTF-8")
		}
		t.row[i] = strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))
	}
	return err
}

// errorf is an error at a cell of the current row.
func (t *tableFile) errorf(cell int, format string, arguments ...any) error {
	line, column := t.reader.FieldPos(cell)
	return &TableError{t.file, line, column, fmt.Sprintf(format, arguments...)}
}

func (t *tableFile) head() error {
	if len(t.row) > 1 && slices.Contains(judgeColumns, strings.ToLower(t.row[0])) {
		t.from = 1
	}
	items := t.row[t.from:]
	if len(items) > MaxItems {
		return t.errorf(0, "%d items: at most %d can be read", len(items), MaxItems)
	}
	if t.looksRated(items) {
		return t.errorf(0, "the first row holds ratings: put a row with the names of the items above it")
	}
	for i, item := range items {
		if item == "" {
			return t.errorf(t.from+i, "an item without a name")
		}
	}
	t.table.Items = slices.Clone(items)
	return nil
}

// looksRated reports that a row of names could be one of ratings; the names 1,
// 2, 3 and so on are taken for names.
func (t *tableFile) looksRated(items []string) bool {
	counting := true
	for i, item := range items {
		value, err := strconv.Atoi(item)
		if item != "" && (err != nil || !t.table.Scale.Contains(value)) {
			return false
		}
		counting = counting && value == i+1
	}
	return !counting
}

func (t *tableFile) judge() error {
	if want := t.from + len(t.table.Items); len(t.row) != want {
		return t.errorf(len(t.row)-1, "this row has %d cells, the first has %d", len(t.row), want)
	}
	scores, rated := make([]float64, len(t.table.Items)), false
	for i := range scores {
		cell := t.row[t.from+i]
		if cell == "" {
			scores[i] = math.NaN()
			continue
		}
		value, err := strconv.Atoi(cell)
		if err != nil || !t.table.Scale.Contains(value) {
			return t.errorf(t.from+i, "rating %q: write a whole number from %d to %d, or nothing", cell, t.table.Scale.Min, t.table.Scale.Max)
		}
		scores[i], rated = float64(value), true
	}
	if rated {
		t.table.Scores = append(t.table.Scores, scores)
	}
	return nil
}
