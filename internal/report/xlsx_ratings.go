package report

import (
	"fmt"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// ratings has a row for each recommendation on each dimension in each round.
func (w *workbook) ratings() {
	p, a := w.p.workbook, w.p.annex
	w.begin(p.ratings, 8, 40, 60, 28, 8, 16, 9, 14, 10, 10, 10, 10, 10, 10, 14, 24)
	heads := []string{p.number, w.p.theme.item, p.text, w.p.summary.theme, a.round, a.dimension, a.n, a.outside, a.median, p.lowerQuartile, p.upperQuartile, a.low, a.middle, a.high, p.disagreement, a.class}
	points := w.points()
	for point := range points {
		heads = append(heads, fmt.Sprint(point+w.lowest()))
	}
	w.heads(heads...)
	for i := range w.Rounds {
		if r := &w.Rounds[i]; r.Kind == consult.Rate {
			for j := range r.Items {
				w.ratingRows(r, &r.Items[j], points)
			}
		}
	}
}

// points is how many points the scale has, and lowest its first.
func (w *workbook) points() int {
	scale, err := agreement.ParseScale(w.Agenda.Consultation.Protocol.Scale)
	if err != nil {
		return 0
	}
	return scale.Points()
}

func (w *workbook) lowest() int {
	scale, _ := agreement.ParseScale(w.Agenda.Consultation.Protocol.Scale)
	return scale.Min
}

func (w *workbook) ratingRows(r *consult.RoundResult, item *consult.ItemResult, points int) {
	o := w.outcomes[item.Recommendation]
	if o == nil {
		return
	}
	_, round, _ := w.Agenda.Round(r.Round)
	start := append(w.nameCells(o), cellOf{round.Number, asText})
	if len(item.Ratings) == 0 {
		for range 11 + points {
			start = append(start, cellOf{w.hidden(), asHidden})
		}
		w.put(start...)
	}
	for _, rating := range item.Ratings {
		w.put(append(start[:len(start):len(start)], w.ratingCells(rating)...)...)
	}
}

func (w *workbook) ratingCells(r consult.RatingResult) []cellOf {
	low, middle, high := w.bands(r)
	disagreement := w.p.workbook.no
	if r.Disagreement {
		disagreement = w.p.workbook.yes
	}
	cells := []cellOf{
		{w.dimension(r.Dimension), asText}, {sum(r.Histogram), asText}, {r.Outside, asText},
		{r.Median, asText}, {r.LowerQ, asText}, {r.UpperQ, asText},
		{low, asText}, {middle, asText}, {high, asText}, {disagreement, asText}, {w.p.verdict.class[agreement.Class(r.Verdict.Class)], asText},
	}
	for _, n := range r.Histogram {
		cells = append(cells, cellOf{n, asText})
	}
	return cells
}

// rankings has the collective order of each round, then every direct
// comparison.
func (w *workbook) rankings() {
	w.begin(w.p.workbook.rankings, 8, 44, 10, 10, 10, 10, 10, 10, 10, 10)
	for i := range w.Rounds {
		if r := w.Rounds[i].Ranking; r != nil {
			w.ranking(&w.Rounds[i], r)
		}
	}
}

func (w *workbook) ranking(round *consult.RoundResult, r *consult.RankingResult) {
	p := w.p.ranking
	step, run, _ := w.Agenda.Round(round.Round)
	name := w.p.frame.crossCutting
	if theme, ok := w.Agenda.Theme(step.Theme); ok {
		name = w.words(theme.Title).Text
	}
	w.put(cellOf{fmt.Sprintf("%s (%s %d)", name, w.p.annex.round, run.Number), asTitle})
	if r.Suppressed || len(r.Order) == 0 {
		w.put(cellOf{p.withheld(w.k), asHidden})
		w.put()
		return
	}
	w.put(cellOf{w.orderInWords(r), asLine})
	w.heads(p.place, p.item, p.points, p.wins)
	points, won, place := map[consult.ID]float64{}, victories(r), 1
	for _, s := range r.Borda {
		points[s.Recommendation] = s.Points
	}
	for _, tied := range r.Order {
		for _, item := range tied {
			w.put(cellOf{place, asText}, cellOf{plain(w.labelled(item).Text), asText}, cellOf{points[item], asText}, cellOf{won[item], asText})
		}
		place += len(tied)
	}
	w.put()
	w.comparisons(r)
	w.put()
}

// comparisons is the pairwise matrix.
func (w *workbook) comparisons(r *consult.RankingResult) {
	p := w.p.ranking
	w.put(cellOf{p.matrix + ". " + p.matrixNote, asLine})
	heads := []string{w.p.workbook.number, p.item}
	for _, item := range r.Items {
		heads = append(heads, w.label(item))
	}
	w.heads(heads...)
	for i, item := range r.Items {
		title := ""
		if o := w.outcomes[item]; o != nil {
			title = w.builder.title(o)
		}
		cells := []cellOf{{w.label(item), asText}, {title, asText}}
		for j := range r.Items {
			if i == j {
				cells = append(cells, cellOf{"·", asText})
			} else {
				cells = append(cells, cellOf{r.Pairwise[i][j], asText})
			}
		}
		w.put(cells...)
	}
}

// protocol has a row for each rule.
func (w *workbook) protocol() {
	w.begin(w.p.workbook.protocol, 34, 90)
	for _, block := range w.builder.protocol() {
		switch block := block.(type) {
		case Heading:
			w.put(cellOf{plain(block.Text), asTitle})
		case Paragraph:
			w.put(cellOf{plain(block.Text), asText})
		case Terms:
			for _, term := range block.Of {
				w.put(cellOf{term.Name, asText}, cellOf{plain(term.Value), asText})
			}
		}
	}
}
