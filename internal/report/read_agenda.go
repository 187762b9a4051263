package report

import "parley/internal/consult"

// agenda is what the organisers wrote, as far as a report says it.
func (d data) agenda() *consult.Agenda {
	a := &consult.Agenda{Consultation: d.Consultation.consultation()}
	for _, g := range d.Participation.Groups {
		group := consult.Group{ID: g.ID, Name: g.Name}
		if g.Invited != nil {
			group.Invited = *g.Invited
		}
		a.Groups = append(a.Groups, group)
	}
	for _, t := range d.Themes {
		a.Themes = append(a.Themes, t.theme())
	}
	for _, r := range d.Recommendations {
		a.Recommendations = append(a.Recommendations, r.recommendation())
	}
	for _, s := range d.Steps {
		step := consult.Step{ID: s.ID, Theme: orZero(s.Theme), Kind: s.Kind, Minutes: s.Minutes}
		for _, run := range s.Rounds {
			step.Rounds = append(step.Rounds, consult.Round{ID: run.ID, Step: s.ID, Number: run.Number, Items: run.Items})
		}
		a.Steps = append(a.Steps, step)
	}
	return a
}

func (c dataConsultation) consultation() consult.Consultation {
	out := consult.Consultation{
		ID: c.ID, Title: c.Title, Hosts: c.Hosts, Date: c.Date, Place: c.Place, Languages: c.Languages,
		Introduction: c.Introduction, Position: consult.Position{Title: c.Position.Title},
		Protocol: c.Protocol, ProtocolHash: c.ProtocolHash, Frozen: c.Frozen, OpenRoom: c.OpenRoom, Status: c.Status, Deviations: c.Deviations,
	}
	if c.Rehearsal {
		out.Rehearsal = &consult.Rehearsal{}
	}
	for _, p := range c.Position.Points {
		out.Position.Points = append(out.Position.Points, consult.Point{Number: p.Number, Title: p.Title, Text: p.Text})
	}
	for _, a := range c.Addressees {
		out.Addressees = append(out.Addressees, consult.Addressee{Key: a.Key, Name: a.Text})
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, consult.Source{Key: s.Key, Text: s.Text, URL: s.URL})
	}
	if c.Deleted != nil {
		out.Record = &consult.Record{KeysDestroyed: c.Deleted.Keys, InvitationsGone: c.Deleted.Invitations}
	}
	return out
}

func (t dataTheme) theme() consult.Theme {
	out := consult.Theme{ID: t.ID, Title: t.Title, Context: t.Context, Position: t.Position}
	for _, f := range t.Figures {
		out.Figures = append(out.Figures, consult.Figure{Value: f.Value, Label: f.Label, Source: f.Source})
	}
	for _, s := range t.Sections {
		out.Sections = append(out.Sections, consult.Section{Key: s.Key, Title: s.Title})
	}
	return out
}

func (r dataRecommendation) recommendation() consult.Recommendation {
	out := consult.Recommendation{
		ID: r.ID, Theme: orZero(r.Theme), Section: r.Section, Title: r.Title, Body: r.Body,
		Addressees: r.Addressees, Points: r.Points, Sources: r.Sources, Proposed: r.Proposed, Withdrawn: r.Withdrawn, Earlier: r.Earlier,
	}
	for _, p := range r.SubPoints {
		out.SubPoints = append(out.SubPoints, consult.SubPoint{Title: p.Title, Body: p.Body})
	}
	return out
}

func orZero(id *consult.ID) consult.ID {
	if id == nil {
		return consult.ID{}
	}
	return *id
}

func (r dataRound) result() consult.RoundResult {
	out := consult.RoundResult{
		Round: r.ID, Step: r.Step, Kind: r.Kind, Final: r.Final,
		Answered: r.Answered.count(), Finished: r.Finished.count(), Ranking: r.Ranking.result(), Panel: r.Panel,
		Allocation: r.Allocation.result(), Comparison: r.Comparison.result(),
	}
	for _, item := range r.Items {
		out.Items = append(out.Items, item.result())
	}
	return out
}

func (i dataItem) result() consult.ItemResult {
	out := consult.ItemResult{Recommendation: i.Recommendation, Suppressed: i.Suppressed, Judgment: i.Judgment, Groups: i.Groups}
	if v := i.Vote; v != nil {
		out.Vote = &consult.VoteResult{
			Agree: v.Agree, Disagree: v.Disagree, Pass: v.Pass, Share: v.Share, Low: v.WilsonLow, High: v.WilsonHigh, Verdict: v.Verdict.verdict(), Change: v.Change,
		}
	}
	for _, r := range i.Ratings {
		out.Ratings = append(out.Ratings, consult.RatingResult{
			Dimension: r.Dimension, Histogram: r.Histogram, Outside: r.Outside, Median: r.Median,
			LowerQ: r.LowerQuartile, UpperQ: r.UpperQuartile, Disagreement: r.Disagreement, Verdict: r.Verdict.verdict(), Change: r.Change,
		})
	}
	return out
}

func (v dataVerdict) verdict() consult.Verdict {
	out := consult.Verdict{
		Class: v.Class, Strength: v.Strength, Indicative: v.Indicative,
		LowParticipation: v.LowParticipation, LowExpertise: v.LowExpertise, InEveryGroup: v.InEveryGroup,
	}
	for _, at := range v.Sensitivity {
		out.Sensitivity = append(out.Sensitivity, at.Class)
	}
	return out
}

func (r *dataRanking) result() *consult.RankingResult {
	switch {
	case r == nil:
		return nil
	case r.Suppressed:
		return &consult.RankingResult{Suppressed: true, Items: r.Items}
	}
	out := &consult.RankingResult{Ballots: *r.Ballots, Items: r.Items, Pairwise: r.Pairwise, Method: r.Method, Order: r.Order, Several: r.Several, Condorcet: r.Condorcet, Agree: *r.MethodsAgree, Change: r.Change}
	for _, s := range r.Borda {
		out.Borda = append(out.Borda, consult.Scored{Recommendation: s.Recommendation, Points: s.Points})
	}
	for _, other := range r.Others {
		out.Others = append(out.Others, consult.Winner{Methods: other.Methods, First: other.First})
	}
	return out
}
