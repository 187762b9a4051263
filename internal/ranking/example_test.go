package ranking_test

import (
	"fmt"
	"os"
	"strings"

	"parley/internal/ranking"
)

const capital = `#/Candidates: Memphis; Nashville; Chattanooga; Knoxville
Memphis > Nashville > Chattanooga > Knoxville * 42
Nashville > Chattanooga > Knoxville > Memphis * 26
Chattanooga > Knoxville > Nashville > Memphis * 15
Knoxville > Chattanooga > Nashville > Memphis * 17
`

func Example() {
	election, err := ranking.Read("capital.cvotes", strings.NewReader(capital))
	if err != nil {
		panic(err)
	}
	for _, method := range []ranking.Method{ranking.MethodSchulze, ranking.MethodIRV, ranking.MethodPlurality} {
		result, err := ranking.Tally(election.Profile, ranking.Options{Method: method})
		if err != nil {
			panic(err)
		}
		fmt.Println(method, election.Profile.Candidates[result.Winners[0]])
	}
	// Output:
	// schulze Nashville
	// irv Knoxville
	// plurality Memphis
}

func ExampleCompare() {
	election, err := ranking.Read("capital.cvotes", strings.NewReader(capital))
	if err != nil {
		panic(err)
	}
	comparison, err := ranking.Compare(election.Profile, ranking.Bottom)
	if err != nil {
		panic(err)
	}
	fmt.Println(comparison.Headline(election.Profile.Candidates))
	// Output: methods disagree: Nashville (schulze, ranked-pairs, kemeny, borda, copeland, minimax); Knoxville (irv)
}

func ExampleWrite() {
	election := ranking.Election{Title: "Lunch", Profile: ranking.Profile{
		Candidates: []string{"Soup", "Rice", "Fruit"},
		Ballots:    []ranking.Ballot{{Weight: 2, Order: [][]int{{0}, {1, 2}}}, {Weight: 1, Order: [][]int{{2}}}},
	}}
	if err := ranking.Write(os.Stdout, election, ranking.TOI); err != nil {
		panic(err)
	}
	// Output:
	// # TITLE: Lunch
	// # DATA TYPE: toi
	// # NUMBER ALTERNATIVES: 3
	// # NUMBER VOTERS: 3
	// # NUMBER UNIQUE ORDERS: 2
	// # ALTERNATIVE NAME 1: Soup
	// # ALTERNATIVE NAME 2: Rice
	// # ALTERNATIVE NAME 3: Fruit
	// 2: 1,{2,3}
	// 1: 3
}
