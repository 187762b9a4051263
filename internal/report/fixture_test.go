package report

import (
	"math"
	"math/rand/v2"
	"slices"

	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/ranking"
	"parley/internal/sample"
)

// fixture is a closed consultation on the sample agenda, answered by forty
// people drawn from a seed: the same for every run of the tests.
func fixture() consult.Results { return answered(sample.MeridaSeeded(1)) }

// excerpt is a consultation on two themes of the sample, short enough for
// golden files: one with sub-points and sections, one that is rated too.
func excerpt() consult.Results {
	a := sample.MeridaSeeded(1)
	keep := map[consult.ID]bool{a.Themes[0].ID: true, a.Themes[3].ID: true, {}: true}
	a.Themes = slices.DeleteFunc(a.Themes, func(t consult.Theme) bool { return !keep[t.ID] })
	a.Steps = slices.DeleteFunc(a.Steps, func(s consult.Step) bool { return !keep[s.Theme] })
	a.Recommendations = slices.DeleteFunc(a.Recommendations, func(r consult.Recommendation) bool { return !keep[r.Theme] || r.Place > 6 })
	return answered(a)
}

// answered runs a consultation and closes it.
func answered(a *consult.Agenda) consult.Results {
	a.Consultation.Status = consult.Closed
	a.Consultation.Frozen, a.Consultation.IssuanceOver = true, true
	f := forge{agenda: a, source: rand.New(rand.NewPCG(11, 12)), people: 41}
	r := consult.Results{Agenda: a, Invited: 48, Turnout: consult.Count{N: 41}}
	for i := range a.Groups {
		a.Groups[i].Invited = 12
		issued := consult.Count{N: 10 + i%2}
		if i == 3 {
			issued = consult.Count{Suppressed: true}
		}
		r.GroupTurnout = append(r.GroupTurnout, consult.GroupIssued{Group: a.Groups[i].ID, Invited: 12, Issued: issued})
	}
	a.Consultation.Record = &consult.Record{Issued: r.GroupTurnout, KeysDestroyed: 4, InvitationsGone: 48, Turnout: r.Turnout}
	for i := range a.Steps {
		r.Rounds = append(r.Rounds, f.round(&a.Steps[i]))
	}
	first, second := a.Of(a.Themes[0].ID), a.Of(a.Themes[1].ID)
	r.Quotes = []consult.Quote{
		{Recommendation: second[3].ID, Lang: consult.English, Consent: consult.Verbatim, Body: "Publish the unsolved ones as well. A case that is merely shelved counts as closed."},
		{Recommendation: first[3].ID, Lang: consult.Spanish, Consent: consult.Verbatim, Body: "Sin fiscales especializados no habrá condenas."},
		{Recommendation: first[0].ID, Lang: consult.English, Consent: consult.Paraphrase, Body: "NEVER PRINTED AS IT STANDS"},
	}
	r.Opinions = opinions(a)
	return r
}

// opinions is a map of three groups on the recommendations of a's first theme.
func opinions(a *consult.Agenda) *consult.OpinionMap {
	items := a.Of(a.Themes[0].ID)
	around := func(x, y, wide float64) (outline [][2]float64) {
		for i := range 48 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 48)
			outline = append(outline, [2]float64{x + wide*cos, y + sin})
		}
		return outline
	}
	return &consult.OpinionMap{
		Clear: true, People: 41, Silhouette: 0.57, Noise: 0.41, Restarts: 0.94,
		Groups: []consult.OpinionGroup{
			{Size: 18, Outline: around(-3, 0, 1.5), Agrees: []consult.ID{items[0].ID, items[2].ID}, Opposes: []consult.ID{items[3].ID}},
			{Size: 14, Outline: around(3, -0.4, 1.2), Agrees: []consult.ID{items[3].ID}, Opposes: []consult.ID{}},
			{Size: 9, Outline: around(2.6, 0, 2), Agrees: []consult.ID{}, Opposes: []consult.ID{}},
		},
		Bridges: []consult.Bridge{{Recommendation: items[1].ID, Consensus: 0.81}, {Recommendation: items[4].ID, Consensus: 0.63}},
	}
}

// forge invents answers.
type forge struct {
	agenda *consult.Agenda
	source *rand.Rand
	people int
}

func (f forge) round(s *consult.Step) consult.RoundResult {
	var items []consult.ID
	for _, rec := range f.agenda.Of(s.Theme) {
		items = append(items, rec.ID)
	}
	id := f.id()
	s.Rounds = []consult.Round{{ID: id, Step: s.ID, Number: 1, Status: consult.RoundClosed, Items: items}}
	r := consult.RoundResult{Round: id, Step: s.ID, Kind: s.Kind, Final: true, Items: []consult.ItemResult{},
		Answered: consult.Count{N: f.people}, Finished: consult.Count{N: f.people - 4}}
	for i, item := range items {
		switch s.Kind {
		case consult.Vote:
			r.Items = append(r.Items, f.vote(item, i))
		case consult.Rate:
			r.Items = append(r.Items, f.rating(item))
		}
	}
	if s.Kind == consult.Rank {
		r.Ranking = f.ranking(items)
	}
	return r
}

