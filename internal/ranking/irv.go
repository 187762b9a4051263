package ranking

import (
	"math/big"
	"slices"
)

// IRV elects one candidate by instant run-off: while nobody holds more than
// half of the votes that still count, the last is eliminated and their ballots
// go to the next choice. A ballot whose current top is tied is split equally
// among the tied, exactly; one without further choice stops counting, under
// either reading of the unranked. A tie for the last place goes by the latest
// earlier stage where the tied differ; if there is none every branch is
// followed. If all who remain tie, all win.
func IRV(p Profile) Count {
	r := counter{names: p.Candidates, round: exact, finish: irvOrder}
	r.decide = r.decideIRV
	return r.run(newCounting(p, 1))
}

// decideIRV makes the decision of one stage.
func (r *counter) decideIRV(c *counting) (tied []int, act action) {
	hopefuls := c.in(hopeful)
	active := new(big.Rat)
	for _, i := range hopefuls {
		active.Add(active, c.votes[i])
	}
	leaders := c.extreme(hopefuls, true)
	if twice := new(big.Rat).Add(c.votes[leaders[0]], c.votes[leaders[0]]); twice.Cmp(active) > 0 {
		c.elect(leaders, settled)
		return nil, over
	}
	return r.last(c, hopefuls)
}

// irvOrder ranks the winner, the last hopefuls and the eliminated.
func irvOrder(c *counting) [][]int {
	order := slices.Clone(c.elected)
	rest := c.in(hopeful)
	for _, group := range byScore(pickRats(c.votes, rest), (*big.Rat).Cmp) {
		order = append(order, pick(rest, group))
	}
	for _, group := range slices.Backward(c.removed) {
		order = append(order, group)
	}
	return order
}
