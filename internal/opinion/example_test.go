package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"parley/internal/opinion"
)

// Two camps disagree about everything but the last statement.
func Example() {
	left, right := "1,1,1,-1,-1,-1,1", "-1,-1,-1,1,1,1,1"
	rows := []string{"participant,1,2,3,4,5,6,7"}
	for i := range 20 {
		rows = append(rows, fmt.Sprintf("%d,%s", i, []string{left, right}[i%2]))
	}
	export, err := opinion.ReadExport(fstest.MapFS{
		"participants-votes.csv": {Data: []byte(strings.Join(rows, "\n"))},
	})
	if err != nil {
		panic(err)
	}
	votes := export.Votes
	plane := opinion.NewMap(votes)
	groups := opinion.FindGroups(votes, plane, opinion.DefaultCell)
	fmt.Println("sizes", groups.Sizes, "clear", groups.Clear)

	consensus := opinion.GroupConsensus(votes, groups.Of, len(groups.Sizes), opinion.DefaultCell)
	best := slices.IndexFunc(consensus, func(c opinion.Consensus) bool { return c.Published && c.AgreeMean > 0.5 })
	fmt.Printf("consensus on statement %d: %.2f\n", export.Statements[best].ID, consensus[best].AgreeMean)
	// Output:
	// sizes [10 10] clear true
	// consensus on statement 7: 0.92
}
