package agreement

// Turnout is the denominators of a round.
type Turnout struct {
	// Invited is I, the people invited; 0 in an open room, where it is
	// unknown.
	Invited int
	// Issued is E, the credentials handed out.
	Issued int
	// TurnedOut is T, the people who gave at least one answer.
	TurnedOut int
}

// ResponseRate is T/I. It is undefined in an open room.
func (t Turnout) ResponseRate() (float64, bool) {
	if t.Invited <= 0 {
		return 0, false
	}
	return float64(t.TurnedOut) / float64(t.Invited), true
}

// low reports T/I < ½; an open room has no response rate to be low.
func (t Turnout) low() bool { return t.Invited > 0 && 2*t.TurnedOut < t.Invited }

// AtThreshold is the class an item would have at another consensus threshold.
type AtThreshold struct {
	Percent int
	Class   Class
}

// Verdict is the classification of one item and what to say beside it.
type Verdict struct {
	Class    Class
	Strength Strength
	// Indicative: fewer than eight people took a position.
	Indicative bool
	// LowParticipation: fewer than half of those invited answered anything.
	LowParticipation bool
	// LowExpertise: more than a quarter of the answers to the item are
	// abstentions.
	LowExpertise bool
	// InEveryGroup: the class holds in every declared group. [ClassifyVotes]
	// and [ClassifyRatings] know no groups and leave it false; set it from
	// [InEveryGroup].
	InEveryGroup bool
	// Sensitivity is the class at 70, 75 and 80 %, in that order; nil where
	// there is no class.
	Sensitivity []AtThreshold
}

// indicativeBelow is the number of positions from which a class is no longer
// only indicative.
const indicativeBelow = 8

// ClassifyVotes classifies the votes on one recommendation. The first class
// that matches wins: too few positions, both camps at 40 % or more, consensus,
// majority, none.
func ClassifyVotes(v Votes, turnout Turnout, rule Rule) Verdict {
	return classify(v, turnout, rule)
}

// ClassifyRatings classifies the ratings of one item as [ClassifyVotes] does
// votes. A consensus needs its share of the top (or bottom) band and fewer
// than the opposition share in the opposite band.
func ClassifyRatings(r Ratings, turnout Turnout, rule Rule) Verdict {
	return classify(r, turnout, rule)
}

func classify(a Answers, turnout Turnout, rule Rule) Verdict {
	n := a.N()
	if n == 0 {
		return Verdict{Class: NoClass, LowParticipation: turnout.low()}
	}
	if n < rule.floor() {
		return Verdict{Class: NotReported, LowParticipation: turnout.low()}
	}
	class := classOf(a, rule)
	return Verdict{
		Class:            class,
		Strength:         strengthOf(a, class),
		Indicative:       n < indicativeBelow,
		LowParticipation: turnout.low(),
		LowExpertise:     4*a.abstained() > n+a.abstained(),
		Sensitivity:      sensitivity(a, rule),
	}
}

func sensitivity(a Answers, rule Rule) []AtThreshold {
	var points []AtThreshold
	for _, percent := range []int{70, 75, 80} {
		points = append(points, AtThreshold{percent, classOf(a, rule.at(percent))})
	}
	return points
}

// InEveryGroup reports that class holds in each of the declared groups and
// that each has at least k positions: the bridging result a host wants to
// publish. It is false without groups, and for a class that says nothing in
// common ([NotReported], [NoClass], [NoConsensus]).
func InEveryGroup[A Answers](class Class, groups []A, rule Rule) bool {
	switch class {
	case NotReported, NoClass, NoConsensus:
		return false
	}
	for _, group := range groups {
		if group.N() < rule.MinCell || classOf(group, rule) != class {
			return false
		}
	}
	return len(groups) > 0
}
