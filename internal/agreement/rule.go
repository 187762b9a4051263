package agreement

import "fmt"

// Rule holds the thresholds of a protocol. They are fixed before the first
// answer; a methodologist chooses one of the presets or sets their own.
type Rule struct {
	// ConsensusPercent is the share that makes a consensus: of the votes
	// A+D, or of the ratings in one extreme (or the middle) band.
	ConsensusPercent int
	// OppositionPercent bounds the opposite band of a rated item, which must
	// hold less than it. Votes do not use it.
	OppositionPercent int
	// MinCell is k, the fewest people a published figure may describe. An
	// item is never reported below five, whatever k is.
	MinCell int
}

// The presets a protocol offers.
var (
	// Default asks for 75 % in favour and fewer than 15 % opposed.
	Default = Rule{ConsensusPercent: 75, OppositionPercent: 15, MinCell: 5}
	// Strict80 asks for 80 % in favour and fewer than 15 % opposed.
	Strict80 = Rule{ConsensusPercent: 80, OppositionPercent: 15, MinCell: 5}
	// Preset7015 asks for 70 % in favour and fewer than 15 % opposed.
	Preset7015 = Rule{ConsensusPercent: 70, OppositionPercent: 15, MinCell: 5}
)

// fewestReported is the number of positions below which nothing is reported.
const fewestReported = 5

// Validate reports a threshold that no protocol may have.
func (r Rule) Validate() error {
	switch {
	case r.ConsensusPercent <= 50 || r.ConsensusPercent > 100:
		return fmt.Errorf("consensus threshold %d %%: choose 51 to 100", r.ConsensusPercent)
	case r.OppositionPercent < 1 || r.OppositionPercent > 50:
		return fmt.Errorf("opposition threshold %d %%: choose 1 to 50", r.OppositionPercent)
	case r.MinCell < 3:
		return fmt.Errorf("minimum cell %d: choose 3 or more", r.MinCell)
	}
	return nil
}

// floor is the fewest positions an item needs to be reported.
func (r Rule) floor() int { return max(fewestReported, r.MinCell) }

// at is the rule with another consensus threshold.
func (r Rule) at(percent int) Rule {
	r.ConsensusPercent = percent
	return r
}

// atLeast reports part/whole ≥ percent/100, exactly.
func atLeast(part, whole, percent int) bool { return 100*part >= percent*whole }
