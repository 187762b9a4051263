package opinion

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
)

// Files writes an export folder: participants-votes.csv, votes.csv and
// comments.csv by name. ReadExport and the tools made for Polis exports can
// read them.
//
// Each row is one person's ballot, even without a name. The files may leave
// the server only where the protocol said so before the first vote. They say
// as little more as the format allows: participants are numbered anew in the
// order of their answers, there are no times, authors or overwritten votes,
// statements with fewer than cell votes are left out, and so is who did not vote
// on what remains; if a group has fewer than cell members, all groups are.
func (e *Export) Files(cell int) (map[string][]byte, error) {
	e = e.disclosed(cell)
	files := map[string][]byte{}
	for name, rows := range map[string][][]string{
		matrixFile: e.matrixRows(), votesFile: e.voteRows(), commentsFile: e.commentRows(),
	} {
		var text bytes.Buffer
		table := csv.NewWriter(&text)
		if err := table.WriteAll(rows); err != nil {
			return nil, err
		}
		files[name] = text.Bytes()
	}
	return files, nil
}

// disclosed is the part of an export that may be shown.
func (e *Export) disclosed(cell int) *Export {
	shown := &Export{Groups: e.Groups}
	column := slices.Repeat([]int32{-1}, len(e.Statements))
	for j, counts := range e.Votes.Counts() {
		if counts.Seen() >= max(1, cell) {
			column[j] = int32(len(shown.Statements))
			shown.Statements = append(shown.Statements, e.Statements[j])
		}
	}
	part := e.Votes.columnsOnly(column, len(shown.Statements))
	var order []int
	for i := range e.Participants {
		if part.cast(i) > 0 {
			order = append(order, i)
		}
	}
	of := e.groupsOf(order, cell)
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(part.compare(a, b), cmp.Compare(of[a], of[b]))
	})
	shown.Votes = part.rows(order)
	for n, i := range order {
		shown.Participants = append(shown.Participants, n)
		shown.Of = append(shown.Of, of[i])
	}
	return shown
}

// groupsOf are the groups of the participants, or none at all where one of
// those shown has fewer members than the cell: who is left over would be known.
func (e *Export) groupsOf(shown []int, cell int) []int {
	members := make([]int, len(e.Groups))
	for _, i := range shown {
		if e.Of[i] >= 0 {
			members[e.Of[i]]++
		}
	}
	for _, n := range members {
		if n > 0 && n < cell {
			return nobody(len(e.Of))
		}
	}
	return e.Of
}

// columnsOnly is the matrix with column j at column[j], or without it where
// that is −1. Columns keep their order.
func (m *Matrix) columnsOnly(column []int32, columns int) *Matrix {
	part := &Matrix{start: make([]int, 1, len(m.start)), withdrawn: make([]bool, columns)}
	for i := range m.Participants() {
		row, votes := m.row(i)
		for c, j := range row {
			if column[j] >= 0 {
				part.statements, part.votes = append(part.statements, column[j]), append(part.votes, votes[c])
			}
		}
		part.start = append(part.start, len(part.votes))
	}
	for j, to := range column {
		if to >= 0 {
			part.withdrawn[to] = m.withdrawn[j]
		}
	}
	return part
}

func (e *Export) matrixRows() [][]string {
	head := []string{"participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"}
	fixed := len(head)
	for _, s := range e.Statements {
		head = append(head, strconv.Itoa(s.ID))
	}
	rows := [][]string{head}
	for i, id := range e.Participants {
		line := make([]string, len(head))
		var counts Counts
		row, votes := e.Votes.row(i)
		for c, j := range row {
			line[fixed+int(j)] = strconv.Itoa(int(votes[c]))
			counts.add(votes[c])
		}
		group := ""
		if e.Of[i] >= 0 {
			group = strconv.Itoa(e.Groups[e.Of[i]])
		}
		copy(line, []string{strconv.Itoa(id), group, "0", strconv.Itoa(counts.Seen()), strconv.Itoa(counts.Agree), strconv.Itoa(counts.Disagree)})
		rows = append(rows, line)
	}
	return rows
}

// voteRows are sorted by statement and participant; every timestamp is 0.
func (e *Export) voteRows() [][]string {
	rows := [][]string{{"timestamp", "datetime", "comment-id", "voter-id", "vote"}}
	columns := make([][][]string, len(e.Statements))
	for i, id := range e.Participants {
		row, votes := e.Votes.row(i)
		for c, j := range row {
			columns[j] = append(columns[j], []string{"0", "", strconv.Itoa(e.Statements[j].ID), strconv.Itoa(id), strconv.Itoa(int(votes[c]))})
		}
	}
	return append(rows, slices.Concat(columns...)...)
}

func (e *Export) commentRows() [][]string {
	rows := [][]string{{"timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "is-meta", "comment-body"}}
	for j, counts := range e.Votes.Counts() {
		s := e.Statements[j]
		moderated := "1"
		if s.Withdrawn {
			moderated = "-1"
		}
		rows = append(rows, []string{"0", "", strconv.Itoa(s.ID), "", strconv.Itoa(counts.Agree), strconv.Itoa(counts.Disagree), moderated, strconv.FormatBool(s.Meta), s.Text})
	}
	return rows
}
