package consult

import (
	"parley/internal/agreement"
	"parley/internal/disclosure"
)

// describe turns a round's released tallies into what the pages show.
func describe(v *view, in roundView, tallies map[Question]disclosure.Tally) RoundResult {
	k := v.Consultation.Protocol.MinCell
	result := RoundResult{
		Round: in.round.ID, Step: in.step.ID, Kind: in.step.Kind, Final: in.round.Status == RoundClosed,
		Answered: counted(tallies[Question{Round: in.round.ID, Dimension: DimensionAnswered}].Total(), k),
		Finished: counted(tallies[Question{Round: in.round.ID, Dimension: DimensionFinished}].Total(), k),
		Items:    []ItemResult{},
	}
	if in.step.Kind == Judge {
		result.Items = describeGrades(v, in, tallies)
	}
	if in.step.Kind != Vote && in.step.Kind != Rate {
		return result
	}
	turnout := v.turnout(result)
	for _, item := range in.round.Items {
		if in.step.Kind == Vote {
			result.Items = append(result.Items, describeVote(v, tallies[Question{in.round.ID, item, DimensionVote}], item, turnout))
		} else {
			result.Items = append(result.Items, describeRatings(v, tallies, in.round.ID, item, turnout))
		}
	}
	return result
}

// turnout is who was asked and who answered, as far as it may enter a verdict:
// only the final figure does, and only where it is known who was invited.
func (v *view) turnout(result RoundResult) agreement.Turnout {
	if !result.Final || result.Answered.Suppressed || v.Consultation.OpenRoom {
		return agreement.Turnout{}
	}
	return agreement.Turnout{Invited: v.invited(), TurnedOut: result.Answered.N}
}

func (v *view) invited() int {
	n := 0
	for _, g := range v.Groups {
		if len(g.Keys) > 0 {
			n += g.Invited
		}
	}
	return n
}

func (v *view) rule() agreement.Rule {
	p := v.Consultation.Protocol
	return agreement.Rule{ConsensusPercent: p.ConsensusPercent, OppositionPercent: p.OppositionLimit, MinCell: p.MinCell}
}

func votesOf(counts map[int8]int) agreement.Votes {
	return agreement.Votes{Agree: counts[int8(Agree)], Disagree: counts[int8(Disagree)], Pass: counts[int8(Pass)]}
}

func describeVote(v *view, tally disclosure.Tally, item ID, turnout agreement.Turnout) ItemResult {
	votes := votesOf(tally)
	verdict := agreement.ClassifyVotes(votes, turnout, v.rule())
	if unreported(verdict.Class) || !tally.Reported(v.Consultation.Protocol.MinCell) {
		return ItemResult{Recommendation: item, Suppressed: true}
	}
	share, _ := votes.Share()
	low, high, _ := votes.Wilson95()
	return ItemResult{Recommendation: item, Vote: &VoteResult{
		Agree: votes.Agree, Disagree: votes.Disagree, Pass: votes.Pass,
		Share: share, Low: low, High: high, Verdict: verdictOf(verdict),
	}}
}

// unreported reports whether a class withholds its figures: too few people took
// a side, or none.
func unreported(c agreement.Class) bool {
	return c == agreement.NotReported || c == agreement.NoClass
}

// describeRatings describes one recommendation on every dimension; a dimension
// too few people rated is left out, and the item is suppressed when all are.
func describeRatings(v *view, tallies map[Question]disclosure.Tally, round, item ID, turnout agreement.Turnout) ItemResult {
	out := ItemResult{Recommendation: item}
	scale, err := agreement.ParseScale(v.Consultation.Protocol.Scale)
	if err != nil {
		return ItemResult{Recommendation: item, Suppressed: true} // checkProtocol lets no such scale in
	}
	for i, d := range v.Consultation.Protocol.Dimensions {
		tally := tallies[Question{round, item, DimensionFirst + Dimension(i)}]
		ratings := ratingsOf(scale, tally)
		verdict := agreement.ClassifyRatings(ratings, turnout, v.rule())
		if unreported(verdict.Class) || !tally.Reported(v.Consultation.Protocol.MinCell) {
			continue
		}
		out.Ratings = append(out.Ratings, describeRating(d.Key, ratings, verdict))
	}
	out.Suppressed = len(out.Ratings) == 0
	return out
}

func ratingsOf(scale agreement.Scale, counts map[int8]int) agreement.Ratings {
	r := agreement.Ratings{Scale: scale, Counts: make([]int, scale.Points()), Outside: counts[int8(Outside)]}
	for i := range r.Counts {
		r.Counts[i] = counts[int8(scale.Min+i)]
	}
	return r
}

