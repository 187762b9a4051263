package opinion

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// The files of an export folder.
const (
	matrixFile   = "participants-votes.csv"
	votesFile    = "votes.csv"
	commentsFile = "comments.csv"
)

// Statement is what people vote on.
type Statement struct {
	ID        int
	Text      string
	Withdrawn bool // by moderation
	Meta      bool // about the consultation, not its subject
}

// Export is a conversation as Polis exports it.
type Export struct {
	Statements   []Statement // the columns of Votes, by ascending number
	Participants []int       // the number of each row of Votes, ascending
	Votes        *Matrix
	// Of is the published group of each participant, an index of Groups; −1 is
	// none.
	Of []int
	// Groups are the numbers of the published groups, ascending.
	Groups []int
}

// SyntaxError says where and why a file could not be read.
type SyntaxError struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in bytes
	Message string
}

// Error writes "file:line:column: message".
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// ReadExport reads an export folder. The votes come from participants-votes.csv
// or, where there is none, from votes.csv, where the vote with the latest
// timestamp wins, and the later row among equals. What comments.csv says of a
// statement is added where the file exists: its words, moderated = −1
// (withdrawn) and is-meta = true. Statements nobody voted on are left out.
// What is wrong with the contents comes as a [*SyntaxError].
func ReadExport(folder fs.FS) (*Export, error) {
	c, err := readVotes(folder)
	if err != nil {
		return nil, err
	}
	about := map[int]Statement{}
	if err := readTable(folder, commentsFile, readComments(about)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return c.export(about)
}

func readVotes(folder fs.FS) (*collector, error) {
	c := newCollector()
	err := readTable(folder, matrixFile, c.readMatrix)
	if errors.Is(err, fs.ErrNotExist) {
		err = readTable(folder, votesFile, c.readVotes)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is neither %s nor %s: choose the folder of a Polis export", matrixFile, votesFile)
	}
	return c, err
}

// index numbers things in the order in which they come.
type index struct {
	at    map[int]int32
	names []int
}

func newIndex() index { return index{at: map[int]int32{}} }

// number is the place of a name, a new one if it has none yet.
func (x *index) number(name int) int32 {
	at, known := x.at[name]
	if !known {
		at = int32(len(x.names))
		x.at[name] = at
		x.names = append(x.names, name)
	}
	return at
}

// ascending lists the names in order, and the rank of each place.
func (x *index) ascending() (names []int, rank []int32) {
	names = slices.Sorted(slices.Values(x.names))
	rank = make([]int32, len(names))
	for r, name := range names {
		rank[x.at[name]] = int32(r)
	}
	return names, rank
}

// collector gathers the votes of a file that is being read.
type collector struct {
	participants, statements, groups index
	cast                             []Cell
	of                               map[int32]int32 // the group of a participant
}

func newCollector() *collector {
	return &collector{newIndex(), newIndex(), newIndex(), nil, map[int32]int32{}}
}

// export puts what was gathered in order.
func (c *collector) export(about map[int]Statement) (*Export, error) {
	e := &Export{}
	var row, column, group []int32
	e.Participants, row = c.participants.ascending()
	ids, column := c.statements.ascending()
	e.Groups, group = c.groups.ascending()
	for i := range c.cast {
		cell := &c.cast[i]
		cell.Participant, cell.Statement = row[cell.Participant], column[cell.Statement]
	}
	var err error
	if e.Votes, err = NewMatrix(len(e.Participants), len(ids), c.cast); err != nil {
		return nil, err
	}
	e.Of = nobody(len(e.Participants))
	for participant, g := range c.of {
		e.Of[row[participant]] = int(group[g])
	}
	for j, id := range ids {
		s := about[id]
		s.ID = id
		e.Statements = append(e.Statements, s)
		if s.Withdrawn || s.Meta {
			e.Votes.Withdraw(j)
		}
	}
	return e, nil
}
