package ranking

import "math/big"

// Borda is each candidate's score: on a ballot over n candidates the first
// place is worth n−1+last points, the last one last points (0 or 1 by custom).
// Tied candidates share the average of their places. Under [Bottom] the
// unranked share the average of the remaining places; under [Ignore] they get
// nothing, a variant for comparison with other programs only, since it
// rewards short ballots. Scores are exact.
//
// J.-C. de Borda (1784), Mémoire sur les élections au scrutin.
func Borda(p Profile, reading Unranked, last int) []*big.Rat {
	n := len(p.Candidates)
	doubled := make([]int64, n)
	for _, ballot := range p.Ballots {
		place := 0
		for _, group := range ballot.Order {
			share(doubled, group, ballot.Weight, sharedPoints(n, last, place, len(group)))
			place += len(group)
		}
		if rest := n - place; reading == Bottom && rest > 0 && len(ballot.Order) > 0 {
			unranked := unrankedOn(ballot, n)
			share(doubled, unranked, ballot.Weight, sharedPoints(n, last, place, rest))
		}
	}
	scores := make([]*big.Rat, n)
	for c, twice := range doubled {
		scores[c] = big.NewRat(twice, 2)
	}
	return scores
}

// sharedPoints is twice the average worth of size places from place on.
func sharedPoints(n, last, place, size int) int64 {
	return int64(2*(n-1+last-place) - (size - 1))
}

func share(doubled []int64, group []int, weight int, points int64) {
	for _, c := range group {
		doubled[c] += int64(weight) * points
	}
}

// highestScore orders candidates by exact scores, the largest first.
func highestScore(scores []*big.Rat) [][]int {
	return byScore(scores, (*big.Rat).Cmp)
}
