package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"parley/internal/consult"
	"parley/internal/report/chart"
)

// otherWays are the ways to answer whose results have a section of their own.
var otherWays = []consult.StepKind{consult.Dots, consult.Quadratic, consult.Judge, consult.Compare}

// ways are the results of dots, quadratic votes, grades and comparisons on a
// theme, each of the last round that asked for it.
func (b *builder) ways(id string, theme consult.ID) []Block {
	last := b.lastWays(theme)
	var blocks []Block
	for _, kind := range otherWays {
		if r := last[kind]; r != nil {
			blocks = append(blocks, b.way(fmt.Sprintf("%s-%s", id, kind), r)...)
		}
	}
	return blocks
}

// lastWays are the last rounds on a theme, by the way to answer.
func (f *findings) lastWays(theme consult.ID) map[consult.StepKind]*consult.RoundResult {
	last := map[consult.StepKind]*consult.RoundResult{}
	for i := range f.Rounds {
		r := &f.Rounds[i]
		if step, ok := f.Agenda.Step(r.Step); ok && step.Theme == theme {
			last[r.Kind] = r
		}
	}
	return last
}

func (b *builder) way(id string, r *consult.RoundResult) []Block {
	p := b.p.ways
	heading := Heading{2, id + "-way", say(p.titles[r.Kind])}
	table := Table{ID: id + "-table", Caption: p.titles[r.Kind], Note: p.notes[r.Kind]}
	for i, head := range p.columns[r.Kind] {
		table.Columns = append(table.Columns, Column{Head: head, Figure: i != 1})
	}
	text := ""
	switch {
	case r.Allocation != nil && !r.Allocation.Suppressed:
		text = p.shared(r.Allocation.Ballots, r.Allocation.Spent)
		table.Rows = b.allocated(r)
	case r.Comparison != nil && !r.Comparison.Suppressed:
		text = p.compared(r.Comparison.Ballots)
		if r.Comparison.Parts > 1 {
			text += " " + p.unlinked
		}
		table.Rows = b.compared(r.Comparison)
	case r.Kind == consult.Judge:
		text = p.judged
		table.Rows = b.judged(r.Items)
	}
	if len(table.Rows) == 0 {
		return []Block{heading, Paragraph{Text: say(b.p.ranking.withheld(b.k))}}
	}
	return []Block{heading, Paragraph{Text: say(text)}, b.wayChart(id, r), table}
}

// wayChart draws what the table behind it tells in figures. What is withheld
// there has no bar.
func (b *builder) wayChart(id string, r *consult.RoundResult) Ranking {
	p := b.p.ways
	heads := p.charts[r.Kind]
	drawn := Ranking{
		ID: id, Title: p.drawn(p.titles[r.Kind]), Caption: heads.caption,
		Columns: RankingColumns{p.columns[r.Kind][0], p.columns[r.Kind][1], heads.bar, heads.first, heads.second},
	}
	switch {
	case r.Allocation != nil:
		drawn.Rows = b.allocatedBars(r)
	case r.Comparison != nil:
		drawn.Rows = b.comparedBars(r.Comparison)
	default:
		drawn.Rows = b.judgedBars(r.Items)
	}
	return drawn
}

// wayBar is a drawn row; nothing where the recommendation is not in the report.
func (b *builder) wayBar(place int, id consult.ID, scene chart.Scene, first, second string) []RankingRow {
	o := b.outcomes[id]
	if o == nil {
		return nil
	}
	return []RankingRow{{Place: fmt.Sprint(place), Item: b.jump(o), Scene: scene, Shown: first, Wins: second}}
}

func (b *builder) allocatedBars(r *consult.RoundResult) (rows []RankingRow) {
	most := 0
	for _, item := range r.Allocation.Items {
		most = max(most, item.Total, -item.Total)
	}
	for _, item := range r.Allocation.Items {
		scene, second := chart.Points(float64(item.Total), float64(most)), fmt.Sprint(item.For)
		if r.Kind == consult.Quadratic {
			scene, second = chart.Balance(item.Total, most), fmt.Sprint(item.Cost)
		}
		rows = append(rows, b.wayBar(item.Place, item.Recommendation, scene, fmt.Sprint(item.Total), second)...)
	}
	return rows
}

