package report

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/internal/consult"
)

// csvColumns are the columns of data.csv. One row is one recommendation in one
// round (and, where there are several, on one dimension of rating). Figures
// that are withheld leave their cells empty, with "true" under suppressed.
var csvColumns = []string{
	"theme", "number", "recommendation", "title", "kind", "round", "final", "suppressed", "dimension",
	"agree", "disagree", "pass", "n", "abstentions", "share", "wilson_low", "wilson_high",
	"median", "lower_quartile", "upper_quartile", "histogram",
	"class", "strength", "in_every_group", "indicative", "low_participation", "low_expertise",
	"class_at_70", "class_at_75", "class_at_80", "ballots", "place", "borda_points", "pairwise_wins",
	"points", "points_for", "points_against", "cost", "grade", "above", "below", "compared", "won", "score",
}

// DataCSV writes a table of all released figures for a spreadsheet, titles in
// one language. A cell that a spreadsheet could take for a formula begins with
// an apostrophe.
func DataCSV(r consult.Results, lang consult.Lang) ([]byte, error) {
	return study(r).dataCSV(lang)
}

func (f *findings) dataCSV(lang consult.Lang) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{csvColumns}
	for i := range f.Rounds {
		rows = append(rows, f.csvRows(&f.Rounds[i], lang)...)
	}
	if f.Agenda.Consultation.Rehearsal != nil {
		markRehearsal(rows)
	}
	for _, row := range rows {
		for i := range row {
			row[i] = harmlessCell(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, fmt.Errorf("report: write csv: %w", err)
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// markRehearsal adds a column that says in every row that nobody real answered.
func markRehearsal(rows [][]string) {
	for i := range rows {
		mark := "true"
		if i == 0 {
			mark = "rehearsal"
		}
		rows[i] = append(slices.Clone(rows[i]), mark)
	}
}

// harmlessCell keeps spreadsheets from running a text as a formula.
func harmlessCell(s string) string {
	if strings.ContainsAny(firstRune(strings.TrimLeft(s, " ")), "=+-@|%＝＋－＠") {
		return "'" + s
	}
	return s
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// csvRow is a row by the name of its columns.
type csvRow map[string]string

func (c csvRow) cells() []string {
	row := make([]string, len(csvColumns))
	for i, name := range csvColumns {
		row[i] = c[name]
	}
	return row
}

func (f *findings) csvRows(r *consult.RoundResult, lang consult.Lang) [][]string {
	var rows [][]string
	rows = append(rows, f.csvWays(r, lang)...)
	for _, item := range r.Items {
		for _, row := range f.csvItem(f.csvStart(r, item.Recommendation, lang), item) {
			rows = append(rows, row.cells())
		}
	}
	if r.Ranking != nil {
		for i, id := range r.Ranking.Items {
			row := f.csvStart(r, id, lang)
			row.addRanking(r.Ranking, i)
			rows = append(rows, row.cells())
		}
	}
	return rows
}

// csvStart fills the cells that say what a row is about.
func (f *findings) csvStart(r *consult.RoundResult, id consult.ID, lang consult.Lang) csvRow {
	step, round, _ := f.Agenda.Round(r.Round)
	theme, _ := f.Agenda.Theme(step.Theme)
	row := csvRow{
		"recommendation": id.String(), "kind": string(r.Kind), "round": strconv.Itoa(round.Number),
		"final": strconv.FormatBool(r.Final), "theme": words(theme.Title, lang).Text,
	}
	if o := f.outcomes[id]; o != nil {
		row["number"], row["title"] = o.number, words(o.rec.Title, lang).Text
	}
	return row
}

// csvItem is a row for the votes, or one for each dimension rated.
func (f *findings) csvItem(start csvRow, item consult.ItemResult) []csvRow {
	start["suppressed"] = strconv.FormatBool(item.Suppressed)
	if v := item.Vote; v != nil {
		start.add(map[string]int{"agree": v.Agree, "disagree": v.Disagree, "pass": v.Pass, "n": sidesOf(v), "abstentions": v.Pass})
		start["share"], start["wilson_low"], start["wilson_high"] = fraction(v.Share), fraction(v.Low), fraction(v.High)
		start.addVerdict(v.Verdict)
	}
	if j := item.Judgment; j != nil {
		start.addJudgment(j)
	}
	if len(item.Ratings) == 0 {
		return []csvRow{start}
	}
	var rows []csvRow
	for _, r := range item.Ratings {
		row := csvRow{}
		for name, cell := range start {
			row[name] = cell
		}
		row["dimension"] = clean(r.Dimension)
		row.add(map[string]int{"n": sum(r.Histogram), "abstentions": r.Outside})
		row["median"], row["lower_quartile"], row["upper_quartile"] = decimal(r.Median), decimal(r.LowerQ), decimal(r.UpperQ)
		row["histogram"] = strings.Trim(strings.Join(strings.Fields(fmt.Sprint(r.Histogram)), " "), "[]")
		row.addVerdict(r.Verdict)
		rows = append(rows, row)
	}
	return rows
}

func (c csvRow) add(counts map[string]int) {
	for name, n := range counts {
		c[name] = strconv.Itoa(n)
	}
}

func (c csvRow) addVerdict(v consult.Verdict) {
	c["class"], c["strength"] = v.Class, v.Strength
	for name, set := range map[string]bool{
		"in_every_group": v.InEveryGroup, "indicative": v.Indicative,
		"low_participation": v.LowParticipation, "low_expertise": v.LowExpertise,
	} {
		c[name] = strconv.FormatBool(set)
	}
	for i, class := range v.Sensitivity {
		if i < len(thresholds) {
			c[fmt.Sprintf("class_at_%d", thresholds[i])] = class
		}
	}
}

// addRanking fills the cells of the i-th ranked recommendation.
func (c csvRow) addRanking(r *consult.RankingResult, i int) {
	c["suppressed"] = strconv.FormatBool(r.Suppressed)
	if r.Suppressed {
		return
	}
	id, next := r.Items[i], 1
	for _, tied := range r.Order {
		for _, other := range tied {
			if other == id {
				c["place"] = strconv.Itoa(next)
			}
		}
		next += len(tied)
	}
	for _, s := range r.Borda {
		if s.Recommendation == id {
			c["borda_points"] = decimal(s.Points)
		}
	}
	c.add(map[string]int{"ballots": r.Ballots, "pairwise_wins": victories(r)[id]})
}

func fraction(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }
