package choice_test

import (
	"fmt"

	"parley/internal/choice"
)

func ExampleShare() {
	ballots := []choice.Allocation{
		{Points: []int{5, 3, 2}, Weight: 1},
		{Points: []int{0, 6, 4}, Weight: 1},
	}
	got := choice.Share(3, ballots, choice.Linear)
	for i, item := range got.Items {
		fmt.Printf("item %d: %d dots from %d people\n", i, item.Total, item.For)
	}
	fmt.Println("order:", got.Order)
	// Output:
	// item 0: 5 dots from 1 people
	// item 1: 9 dots from 2 people
	// item 2: 6 dots from 2 people
	// order: [[1] [2] [0]]
}

func ExampleJudge() {
	// Five people; grades: reject, fair, good.
	items := []choice.Grades{{2, 1, 2}, {1, 2, 2}}
	fmt.Println(choice.Judge(items)) // both "fair"; without one "fair" each, reject against fair
	// Output: [[1] [0]]
}

func ExampleBradleyTerry() {
	got := choice.BradleyTerry(3, []choice.Compared{
		{First: 0, Second: 1, Wins: 4, Losses: 1},
		{First: 1, Second: 2, Wins: 3, Losses: 1, Equal: 1},
	})
	for _, tied := range got.Order {
		item := got.Items[tied[0]]
		fmt.Printf("item %d won %g of %d, score %.2f\n", tied[0], item.Won, item.Compared, item.Score)
	}
	// Output:
	// item 0 won 4 of 5, score 0.81
	// item 1 won 4.5 of 10, score 0.45
	// item 2 won 1.5 of 5, score 0.24
}
