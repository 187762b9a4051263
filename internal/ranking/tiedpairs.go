package ranking

// choose locks the wins of one group, which are equally strong. What a sequence
// of locking can lead to is exactly the sets of wins that close no cycle and to
// which no further win can be added; so instead of the sequences, of which
// there are many more, the sets are enumerated: of every cycle some win must be
// left out. open are the wins yet to be locked, out those left out. It owns
// locked and returns false when a bound of the search is reached.
func (s *pairSearch) choose(locked reach, open, out []pair, group int) bool {
	if s.work += (len(open) + 1) * s.candidates; s.work > maxPairWork {
		return false
	}
	blocked, together := lockGroup(locked, open)
	for _, win := range out {
		if !together.has(win.loser, win.winner) {
			return true // it could be added after all
		}
	}
	if len(blocked) == 0 {
		return !s.isNew(locked, group) || s.follow(locked, group+1)
	}
	cycle := shortestCycle(locked, blocked)
	for i, left := range cycle {
		child := locked.clone()
		if !linkAll(child, cycle[:i]) {
			break
		}
		if !s.choose(child, without(blocked, left), append(out[:len(out):len(out)], left), group) {
			return false
		}
	}
	return true
}

// lockGroup locks the wins that are on no cycle with others, and returns those
// that are, with all that could be reached if they were all locked.
func lockGroup(locked reach, group []pair) (blocked []pair, together reach) {
	if len(group) == 1 {
		linkAll(locked, group)
		return nil, locked
	}
	together = locked.clone()
	var open []pair
	for _, win := range group {
		if !locked.has(win.loser, win.winner) && !locked.has(win.winner, win.loser) {
			open = append(open, win)
			together.link(win.winner, win.loser)
		}
	}
	for _, win := range open {
		if together.has(win.loser, win.winner) {
			blocked = append(blocked, win)
		} else {
			locked.link(win.winner, win.loser)
		}
	}
	return blocked, together
}

// linkAll locks wins, and returns false if one of them closes a cycle.
func linkAll(locked reach, wins []pair) bool {
	for _, win := range wins {
		if locked.has(win.loser, win.winner) {
			return false
		}
		locked.link(win.winner, win.loser)
	}
	return true
}

// shortestCycle is the blocked wins on a cycle through the first of them that
// uses as few steps as possible, each a blocked win or what is locked.
func shortestCycle(locked reach, blocked []pair) []pair {
	start, goal := blocked[0].loser, blocked[0].winner
	from := map[int]int{start: start}
	by := map[int]*pair{}
	for queue := []int{start}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		visit := func(next int, win *pair) {
			if _, known := from[next]; !known {
				from[next], by[next] = at, win
				queue = append(queue, next)
			}
		}
		for i := range blocked {
			if blocked[i].winner == at {
				visit(blocked[i].loser, &blocked[i])
			}
		}
		for next := range len(locked.rows) / locked.words {
			if locked.has(at, next) {
				visit(next, nil)
			}
		}
	}
	cycle := []pair{blocked[0]}
	for at := goal; at != start; at = from[at] {
		if by[at] != nil {
			cycle = append(cycle, *by[at])
		}
	}
	return cycle
}

// without is the wins except one.
func without(wins []pair, left pair) []pair {
	var rest []pair
	for _, win := range wins {
		if win != left {
			rest = append(rest, win)
		}
	}
	return rest
}
