package choice

import "slices"

// order groups the items 0 to n−1, best first, by a comparison that is negative
// where its first item is better and zero for a tie.
func order(n int, compare func(a, b int) int) [][]int {
	items := make([]int, n)
	for i := range items {
		items[i] = i
	}
	return orderOf(items, compare)
}

func orderOf(items []int, compare func(a, b int) int) [][]int {
	slices.SortStableFunc(items, compare)
	groups := [][]int{}
	for i, item := range items {
		if i > 0 && compare(items[i-1], item) == 0 {
			groups[len(groups)-1] = append(groups[len(groups)-1], item)
		} else {
			groups = append(groups, []int{item})
		}
	}
	return groups
}
