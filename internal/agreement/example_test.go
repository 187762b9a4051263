package agreement_test

import (
	"fmt"

	"parley/internal/agreement"
)

func Example() {
	votes := agreement.Votes{Agree: 42, Disagree: 8, Pass: 5}
	verdict := agreement.ClassifyVotes(votes, agreement.Turnout{Invited: 80, Issued: 70, TurnedOut: 60}, agreement.Default)
	share, _ := votes.Share()
	fmt.Printf("%.0f %% of %d: %s, %s\n", 100*share, votes.N(), verdict.Class, verdict.Strength)
	// Output: 84 % of 50: consensus_for, strong
}

func ExampleRatings_RANDUCLA() {
	ratings, err := agreement.NewRatings(agreement.Scale9, []int{4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9}, 0)
	if err != nil {
		panic(err)
	}
	index, _ := ratings.RANDUCLA()
	fmt.Printf("IPR %.2f, IPRAS %.2f, disagreement %v\n", index.IPR, index.IPRAS, index.Disagreement)
	// Output: IPR 1.00, IPRAS 6.10, disagreement false
}

func ExampleKendallW() {
	judges := [][]float64{{1, 2, 3, 4}, {1, 3, 2, 4}, {2, 1, 3, 4}}
	concordance, _ := agreement.KendallW(judges)
	fmt.Printf("W = %.3f, p = %.3f (%s)\n", concordance.W, concordance.P, concordance.Test)
	// Output: W = 0.778, p = 0.054 (exact)
}
