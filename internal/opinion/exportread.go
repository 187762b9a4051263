package opinion

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// readMatrix reads participants-votes.csv: a row for each participant, a
// column for each statement, named by its number; a blank is an unseen
// statement, and in group-id a participant without group.
func (c *collector) readMatrix(t *table) error {
	participant, err := t.needed("participant")
	if err != nil {
		return err
	}
	group := t.column("group-id")
	statements, err := c.statementColumns(t)
	if err != nil {
		return err
	}
	return t.each(func() error {
		row, err := c.participant(t, participant)
		if err != nil {
			return err
		}
		if err := c.group(t, group, row); err != nil {
			return err
		}
		return c.ballot(t, row, statements)
	})
}

// statementColumn is a column of votes and the number of its statement.
type statementColumn struct{ cell, id int }

// statementColumns lists the columns that are named by a number.
func (c *collector) statementColumns(t *table) ([]statementColumn, error) {
	var columns []statementColumn
	known := map[int]bool{}
	for cell, name := range t.head {
		id, err := strconv.Atoi(name)
		if err != nil {
			continue
		}
		if known[id] {
			return nil, t.errorf(cell, "statement %d is there twice", id)
		}
		known[id] = true
		columns = append(columns, statementColumn{cell, id})
	}
	return columns, nil
}

// participant takes a new participant.
func (c *collector) participant(t *table, cell int) (int32, error) {
	id, err := t.number(cell, "participant")
	if err != nil {
		return 0, err
	}
	if _, known := c.participants.at[id]; known {
		return 0, t.errorf(cell, "participant %d is there twice", id)
	}
	return c.voter(t, cell, id)
}

// voter is the row of a participant.
func (c *collector) voter(t *table, cell, id int) (int32, error) {
	row := c.participants.number(id)
	if len(c.participants.names) > MaxParticipants {
		return 0, t.errorf(cell, "more than %d participants, the most that can be mapped", MaxParticipants)
	}
	return row, nil
}

// statement is the column of a statement.
func (c *collector) statement(t *table, cell, id int) (int32, error) {
	column := c.statements.number(id)
	if len(c.statements.names) > MaxStatements {
		return 0, t.errorf(cell, "more than %d statements with votes, the most that can be mapped", MaxStatements)
	}
	return column, nil
}

// group takes the group of a participant, if there is one.
func (c *collector) group(t *table, cell int, row int32) error {
	if t.text(cell) == "" {
		return nil
	}
	id, err := t.number(cell, "group-id")
	if err != nil {
		return err
	}
	c.of[row] = c.groups.number(id)
	if len(c.groups.names) > MaxGroups {
		return t.errorf(cell, "more than %d groups, the most that can be assessed", MaxGroups)
	}
	return nil
}

// ballot takes the votes of one row.
func (c *collector) ballot(t *table, row int32, statements []statementColumn) error {
	for _, s := range statements {
		if t.text(s.cell) == "" {
			continue
		}
		vote, err := t.vote(s.cell)
		if err != nil {
			return err
		}
		column, err := c.statement(t, s.cell, s.id)
		if err != nil {
			return err
		}
		c.cast = append(c.cast, Cell{row, column, vote})
	}
	return nil
}

// timed is a vote with its timestamp.
type timed struct {
	Cell
	at int
}

// readVotes reads votes.csv: a row for each vote ever cast.
func (c *collector) readVotes(t *table) error {
	var cells [3]int
	for i, name := range []string{"comment-id", "voter-id", "vote"} {
		var err error
		if cells[i], err = t.needed(name); err != nil {
			return err
		}
	}
	var votes []timed
	timestamp := t.column("timestamp")
	err := t.each(func() error {
		v, err := c.timed(t, cells, timestamp)
		votes = append(votes, v)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(votes, func(a, b timed) int { return cmp.Compare(a.at, b.at) })
	for _, v := range votes {
		c.cast = append(c.cast, v.Cell)
	}
	return nil
}

// timed reads one vote; without a timestamp it is as old as the others.
func (c *collector) timed(t *table, cells [3]int, timestamp int) (timed, error) {
	var v timed
	statement, err := t.number(cells[0], "comment-id")
	if err != nil {
		return v, err
	}
	voter, err := t.number(cells[1], "voter-id")
	if err != nil {
		return v, err
	}
	if v.Vote, err = t.vote(cells[2]); err != nil {
		return v, err
	}
	if t.text(timestamp) != "" {
		if v.at, err = t.number(timestamp, "timestamp"); err != nil {
			return v, err
		}
	}
	if v.Statement, err = c.statement(t, cells[0], statement); err != nil {
		return v, err
	}
	v.Participant, err = c.voter(t, cells[1], voter)
	return v, err
}

// readComments reads comments.csv: what is known of each statement.
func readComments(about map[int]Statement) func(*table) error {
	return func(t *table) error {
		id, err := t.needed("comment-id")
		if err != nil {
			return err
		}
		return t.each(func() error {
			s, err := t.comment(id)
			if err != nil {
				return err
			}
			if _, known := about[s.ID]; known {
				return t.errorf(id, "statement %d is there twice", s.ID)
			}
			about[s.ID] = s
			return nil
		})
	}
}

// comment reads one row of comments.csv.
func (t *table) comment(id int) (s Statement, err error) {
	if s.ID, err = t.number(id, "comment-id"); err != nil {
		return s, err
	}
	if cell := t.column("comment-body"); cell >= 0 {
		s.Text = t.row[cell]
	}
	moderated := t.column("moderated")
	switch t.text(moderated) {
	case "-1":
		s.Withdrawn = true
	case "", "0", "1":
	default:
		return s, t.errorf(moderated, "moderated %q: write -1 (withdrawn), 0 or 1", t.text(moderated))
	}
	meta := t.column("is-meta")
	switch strings.ToLower(t.text(meta)) {
	case "true", "t", "1":
		s.Meta = true
	case "", "false", "f", "0":
	default:
		return s, t.errorf(meta, "is-meta %q: write true or false", t.text(meta))
	}
	return s, nil
}
