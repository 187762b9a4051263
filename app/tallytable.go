package main

import (
	"fmt"
	"io"
	"math/big"
	"strings"
	"text/tabwriter"

	"parley/internal/ranking"
)

// widestMatrix is the most candidates whose pairwise matrix fits a terminal.
const widestMatrix = 20

// tallyTable is the readable form of a count.
type tallyTable struct {
	election ranking.Election
	options  ranking.Options
	result   ranking.Result
}

func (t tallyTable) write(w io.Writer) error {
	var text strings.Builder
	t.heading(&text)
	t.outcome(&text)
	t.ranks(&text)
	t.stages(&text)
	t.matrix(&text)
	_, err := io.WriteString(w, text.String())
	return err
}

func (t tallyTable) names() []string { return t.election.Profile.Candidates }

func (t tallyTable) heading(text *strings.Builder) {
	if t.election.Title != "" {
		fmt.Fprintln(text, t.election.Title)
	}
	reading := "unranked last"
	if t.options.Unranked == ranking.Ignore {
		reading = "unranked not compared"
	}
	fmt.Fprintf(text, "%s%s: %d candidates, %d ballots, %s\n", t.result.Method, t.variant(), len(t.names()), t.result.Voted, reading)
}

// variant names the option that matters to the method.
func (t tallyTable) variant() string {
	switch t.result.Method {
	case ranking.MethodSchulze, ranking.MethodRankedPairs, ranking.MethodMinimax:
		return fmt.Sprintf(" (%s)", t.options.Margin)
	case ranking.MethodSTV:
		return fmt.Sprintf(" (%s, quota %s)", t.options.Transfer, t.result.Count.Quota.RatString())
	}
	return ""
}

func (t tallyTable) outcome(text *strings.Builder) {
	winners := join(winnersOf(t.result), t.names())
	switch {
	case !t.result.Determined:
		winners = "not determined: too many equal outcomes or candidates for an exact answer"
	case winners == "":
		winners = "none"
	}
	condorcet := "none"
	if t.result.CondorcetWinner != nil {
		condorcet = t.names()[*t.result.CondorcetWinner]
	}
	fmt.Fprintf(text, "winners: %s\ncondorcet winner: %s\nsmith set: %s\n", winners, condorcet, join(t.result.Smith, t.names()))
}

func join(list []int, names []string) string { return strings.Join(nameList(list, names), ", ") }

// ranks writes the order with the scores, or the optimal orders.
func (t tallyTable) ranks(text *strings.Builder) {
	if kemeny := t.result.Kemeny; kemeny != nil {
		writeKemeny(text, kemeny, t.names())
		return
	}
	if t.result.Order == nil {
		return
	}
	fmt.Fprintln(text, "\norder")
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	place := 1
	for _, group := range t.result.Order {
		for _, c := range group {
			fmt.Fprintf(table, "%d\t%s", place, t.names()[c])
			if t.result.Scores != nil {
				fmt.Fprintf(table, "\t%s", decimal(t.result.Scores[c]))
			}
			fmt.Fprintln(table)
		}
		place += len(group)
	}
	table.Flush()
}

func writeKemeny(text *strings.Builder, kemeny *ranking.KemenyOrders, names []string) {
	if !kemeny.Exact {
		fmt.Fprintf(text, "\nbest score: between %d and %d\n", kemeny.Lower, kemeny.Upper)
		return
	}
	fmt.Fprintf(text, "\nbest score: %d\noptimal orders: %s", kemeny.Lower, kemeny.Count)
	if listed := len(kemeny.Optima); kemeny.Count.Cmp(big.NewInt(int64(listed))) > 0 {
		fmt.Fprintf(text, ", %d of them listed", listed)
	}
	fmt.Fprintln(text)
	for _, optimum := range kemeny.Optima {
		fmt.Fprintln(text, strings.Join(nameList(optimum, names), " > "))
	}
}

// stages writes what happened at each stage of IRV or STV.
func (t tallyTable) stages(text *strings.Builder) {
	if t.result.Count == nil {
		return
	}
	for s, stage := range t.result.Count.Stages {
		fmt.Fprintf(text, "\nstage %d\n", s+1)
		table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
		for c, votes := range stage.Votes {
			if votes != nil {
				fmt.Fprintf(table, "%s\t%s\n", t.names()[c], decimal(votes))
			}
		}
		table.Flush()
		var elected []int
		for _, group := range stage.Elected {
			elected = append(elected, group...)
		}
		t.event(text, "elected", elected)
		t.event(text, "surplus passed on", stage.Transferred)
		t.event(text, "eliminated", stage.Eliminated)
	}
	if t.result.Order == nil {
		fmt.Fprintln(text, "\na tie: every branch of it was followed from here")
	}
}

func (t tallyTable) event(text *strings.Builder, what string, list []int) {
	if len(list) > 0 {
		fmt.Fprintf(text, "%s: %s\n", what, join(list, t.names()))
	}
}

// matrix writes the ballots that put the row above the column.
func (t tallyTable) matrix(text *strings.Builder) {
	if len(t.names()) > widestMatrix {
		fmt.Fprintf(text, "\npairwise: more than %d candidates, use --json\n", widestMatrix)
		return
	}
	fmt.Fprintln(text, "\npairwise (ballots that put the row above the column)")
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	for c := range t.names() {
		fmt.Fprintf(table, "\t%d", c+1)
	}
	fmt.Fprintln(table)
	for i, row := range t.result.Pairwise {
		fmt.Fprintf(table, "%d %s", i+1, t.names()[i])
		for j, votes := range row {
			if i == j {
				fmt.Fprint(table, "\t-")
			} else {
				fmt.Fprintf(table, "\t%d", votes)
			}
		}
		fmt.Fprintln(table)
	}
	table.Flush()
}

// decimal writes an exact number with at most five decimals.
func decimal(exact *big.Rat) string {
	text := exact.FloatString(5)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}
