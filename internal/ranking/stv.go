package ranking

import "math/big"

// Transfer is how the surplus of an elected candidate is passed on.
type Transfer string

// The two ways of transfer.
const (
	// Gregory passes every paper on at its value times surplus over votes, as
	// an exact fraction.
	Gregory Transfer = "gregory"
	// WIGM does the same with values cut after five decimals and decides what
	// ties remain by a published seed, as Scottish councils are elected
	// (Scottish Local Government Elections Order 2007).
	WIGM Transfer = "wigm"
)

// STV fills seats by the single transferable vote with the Droop quota
// ⌊v/(seats+1)⌋+1, v the weight of the ballots that rank somebody. At each
// stage those who reach the quota are elected; then the largest surplus is
// passed on, or, if there is none, the last candidate eliminated. Once no more
// hopefuls remain than seats, they are elected.
//
// Ballots are split and ties decided as in [IRV]; ties for the largest surplus
// likewise. Under [WIGM] the seed decides what earlier stages do not.
func STV(p Profile, seats int, transfer Transfer, seed string) Count {
	r := counter{names: p.Candidates, round: exact, finish: electionOrder}
	if transfer == WIGM {
		r.round, r.seed = fiveDecimals, &seed
	}
	r.quota = big.NewRat(int64(p.Voted()/(seats+1)+1), 1)
	r.decide = r.decideSTV
	return r.run(newCounting(p, seats))
}

// decideSTV makes the decision of one stage.
func (r *counter) decideSTV(c *counting) (tied []int, act action) {
	r.electByQuota(c)
	hopefuls := c.in(hopeful)
	if c.open > 0 && len(hopefuls) <= c.open {
		c.elect(hopefuls, settled)
	}
	if c.open <= 0 || len(hopefuls) == 0 {
		return nil, over
	}
	if waiting := c.in(surplus); len(waiting) > 0 {
		return c.separate(c.extreme(waiting, true), true), pass
	}
	return r.last(c, hopefuls)
}

// electByQuota elects the hopefuls who reach the quota.
func (r *counter) electByQuota(c *counting) {
	var reached []int
	for _, i := range c.in(hopeful) {
		if c.votes[i].Cmp(r.quota) >= 0 {
			reached = append(reached, i)
		}
	}
	c.elect(reached, surplus)
	for _, i := range reached {
		if c.votes[i].Cmp(r.quota) == 0 {
			c.standing[i] = settled
		}
	}
}

func electionOrder(c *counting) [][]int { return c.elected }
