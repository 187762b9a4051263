package agreement

// Class says in one word where the people who answered stand.
type Class string

// The classes, in the order in which they are looked for.
const (
	// NotReported means that too few people took a position; abstentions are
	// withheld as well.
	NotReported Class = "not_reported"
	// NoClass means that nobody took a position, so there is no share to
	// classify; abstentions are withheld as well.
	NoClass Class = "no_class"
	// Polarised means two large opposed camps.
	Polarised Class = "polarised"
	// ConsensusFor and ConsensusAgainst mean that the consensus share was
	// reached on one side.
	ConsensusFor     Class = "consensus_for"
	ConsensusAgainst Class = "consensus_against"
	// ConsensusUncertain means that the middle band of a scale reached the
	// consensus share.
	ConsensusUncertain Class = "consensus_uncertain"
	// MajorityFor and MajorityAgainst mean more than half on one side.
	MajorityFor     Class = "majority_for"
	MajorityAgainst Class = "majority_against"
	// NoConsensus is what remains.
	NoConsensus Class = "no_consensus"
)

// Strength qualifies a consensus; it is empty for every other class.
type Strength string

// The strengths: at least 80 %, at least 90 % and 100 %.
const (
	Strong     Strength = "strong"
	VeryStrong Strength = "very_strong"
	Unanimous  Strength = "unanimous"
)

// Answers is what can be classified: the [Votes] on an item or its [Ratings].
type Answers interface {
	// N is the number of people who took a position.
	N() int

	abstained() int
	tails() (low, middle, high int)
	polarised() bool
	opposed(minority int, rule Rule) bool
}

// classOf finds the first class that matches, without any minimum number.
func classOf(a Answers, rule Rule) Class {
	n := a.N()
	low, middle, high := a.tails()
	consensus := func(part int) bool { return atLeast(part, n, rule.ConsensusPercent) }
	switch {
	case n == 0:
		return NoClass
	case a.polarised():
		return Polarised
	case consensus(high) && !a.opposed(low, rule):
		return ConsensusFor
	case consensus(low) && !a.opposed(high, rule):
		return ConsensusAgainst
	case consensus(middle):
		return ConsensusUncertain
	case 2*high > n:
		return MajorityFor
	case 2*low > n:
		return MajorityAgainst
	}
	return NoConsensus
}

// strengthOf grades the share that made a consensus.
func strengthOf(a Answers, class Class) Strength {
	low, middle, high := a.tails()
	part, ok := map[Class]int{ConsensusFor: high, ConsensusAgainst: low, ConsensusUncertain: middle}[class]
	switch {
	case !ok:
		return ""
	case part == a.N():
		return Unanimous
	case atLeast(part, a.N(), 90):
		return VeryStrong
	case atLeast(part, a.N(), 80):
		return Strong
	}
	return ""
}
