package opinion

// Counts are the votes on one statement, as cast.
type Counts struct{ Agree, Disagree, Pass int }

// Seen is the number of participants who voted, passes included.
func (c Counts) Seen() int { return c.Agree + c.Disagree + c.Pass }

// of is the number of votes of one kind.
func (c Counts) of(vote Vote) int {
	switch vote {
	case Agree:
		return c.Agree
	case Disagree:
		return c.Disagree
	}
	return c.Pass
}

func (c *Counts) add(vote Vote) {
	switch vote {
	case Agree:
		c.Agree++
	case Disagree:
		c.Disagree++
	default:
		c.Pass++
	}
}

// minus are the counts without those of a part.
func (c Counts) minus(part Counts) Counts {
	return Counts{c.Agree - part.Agree, c.Disagree - part.Disagree, c.Pass - part.Pass}
}

// smoothed is the share of one kind of vote among all, with one vote for and
// one against added: (A+1)/(S+2). It lies between 0 and 1, exclusive, and is ½
// where nobody voted.
func (c Counts) smoothed(vote Vote) float64 {
	return float64(c.of(vote)+1) / float64(c.Seen()+2)
}

// exceeds says whether the plain share of one kind of vote is larger than in
// other counts.
func (c Counts) exceeds(other Counts, vote Vote) bool {
	return c.of(vote)*other.Seen() > other.of(vote)*c.Seen()
}

// Counts are the votes on each statement, withdrawn ones included.
func (m *Matrix) Counts() []Counts {
	counts := make([]Counts, m.Statements())
	for c, j := range m.statements {
		counts[j].add(m.votes[c])
	}
	return counts
}

// CountsByGroup are the votes on each statement within each group: the first
// index is the group, the second the statement. Participant i belongs to group
// of[i], from 0 on; −1 is none.
func (m *Matrix) CountsByGroup(of []int, groups int) [][]Counts {
	counts := make([][]Counts, groups)
	for g := range counts {
		counts[g] = make([]Counts, m.Statements())
	}
	for i, g := range of {
		if g < 0 {
			continue
		}
		row, votes := m.row(i)
		for c, j := range row {
			counts[g][j].add(votes[c])
		}
	}
	return counts
}
