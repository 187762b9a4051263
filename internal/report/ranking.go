package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/internal/consult"
	"parley/internal/ranking"
	"parley/internal/report/chart"
)

// ranking is the collective order of a theme; nothing where it was not ranked.
func (b *builder) ranked(id string, theme consult.ID) []Block {
	r := b.rankings[theme]
	if r == nil {
		return nil
	}
	heading := Heading{2, id + "-order", say(b.p.ranking.title)}
	if r.Suppressed || len(r.Order) == 0 {
		return []Block{heading, Paragraph{Text: say(b.p.ranking.withheld(b.k))}}
	}
	return []Block{heading, Paragraph{Text: say(b.orderInWords(r))}, b.rankingChart(id, r)}
}

// orderLead is the headline of a theme that has an order alone.
func (b *builder) orderLead(theme consult.ID, total int) string {
	p := b.p.ranking
	switch r := b.rankings[theme]; {
	case r == nil:
		return p.otherwise
	case r.Suppressed || len(r.Order) == 0:
		return p.withheld(b.k)
	default:
		return p.headline(series(quoted(b.titles(r.Order[0])), p.and), len(r.Order[0]), total, r.Ballots)
	}
}

// orderInWords says who comes first, and how sure that is.
func (b *builder) orderInWords(r *consult.RankingResult) string {
	p := b.p.ranking
	text := p.ballots(r.Ballots) + " "
	first := b.titles(r.Order[0])
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
	if r.Several {
		text += " " + p.several
	}
	return text + " " + b.methods(r)
}

// methods says whether other methods of counting name the same first, and which
// do not.
func (b *builder) methods(r *consult.RankingResult) string {
	p := b.p.ranking
	switch {
	case r.Agree:
		return p.agree
	case len(r.Others) == 0:
		return p.notCompared
	}
	var parts []string
	for _, other := range r.Others {
		parts = append(parts, p.puts(series(b.methodNames(other.Methods), p.and), series(quoted(b.titles(other.First)), p.and)))
	}
	return p.disagree(b.methodOf(r), strings.Join(parts, "; "))
}

// methodOf names the method that made an order.
func (b *builder) methodOf(r *consult.RankingResult) string {
	return strings.Join(b.methodNames([]string{cmp.Or(r.Method, string(ranking.MethodSchulze))}), "")
}

func (b *builder) methodNames(methods []string) []string {
	var names []string
	for _, method := range methods {
		names = append(names, methodName(method, b.p.ranking.runoff))
	}
	return names
}

// methodName is what a method is called; only one has a name of its own in each
// language.
func methodName(method, runoff string) string {
	if ranking.Method(method) == ranking.MethodIRV {
		return runoff
	}
	return properNames[ranking.Method(method)]
}

// properNames are the names of methods that are the same in both languages.
var properNames = map[ranking.Method]string{
	ranking.MethodSchulze: "Schulze", ranking.MethodRankedPairs: "Ranked Pairs", ranking.MethodKemeny: "Kemeny",
	ranking.MethodBorda: "Borda", ranking.MethodCopeland: "Copeland", ranking.MethodMinimax: "minimax",
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
	points, most := map[consult.ID]float64{}, 0.0
	order := Ranking{
		ID: id + "-ranking", Title: p.chartTitle(b.methodOf(r)), Caption: p.chartNote,
		Columns: RankingColumns{p.place, p.item, p.chart, p.points, p.wins},
		Source:  p.source(b.methodOf(r), p.reading[b.Agenda.Consultation.Protocol.Unranked]),
	}
	for _, s := range r.Borda {
		points[s.Recommendation] = s.Points
		most = max(most, s.Points)
	}
	won := victories(r)
	for _, tied := range r.Order {
		tied = slices.Clone(tied)
		slices.SortStableFunc(tied, func(x, y consult.ID) int { return cmp.Compare(points[y], points[x]) })
		for _, item := range tied {
			o := b.outcomes[item]
			if o == nil {
				continue
			}
			order.Rows = append(order.Rows, RankingRow{
				Place: fmt.Sprint(o.place), Item: b.jump(o), Scene: chart.Points(points[item], most), Shown: decimal(points[item]),
				Wins: p.wonOf(won[item], len(r.Items)-1),
			})
		}
	}
	return order
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
