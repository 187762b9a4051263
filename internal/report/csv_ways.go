package report

import (
	"fmt"
	"strconv"
	"strings"

	"parley/internal/consult"
)

// csvWays are the rows of a round of dots, quadratic votes or comparisons, one
// for each recommendation; one that says so where all is withheld.
func (f *findings) csvWays(r *consult.RoundResult, lang consult.Lang) [][]string {
	var rows [][]string
	add := func(id consult.ID, suppressed bool, fill func(csvRow)) {
		row := f.csvStart(r, id, lang)
		row["suppressed"] = strconv.FormatBool(suppressed)
		if !suppressed {
			fill(row)
		}
		rows = append(rows, row.cells())
	}
	if a := r.Allocation; a != nil {
		for _, item := range a.Items {
			add(item.Recommendation, a.Suppressed, func(row csvRow) {
				row.add(map[string]int{
					"ballots": a.Ballots, "place": item.Place, "points": item.Total,
					"points_for": item.For, "points_against": item.Against, "cost": item.Cost,
				})
			})
		}
	}
	if c := r.Comparison; c != nil {
		for _, item := range c.Items {
			add(item.Recommendation, c.Suppressed || item.Suppressed, func(row csvRow) {
				row.add(map[string]int{"ballots": c.Ballots, "place": item.Place, "compared": item.Compared})
				row["won"], row["score"] = decimal(item.Won), fraction(item.Score)
			})
		}
	}
	return rows
}

// addJudgment fills the cells of a graded recommendation; the histogram counts
// people from the worst grade to the best.
func (c csvRow) addJudgment(j *consult.JudgmentResult) {
	c.add(map[string]int{"place": j.Place, "grade": j.Grade, "n": sum(j.Histogram), "abstentions": j.Outside})
	c["above"], c["below"] = fraction(j.Above), fraction(j.Below)
	c["histogram"] = strings.Trim(fmt.Sprint(j.Histogram), "[]")
}
