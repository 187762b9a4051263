package report

import (
	"slices"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// disclose brings released results to what an export may say, which is less in
// two cases: where everybody who answered abstained, the abstentions are
// withheld as well; and where a question was asked again, the earlier round
// keeps its figures only if both rounds have 2k answers or more, for small
// changes could be subtracted. It returns a copy; the results stay as they are.
func disclose(r consult.Results) consult.Results {
	out := r
	out.Rounds = slices.Clone(r.Rounds)
	k := minCell(r.Agenda)
	for i := range out.Rounds {
		round := &out.Rounds[i]
		round.Items = slices.Clone(round.Items)
		for j := range round.Items {
			round.Items[j] = withoutAbstainers(round.Items[j])
		}
	}
	for i := range out.Rounds {
		for j := range out.Rounds[i].Items {
			hideThinChange(out.Rounds, i, j, k)
		}
		hideThinRanking(out.Rounds, i, k)
	}
	out.Narrative = allowed(r)
	if thinGroups(r.Opinions, k) {
		out.Opinions = nil
	}
	return out
}

// thinGroups reports a map with too few people, on it or in one of its groups.
func thinGroups(m *consult.OpinionMap, k int) bool {
	return m != nil && (m.People < 2*k || slices.ContainsFunc(m.Groups, func(g consult.OpinionGroup) bool { return g.Size < k }))
}

// minCell is k, even for an agenda without a protocol.
func minCell(a *consult.Agenda) int {
	const fewest = 3
	return max(fewest, a.Consultation.Protocol.MinCell)
}

// fewestSided is the number of people below which an item is not reported.
func fewestSided(a *consult.Agenda) int {
	const fewest = 5
	return max(fewest, minCell(a))
}

func withoutAbstainers(item consult.ItemResult) consult.ItemResult {
	none := string(agreement.NoClass)
	if item.Vote != nil && item.Vote.Verdict.Class == none {
		item.Vote = nil
	}
	item.Ratings = slices.DeleteFunc(slices.Clone(item.Ratings), func(r consult.RatingResult) bool {
		return r.Verdict.Class == none
	})
	if item.Suppressed || item.Vote == nil && item.Judgment == nil && len(item.Ratings) == 0 {
		return consult.ItemResult{Recommendation: item.Recommendation, Suppressed: true}
	}
	return item
}

// later finds the next round of the same kind that asks the same.
func later(rounds []consult.RoundResult, i int, item consult.ID) (consult.ItemResult, bool) {
	for _, next := range rounds[i+1:] {
		if next.Kind != rounds[i].Kind {
			continue
		}
		for _, candidate := range next.Items {
			if candidate.Recommendation == item {
				return candidate, true
			}
		}
	}
	return consult.ItemResult{}, false
}

func hideThinChange(rounds []consult.RoundResult, i, j, k int) {
	before := rounds[i].Items[j]
	after, ok := later(rounds, i, before.Recommendation)
	if !ok || before.Suppressed {
		return
	}
	if after.Suppressed || min(fewestAnswers(before), fewestAnswers(after)) < 2*k {
		rounds[i].Items[j] = consult.ItemResult{Recommendation: before.Recommendation, Suppressed: true}
	}
}

// fewestAnswers is the number of people behind the thinnest figure of an item.
func fewestAnswers(item consult.ItemResult) int {
	fewest := -1
	note := func(n int) {
		if fewest < 0 || n < fewest {
			fewest = n
		}
	}
	if v := item.Vote; v != nil {
		note(v.Agree + v.Disagree + v.Pass)
	}
	for _, r := range item.Ratings {
		note(sum(r.Histogram) + r.Outside)
	}
	if j := item.Judgment; j != nil {
		note(sum(j.Histogram) + j.Outside)
	}
	return max(fewest, 0)
}

func hideThinRanking(rounds []consult.RoundResult, i, k int) {
	before := rounds[i].Ranking
	if before == nil || before.Suppressed {
		return
	}
	for _, next := range rounds[i+1:] {
		if next.Ranking == nil || !slices.Equal(sorted(next.Ranking.Items), sorted(before.Items)) {
			continue
		}
		if next.Ranking.Suppressed || min(before.Ballots, next.Ranking.Ballots) < 2*k {
			rounds[i].Ranking = &consult.RankingResult{Suppressed: true, Items: before.Items}
		}
		return
	}
}

func sorted(ids []consult.ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = id.String()
	}
	slices.Sort(texts)
	return texts
}

func sum(counts []int) int {
	total := 0
	for _, n := range counts {
		total += n
	}
	return total
}
