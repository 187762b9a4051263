package opinion

import (
	"fmt"
	"slices"
)

// Vote is a cell of the matrix. A missing cell has none.
type Vote = int8

// The votes, as exports write them.
const (
	Disagree Vote = -1
	Pass     Vote = 0
	Agree    Vote = 1
)

// Bounds of a matrix. The map needs memory and time that grow with the square
// and the cube of the statements.
const (
	MaxParticipants = 1_000_000
	MaxStatements   = 2_000
)

// Cell is one vote of a participant on a statement, both counted from 0.
type Cell struct {
	Participant, Statement int32
	Vote                   Vote
}

// Matrix holds votes: a row is a participant, a column a statement. Only the
// cells that hold a vote take memory (compressed sparse rows).
type Matrix struct {
	start      []int   // row i has the cells start[i] to start[i+1]
	statements []int32 // the column of a cell, ascending within a row
	votes      []Vote
	withdrawn  []bool // one for each column
}

// NewMatrix makes a matrix from votes in the order in which they were cast:
// where a participant voted twice on a statement, the last vote counts. It
// fails on a cell outside the matrix, an unknown vote, or a matrix beyond
// [MaxParticipants] or [MaxStatements].
func NewMatrix(participants, statements int, cast []Cell) (*Matrix, error) {
	if err := checkSize(participants, statements); err != nil {
		return nil, err
	}
	m := &Matrix{start: make([]int, participants+1), withdrawn: make([]bool, statements)}
	for _, c := range cast {
		if c.Participant < 0 || int(c.Participant) >= participants || c.Statement < 0 || int(c.Statement) >= statements {
			return nil, fmt.Errorf("opinion: a vote of participant %d on statement %d is outside a matrix of %d × %d", c.Participant, c.Statement, participants, statements)
		}
		if c.Vote < Disagree || c.Vote > Agree {
			return nil, fmt.Errorf("opinion: vote %d: must be 1 (agree), -1 (disagree) or 0 (pass)", c.Vote)
		}
		m.start[c.Participant+1]++
	}
	m.fill(cast)
	return m, nil
}

func checkSize(participants, statements int) error {
	if participants < 0 || participants > MaxParticipants {
		return fmt.Errorf("opinion: %d participants: at most %d can be mapped", participants, MaxParticipants)
	}
	if statements < 0 || statements > MaxStatements {
		return fmt.Errorf("opinion: %d statements: at most %d can be mapped", statements, MaxStatements)
	}
	return nil
}

// fill places the cells in their rows; start[i+1] holds the size of row i.
func (m *Matrix) fill(cast []Cell) {
	for i := range m.Participants() {
		m.start[i+1] += m.start[i]
	}
	m.statements = make([]int32, len(cast))
	m.votes = make([]Vote, len(cast))
	next := slices.Clone(m.start)
	for _, c := range cast {
		m.statements[next[c.Participant]], m.votes[next[c.Participant]] = c.Statement, c.Vote
		next[c.Participant]++
	}
	m.settle()
}

// settle keeps the last vote of each row on a statement, in ascending order of
// the statements, and closes the gaps.
func (m *Matrix) settle() {
	latest := make([]Vote, m.Statements())
	voted := make([]bool, m.Statements())
	end := 0
	for i := range m.Participants() {
		row, votes := m.row(i)
		for c, j := range row {
			latest[j], voted[j] = votes[c], true
		}
		slices.Sort(row)
		m.start[i] = end
		for _, j := range row {
			if voted[j] {
				m.statements[end], m.votes[end] = j, latest[j]
				voted[j] = false
				end++
			}
		}
	}
	m.start[m.Participants()] = end
	m.statements, m.votes = m.statements[:end], m.votes[:end]
}

// Participants is the number of rows.
func (m *Matrix) Participants() int { return len(m.start) - 1 }

// Statements is the number of columns.
func (m *Matrix) Statements() int { return len(m.withdrawn) }

// Withdraw marks a statement as withdrawn, or as meta: about the consultation
// rather than its subject. On the map everybody then has a pass on it; counts
// and consensus keep the votes as cast.
func (m *Matrix) Withdraw(statement int) { m.withdrawn[statement] = true }

// Withdrawn says whether a statement was withdrawn.
func (m *Matrix) Withdrawn(statement int) bool { return m.withdrawn[statement] }

// Vote is the vote of a participant on a statement, and whether there is one.
func (m *Matrix) Vote(participant, statement int) (Vote, bool) {
	row, votes := m.row(participant)
	c, cast := slices.BinarySearch(row, int32(statement))
	if !cast {
		return Pass, false
	}
	return votes[c], true
}

// row is the statements and votes of a participant.
func (m *Matrix) row(participant int) ([]int32, []Vote) {
	from, to := m.start[participant], m.start[participant+1]
	return m.statements[from:to], m.votes[from:to]
}

// cast is the number of votes of a participant.
func (m *Matrix) cast(participant int) int {
	return m.start[participant+1] - m.start[participant]
}

// rows is the matrix of some of the rows, in the order given.
func (m *Matrix) rows(chosen []int) *Matrix {
	part := &Matrix{start: make([]int, 1, len(chosen)+1), withdrawn: m.withdrawn}
	for _, i := range chosen {
		row, votes := m.row(i)
		part.statements = append(part.statements, row...)
		part.votes = append(part.votes, votes...)
		part.start = append(part.start, len(part.votes))
	}
	return part
}
