package report

import (
	"cmp"
	"fmt"
	"slices"

	"parley/internal/consult"
)

// onlyRated are the outcomes that were rated and not voted on.
func onlyRated(list []*outcome) []*outcome {
	return slices.DeleteFunc(slices.Clone(list), func(o *outcome) bool { return o.vote != nil || o.rating == nil })
}

// ratingConclusions is what the group concluded on a theme that was rated: the
// extremes in a sentence, then the bands of the first dimension, drawn.
func (b *builder) ratingConclusions(id string, theme consult.ID, list []*outcome) []Block {
	p := b.p.rated
	list = b.byBands(onlyRated(list))
	text := p.instead
	if shown := withRatings(list); len(shown) > 1 {
		shown = arrange(shown, func(x, y *outcome) int { return cmp.Compare(y.ratings()[0].Median, x.ratings()[0].Median) })
		high, low := shown[0], shown[len(shown)-1]
		if high.ratings()[0].Median > low.ratings()[0].Median {
			text += " " + p.extremes(b.title(high), decimal(high.ratings()[0].Median), b.title(low), decimal(low.ratings()[0].Median))
		}
	}
	a := b.ratingChart(id+"-chart", list)
	a.Title, a.Source = b.chartTitle(list), b.chartSource(theme, list)
	return []Block{Paragraph{Text: say(text)}, a}
}

// withRatings are the outcomes whose ratings the report shows.
func withRatings(list []*outcome) []*outcome {
	return slices.DeleteFunc(slices.Clone(list), func(o *outcome) bool { return len(o.ratings()) == 0 })
}

// byBands sorts rated outcomes by the share of the top band, then by that of the
// bottom band; those withheld come last.
func (b *builder) byBands(list []*outcome) []*outcome {
	return arrange(list, func(x, y *outcome) int {
		a, c := b.bandsOf(x), b.bandsOf(y)
		return cmp.Or(cmp.Compare(c.Agree*a.Of, a.Agree*c.Of), cmp.Compare(a.Disagree*c.Of, c.Disagree*a.Of), cmp.Compare(c.Of, a.Of))
	})
}

// bandsOf are the ratings of an outcome in the first dimension: those in the
// bottom band disagree, those in the top band agree.
func (b *builder) bandsOf(o *outcome) AgreementRow {
	row := AgreementRow{Item: b.jump(o), Result: b.verdict(o)}
	if list := o.ratings(); len(list) > 0 {
		row.Disagree, row.Pass, row.Agree = b.bands(list[0])
		row.Of = row.Disagree + row.Pass + row.Agree
	} else {
		row.Withheld = b.hidden()
	}
	return row
}

// ratingChart draws the bands of some recommendations, in the given order.
func (b *builder) ratingChart(id string, list []*outcome) Agreement {
	p := b.p.rated
	a := Agreement{ID: id, Axis: b.axis, Caption: p.note(b.firstDimension(list)), Columns: AgreementColumns{
		Item: b.p.theme.item, Disagree: p.low, Scale: b.p.theme.scale, Agree: p.high,
		Line: fmt.Sprintf("%d%%", b.axis.Line), Pass: p.middle, Result: b.p.theme.result,
	}}
	for _, o := range list {
		a.Rows = append(a.Rows, b.bandsOf(o))
	}
	return a
}

// firstDimension is the name of what the verdicts rest on, or "".
func (b *builder) firstDimension(list []*outcome) string {
	if shown := withRatings(list); len(shown) > 0 {
		return b.dimension(shown[0].ratings()[0].Dimension)
	}
	return ""
}
