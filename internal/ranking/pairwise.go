package ranking

// Pairwise is the matrix N, candidates × candidates: N[i][j] is the weight of
// the ballots that put i above j. Tied candidates count for neither. Under
// [Bottom] a ranked candidate stands above every unranked one; under [Ignore]
// the two are not compared. The diagonal is 0.
func Pairwise(p Profile, reading Unranked) [][]int {
	matrix := square[int](len(p.Candidates))
	below := make([]int, 0, len(p.Candidates))
	for _, ballot := range p.Ballots {
		below = below[:0]
		if reading == Bottom {
			below = append(below, unrankedOn(ballot, len(p.Candidates))...)
		}
		for g := len(ballot.Order) - 1; g >= 0; g-- {
			for _, above := range ballot.Order[g] {
				row := matrix[above]
				for _, c := range below {
					row[c] += ballot.Weight
				}
			}
			below = append(below, ballot.Order[g]...)
		}
	}
	return matrix
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