func (f forge) id() (id consult.ID) {
	for i := range id {
		id[i] = byte(f.source.Uint32())
	}
	return id
}

func (f forge) vote(item consult.ID, i int) consult.ItemResult {
	leaning := 55 + f.source.IntN(44)
	if i%7 == 6 {
		leaning = 50
	}
	if i == 5 {
		return consult.ItemResult{Recommendation: item, Suppressed: true}
	}
	v := agreement.Votes{}
	for range f.people {
		switch n := f.source.IntN(100); {
		case f.source.IntN(12) == 0:
			v.Pass++
		case n < leaning:
			v.Agree++
		default:
			v.Disagree++
		}
	}
	return consult.ItemResult{Recommendation: item, Vote: voteResult(v), Groups: f.groups(v)}
}

// voteResult describes votes as the domain does.
func voteResult(v agreement.Votes) *consult.VoteResult {
	share, _ := v.Share()
	low, high, _ := v.Wilson95()
	verdict := agreement.ClassifyVotes(v, agreement.Turnout{Invited: 48, TurnedOut: 41}, agreement.Default)
	return &consult.VoteResult{Agree: v.Agree, Disagree: v.Disagree, Pass: v.Pass, Share: share, Low: low, High: high, Verdict: verdictResult(verdict, share > 0.9)}
}

func verdictResult(v agreement.Verdict, everywhere bool) consult.Verdict {
	out := consult.Verdict{Class: string(v.Class), Strength: string(v.Strength), Indicative: v.Indicative,
		LowParticipation: v.LowParticipation, LowExpertise: v.LowExpertise, InEveryGroup: everywhere, Sensitivity: []string{}}
	for _, at := range v.Sensitivity {
		out.Sensitivity = append(out.Sensitivity, string(at.Class))
	}
	return out
}

func (f forge) groups(v agreement.Votes) []consult.GroupClass {
	var list []consult.GroupClass
	class := string(agreement.ClassifyVotes(v, agreement.Turnout{}, agreement.Default).Class)
	for _, g := range f.agenda.Groups {
		list = append(list, consult.GroupClass{Group: g.ID, Class: class})
	}
	return list
}

func (f forge) rating(item consult.ID) consult.ItemResult {
	scale, _ := agreement.ParseScale("1-9")
	r := agreement.Ratings{Scale: scale, Counts: make([]int, 9), Outside: 3}
	for range f.people - 3 {
		r.Counts[min(8, 3+f.source.IntN(4)+f.source.IntN(4))]++
	}
	median, _ := r.Median()
	low, high, _ := r.Quartiles()
	return consult.ItemResult{Recommendation: item, Ratings: []consult.RatingResult{{
		Dimension: "importance", Histogram: r.Counts, Outside: r.Outside, Median: median, LowerQ: low, UpperQ: high,
		Verdict: verdictResult(agreement.ClassifyRatings(r, agreement.Turnout{}, agreement.Default), false),
	}}}
}

func (f forge) ranking(items []consult.ID) *consult.RankingResult {
	p := ranking.Profile{Candidates: make([]string, len(items))}
	for i, id := range items {
		p.Candidates[i] = id.String()
	}
	for range 34 {
		order := make([][]int, 0, len(items))
		for _, i := range f.source.Perm(len(items)) {
			order = append(order, []int{i})
		}
		p.Ballots = append(p.Ballots, ranking.Ballot{Weight: 1, Order: order})
	}
	return rankingResult(p, items)
}

// rankingResult counts a profile as the domain does.
func rankingResult(p ranking.Profile, items []consult.ID) *consult.RankingResult {
	r := &consult.RankingResult{Method: "schulze", Ballots: len(p.Ballots), Items: items, Pairwise: ranking.Pairwise(p, ranking.Bottom)}
	for _, tied := range ranking.Schulze(r.Pairwise, ranking.Winning) {
		var ids []consult.ID
		for _, i := range tied {
			ids = append(ids, items[i])
		}
		r.Order = append(r.Order, ids)
	}
	points := ranking.Borda(p, ranking.Bottom, 0)
	for len(r.Borda) < len(items) {
		best := -1
		for i := range items {
			if !isScored(r.Borda, items[i]) && (best < 0 || points[i].Cmp(points[best]) > 0) {
				best = i
			}
		}
		value, _ := points[best].Float64()
		r.Borda = append(r.Borda, consult.Scored{Recommendation: items[best], Points: value})
	}
	if winner, ok := ranking.Condorcet(r.Pairwise); ok {
		r.Condorcet = &items[winner]
	}
	comparison, err := ranking.Compare(p, ranking.Bottom)
	if err != nil {
		panic(err)
	}
	r.Agree = comparison.Agree()
	for _, opinion := range comparison.Opinions[1:] {
		other := consult.Winner{}
		for _, method := range opinion.Methods {
			other.Methods = append(other.Methods, string(method))
		}
		for _, i := range opinion.Winners {
			other.First = append(other.First, items[i])
		}
		r.Others = append(r.Others, other)
	}
	return r
}

func isScored(scores []consult.Scored, id consult.ID) bool {
	for _, s := range scores {
		if s.Recommendation == id {
			return true
		}
	}
	return false
}
