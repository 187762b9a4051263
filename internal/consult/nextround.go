package consult

import (
	"slices"
	"strings"
)

// NextRound is what a further round of a step would be.
type NextRound struct {
	Number int  `json:"number"`
	Items  []ID `json:"items" doc:"What it would ask, as the protocol selects"`
	Over   Over `json:"over,omitempty" enum:"planned,stable" doc:"Why there is none"`
}

// Over is why a step has no further round. Consensus alone is no reason.
type Over string

// The reasons.
const (
	OverPlanned Over = "planned" // as many rounds as the protocol plans have been held
	OverStable  Over = "stable"  // everything that was asked again is stable
)

// following says what a further round of a step would be, from the results of
// its rounds, which are closed. Where the protocol plans no number of rounds
// there is always another.
func following(v *view, st Step, results []RoundResult) *NextRound {
	p := v.Consultation.Protocol
	next := &NextRound{Number: len(st.Rounds) + 1, Items: itemsOf(v.Agenda, st)}
	if len(st.Rounds) == 0 || !st.Kind.asks() {
		return next
	}
	state := standOf(st, results)
	if selected := state.selected(p.RoundItems, st.Kind, next.Items); len(selected) > 0 {
		next.Items = selected
	}
	switch {
	case p.MaxRounds == 0:
	case next.Number > p.MaxRounds:
		next.Over = OverPlanned
	case state.allStable:
		next.Over = OverStable
	}
	return next
}

// asks reports whether a step puts questions that can be put again.
func (k StepKind) asks() bool { return k != Propose && k != Discuss }

// orders reports whether the answers of a step make one order of all its items.
func (k StepKind) orders() bool {
	return k == Rank || k == Dots || k == Quadratic || k == Compare
}

// stand is where the items of a step are after its latest round.
type stand struct {
	consensus map[ID]bool // in the last round that asked them
	stable    map[ID]bool
	allStable bool // everything the latest round asked
}

// standOf reads the results of a step's rounds, oldest first.
func standOf(st Step, results []RoundResult) stand {
	s := stand{consensus: map[ID]bool{}, stable: map[ID]bool{}}
	for _, round := range st.Rounds {
		i := slices.IndexFunc(results, func(r RoundResult) bool { return r.Round == round.ID })
		if i < 0 {
			continue
		}
		r := results[i]
		s.allStable = len(r.Items) > 0
		for _, item := range r.Items {
			id := item.Recommendation
			s.consensus[id], s.stable[id] = item.consensus(), item.stable()
			s.allStable = s.allStable && s.stable[id]
		}
		if st.Kind.orders() {
			change := r.OrderChange()
			s.allStable = change != nil && change.Stable
		}
	}
	return s
}

// consensus reports whether an item has a class of consensus on everything that
// is shown of it.
func (i ItemResult) consensus() bool {
	classes := []string{}
	if i.Vote != nil {
		classes = append(classes, i.Vote.Verdict.Class)
	}
	for _, r := range i.Ratings {
		classes = append(classes, r.Verdict.Class)
	}
	return len(classes) > 0 && !slices.ContainsFunc(classes, func(c string) bool { return !strings.HasPrefix(c, "consensus_") })
}

// stable reports whether an item is known to be stable in every respect.
func (i ItemResult) stable() bool {
	var changes []*Change
	if i.Vote != nil {
		changes = append(changes, i.Vote.Change)
	}
	for _, r := range i.Ratings {
		changes = append(changes, r.Change)
	}
	if i.Judgment != nil {
		changes = append(changes, i.Judgment.Change)
	}
	return len(changes) > 0 && !slices.ContainsFunc(changes, func(c *Change) bool { return c == nil || !c.Stable })
}

// selected are the items that a further round asks again. Where consensus was
// found on all, what is not stable yet is asked again: consensus alone ends
// nothing.
func (s stand) selected(by RoundItems, kind StepKind, items []ID) []ID {
	moving := func(id ID) bool { return !s.stable[id] }
	switch {
	case kind != Vote && kind != Rate:
		return items
	case by == RoundNoConsensus:
		if open := filter(items, func(id ID) bool { return !s.consensus[id] }); len(open) > 0 {
			return open
		}
		return filter(items, moving)
	case by == RoundChanged:
		return filter(items, moving)
	}
	return items
}

func filter(items []ID, keep func(ID) bool) []ID {
	out := []ID{}
	for _, id := range items {
		if keep(id) {
			out = append(out, id)
		}
	}
	return out
}
