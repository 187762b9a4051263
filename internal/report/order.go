package report

import (
	"cmp"
	"slices"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// rankOfClass orders classes from the firmest agreement to none, and what
// cannot be shown last.
var rankOfClass = map[agreement.Class]int{
	agreement.ConsensusFor: 1, agreement.MajorityFor: 2, agreement.ConsensusUncertain: 3,
	agreement.NoConsensus: 4, agreement.Polarised: 5, agreement.MajorityAgainst: 6,
	agreement.ConsensusAgainst: 7, "": 8,
}

// byResultAndRank sorts the outcomes of one theme by class, then by place in its
// collective order, then by share of agreement.
func byResultAndRank(list []*outcome) []*outcome {
	return arrange(list, func(a, b *outcome) int {
		return cmp.Or(
			cmp.Compare(rankOfClass[a.class()], rankOfClass[b.class()]),
			cmp.Compare(lastIfNone(a.place), lastIfNone(b.place)),
			moreAgreed(a, b))
	})
}

// byFirmness sorts outcomes of several themes, whose places do not compare, by
// class and then by share of agreement.
func byFirmness(list []*outcome) []*outcome {
	return arrange(list, func(a, b *outcome) int {
		return cmp.Or(cmp.Compare(rankOfClass[a.class()], rankOfClass[b.class()]), moreAgreed(a, b))
	})
}

// byShare sorts outcomes by share of agreement, those without one last.
func byShare(list []*outcome) []*outcome { return arrange(list, moreAgreed) }

func arrange(list []*outcome, compare func(a, b *outcome) int) []*outcome {
	list = slices.Clone(list)
	slices.SortStableFunc(list, compare)
	return list
}

func lastIfNone(place int) int {
	if place == 0 {
		return 1 << 30
	}
	return place
}

// moreAgreed compares shares of agreement as integers, the larger first.
func moreAgreed(a, b *outcome) int {
	va, vb := a.votes(), b.votes()
	switch {
	case va == nil && vb == nil:
		return 0
	case va == nil:
		return 1
	case vb == nil:
		return -1
	}
	return cmp.Compare(vb.Agree*sidesOf(va), va.Agree*sidesOf(vb))
}

// sidesOf is n: the people who agreed or disagreed.
func sidesOf(v *consult.VoteResult) int { return v.Agree + v.Disagree }

// percentOf is part of whole in per cent, rounded half up; 0 of nothing.
func percentOf(part, whole int) int {
	if whole <= 0 {
		return 0
	}
	return (200*part + whole) / (2 * whole)
}

// census counts outcomes by class.
type census struct {
	total, asked, consensus, against, everywhere, majority, polarised, undecided, uncertain, withheld int
}

func take(list []*outcome) census {
	c := census{total: len(list)}
	for _, o := range list {
		if o.asked() {
			c.asked++
		}
		if v := o.verdict(); v != nil && v.InEveryGroup && isConsensus(o.class()) {
			c.everywhere++
		}
		switch o.class() {
		case agreement.ConsensusFor:
			c.consensus++
		case agreement.ConsensusAgainst:
			c.consensus++
			c.against++
		case agreement.MajorityFor, agreement.MajorityAgainst:
			c.majority++
		case agreement.Polarised:
			c.polarised++
		case agreement.ConsensusUncertain:
			c.uncertain++
		case agreement.NoConsensus:
			c.undecided++
		default:
			if o.asked() {
				c.withheld++
			}
		}
	}
	return c
}

// consensusFor counts agreement in favour.
func (c census) consensusFor() int { return c.consensus - c.against }

// isConsensus reports agreement for or against.
func isConsensus(c agreement.Class) bool {
	return c == agreement.ConsensusFor || c == agreement.ConsensusAgainst
}
