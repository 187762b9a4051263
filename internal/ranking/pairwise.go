package ranking

// Pairwise is the matrix N, candidates × candidates: N[i][j] is the weight of
// the ballots that put i above j. Tied candidates count for neither. Under
// [Bottom] a ranked candidate stands above every unranked one; under [Ignore]
// the two are not compared. The diagonal is 0.
func Pairwise(p Profile, reading Unranked) [][]int {
	n, total := len(p.Candidates), 0
	for _, ballot := range p.Ballots {
		total += ballot.Weight
	}
	sums := newBitSums(n, total)
	below := make([]uint64, sums.words)
	for _, ballot := range p.Ballots {
		clear(below)
		if reading == Bottom {
			fillBits(below, n)
		} else {
			setBits(below, ballot.Order)
		}
		for _, group := range ballot.Order {
			for _, c := range group {
				below[c/64] &^= 1 << (c % 64)
			}
			for _, c := range group {
				sums.add(c, below, ballot.Weight)
			}
		}
	}
	return sums.matrix()
}

// Margin is how the strength of a pairwise win is measured.
type Margin string

// The three measures of the strength of i over j.
const (
	// Winning votes: N[i][j] if i wins, else 0.
	Winning Margin = "winning"
	// Margins: N[i][j] − N[j][i] if i wins, else 0.
	Margins Margin = "margins"
	// Opposition: N[i][j], whoever wins.
	Opposition Margin = "opposition"
)

// strength of i over j; 0 where the measure asks for a win and there is none.
func (m Margin) strength(pairwise [][]int, i, j int) int {
	votes, against := pairwise[i][j], pairwise[j][i]
	switch {
	case m == Opposition:
		return votes
	case votes <= against:
		return 0
	case m == Margins:
		return votes - against
	}
	return votes
}

// square is an n×n matrix of zeros whose rows lie side by side in memory.
func square[T any](n int) [][]T {
	cells, rows := make([]T, n*n), make([][]T, n)
	for i := range rows {
		rows[i] = cells[i*n : (i+1)*n : (i+1)*n]
	}
	return rows
}
