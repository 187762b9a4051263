package opinion

import "math"

// Consensus is how far all groups agree on a statement: the group-informed
// consensus of Small et al. 2021.
type Consensus struct {
	// Agree is the product over the groups of (A+1)/(S+2), where A members of
	// the group agree out of S who voted, passes included. Between 0 and 1,
	// exclusive. It can only be high if every group agrees.
	Agree float64
	// Disagree is the same for those who disagree.
	Disagree float64
	// AgreeMean and DisagreeMean are the geometric means over the groups, which
	// can be compared between different numbers of groups.
	AgreeMean, DisagreeMean float64
	// Published says whether at least cell members of every group voted.
	// Otherwise the value says little and must not be shown.
	Published bool
}

// GroupConsensus is the consensus on each statement, given groups: participant
// i is in group of[i], from 0, or in none where that is −1. Votes count as
// cast, on withdrawn statements too. Without groups there is nothing to agree:
// all values are 0 and none is published.
func GroupConsensus(m *Matrix, of []int, groups, cell int) []Consensus {
	consensus := make([]Consensus, m.Statements())
	if groups == 0 {
		return consensus
	}
	counts := m.CountsByGroup(of, groups)
	for j := range consensus {
		c := Consensus{Agree: 1, Disagree: 1, Published: true}
		for g := range counts {
			c.Agree *= counts[g][j].smoothed(Agree)
			c.Disagree *= counts[g][j].smoothed(Disagree)
			c.Published = c.Published && counts[g][j].Seen() >= cell
		}
		c.AgreeMean = math.Pow(c.Agree, 1/float64(groups))
		c.DisagreeMean = math.Pow(c.Disagree, 1/float64(groups))
		consensus[j] = c
	}
	return consensus
}
