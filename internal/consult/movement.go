package consult

import (
	"cmp"
	"slices"

	"parley/internal/agreement"
)

// Reason says why figures about enough people are not shown.
type Reason string

// The reasons. Both keep the figures of two rounds apart that are so small that
// somebody's change could be read off their difference.
const (
	Superseded Reason = "superseded"  // the next round's figures are shown in their place
	UntilClose Reason = "until_close" // they come when the round closes, in place of the earlier round's
)

// Change compares one figure with that of the round before, without linking
// anybody's two answers.
type Change struct {
	Round    ID       `json:"round" doc:"The round compared with"`
	Stable   bool     `json:"stable" doc:"Net change below 0.15"`
	Net      *float64 `json:"net,omitempty" doc:"Half the sum of absolute differences of shares; absent where a round has fewer than 2k answers"`
	Spread   *float64 `json:"spread,omitempty" doc:"Ratings: change of the coefficient of variation; absent as net is"`
	Reworded bool     `json:"reworded,omitempty" doc:"The recommendation was revised in between"`
}

// OrderChange compares a collective order with that of the round before.
type OrderChange struct {
	Round  ID     `json:"round" doc:"The round compared with"`
	Stable bool   `json:"stable" doc:"The order is the same"`
	Moves  []Move `json:"moves,omitempty" doc:"Places of every item in both, in the order of this round; absent where a round has fewer than 2k ballots"`
}

// Move is an item's place in two collective orders, from 1.
type Move struct {
	Recommendation ID  `json:"recommendation"`
	From           int `json:"from"`
	To             int `json:"to"`
}

// Panel is how many people answered in two rounds; who left or came is known to
// nobody. It is told where both have 2k people.
type Panel struct {
	Round  ID  `json:"round" doc:"The round compared with"`
	Before int `json:"before"`
	Now    int `json:"now"`
}

// beside puts the results of rounds that ask the same beside each other: it adds
// what changed, and withholds one of two rounds that are too small to be shown
// both. The argument is in the order of the agenda and stays as it is.
func beside(v *view, raw []RoundResult) []RoundResult {
	out := make([]RoundResult, len(raw))
	for i, r := range raw {
		r.Items = slices.Clone(r.Items)
		out[i] = r
	}
	order := byTime(v, raw)
	for n, i := range order {
		for j := range raw[i].Items {
			if b, k, ok := before(raw, order[:n], i, j); ok {
				besideItem(v, raw, out, [2]int{b, k}, [2]int{i, j})
			}
		}
		besideRanking(v, raw, out, order[:n], i)
		besideBallots(v, raw, out, order[:n], i)
		addPanel(v, raw, out, order[:n], i)
	}
	return out
}

// byTime lists results in the order in which their rounds opened.
func byTime(v *view, list []RoundResult) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(v.rounds[list[a].Round].round.Opened.Compare(v.rounds[list[b].Round].round.Opened), cmp.Compare(a, b))
	})
	return order
}

// before finds the latest earlier round of the same kind with figures about an
// item. One in between that too few answered keeps no two others apart.
func before(list []RoundResult, earlier []int, i, j int) (round, item int, ok bool) {
	for _, b := range slices.Backward(earlier) {
		if list[b].Kind != list[i].Kind {
			continue
		}
		for k := range list[b].Items {
			if old := list[b].Items[k]; !old.Suppressed && old.Recommendation == list[i].Items[j].Recommendation {
				return b, k, true
			}
		}
	}
	return 0, 0, false
}

// besideItem compares one recommendation in two rounds.
func besideItem(v *view, raw, out []RoundResult, was, is [2]int) {
	old, now := raw[was[0]].Items[was[1]], raw[is[0]].Items[is[1]]
	if now.Suppressed {
		return
	}
	shown := min(old.fewest(), now.fewest()) >= 2*v.Consultation.Protocol.MinCell
	switch {
	case !raw[is[0]].Final && !shown:
		out[is[0]].Items[is[1]] = ItemResult{Recommendation: now.Recommendation, Suppressed: true, Reason: UntilClose}
	case raw[is[0]].Final:
		reworded := v.reworded(now.Recommendation, raw[was[0]].Round, raw[is[0]].Round)
		out[is[0]].Items[is[1]] = withChange(v, out[is[0]].Items[is[1]], old, Change{Round: raw[was[0]].Round, Reworded: reworded}, shown)
		if !shown {
			out[was[0]].Items[was[1]] = ItemResult{Recommendation: old.Recommendation, Suppressed: true, Reason: Superseded}
		}
	}
}

// fewest is the number of people behind the thinnest figure of an item.
func (i ItemResult) fewest() int {
	var all []int
	if i.Vote != nil {
		all = append(all, i.Vote.Agree+i.Vote.Disagree+i.Vote.Pass)
	}
	for _, r := range i.Ratings {
		n := r.Outside
		for _, people := range r.Histogram {
			n += people
		}
		all = append(all, n)
	}
	if i.Judgment != nil {
		n := 0
		for _, people := range i.Judgment.counts() {
			n += people
		}
		all = append(all, n)
	}
	if len(all) == 0 {
		return 0
	}
	return slices.Min(all)
}

