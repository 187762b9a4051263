package report

import (
	"parley/internal/consult"
	"parley/internal/report/chart"
)

// Document is a report in one language, ready to be set by any writer.
type Document struct {
	Lang     consult.Lang
	Title    Words
	Kicker   string // what kind of document this is
	Byline   []Words
	Facts    []Fact // key numbers of the cover
	Notice   Notice
	Contents string // heading of the table of contents
	Sections []Section
	Labels   Labels
}

// Labels are the words that writers put around blocks.
type Labels struct {
	Note     string // before a note's number, for screen readers
	BackTo   string // before the place a note is cited
	Language map[consult.Lang]string
}

// Section is a chapter. Notes are those first cited in it, numbered through
// the whole document.
type Section struct {
	ID     string
	Number string // empty for a chapter that is not a theme
	Title  Words
	Lead   []Inline
	Blocks []Block
	Notes  []Note
}

// Note is a footnote; its number is cited by a [NoteRef].
type Note struct {
	Number int
	Text   []Inline
}

// Fact is a number with what it counts.
type Fact struct {
	Value    string
	Withheld bool // Value says why, as "fewer than 5"
	Label    []Inline
}

// Notice is a short text that must not be overlooked.
type Notice struct {
	Title string
	Text  []Inline
}

// Block is a piece of a section, set below the one before.
type Block interface{ block() }

// Heading opens a part of a section; Level is 2 or 3.
type Heading struct {
	Level int
	ID    string
	Text  []Inline
}

// Paragraph is running text. Lang marks a language other than the document's.
type Paragraph struct {
	Text []Inline
	Lang consult.Lang
}

// List is a list of short texts.
type List struct {
	Ordered bool
	Items   [][]Inline
	Lang    consult.Lang
}

// Flow is text with figures in its margins.
type Flow struct {
	Text    []Block
	Figures []Fact
}

// Quotation is a participant's words, given verbatim with consent.
type Quotation struct {
	Text   []Inline
	Lang   consult.Lang
	Source string
}

// Terms pairs names with what they stand for.
type Terms struct{ Of []Term }

// Term is one pair.
type Term struct {
	Name  string
	Value []Inline
}

// Entry is a recommendation with what was found about it.
type Entry struct {
	ID      string
	Number  string
	Aside   []string // short lines before the text: section, place
	Title   Words
	Body    Words
	Parts   []Part
	Meta    []Inline // who should act, points of the position, sources
	Verdict []Inline
	Figures []string // counts in words
	Hidden  string   // why figures are withheld, or empty
	Quotes  []Quotation
}

// Part is a sub-point.
type Part struct{ Title, Body Words }

// Agreement is the chart of a theme, a table whose rows are drawn.
type Agreement struct {
	ID      string
	Title   string
	Caption string
	Columns AgreementColumns
	Axis    chart.Axis
	Rows    []AgreementRow
	Source  string
}

// AgreementColumns are the heads of the columns.
type AgreementColumns struct{ Item, Disagree, Scale, Agree, Line, Pass, Result string }

// AgreementRow is one recommendation. Withheld, where set, stands instead of
// all figures.
type AgreementRow struct {
	Item                  []Inline
	Agree, Disagree, Pass int
	Of                    int // what the shares are of: those who took a side, or all who rated
	Result                []Inline
	Withheld              string
}

// shares are the per cent who disagree and who agree. They add up to a hundred
// where nobody stands between.
func (r AgreementRow) shares() (disagree, agree int) {
	agree = percentOf(r.Agree, r.Of)
	if r.Agree+r.Disagree == r.Of {
		return 100 - agree, agree
	}
	return percentOf(r.Disagree, r.Of), agree
}

// Ranking is an order of recommendations, a table whose rows are drawn.
type Ranking struct {
	ID      string
	Title   string
	Caption string
	Columns RankingColumns
	Rows    []RankingRow
	Source  string
}

// RankingColumns are the heads of the columns.
type RankingColumns struct{ Place, Item, Chart, Points, Wins string }

// RankingRow is one recommendation in the collective order.
type RankingRow struct {
	Place string
	Item  []Inline
	Scene chart.Scene // the bar
	Shown string      // its figure as written
	Wins  string      // a second figure
}

// Picture is a drawing with what it says in words.
type Picture struct {
	ID      string
	Title   string
	Caption string
	Alt     string // what it shows, for those who do not see it
	Plan    chart.Plan
	Source  string
}

// Table is a plain table of figures. The first column names the row.
type Table struct {
	ID      string
	Caption string
	Note    string // how to read it
	Columns []Column
	Rows    [][]Cell
}

// Column is the head of a column.
type Column struct {
	Head   string
	Figure bool // set flush right
}

// Cell is a value or, where Withheld is set, the reason why there is none.
type Cell struct {
	Text     []Inline
	Withheld string
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Flow) block()      {}
func (Quotation) block() {}
func (Terms) block()     {}
func (Entry) block()     {}
func (Agreement) block() {}
func (Ranking) block()   {}
func (Picture) block()   {}
func (Table) block()     {}
