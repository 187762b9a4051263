package ranking

import (
	"math/big"
	"slices"
)

// action is what a stage does with the candidate it chose.
type action int

const (
	over action = iota // nothing: the count has ended
	pass               // pass the surplus on
	drop               // eliminate
)

// election runs a count through all branches of its ties.
type election struct {
	names  []string
	quota  *big.Rat
	round  rounding
	seed   *string // decides ties, if not nil
	decide func(*counting) (tied []int, act action)
	finish func(*counting) [][]int

	branches int
	forked   bool
	stages   []Stage
	winners  []bool
	order    [][]int
	differ   bool
}

// run follows every branch and puts their outcomes together.
func (e *election) run(start *counting) Count {
	e.winners = make([]bool, len(e.names))
	if e.follow(start); e.branches > MaxOrders {
		return Count{Quota: e.quota, Stages: e.stages}
	}
	count := Count{Quota: e.quota, Stages: e.stages, Winners: chosen(e.winners), Determined: true}
	if !e.differ {
		count.Order = e.order
	}
	return count
}

// follow takes one branch to its end. It owns c.
func (e *election) follow(c *counting) {
	for e.branches <= MaxOrders {
		c.begin()
		tied, act := e.decide(c)
		if act == over {
			e.record(c)
			return
		}
		if len(tied) > 1 && e.seed != nil {
			tied = []int{lot(tied, e.names, *e.seed)}
		}
		if len(tied) > 1 && !e.idle(c, tied, act) {
			e.fork(c, tied, act)
			return
		}
		e.apply(c, tied, act)
	}
}

// idle reports that the tied can be eliminated at once, because none of them
// has a vote and enough others remain for the seats.
func (e *election) idle(c *counting, tied []int, act action) bool {
	return act == drop && c.votes[tied[0]].Sign() == 0 && len(c.in(hopeful))-len(tied) >= c.open
}

// fork follows one branch for each of the tied.
func (e *election) fork(c *counting, tied []int, act action) {
	if !e.forked {
		e.forked, e.stages = true, slices.Clone(c.stages)
	}
	for _, i := range tied {
		branch := c.clone()
		e.apply(branch, []int{i}, act)
		e.follow(branch)
	}
}

func (e *election) apply(c *counting, list []int, act action) {
	if act == pass {
		c.passOn(list[0], e.quota, e.round)
	} else {
		c.eliminate(list, e.round)
	}
}

// last chooses whom to eliminate. If all hopefuls tie and nothing separates
// them, all win.
func (e *election) last(c *counting, hopefuls []int) (tied []int, act action) {
	tied = c.separate(c.extreme(hopefuls, false), false)
	if len(tied) == len(hopefuls) && e.seed == nil {
		c.elect(hopefuls, settled)
		return nil, over
	}
	return tied, drop
}

// record adds the outcome of one branch.
func (e *election) record(c *counting) {
	order := e.finish(c)
	if e.branches++; e.branches == 1 {
		e.order = order
	} else if !sameOrder(order, e.order) {
		e.differ = true
	}
	if !e.forked {
		e.stages = c.stages
	}
	for _, group := range c.elected {
		for _, i := range group {
			e.winners[i] = true
		}
	}
}
