package opinion

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"
)

// table is a CSV file with a heading that is being read.
type table struct {
	file   string
	reader *csv.Reader
	head   []string
	row    []string
}

// readTable opens a file of a folder, reads its heading and hands it on.
func readTable(folder fs.FS, file string, read func(*table) error) error {
	opened, err := folder.Open(file)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	defer opened.Close()
	t := &table{file: file, reader: csv.NewReader(opened)}
	t.reader.FieldsPerRecord = -1
	t.reader.ReuseRecord = true
	if err := t.heading(); err != nil {
		return err
	}
	return read(t)
}

// heading reads the names of the columns. None may come twice.
func (t *table) heading() error {
	err := t.read()
	if err == io.EOF {
		return &SyntaxError{t.file, 1, 1, "the file is empty: its first row must name the columns"}
	}
	if err != nil {
		return err
	}
	named := map[string]bool{}
	for cell, name := range t.row {
		name = strings.TrimSpace(name)
		if cell == 0 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		if named[name] {
			return t.errorf(cell, "column %q is there twice", name)
		}
		named[name] = true
		t.head = append(t.head, name)
	}
	return nil
}

// next reads a row as wide as the heading, or io.EOF.
func (t *table) next() error {
	if err := t.read(); err != nil {
		return err
	}
	if len(t.row) != len(t.head) {
		return t.errorf(min(len(t.row), len(t.head))-1, "this row has %d cells, the first has %d", len(t.row), len(t.head))
	}
	return nil
}

// read reads a row of UTF-8 text.
func (t *table) read() (err error) {
	t.row, err = t.reader.Read()
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return &SyntaxError{t.file, syntax.Line, syntax.Column, syntax.Err.Error()}
	}
	if err != nil {
		if err == io.EOF {
			return err
		}
		return fmt.Errorf("%s: %w", t.file, err)
	}
	for cell, text := range t.row {
		if !utf8.ValidString(text) {
			return t.errorf(cell, "this cell is not UTF-8 text; save the file as UTF-8")
		}
	}
	return nil
}

// each reads all rows.
func (t *table) each(row func() error) error {
	for {
		err := t.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = row()
		}
		if err != nil {
			return err
		}
	}
}

// errorf is an error at a cell of the current row.
func (t *table) errorf(cell int, format string, arguments ...any) error {
	line, column := t.reader.FieldPos(cell)
	return &SyntaxError{t.file, line, column, fmt.Sprintf(format, arguments...)}
}

// column is the place of a column, −1 where it is missing.
func (t *table) column(name string) int {
	for cell, found := range t.head {
		if found == name {
			return cell
		}
	}
	return -1
}

// needed is the place of a column that must be there.
func (t *table) needed(name string) (int, error) {
	cell := t.column(name)
	if cell < 0 {
		return 0, &SyntaxError{t.file, 1, 1, fmt.Sprintf("there is no column %q", name)}
	}
	return cell, nil
}

// text is a cell without the blanks around it; "" where there is no column.
func (t *table) text(cell int) string {
	if cell < 0 {
		return ""
	}
	return strings.TrimSpace(t.row[cell])
}

// number reads a whole number.
func (t *table) number(cell int, what string) (int, error) {
	n, err := strconv.Atoi(t.text(cell))
	if err != nil {
		return 0, t.errorf(cell, "%s %q: write a whole number", what, t.text(cell))
	}
	return n, nil
}

// vote reads a vote.
func (t *table) vote(cell int) (Vote, error) {
	switch t.text(cell) {
	case "1":
		return Agree, nil
	case "-1":
		return Disagree, nil
	case "0":
		return Pass, nil
	}
	return 0, t.errorf(cell, "vote %q: write 1 (agree), -1 (disagree) or 0 (pass)", t.text(cell))
}
