package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"parley/internal/agreement"
)

// writeStats writes the readable form of the figures.
func writeStats(w io.Writer, stats statsJSON) error {
	var text strings.Builder
	fmt.Fprintf(&text, "%d judges, %d items, scale %s; quantiles of type 7\n\n", stats.Judges, len(stats.Items), stats.Scale)
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, strings.Join(statsHeadings(stats.Scale), "\t"))
	for _, item := range stats.Items {
		fmt.Fprintln(table, strings.Join(item.cells(), "\t"))
	}
	table.Flush()
	fmt.Fprintf(&text, "\n%s\n", concordance(stats))
	_, err := io.WriteString(w, text.String())
	return err
}

func statsHeadings(scale string) []string {
	headings := []string{"item", "n", "median", "q1", "q3", "iqr"}
	if scale == agreement.Scale9.String() {
		return append(headings, "1-3", "4-6", "7-9", "p30", "p70", "ipr", "ipras", "disagreement", "class")
	}
	return append(headings, "1-2", "3", "4-5", "class")
}

// cells are the figures in the order of the headings.
func (i itemJSON) cells() []string {
	quartiles := [2]*float64{}
	if i.Quartiles != nil {
		quartiles = [2]*float64{&i.Quartiles[0], &i.Quartiles[1]}
	}
	cells := []string{i.Item, strconv.Itoa(i.N), figure(i.Median), figure(quartiles[0]), figure(quartiles[1]), figure(i.IQR)}
	for _, count := range i.Bands {
		cells = append(cells, strconv.Itoa(count))
	}
	if i.indexJSON != nil {
		cells = append(cells, figure(i.P30), figure(i.P70), figure(i.IPR), figure(i.IPRAS), yesNo(i.Disagreement))
	}
	return append(cells, i.class())
}

// class writes the class in words.
func (i itemJSON) class() string {
	words := strings.ReplaceAll(string(i.Class), "_", " ")
	if i.Strength != "" {
		words += ", " + strings.ReplaceAll(string(i.Strength), "_", " ")
	}
	if i.Indicative {
		words += " (indicative)"
	}
	return words
}

// figure writes a number with at most three decimals, "-" for none.
func figure(value *float64) string {
	if value == nil {
		return "-"
	}
	text := strconv.FormatFloat(*value, 'f', 3, 64)
	return strings.TrimRight(strings.TrimRight(text, "0"), ".")
}

func yesNo(value *bool) string {
	switch {
	case value == nil:
		return "-"
	case *value:
		return "yes"
	}
	return "no"
}

// concordance says in a line how far the judges rank alike.
func concordance(stats statsJSON) string {
	switch {
	case stats.KendallW != nil:
		return fmt.Sprintf("Kendall's W (tie-corrected): %.3f, p = %.4f (%s)", *stats.KendallW, *stats.P, strings.ReplaceAll(string(stats.Test), "_", " "))
	case stats.MeanTauB != nil:
		return fmt.Sprintf("Kendall's W: undefined, some ratings are missing; mean pairwise tau-b: %.3f", *stats.MeanTauB)
	}
	return "Kendall's W: undefined"
}
