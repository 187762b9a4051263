package report

import (
	"fmt"
	"slices"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// findings are disclosed results read by recommendation.
type findings struct {
	consult.Results
	k        int // the minimum cell
	sided    int // people who must take a side for an item to be reported
	outcomes map[consult.ID]*outcome
	rankings map[consult.ID]*consult.RankingResult // the last one, by theme
	votedIn  map[consult.ID]*consult.RoundResult   // the last vote, by theme
	ratedIn  map[consult.ID]*consult.RoundResult   // the last rating, by theme
}

// outcome is what the last round of each kind says about one recommendation.
type outcome struct {
	rec     consult.Recommendation
	number  string // as 2.5; P1 for a principle
	vote    *consult.ItemResult
	rating  *consult.ItemResult
	askedIn consult.ID // the round of the figure behind the verdict
	place   int        // in the collective order, from 1; 0 where there is none
	tied    bool
	ranked  int // how many were ranked
}

// study reads results as far as they may be told.
func study(r consult.Results) *findings { return read(disclose(r)) }

// read reads disclosed results.
func read(r consult.Results) *findings {
	f := &findings{
		Results: r, k: minCell(r.Agenda), sided: fewestSided(r.Agenda),
		outcomes: map[consult.ID]*outcome{}, rankings: map[consult.ID]*consult.RankingResult{},
		votedIn: map[consult.ID]*consult.RoundResult{}, ratedIn: map[consult.ID]*consult.RoundResult{},
	}
	f.number()
	for i := range r.Rounds {
		f.add(&f.Rounds[i])
	}
	return f
}

// number numbers recommendations within their themes, those withdrawn last so
// that the numbers of a paper have no gaps.
func (f *findings) number() {
	place := map[consult.ID]int{}
	label := map[consult.ID]string{{}: "P"}
	for i, t := range f.Agenda.Themes {
		label[t.ID] = fmt.Sprintf("%d.", i+1)
	}
	for _, withdrawn := range []bool{false, true} {
		for _, rec := range f.Agenda.Recommendations {
			if rec.Withdrawn != withdrawn {
				continue
			}
			place[rec.Theme]++
			f.outcomes[rec.ID] = &outcome{rec: rec, number: fmt.Sprint(label[rec.Theme], place[rec.Theme])}
		}
	}
}

func (f *findings) add(round *consult.RoundResult) {
	step, ok := f.Agenda.Step(round.Step)
	if !ok {
		return
	}
	for i := range round.Items {
		o := f.outcomes[round.Items[i].Recommendation]
		if o == nil {
			continue
		}
		switch round.Kind {
		case consult.Vote:
			o.vote, o.askedIn = &round.Items[i], round.Round
		case consult.Rate:
			o.rating = &round.Items[i]
			if o.vote == nil {
				o.askedIn = round.Round
			}
		}
	}
	switch {
	case round.Kind == consult.Vote:
		f.votedIn[step.Theme] = round
	case round.Kind == consult.Rate:
		f.ratedIn[step.Theme] = round
	case round.Ranking != nil:
		f.rankings[step.Theme] = round.Ranking
		f.place(round.Ranking)
	}
}

// asks reports whether a kind of step is on the agenda.
func (f *findings) asks(kind consult.StepKind) bool {
	return slices.ContainsFunc(f.Agenda.Steps, func(s consult.Step) bool { return s.Kind == kind })
}

// ordered reports whether a theme was answered in ways that make an order alone:
// there was neither a vote nor a rating, whose results have classes.
func (f *findings) ordered(theme consult.ID) bool {
	if f.votedIn[theme] != nil || f.ratedIn[theme] != nil {
		return false
	}
	last := f.lastWays(theme)
	return f.rankings[theme] != nil || slices.ContainsFunc(otherWays, func(kind consult.StepKind) bool { return last[kind] != nil })
}

func (f *findings) place(r *consult.RankingResult) {
	next := 1
	for _, tied := range r.Order {
		for _, id := range tied {
			if o := f.outcomes[id]; o != nil {
				o.place, o.tied, o.ranked = next, len(tied) > 1, len(r.Items)
			}
		}
		next += len(tied)
	}
}

// of lists the outcomes of a theme (of the principles, where it is zero) in
// the order of the agenda.
func (f *findings) of(theme consult.ID) []*outcome {
	var list []*outcome
	for _, rec := range f.Agenda.Of(theme) {
		list = append(list, f.outcomes[rec.ID])
	}
	return list
}

// all lists the outcomes of every theme, then those of the principles.
func (f *findings) all() []*outcome {
	var list []*outcome
	for _, t := range f.Agenda.Themes {
		list = append(list, f.of(t.ID)...)
	}
	return append(list, f.of(consult.ID{})...)
}

// asked reports whether the recommendation was put to a vote or rated.
func (o *outcome) asked() bool { return o.vote != nil || o.rating != nil }

// votes is the released vote, or nil.
func (o *outcome) votes() *consult.VoteResult {
	if o.vote == nil {
		return nil
	}
	return o.vote.Vote
}

// ratings are the released ratings.
func (o *outcome) ratings() []consult.RatingResult {
	if o.rating == nil {
		return nil
	}
	return o.rating.Ratings
}

// verdict is the class of the vote or, where there was none, of the first
// dimension rated; nil where it is withheld or was never asked.
func (o *outcome) verdict() *consult.Verdict {
	switch {
	case o.votes() != nil:
		return &o.votes().Verdict
	case o.vote == nil && len(o.ratings()) > 0:
		return &o.ratings()[0].Verdict
	}
	return nil
}

// change is how the figure behind the verdict changed since the round before;
// nil where there was none or it cannot be told.
func (o *outcome) change() *consult.Change {
	switch {
	case o.votes() != nil:
		return o.votes().Change
	case o.vote == nil && len(o.ratings()) > 0:
		return o.ratings()[0].Change
	}
	return nil
}

// groups are the classes by declared group that go with the verdict.
func (o *outcome) groups() []consult.GroupClass {
	switch {
	case o.votes() != nil:
		return o.vote.Groups
	case o.vote == nil && o.rating != nil:
		return o.rating.Groups
	}
	return nil
}

// class is the class of the verdict, or "" where there is no verdict.
func (o *outcome) class() agreement.Class {
	if v := o.verdict(); v != nil {
		return agreement.Class(v.Class)
	}
	return ""
}
