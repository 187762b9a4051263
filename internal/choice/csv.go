package choice

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// MaxGrade is the best grade that a file may give.
const MaxGrade = 20

// maxCount bounds how many alike a row may stand for, so that sums stay exact.
const maxCount = 1_000_000_000

// ReadGrades reads a table of grades: the first row names the items, every other
// row is one person with a whole number under each item, 1 for the worst grade
// and blank for none. A first column called "count" says how many gave the row.
func ReadGrades(name string, r io.Reader) (items []string, grades []Grades, err error) {
	t, err := openTable(name, r)
	if err != nil {
		return nil, nil, err
	}
	from := 0
	if strings.EqualFold(t.head[0], "count") {
		from = 1
	}
	items = t.head[from:]
	if err := checkNames(t, items); err != nil {
		return nil, nil, err
	}
	grades = make([]Grades, len(items))
	for i := range grades {
		grades[i] = make(Grades, MaxGrade)
	}
	for t.next() {
		count := 1
		if from == 1 {
			count = t.number(0, maxCount)
		}
		for i := range items {
			if t.row[i+from] != "" {
				grades[i][max(t.number(i+from, MaxGrade), 1)-1] += count
			}
		}
	}
	return items, trim(grades), t.err
}

func checkNames(t *table, items []string) error {
	if len(items) == 0 {
		return t.errorf("name the items in the first row")
	}
	for i, item := range items {
		if item == "" || slices.Contains(items[:i], item) {
			return t.errorf("item %d needs a name of its own", i+1)
		}
	}
	return nil
}

// trim cuts the grades above the best one given.
func trim(items []Grades) []Grades {
	best := 0
	for _, g := range items {
		for grade, count := range g {
			if count > 0 {
				best = max(best, grade+1)
			}
		}
	}
	for i := range items {
		items[i] = items[i][:best]
	}
	return items
}

// ReadComparisons reads a list of comparisons: the first row is first, second,
// result and, if wanted, count; in every other row the result is first, second
// or equal. Items are numbered as they first appear.
func ReadComparisons(name string, r io.Reader) (items []string, pairs []Compared, err error) {
	t, err := openTable(name, r)
	if err != nil {
		return nil, nil, err
	}
	want := []string{"first", "second", "result", "count"}
	if !slices.Equal(t.head, want) && !slices.Equal(t.head, want[:3]) {
		return nil, nil, t.errorf("the first row must be first,second,result or first,second,result,count")
	}
	number := map[string]int{}
	index := func(item string) int {
		if _, known := number[item]; !known {
			number[item] = len(items)
			items = append(items, item)
		}
		return number[item]
	}
	for t.next() {
		if t.row[0] == "" || t.row[1] == "" || t.row[0] == t.row[1] {
			t.err = t.errorf("a comparison needs two different items")
			break
		}
		count := 1
		if len(t.head) == 4 {
			count = t.number(3, maxCount)
		}
		pair := Compared{First: index(t.row[0]), Second: index(t.row[1])}
		switch t.row[2] {
		case "first":
			pair.Wins = count
		case "second":
			pair.Losses = count
		case "equal":
			pair.Equal = count
		default:
			t.err = t.errorf("the result is first, second or equal")
		}
		pairs = append(pairs, pair)
	}
	return items, pairs, t.err
}

// table is a CSV file that is being read, row by row, until its first error.
type table struct {
	file   string
	reader *csv.Reader
	head   []string
	row    []string
	line   int
	err    error
}

func openTable(name string, r io.Reader) (*table, error) {
	t := &table{file: name, reader: csv.NewReader(r), line: 1}
	t.reader.TrimLeadingSpace = true
	head, err := t.reader.Read()
	if err == io.EOF {
		return nil, t.errorf("the file is empty")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	t.head = tidy(head)
	return t, nil
}

// next reads a row; false at the end and after an error.
func (t *table) next() bool {
	if t.err != nil {
		return false
	}
	row, err := t.reader.Read()
	if err == io.EOF {
		return false
	}
	if err != nil {
		t.err = fmt.Errorf("%s: %w", t.file, err)
		return false
	}
	t.row = tidy(row)
	t.line, _ = t.reader.FieldPos(0)
	return true
}

func tidy(row []string) []string {
	for i, cell := range row {
		row[i] = strings.TrimSpace(strings.TrimPrefix(cell, "\ufeff"))
	}
	return row
}

// number reads a whole number from 1 to most; what is not one is the table's
// error.
func (t *table) number(cell, most int) int {
	n, err := strconv.Atoi(t.row[cell])
	if (err != nil || n < 1 || n > most) && t.err == nil {
		t.err = t.errorf("%q: write a whole number from 1 to %d", t.row[cell], most)
		return 0
	}
	return min(max(n, 0), most)
}

func (t *table) errorf(format string, arguments ...any) error {
	return fmt.Errorf("%s:%d: %s", t.file, t.line, fmt.Sprintf(format, arguments...))
}
