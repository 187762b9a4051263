package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"parley/internal/opinion"
)

// opinionTable is the readable form of an opinion map.
type opinionTable struct{ study }

func (t opinionTable) write(w io.Writer) error {
	var text strings.Builder
	t.heading(&text)
	t.verdict(&text)
	t.table(&text)
	_, err := io.WriteString(w, text.String())
	return err
}

func (t opinionTable) heading(text *strings.Builder) {
	in := 0
	for _, is := range t.positions.InMap {
		if is {
			in++
		}
	}
	explained := t.positions.Explained
	fmt.Fprintf(text, "%d statements, %d participants, %d in the map; its axes explain %.1f %% and %.1f %%\n",
		t.export.Votes.Statements(), t.export.Votes.Participants(), in, 100*explained[0], 100*explained[1])
}

// verdict says which groups there are and what speaks for them.
func (t opinionTable) verdict(text *strings.Builder) {
	if len(t.numbers) == 0 {
		fmt.Fprintf(text, "no clear groups: no division has at least %d members in each group\n", opinion.DefaultCell)
		return
	}
	fmt.Fprintf(text, "%s groups:", t.source)
	for g, number := range t.numbers {
		fmt.Fprintf(text, " %d (%d members)", number, t.groups.Sizes[g])
	}
	fmt.Fprintf(text, "\nsilhouette %.3f, noise reaches %.3f, %.0f %% of restarts agree: ",
		t.groups.Silhouette, t.groups.Noise, 100*t.groups.Restarts)
	if t.groups.Clear {
		fmt.Fprintln(text, "clear groups")
	} else {
		fmt.Fprintln(text, "no clear groups, read them as a division only")
	}
}

func (t opinionTable) table(text *strings.Builder) {
	fmt.Fprintln(text)
	table := tabwriter.NewWriter(text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "statement\tagree\tdisagree\tpass\tseen\tconsensus for\tagainst\trepresents\ttext")
	thin := false
	for j, s := range t.statements() {
		thin = thin || s.Thin
		fmt.Fprintf(table, "%d\t%d\t%d\t%d\t%d\t%s\t%s\t%s\t%s\n", s.ID, s.Agree, s.Disagree, s.Pass, s.Seen,
			s.consensus(s.ConsensusAgree), s.consensus(s.ConsensusDisagree), s.groups(), oneLine(t.export.Statements[j]))
	}
	table.Flush()
	if thin {
		fmt.Fprintf(text, "\n*: fewer than %d members of a group voted, no consensus\n", opinion.DefaultCell)
	}
}

// consensus writes a group-informed consensus.
func (s statementJSON) consensus(value *float64) string {
	switch {
	case value == nil:
		return "-"
	case s.Thin:
		return "*"
	}
	return strconv.FormatFloat(*value, 'f', 3, 64)
}

// groups lists the groups that the statement is representative of.
func (s statementJSON) groups() string {
	if len(s.RepresentativeOf) == 0 {
		return "-"
	}
	return strings.Trim(fmt.Sprint(s.RepresentativeOf), "[]")
}

// longestText is how much of a statement fits beside its figures, in
// characters.
const longestText = 60

// oneLine is the beginning of a statement, without what would move the cursor.
func oneLine(s opinion.Statement) string {
	words := []rune(strings.Join(strings.Fields(strings.Map(printable, s.Text)), " "))
	switch {
	case len(words) == 0:
		words = []rune("-")
	case len(words) > longestText:
		words = append(words[:longestText-1], '…')
	}
	switch text := string(words); {
	case s.Withdrawn:
		return "(withdrawn) " + text
	case s.Meta:
		return "(meta) " + text
	default:
		return text
	}
}

// printable turns what is not a visible character into a blank.
func printable(r rune) rune {
	if !strconv.IsPrint(r) {
		return ' '
	}
	return r
}