func (b *builder) comparedBars(r *consult.ComparisonResult) (rows []RankingRow) {
	for _, item := range r.Items {
		if !item.Suppressed {
			won := fmt.Sprintf("%s/%d", wins(item.Won), item.Compared)
			rows = append(rows, b.wayBar(item.Place, item.Recommendation, chart.Share(item.Score), wholePercent(item.Score), won)...)
		}
	}
	return rows
}

func (b *builder) judgedBars(items []consult.ItemResult) (rows []RankingRow) {
	for _, item := range graded(items) {
		j := item.Judgment
		rows = append(rows, b.wayBar(j.Place, item.Recommendation, chart.Graded(j.Above, j.Below), wholePercent(j.Above), b.gradeName(j.Grade))...)
	}
	return rows
}

// wayRow is a row that begins with a place and a title.
func (b *builder) wayRow(place int, id consult.ID, figures ...string) []Cell {
	row := []Cell{{Text: say(fmt.Sprint(place))}, {}}
	if o := b.outcomes[id]; o != nil {
		row[1].Text = say(b.title(o))
	}
	for _, figure := range figures {
		row = append(row, Cell{Text: say(figure)})
	}
	return row
}

func (b *builder) allocated(r *consult.RoundResult) (rows [][]Cell) {
	for _, item := range r.Allocation.Items {
		figures := []string{fmt.Sprint(item.Total), fmt.Sprint(item.For)}
		if r.Kind == consult.Quadratic {
			figures = append(figures, fmt.Sprint(item.Against), fmt.Sprint(item.Cost))
		}
		rows = append(rows, b.wayRow(item.Place, item.Recommendation, figures...))
	}
	return rows
}

func (b *builder) compared(r *consult.ComparisonResult) (rows [][]Cell) {
	for _, item := range r.Items {
		if item.Suppressed {
			row := b.wayRow(0, item.Recommendation, "", "", "")
			for _, i := range []int{0, 2, 3, 4} {
				row[i] = Cell{Withheld: b.p.ranking.withheld(b.k)}
			}
			rows = append(rows, row)
			continue
		}
		rows = append(rows, b.wayRow(item.Place, item.Recommendation,
			fmt.Sprint(item.Compared), wins(item.Won), wholePercent(item.Score)))
	}
	return rows
}

func (b *builder) judged(items []consult.ItemResult) (rows [][]Cell) {
	for _, item := range graded(items) {
		j := item.Judgment
		counts := strings.Trim(fmt.Sprint(j.Histogram), "[]")
		rows = append(rows, b.wayRow(j.Place, item.Recommendation,
			b.gradeName(j.Grade), wholePercent(j.Above), wholePercent(j.Below), counts, fmt.Sprint(j.Outside)))
	}
	return rows
}

// graded are the items whose grades may be shown, the best first.
func graded(items []consult.ItemResult) []consult.ItemResult {
	shown := slices.DeleteFunc(slices.Clone(items), func(i consult.ItemResult) bool { return i.Judgment == nil })
	slices.SortStableFunc(shown, func(x, y consult.ItemResult) int { return cmp.Compare(x.Judgment.Place, y.Judgment.Place) })
	return shown
}

// wins are comparisons won, where an equal is half of one.
func wins(n float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0") }

// gradeName is the name of a grade, or its number where the protocol names none.
func (b *builder) gradeName(grade int) string {
	if w := b.Agenda.Consultation.Protocol.Ways; w != nil && grade >= 1 && grade <= len(w.Grades) {
		return b.words(w.Grades[grade-1]).Text
	}
	return fmt.Sprint(grade)
}

func wholePercent(share float64) string { return fmt.Sprintf("%.0f %%", math.Round(100*share)) }
