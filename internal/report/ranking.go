package report

import (
	"cmp"
	"fmt"
	"slices"

	"parley/internal/consult"
)

// ranking is the collective order of a theme; nothing where it was not ranked.
func (b *builder) ranking(id string, theme consult.ID) []Block {
	r := b.rankings[theme]
	if r == nil {
		return nil
	}
	heading := Heading{2, id + "-order", say(b.p.ranking.title)}
	if r.Suppressed || len(r.Schulze) == 0 {
		return []Block{heading, Paragraph{Text: say(b.p.ranking.withheld(b.k))}}
	}
	return []Block{heading, Paragraph{Text: say(b.orderInWords(r))}, b.rankingChart(id, r)}
}

// orderInWords says who comes first, and how sure that is.
func (b *builder) orderInWords(r *consult.RankingResult) string {
	p := b.p.ranking
	text := p.ballots(r.Ballots) + " "
	first := b.titles(r.Schulze[0])
	if len(first) == 1 {
		text += p.first(first[0])
	} else {
		text += p.tied(series(quoted(first), p.and))
	}
	if r.Condorcet != nil {
		text += " " + p.condorcet
	} else {
		text += " " + p.noCondorcet
	}
	return text + " " + b.methods(r)
}

func (b *builder) methods(r *consult.RankingResult) string {
	p := b.p.ranking
	if r.Agree {
		return p.agree
	}
	schulze, borda := series(quoted(b.titles(r.Schulze[0])), p.and), series(quoted(b.titles(topBorda(r.Borda))), p.and)
	if schulze == borda {
		return p.unconfirmed
	}
	return p.disagree(schulze, borda)
}

// topBorda lists what has the most points.
func topBorda(scores []consult.Scored) []consult.ID {
	var top []consult.ID
	for _, s := range scores {
		if s.Points == scores[0].Points {
			top = append(top, s.Recommendation)
		}
	}
	return top
}

func (b *builder) titles(ids []consult.ID) []string {
	var list []string
	for _, id := range ids {
		if o := b.outcomes[id]; o != nil {
			list = append(list, b.title(o))
		}
	}
	return list
}

func (b *builder) rankingChart(id string, r *consult.RankingResult) Ranking {
	p := b.p.ranking
	points := map[consult.ID]float64{}
	chart := Ranking{
		ID: id + "-ranking", Title: p.chartTitle, Caption: p.chartNote,
		Columns: RankingColumns{p.place, p.item, p.chart, p.points, p.wins},
		Source:  p.source(p.reading[b.Agenda.Consultation.Protocol.Unranked]),
	}
	for _, s := range r.Borda {
		points[s.Recommendation] = s.Points
		chart.Most = max(chart.Most, s.Points)
	}
	won := victories(r)
	for _, tied := range r.Schulze {
		tied = slices.Clone(tied)
		slices.SortStableFunc(tied, func(x, y consult.ID) int { return cmp.Compare(points[y], points[x]) })
		for _, item := range tied {
			o := b.outcomes[item]
			if o == nil {
				continue
			}
			chart.Rows = append(chart.Rows, RankingRow{
				Place: fmt.Sprint(o.place), Item: b.jump(o), Points: points[item], Shown: decimal(points[item]),
				Wins: p.wonOf(won[item], len(r.Items)-1),
			})
		}
	}
	return chart
}

// victories counts the direct comparisons that each recommendation wins.
func victories(r *consult.RankingResult) map[consult.ID]int {
	won := map[consult.ID]int{}
	for i := range r.Pairwise {
		for j := range r.Pairwise[i] {
			if i < len(r.Items) && r.Pairwise[i][j] > r.Pairwise[j][i] {
				won[r.Items[i]]++
			}
		}
	}
	return won
}
