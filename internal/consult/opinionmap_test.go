package consult

import (
	"testing"

	"parley/internal/opinion"
)

// Two groups of five vote on one recommendation: so many of each agree, the
// others disagree.
func twoGroups(t *testing.T, first, second int) (*opinion.Matrix, *opinion.Groups) {
	t.Helper()
	var cells []opinion.Cell
	groups := &opinion.Groups{Sizes: []int{5, 5}}
	for i := range 10 {
		agreeing := []int{first, second}[i/5]
		vote := opinion.Disagree
		if i%5 < agreeing {
			vote = opinion.Agree
		}
		cells = append(cells, opinion.Cell{Participant: int32(i), Vote: vote})
		groups.Of = append(groups.Of, i/5)
	}
	matrix, err := opinion.NewMatrix(10, 1, cells)
	if err != nil {
		t.Fatal(err)
	}
	return matrix, groups
}

func TestBridges(t *testing.T) {
	for _, c := range []struct {
		name          string
		first, second int
		k, want       int
	}{
		{"a majority of every group is a bridge", 4, 3, 5, 1},
		{"a group whose majority disagrees is none, however firm the other", 5, 2, 5, 0},
		{"groups too small to be told of make none", 5, 5, 6, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			matrix, groups := twoGroups(t, c.first, c.second)
			if got := bridges(matrix, groups, []ID{{1}}, c.k); len(got) != c.want {
				t.Errorf("%d of 5 and %d of 5 agree: %d bridges, want %d", c.first, c.second, len(got), c.want)
			}
		})
	}
}