func describeRating(key string, r agreement.Ratings, verdict agreement.Verdict) RatingResult {
	median, _ := r.Median()
	lower, upper, _ := r.Quartiles()
	out := RatingResult{
		Dimension: key, Histogram: r.Counts, Outside: r.Outside,
		Median: median, LowerQ: lower, UpperQ: upper, Verdict: verdictOf(verdict),
	}
	if spread, ok := r.RANDUCLA(); ok {
		out.Disagreement = spread.Disagreement
	}
	return out
}

func verdictOf(a agreement.Verdict) Verdict {
	out := Verdict{
		Class: string(a.Class), Strength: string(a.Strength), Indicative: a.Indicative,
		LowParticipation: a.LowParticipation, LowExpertise: a.LowExpertise, InEveryGroup: a.InEveryGroup,
		Sensitivity: []string{},
	}
	for _, at := range a.Sensitivity {
		out.Sensitivity = append(out.Sensitivity, string(at.Class))
	}
	return out
}

// addGroups adds the class in each declared group to the items of a closed
// round, where every group and every complement may be shown.
func addGroups(v *view, in roundView, result *RoundResult, byGroup map[Question]map[ID]map[Value]int) {
	groups := v.reporting()
	if len(groups) < 2 {
		return
	}
	for i := range result.Items {
		item := &result.Items[i]
		switch {
		case item.Vote != nil:
			votes, ok := cells(groups, byGroup[Question{in.round.ID, item.Recommendation, DimensionVote}], v.Consultation.Protocol.MinCell)
			if ok {
				addVoteGroups(v, groups, item, votes)
			}
		case len(item.Ratings) > 0:
			ratings, ok := cells(groups, byGroup[Question{in.round.ID, item.Recommendation, DimensionFirst}], v.Consultation.Protocol.MinCell)
			if ok {
				addRatingGroups(v, groups, item, ratings)
			}
		}
	}
}

// reporting lists the groups that hold a key, in order.
func (v *view) reporting() []Group {
	var list []Group
	for _, g := range v.Groups {
		if len(g.Keys) > 0 {
			list = append(list, g)
		}
	}
	return list
}

// cells returns the counts per group in the order of the groups, and whether
// each group (and so, with two groups or more, each complement) has k people.
func cells(groups []Group, byGroup map[ID]map[Value]int, k int) ([]map[int8]int, bool) {
	out := make([]map[int8]int, len(groups))
	for i, g := range groups {
		out[i] = map[int8]int{}
		total := 0
		for value, n := range byGroup[g.ID] {
			out[i][int8(value)] = n
			total += n
		}
		if total < k {
			return nil, false
		}
	}
	return out, true
}

func addVoteGroups(v *view, groups []Group, item *ItemResult, counts []map[int8]int) {
	votes := make([]agreement.Votes, len(groups))
	classes := make([]GroupClass, len(groups))
	for i, g := range groups {
		votes[i] = votesOf(counts[i])
		classes[i] = GroupClass{g.ID, string(agreement.ClassifyVotes(votes[i], agreement.Turnout{}, v.rule()).Class)}
	}
	if !allReported(classes) {
		return
	}
	item.Groups = classes
	item.Vote.Verdict.InEveryGroup = agreement.InEveryGroup(agreement.Class(item.Vote.Verdict.Class), votes, v.rule())
}

func addRatingGroups(v *view, groups []Group, item *ItemResult, counts []map[int8]int) {
	scale, err := agreement.ParseScale(v.Consultation.Protocol.Scale)
	if err != nil {
		return
	}
	ratings := make([]agreement.Ratings, len(groups))
	classes := make([]GroupClass, len(groups))
	for i, g := range groups {
		ratings[i] = ratingsOf(scale, counts[i])
		classes[i] = GroupClass{g.ID, string(agreement.ClassifyRatings(ratings[i], agreement.Turnout{}, v.rule()).Class)}
	}
	if !allReported(classes) {
		return
	}
	item.Groups = classes
	item.Ratings[0].Verdict.InEveryGroup = agreement.InEveryGroup(agreement.Class(item.Ratings[0].Verdict.Class), ratings, v.rule())
}

// allReported reports whether every group has a class: to name some and be
// silent on one would say how few of that one took a side.
func allReported(classes []GroupClass) bool {
	for _, c := range classes {
		if unreported(agreement.Class(c.Class)) {
			return false
		}
	}
	return true
}
