package ranking

import (
	"fmt"
	"slices"
)

// Bounds of what can be tallied, so that no file makes a tally hang.
const (
	// MaxCandidates is the largest number of candidates.
	MaxCandidates = 1000
	// MaxWeight is the largest total weight of the ballots.
	MaxWeight = 1_000_000_000_000
)

// Unranked is the reading of candidates that a ballot does not rank. The
// protocol fixes it, because it changes results.
type Unranked string

// The two readings.
const (
	// Bottom, the implicit reading: unranked candidates are tied last.
	Bottom Unranked = "bottom"
	// Ignore, the explicit reading: unranked candidates are not compared.
	Ignore Unranked = "ignore"
)

// Ballot is one ranking and how many times it was cast.
type Ballot struct {
	Weight int
	// Order holds groups of tied candidates, best first. A candidate stands
	// in it at most once; those it lacks are unranked. Empty: an abstention.
	Order [][]int
}

// Profile is the ballots of one election.
type Profile struct {
	Candidates []string
	Ballots    []Ballot
}

// Validate reports the first thing that makes a profile impossible to tally:
// no or too many candidates, a weight below one, a candidate that does not
// exist or stands twice on a ballot, an empty group.
func (p Profile) Validate() error {
	if err := checkCandidates(len(p.Candidates)); err != nil {
		return err
	}
	total := 0
	for b, ballot := range p.Ballots {
		if err := ballot.validate(len(p.Candidates)); err != nil {
			return fmt.Errorf("ballot %d: %w", b+1, err)
		}
		if total += ballot.Weight; total > MaxWeight {
			return fmt.Errorf("the ballots weigh more than %d in all, the most that can be tallied", MaxWeight)
		}
	}
	return nil
}

func checkCandidates(count int) error {
	if count == 0 {
		return fmt.Errorf("no candidates: name at least one")
	}
	if count > MaxCandidates {
		return fmt.Errorf("%d candidates: at most %d can be tallied", count, MaxCandidates)
	}
	return nil
}

func (b Ballot) validate(candidates int) error {
	if b.Weight < 1 || b.Weight > MaxWeight {
		return fmt.Errorf("weight %d: must be from 1 to %d", b.Weight, MaxWeight)
	}
	seen := make([]bool, candidates)
	for _, group := range b.Order {
		if len(group) == 0 {
			return fmt.Errorf("an empty group of tied candidates")
		}
		for _, c := range group {
			if c < 0 || c >= candidates {
				return fmt.Errorf("candidate %d does not exist", c)
			}
			if seen[c] {
				return fmt.Errorf("candidate %d is ranked twice", c)
			}
			seen[c] = true
		}
	}
	return nil
}

// Voted is the total weight of the ballots that rank somebody; the others are
// abstentions.
func (p Profile) Voted() int {
	total := 0
	for _, ballot := range p.Ballots {
		if len(ballot.Order) > 0 {
			total += ballot.Weight
		}
	}
	return total
}

// Withdraw is the profile without the given candidates, which are removed from
// every ballot; the others keep their order and are numbered anew.
func (p Profile) Withdraw(withdrawn ...int) Profile {
	renumbered := make([]int, len(p.Candidates))
	var kept Profile
	for c, name := range p.Candidates {
		renumbered[c] = -1
		if !slices.Contains(withdrawn, c) {
			renumbered[c] = len(kept.Candidates)
			kept.Candidates = append(kept.Candidates, name)
		}
	}
	for _, ballot := range p.Ballots {
		kept.Ballots = append(kept.Ballots, Ballot{ballot.Weight, renumber(ballot.Order, renumbered)})
	}
	return kept
}

// renumber maps every candidate of an order, dropping those mapped below 0 and
// the groups that this leaves empty.
func renumber(order [][]int, to []int) [][]int {
	var renumbered [][]int
	for _, group := range order {
		var kept []int
		for _, c := range group {
			if to[c] >= 0 {
				kept = append(kept, to[c])
			}
		}
		if len(kept) > 0 {
			renumbered = append(renumbered, kept)
		}
	}
	return renumbered
}

// unrankedOn lists the candidates that a ballot does not rank.
func unrankedOn(ballot Ballot, candidates int) []int {
	ranked := make([]bool, candidates)
	for _, group := range ballot.Order {
		for _, c := range group {
			ranked[c] = true
		}
	}
	var rest []int
	for c, is := range ranked {
		if !is {
			rest = append(rest, c)
		}
	}
	return rest
}
