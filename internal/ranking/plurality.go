package ranking

import "math/big"

// Plurality is each candidate's first places by weight. A ballot whose first
// group is tied is shared equally, exactly.
func Plurality(p Profile) []*big.Rat {
	scores := make([]*big.Rat, len(p.Candidates))
	for c := range scores {
		scores[c] = new(big.Rat)
	}
	for _, ballot := range p.Ballots {
		if len(ballot.Order) == 0 {
			continue
		}
		top := ballot.Order[0]
		part := big.NewRat(int64(ballot.Weight), int64(len(top)))
		for _, c := range top {
			scores[c].Add(scores[c], part)
		}
	}
	return scores
}
