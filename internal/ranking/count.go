package ranking

import "math/big"

// Stage is one stage of a count by elimination and transfer.
type Stage struct {
	// Votes of each candidate still in the count, nil for the others.
	Votes []*big.Rat
	// Elected are the groups elected at this stage, in order.
	Elected [][]int
	// Transferred is the candidate whose surplus goes on to others, if any.
	Transferred []int
	// Eliminated are the candidates who leave the count.
	Eliminated []int
}

// Count is the outcome of IRV or STV.
type Count struct {
	// Quota is the votes that elect; nil for IRV.
	Quota *big.Rat
	// Stages lead up to the end, or to the first tie that had to be followed
	// in several branches.
	Stages []Stage
	// Order is, for STV, the order of election; for IRV the winner, then those
	// left at the last stage by their votes, then the eliminated, the last one
	// first. It is nil if the branches of a tie differ.
	Order [][]int
	// Winners are all who win in some branch, in ascending order.
	Winners []int
	// Determined is false where ties lead to more branches than are followed,
	// [MaxOrders] at most; there are no winners then.
	Determined bool
}

// parcel is a pile of equal ballot papers.
type parcel struct {
	order  [][]int // from the group that is on top now
	papers int64
	value  *big.Rat // of one paper; shared between parcels, never changed
}

type standing int

const (
	hopeful standing = iota
	surplus          // elected, with votes still to be passed on
	settled          // elected
	eliminated
)

// counting is the state of one branch of a count.
type counting struct {
	votes    []*big.Rat // never changed in place
	piles    [][]parcel
	standing []standing
	open     int // seats
	stages   []Stage
	elected  [][]int
	removed  [][]int
}

// newCounting puts every ballot with its first choice.
func newCounting(p Profile, seats int) *counting {
	c := &counting{
		votes:    make([]*big.Rat, len(p.Candidates)),
		piles:    make([][]parcel, len(p.Candidates)),
		standing: make([]standing, len(p.Candidates)),
		open:     seats,
	}
	for i := range c.votes {
		c.votes[i] = new(big.Rat)
	}
	whole := big.NewRat(1, 1)
	var parcels []parcel
	for _, ballot := range p.Ballots {
		parcels = append(parcels, parcel{ballot.Order, int64(ballot.Weight), whole})
	}
	c.hand(parcels, exact)
	return c
}

// clone is a second branch from the same state.
func (c *counting) clone() *counting {
	return &counting{
		votes:    append([]*big.Rat(nil), c.votes...),
		piles:    append([][]parcel(nil), c.piles...),
		standing: append([]standing(nil), c.standing...),
		open:     c.open,
		stages:   append([]Stage(nil), c.stages...),
		elected:  append([][]int(nil), c.elected...),
		removed:  append([][]int(nil), c.removed...),
	}
}

// in lists the candidates of a standing.
func (c *counting) in(s standing) []int {
	var list []int
	for i, is := range c.standing {
		if is == s {
			list = append(list, i)
		}
	}
	return list
}

// begin opens a stage with the votes as they are.
func (c *counting) begin() *Stage {
	votes := make([]*big.Rat, len(c.votes))
	for i, is := range c.standing {
		if is == hopeful || is == surplus {
			votes[i] = c.votes[i]
		}
	}
	c.stages = append(c.stages, Stage{Votes: votes})
	return c.stage()
}

// stage is the one under way.
func (c *counting) stage() *Stage { return &c.stages[len(c.stages)-1] }

// elect gives seats to the hopefuls listed, those with most votes first.
func (c *counting) elect(list []int, becomes standing) {
	for _, group := range byScore(pickRats(c.votes, list), (*big.Rat).Cmp) {
		members := pick(list, group)
		c.elected = append(c.elected, members)
		c.stage().Elected = append(c.stage().Elected, members)
		for _, i := range members {
			c.standing[i] = becomes
		}
		c.open -= len(members)
	}
}

// eliminate removes the candidates listed and hands their papers on.
func (c *counting) eliminate(list []int, round rounding) {
	c.stage().Eliminated = list
	c.removed = append(c.removed, list)
	var parcels []parcel
	for _, i := range list {
		c.standing[i] = eliminated
		parcels = append(parcels, c.piles[i]...)
		c.piles[i], c.votes[i] = nil, new(big.Rat)
	}
	c.hand(parcels, round)
}

// passOn hands the surplus of an elected candidate on: every paper goes to the
// next hopeful at its value times surplus over votes.
func (c *counting) passOn(i int, quota *big.Rat, round rounding) {
	c.stage().Transferred = []int{i}
	parcels := c.piles[i]
	factor := new(big.Rat).Sub(c.votes[i], quota)
	factor.Quo(factor, c.votes[i])
	reduced := map[*big.Rat]*big.Rat{}
	moved := make([]parcel, len(parcels))
	for k, p := range parcels {
		value, known := reduced[p.value]
		if !known {
			value = round(new(big.Rat).Mul(p.value, factor))
			reduced[p.value] = value
		}
		moved[k] = parcel{p.order, p.papers, value}
	}
	c.standing[i], c.piles[i], c.votes[i] = settled, nil, quota
	c.hand(moved, round)
}

func pickRats(all []*big.Rat, list []int) []*big.Rat {
	picked := make([]*big.Rat, len(list))
	for k, i := range list {
		picked[k] = all[i]
	}
	return picked
}
