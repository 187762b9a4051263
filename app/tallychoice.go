package main

import (
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"parley/internal/choice"
	"parley/internal/ranking"
)

// The methods of tally whose files hold no rankings.
const (
	methodJudgment   ranking.Method = "majority-judgment"
	methodComparison ranking.Method = "bradley-terry"
)

// judgmentJSON is what --method majority-judgment --json writes.
type judgmentJSON struct {
	Method ranking.Method `json:"method"`
	Order  [][]string     `json:"order"`
	Items  []judgedJSON   `json:"items"`
}

type judgedJSON struct {
	Item     string `json:"item"`
	Grades   []int  `json:"grades"`
	Majority *int   `json:"majority_grade"`
	Above    int    `json:"above"`
	Below    int    `json:"below"`
}

// judge reads a table of grades and writes the majority judgment.
func (c *tallyCmd) judge(stdout io.Writer) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	names, grades, err := choice.ReadGrades(c.File, file)
	if err != nil {
		return err
	}
	order := choice.Judge(grades)
	written := judgmentJSON{Method: c.Method, Order: nameOrder(order, names)}
	for i, g := range grades {
		item := judgedJSON{Item: names[i], Grades: g}
		if majority, ok := g.Majority(); ok {
			best := majority + 1
			item.Majority = &best
		}
		item.Above, item.Below = g.Gauge()
		written.Items = append(written.Items, item)
	}
	if c.JSON {
		return writeJSON(stdout, written)
	}
	fmt.Fprintf(stdout, "majority-judgment: %d items, ties by taking majority grades away\n\n", len(names))
	return placed(stdout, order, "\titem\tgrade\tabove\tbelow\tgrades from the worst", func(i int) string {
		item := written.Items[i]
		return fmt.Sprintf("%s\t%d\t%d\t%d\t%v", item.Item, *item.Majority, item.Above, item.Below, item.Grades)
	})
}

// comparisonJSON is what --method bradley-terry --json writes.
type comparisonJSON struct {
	Method    ranking.Method `json:"method"`
	Connected bool           `json:"connected"`
	Parts     [][]string     `json:"parts"`
	Order     [][]string     `json:"order"`
	Items     []comparedJSON `json:"items"`
}

type comparedJSON struct {
	Item     string  `json:"item"`
	Compared int     `json:"compared"`
	Won      float64 `json:"won"`
	Strength float64 `json:"strength"`
	Score    float64 `json:"score"`
}

// compare reads a list of comparisons and writes the Bradley–Terry order.
func (c *tallyCmd) compare(stdout io.Writer) error {
	file, err := os.Open(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	names, pairs, err := choice.ReadComparisons(c.File, file)
	if err != nil {
		return err
	}
	if len(names) > ranking.MaxCandidates {
		return fmt.Errorf("%d items: at most %d can be compared", len(names), ranking.MaxCandidates)
	}
	result := choice.BradleyTerry(len(names), pairs)
	if c.JSON {
		return writeJSON(stdout, newComparisonJSON(c.Method, names, result))
	}
	fmt.Fprintf(stdout, "bradley-terry: %d items, prior of %g wins and losses against a middling item\n", len(names), choice.Prior)
	if len(result.Parts) > 1 {
		fmt.Fprintf(stdout, "not connected: %d parts are never compared with each other, directly or through others;\ntheir order among each other rests on the prior alone\n", len(result.Parts))
	}
	fmt.Fprintln(stdout)
	return placed(stdout, result.Order, "\titem\tcompared\twon\tshare won\tscore", func(i int) string {
		item := result.Items[i]
		return fmt.Sprintf("%s\t%d\t%g\t%.1f %%\t%.3f", names[i], item.Compared, item.Won, 100*item.Won/float64(max(item.Compared, 1)), item.Score)
	})
}

func newComparisonJSON(method ranking.Method, names []string, result choice.Comparison) comparisonJSON {
	written := comparisonJSON{
		Method: method, Connected: len(result.Parts) <= 1,
		Parts: nameOrder(result.Parts, names), Order: nameOrder(result.Order, names),
	}
	for i, item := range result.Items {
		written.Items = append(written.Items, comparedJSON{names[i], item.Compared, item.Won, item.Strength, item.Score})
	}
	return written
}

// placed writes a line for each item, with its place.
func placed(w io.Writer, order [][]int, head string, line func(i int) string) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, head)
	place := 1
	for _, tied := range order {
		for _, i := range tied {
			fmt.Fprintf(table, "%d\t%s\n", place, line(i))
		}
		place += len(tied)
	}
	return table.Flush()
}
