package report

import (
	"parley/internal/agreement"
	"parley/internal/consult"
)

// dissent states who did not go along with what the group concluded on a
// theme: as counts, and only where at least k people opposed it.
func (b *builder) dissent(id string, list []*outcome) []Block {
	p := b.p.dissent
	heading := Heading{2, id + "-dissent", say(p.title)}
	found := false
	t := Table{ID: id + "-opposed", Caption: p.opposed(b.k), Note: p.note, Columns: []Column{
		{Head: b.p.theme.item}, {Head: b.p.theme.result}, {Head: p.side},
	}}
	for _, o := range list {
		against, of, ok := b.opposition(o)
		found = found || ok
		if ok && against >= b.k {
			t.Rows = append(t.Rows, []Cell{b.name(o), {Text: b.verdict(o)}, {Text: say(p.count(o.class(), o.votes() == nil, against, of))}})
		}
	}
	switch {
	case !found:
		return nil
	case len(t.Rows) == 0:
		return []Block{heading, Paragraph{Text: say(p.none(b.k))}}
	default:
		return []Block{heading, t}
	}
}

// opposition counts the people on the side that did not prevail, and all who
// took a side or rated; ok is false where no side prevailed.
func (b *builder) opposition(o *outcome) (against, of int, ok bool) {
	against, inFavour, of := b.sides(o)
	switch o.class() {
	case agreement.ConsensusFor, agreement.MajorityFor:
		return against, of, true
	case agreement.ConsensusAgainst, agreement.MajorityAgainst:
		return inFavour, of, true
	}
	return 0, 0, false
}

// sides are the people against, in favour and in all: by their votes or, where
// there was none, by the bottom and the top band of the first dimension rated.
func (b *builder) sides(o *outcome) (against, inFavour, of int) {
	if v := o.votes(); v != nil {
		return v.Disagree, v.Agree, sidesOf(v)
	}
	if ratings := o.ratings(); len(ratings) > 0 {
		low, _, high := b.bands(ratings[0])
		return low, high, sum(ratings[0].Histogram)
	}
	return 0, 0, 0
}

// isAgainst reports that the group rejected something.
func isAgainst(c agreement.Class) bool {
	return c == agreement.ConsensusAgainst || c == agreement.MajorityAgainst
}

// addedOrDropped counts what participants proposed and what was withdrawn.
func (f *findings) addedOrDropped() (added, dropped int) {
	for _, rec := range f.Agenda.Recommendations {
		if rec.Proposed {
			added++
		}
		if rec.Withdrawn {
			dropped++
		}
	}
	return added, dropped
}

// held counts the rounds of a kind that took place.
func (f *findings) held(kind consult.StepKind) (steps, rounds int) {
	for _, s := range f.Agenda.Steps {
		if s.Kind == kind && len(s.Rounds) > 0 {
			steps, rounds = steps+1, rounds+len(s.Rounds)
		}
	}
	return steps, rounds
}