// withChange adds to an item how it changed; it may be shown in figures or only
// as stable or not.
func withChange(v *view, now, old ItemResult, base Change, shown bool) ItemResult {
	if now.Vote != nil && old.Vote != nil {
		vote := *now.Vote
		vote.Change = changeOf(base, old.Vote.counts(), vote.counts(), v.Consultation.Protocol.MinCell, shown)
		now.Vote = &vote
	}
	if now.Judgment != nil && old.Judgment != nil {
		judgment := *now.Judgment
		judgment.Change = changeOf(base, old.Judgment.counts(), judgment.counts(), v.Consultation.Protocol.MinCell, shown)
		now.Judgment = &judgment
	}
	now.Ratings = slices.Clone(now.Ratings)
	for i := range now.Ratings {
		for _, earlier := range old.Ratings {
			if r := &now.Ratings[i]; earlier.Dimension == r.Dimension {
				r.Change = changeOf(base, earlier.counts(), r.counts(), v.Consultation.Protocol.MinCell, shown)
				r.Change.addSpread(v, earlier, *r)
			}
		}
	}
	return now
}

func (r *VoteResult) counts() []int { return []int{r.Agree, r.Disagree, r.Pass} }

// counts are the people per answer, "outside my expertise" last.
func (r RatingResult) counts() []int { return append(slices.Clone(r.Histogram), r.Outside) }

func changeOf(base Change, old, now []int, k int, shown bool) *Change {
	c, ok := agreement.Stability(old, now, k)
	if !ok {
		return nil
	}
	base.Stable = c.Stable
	if shown && c.Shown {
		net := rounded(c.S)
		base.Net = &net
	}
	return &base
}

func (c *Change) addSpread(v *view, old, now RatingResult) {
	scale, err := agreement.ParseScale(v.Consultation.Protocol.Scale)
	if c == nil || c.Net == nil || err != nil {
		return
	}
	by, ok := agreement.CVChange(
		agreement.Ratings{Scale: scale, Counts: old.Histogram}, agreement.Ratings{Scale: scale, Counts: now.Histogram})
	if ok {
		by = rounded(by)
		c.Spread = &by
	}
}

// besideRanking compares a ranking with the latest earlier one that has figures
// and shares two items with it.
func besideRanking(v *view, raw, out []RoundResult, earlier []int, i int) {
	now := raw[i].Ranking
	if now == nil || now.Suppressed {
		return
	}
	for _, b := range slices.Backward(earlier) {
		old := raw[b].Ranking
		if old == nil || old.Suppressed || shared(old.Items, now.Items) < 2 {
			continue
		}
		shown := min(old.Ballots, now.Ballots) >= 2*v.Consultation.Protocol.MinCell
		switch {
		case raw[i].Final:
			changed := *now
			changed.Change = orderChange(raw[b].Round, old.Order, now.Order, shown)
			out[i].Ranking = &changed
			if !shown {
				out[b].Ranking = withheldRanking(old, Superseded)
			}
		case !shown:
			out[i].Ranking = withheldRanking(now, UntilClose)
		}
		return
	}
}

func withheldRanking(r *RankingResult, why Reason) *RankingResult {
	return &RankingResult{
		Suppressed: true, Items: r.Items, Method: r.Method, Pairwise: [][]int{}, Order: [][]ID{}, Borda: []Scored{}, Others: []Winner{}, Reason: why,
	}
}

func shared(a, b []ID) int {
	n := 0
	for _, id := range a {
		if slices.Contains(b, id) {
			n++
		}
	}
	return n
}

// orderChange compares two orders of the items they share.
func orderChange(round ID, old, now [][]ID, shown bool) *OrderChange {
	was, is := places(old, now), places(now, old)
	c := &OrderChange{Round: round, Stable: true}
	for _, tied := range now {
		for _, id := range tied {
			from, ok := was[id]
			if !ok {
				continue
			}
			c.Stable = c.Stable && from == is[id]
			c.Moves = append(c.Moves, Move{id, from, is[id]})
		}
	}
	if !shown {
		c.Moves = nil
	}
	return c
}

// places are the places in an order, from 1, of the items that are in another
// one too; those who tie share the best.
func places(order, other [][]ID) map[ID]int {
	out := map[ID]int{}
	for _, tied := range order {
		place := len(out) + 1
		for _, id := range tied {
			if slices.ContainsFunc(other, func(group []ID) bool { return slices.Contains(group, id) }) {
				out[id] = place
			}
		}
	}
	return out
}

// addPanel tells how many answered in this closed round of a step and in the one
// before, where both are large enough to be compared in figures.
func addPanel(v *view, raw, out []RoundResult, earlier []int, i int) {
	now := raw[i]
	if !now.Final || now.Answered.N < 2*v.Consultation.Protocol.MinCell {
		return
	}
	for _, b := range slices.Backward(earlier) {
		if old := raw[b]; old.Step == now.Step {
			if old.Answered.N >= 2*v.Consultation.Protocol.MinCell {
				out[i].Panel = &Panel{old.Round, old.Answered.N, now.Answered.N}
			}
			return
		}
	}
}
