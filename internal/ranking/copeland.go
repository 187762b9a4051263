package ranking

// Copeland is each candidate's score: pairwise wins minus pairwise losses.
//
// A. H. Copeland (1951), A reasonable social welfare function.
func Copeland(pairwise [][]int) []int {
	scores := make([]int, len(pairwise))
	for i := range pairwise {
		for j := range pairwise {
			if pairwise[i][j] > pairwise[j][i] {
				scores[i]++
				scores[j]--
			}
		}
	}
	return scores
}
