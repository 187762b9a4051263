package ranking

import (
	"bytes"
	"crypto/sha256"
	"math/big"
)

// extreme lists the candidates with the fewest votes, or the most.
func (c *counting) extreme(list []int, most bool) []int {
	return extremeOf(list, c.votes, most)
}

func extremeOf(list []int, votes []*big.Rat, most bool) []int {
	var ends []int
	for _, i := range list {
		side := -1
		if len(ends) > 0 {
			side = votes[i].Cmp(votes[ends[0]])
			if most {
				side = -side
			}
		}
		switch {
		case len(ends) == 0 || side < 0:
			ends = []int{i}
		case side == 0:
			ends = append(ends, i)
		}
	}
	return ends
}

// separate narrows tied candidates by the stages before this one, from the
// latest to the first: at each, those with the fewest (or most) votes remain.
func (c *counting) separate(tied []int, most bool) []int {
	for s := len(c.stages) - 2; s >= 0 && len(tied) > 1; s-- {
		tied = extremeOf(tied, c.stages[s].Votes, most)
	}
	return tied
}

// lot draws one of the tied candidates by a published seed: the one for whom
// the SHA-256 of seed, line feed and name is smallest.
func lot(tied []int, names []string, seed string) int {
	drawn, least := tied[0], [32]byte{}
	for k, i := range tied {
		hash := sha256.Sum256([]byte(seed + "\n" + names[i]))
		if k == 0 || bytes.Compare(hash[:], least[:]) < 0 {
			drawn, least = i, hash
		}
	}
	return drawn
}
