package ranking

// Condorcet is the candidate who wins every pairwise comparison; false where
// there is none.
//
// M. de Condorcet (1785), Essai sur l'application de l'analyse à la
// probabilité des décisions rendues à la pluralité des voix.
func Condorcet(pairwise [][]int) (winner int, ok bool) {
	for i := range pairwise {
		if wins(pairwise, i) == len(pairwise)-1 {
			return i, true
		}
	}
	return 0, false
}

func wins(pairwise [][]int, i int) int {
	count := 0
	for j := range pairwise {
		if pairwise[i][j] > pairwise[j][i] {
			count++
		}
	}
	return count
}

// Smith is the smallest set, not empty, whose members each win against
// everybody outside it; in ascending order.
//
// J. H. Smith (1973), Aggregation of preferences with variable electorate.
// doi 10.2307/1914033
func Smith(pairwise [][]int) []int {
	members := make([]bool, len(pairwise))
	var open []int
	if order := highest(Copeland(pairwise)); len(order) > 0 {
		open = order[0]
	}
	for len(open) > 0 {
		c := open[0]
		open = open[1:]
		if members[c] {
			continue
		}
		members[c] = true
		for other := range pairwise {
			if other != c && !members[other] && pairwise[c][other] <= pairwise[other][c] {
				open = append(open, other)
			}
		}
	}
	return chosen(members)
}

// chosen lists the candidates whose mark is set.
func chosen(members []bool) []int {
	var set []int
	for c, in := range members {
		if in {
			set = append(set, c)
		}
	}
	return set
}
