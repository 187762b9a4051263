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

// maxStageWork bounds the branches of a count, in stages times candidates.
const maxStageWork = 10_000_000

// counter runs a count through all branches of its ties.
type counter struct {
	names  []string
	quota  *big.Rat
	round  rounding
	seed   *string // decides ties, if not nil
	decide func(*counting) (tied []int, act action)
	finish func(*counting) [][]int

	work     int
	branches int
	forked   bool
	stages   []Stage
	winners  []bool
	order    [][]int
	differ   bool
}

// run follows every branch and puts their outcomes together.
func (r *counter) run(start *counting) Count {
	r.winners = make([]bool, len(r.names))
	if r.follow(start); r.exhausted() {
		return Count{Quota: r.quota, Stages: r.stages}
	}
	count := Count{Quota: r.quota, Stages: r.stages, Winners: chosen(r.winners), Determined: true}
	if !r.differ {
		count.Order = r.order
	}
	return count
}

// follow takes one branch to its end. It owns c.
func (r *counter) follow(c *counting) {
	for !r.exhausted() {
		r.work += len(r.names)
		c.begin()
		tied, act := r.decide(c)
		if act == over {
			r.record(c)
			return
		}
		if len(tied) > 1 && r.seed != nil {
			tied = []int{lot(tied, r.names, *r.seed)}
		}
		if len(tied) > 1 && !r.idle(c, tied, act) {
			r.fork(c, tied, act)
			return
		}
		r.apply(c, tied, act)
	}
}

// exhausted reports that ties lead to more branches than are followed.
func (r *counter) exhausted() bool {
	return r.branches > MaxOrders || r.forked && r.work > maxStageWork
}

// idle reports that the tied can be eliminated at once, because none of them
// has a vote and enough others remain for the seats.
func (r *counter) idle(c *counting, tied []int, act action) bool {
	return act == drop && c.votes[tied[0]].Sign() == 0 && len(c.in(hopeful))-len(tied) >= c.open
}

// fork follows one branch for each of the tied.
func (r *counter) fork(c *counting, tied []int, act action) {
	if !r.forked {
		r.forked, r.stages = true, slices.Clone(c.stages)
	}
	for _, i := range tied {
		branch := c.clone()
		r.apply(branch, []int{i}, act)
		r.follow(branch)
	}
}

func (r *counter) apply(c *counting, list []int, act action) {
	if act == pass {
		c.passOn(list[0], r.quota, r.round)
	} else {
		c.eliminate(list, r.round)
	}
}

// last chooses whom to eliminate. If all hopefuls tie and nothing separates
// them, all win.
func (r *counter) last(c *counting, hopefuls []int) (tied []int, act action) {
	tied = c.separate(c.extreme(hopefuls, false), false)
	if len(tied) == len(hopefuls) && r.seed == nil {
		c.elect(hopefuls, settled)
		return nil, over
	}
	return tied, drop
}

// record adds the outcome of one branch.
func (r *counter) record(c *counting) {
	order := r.finish(c)
	if r.branches++; r.branches == 1 {
		r.order = order
	} else if !sameOrder(order, r.order) {
		r.differ = true
	}
	if !r.forked {
		r.stages = c.stages
	}
	for _, group := range c.elected {
		for _, i := range group {
			r.winners[i] = true
		}
	}
}
