package ranking

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// csvFile is a CSV file that is being read.
type csvFile struct {
	collector
	file   string
	reader *csv.Reader
	row    []string
	counts bool // the first column is a count
}

// ReadCSV reads a table of ranks: the first row names the candidates, every
// other row is a ballot with a rank under each candidate, 1 for the best.
// Equal ranks are ties, a blank is unranked, and only the sequence of the
// ranks matters. If the first column is called "count", it says how many such
// ballots there are.
func ReadCSV(name string, r io.Reader) (Election, error) {
	c := &csvFile{file: name, reader: csv.NewReader(r)}
	c.reader.FieldsPerRecord = -1
	c.reader.TrimLeadingSpace = true
	err := c.next()
	if err == io.EOF {
		err = &SyntaxError{name, 1, 1, "the file is empty: name the candidates in the first row"}
	}
	if err == nil {
		err = c.head()
	}
	for err == nil {
		if err = c.next(); err == nil {
			err = c.ballot()
		}
	}
	if err != io.EOF {
		return Election{}, err
	}
	return Election{Profile: c.profile}, nil
}

// next reads a row.
func (c *csvFile) next() error {
	row, err := c.reader.Read()
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		return &SyntaxError{c.file, syntax.Line, syntax.Column, syntax.Err.Error()}
	}
	if err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", c.file, err)
	}
	c.row = row
	for i, cell := range row {
		if !utf8.ValidString(cell) {
			return c.errorf(i, "this cell is not UTF-8 text; save the file as UTF-8")
		}
		c.row[i] = strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))
	}
	return err
}

// errorf is an error at a cell of the current row.
func (c *csvFile) errorf(cell int, format string, arguments ...any) error {
	line, column := c.reader.FieldPos(cell)
	return &SyntaxError{c.file, line, column, fmt.Sprintf(format, arguments...)}
}

func (c *csvFile) head() error {
	c.counts = strings.EqualFold(c.row[0], "count")
	names := c.row
	if c.counts {
		names = names[1:]
	}
	if err := checkCandidates(len(names)); err != nil {
		return c.errorf(0, "%s", err)
	}
	for i, name := range names {
		cell := i + len(c.row) - len(names)
		if name == "" {
			return c.errorf(cell, "a candidate without a name")
		}
		if slices.Contains(names[:i], name) {
			return c.errorf(cell, "candidate %s is named twice", name)
		}
	}
	c.profile.Candidates = slices.Clone(names)
	return nil
}

func (c *csvFile) ballot() error {
	weight, from := 1, 0
	if c.counts {
		var err error
		if weight, err = c.number(0, "count", MaxWeight); err != nil {
			return err
		}
		from = 1
	}
	if len(c.row) != len(c.profile.Candidates)+from {
		return c.errorf(len(c.row)-1, "this row has %d cells, the first has %d", len(c.row), len(c.profile.Candidates)+from)
	}
	ranks := map[int][]int{}
	for candidate := range c.profile.Candidates {
		cell := candidate + from
		if c.row[cell] == "" {
			continue
		}
		rank, err := c.number(cell, "rank", MaxWeight)
		if err != nil {
			return err
		}
		ranks[rank] = append(ranks[rank], candidate)
	}
	ballot := Ballot{Weight: weight}
	for _, rank := range slices.Sorted(maps.Keys(ranks)) {
		ballot.Order = append(ballot.Order, ranks[rank])
	}
	if err := c.add(ballot); err != nil {
		return c.errorf(0, "%s", err)
	}
	return nil
}

// number reads a whole number from 1 on.
func (c *csvFile) number(cell int, what string, most int) (int, error) {
	n, err := strconv.Atoi(c.row[cell])
	if err != nil || n < 1 || n > most {
		return 0, c.errorf(cell, "%s %q: write a whole number from 1 on", what, c.row[cell])
	}
	return n, nil
}

// WriteCSV writes a table of ranks with a column of counts, one row for each
// ballot.
func WriteCSV(w io.Writer, e Election) error {
	if err := checkNames(e.Profile.Candidates, ""); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	if err := table.Write(append([]string{"count"}, e.Profile.Candidates...)); err != nil {
		return err
	}
	for _, ballot := range e.Profile.Ballots {
		row := make([]string, len(e.Profile.Candidates)+1)
		row[0] = strconv.Itoa(ballot.Weight)
		for g, group := range ballot.Order {
			for _, c := range group {
				row[c+1] = strconv.Itoa(g + 1)
			}
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
