package opinion

import (
	"cmp"
	"slices"
)

// mostRepresentative is how many statements describe a group.
const mostRepresentative = 5

// Representative is a statement that distinguishes a group.
type Representative struct {
	Statement int
	// Share is (A+1)/(S+2) within the group: A of S voted this way. More than ½.
	Share float64
	// Ratio is that share over the share in all other groups together; more
	// than 1.
	Ratio float64
}

// Representatives lists for each group the statements on which its majority
// votes one way (agree or disagree) and does so more often than the rest, by
// falling ratio and at most five. It describes and does not test. Withdrawn statements are left out, and
// those on which fewer than cell members of the group, or of the rest, voted.
// Groups are given as for [GroupConsensus].
func Representatives(m *Matrix, of []int, groups, cell int, vote Vote) [][]Representative {
	counts := m.CountsByGroup(of, groups)
	all := make([]Counts, m.Statements())
	for _, group := range counts {
		for j, c := range group {
			all[j] = Counts{all[j].Agree + c.Agree, all[j].Disagree + c.Disagree, all[j].Pass + c.Pass}
		}
	}
	lists := make([][]Representative, groups)
	for g, group := range counts {
		for j, own := range group {
			rest := all[j].minus(own)
			share := own.smoothed(vote)
			ratio := share / rest.smoothed(vote)
			if share > 0.5 && ratio > 1 && own.exceeds(rest, vote) && !m.withdrawn[j] && min(own.Seen(), rest.Seen()) >= max(1, cell) {
				lists[g] = append(lists[g], Representative{j, share, ratio})
			}
		}
		lists[g] = strongest(lists[g])
	}
	return lists
}

// strongest keeps the highest ratios, the earlier statement among equals.
func strongest(list []Representative) []Representative {
	slices.SortStableFunc(list, func(a, b Representative) int { return cmp.Compare(b.Ratio, a.Ratio) })
	return list[:min(len(list), mostRepresentative)]
}
