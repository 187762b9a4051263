package consult

import (
	"cmp"
	"math"
	"slices"

	"parley/internal/choice"
	"parley/internal/disclosure"
)

// AllocationResult is how dots or quadratic votes were shared out.
type AllocationResult struct {
	Suppressed bool            `json:"suppressed"`
	Reason     Reason          `json:"reason,omitempty" enum:"superseded,until_close"`
	Ballots    int             `json:"ballots"`
	Budget     int             `json:"budget" doc:"Dots or credits of each person"`
	Spent      int             `json:"spent" doc:"Dots placed, or credits spent, by all"`
	Items      []AllocatedItem `json:"items" doc:"Best first"`
	Change     *OrderChange    `json:"change,omitempty" doc:"Since the round before; once the round is closed"`
}

// AllocatedItem is what people gave to one recommendation.
type AllocatedItem struct {
	Recommendation ID  `json:"recommendation"`
	Place          int `json:"place" doc:"From 1; ties share a place"`
	Total          int `json:"total" doc:"Dots, or votes for less votes against"`
	For            int `json:"for" doc:"People who gave it any"`
	Against        int `json:"against" doc:"People who voted against it; quadratic votes only"`
	Cost           int `json:"cost" doc:"Dots or credits spent on it"`
}

// JudgmentResult is how one recommendation was graded.
type JudgmentResult struct {
	Place     int     `json:"place" doc:"By majority judgment, from 1; ties share a place"`
	Grade     int     `json:"grade" doc:"Majority grade, the lower median; 1 is the protocol's worst"`
	Above     float64 `json:"above" doc:"Share of people who gave a better grade"`
	Below     float64 `json:"below" doc:"Share of people who gave a worse one"`
	Histogram []int   `json:"histogram" doc:"People per grade, from the worst"`
	Outside   int     `json:"outside" doc:"No opinion"`
	Change    *Change `json:"change,omitempty" doc:"Since the round before; once the round is closed"`
}

// ComparisonResult is what came of comparing recommendations two by two.
type ComparisonResult struct {
	Suppressed bool           `json:"suppressed"`
	Reason     Reason         `json:"reason,omitempty" enum:"superseded,until_close"`
	Ballots    int            `json:"ballots"`
	Compared   int            `json:"compared" doc:"Comparisons made, those called equal included; 0 where an item is suppressed"`
	Skipped    int            `json:"skipped"`
	Parts      int            `json:"parts" doc:"Sets of items that comparisons link; more than one: the order among them means nothing"`
	Items      []ComparedItem `json:"items" doc:"Best first, those suppressed last"`
	Change     *OrderChange   `json:"change,omitempty" doc:"Since the round before; once the round is closed"`
}

// ComparedItem is how one recommendation fared.
type ComparedItem struct {
	Recommendation ID      `json:"recommendation"`
	Suppressed     bool    `json:"suppressed" doc:"Fewer than k people compared it, or it hides another of which that is so"`
	Place          int     `json:"place,omitempty" doc:"Among those shown, from 1; ties share a place"`
	Compared       int     `json:"compared" doc:"Comparisons it was in"`
	Won            float64 `json:"won" doc:"Those it won, and half of those called equal"`
	Score          float64 `json:"score" doc:"Share it would be expected to win if compared once with each, by Bradley and Terry"`
}

// allocate adds up released ballots of dots or quadratic votes.
func allocate(v *view, in roundView, ballots []WeightedBallot) *AllocationResult {
	budget, cost := budgetOf(v, in.step.Kind)
	items := in.round.Items
	index := placeOf(items)
	list := make([]choice.Allocation, len(ballots))
	for i, b := range ballots {
		list[i] = choice.Allocation{Points: make([]int, len(items)), Weight: b.Weight}
		for _, p := range b.Points {
			list[i].Points[index[p.Recommendation]] = p.Points
		}
	}
	shares := choice.Share(len(items), list, cost)
	out := &AllocationResult{Budget: budget, Items: []AllocatedItem{}}
	if shares.Ballots < v.Consultation.Protocol.MinCell {
		out.Suppressed = true
		return out
	}
	out.Ballots, out.Spent = shares.Ballots, shares.Spent
	eachPlace(shares.Order, func(i, place int) {
		s := shares.Items[i]
		out.Items = append(out.Items, AllocatedItem{items[i], place, s.Total, s.For, s.Against, s.Cost})
	})
	return out
}

// describeGrades describes the grades of all recommendations of a round, in
// its order; those that too few people graded are suppressed and have no place.
func describeGrades(v *view, in roundView, tallies map[Question]disclosure.Tally) []ItemResult {
	out := make([]ItemResult, len(in.round.Items))
	grades := make([]choice.Grades, len(out))
	best, k := len(v.Consultation.Protocol.ways().Grades), v.Consultation.Protocol.MinCell
	for i, item := range in.round.Items {
		tally := tallies[Question{in.round.ID, item, DimensionGrade}]
		given := make(choice.Grades, best)
		for grade := range given {
			given[grade] = tally[int8(grade+1)]
		}
		if out[i] = (ItemResult{Recommendation: item, Suppressed: true}); given.Total() < max(5, k) {
			continue
		}
		grades[i] = given
		out[i] = ItemResult{Recommendation: item, Judgment: describeJudgment(given, tally[int8(Outside)])}
	}
	eachPlace(choice.Judge(grades), func(i, place int) { out[i].Judgment.Place = place })
	return out
}

func describeJudgment(given choice.Grades, outside int) *JudgmentResult {
	majority, _ := given.Majority()
	above, below := given.Gauge()
	n := float64(given.Total())
	return &JudgmentResult{
		Grade: majority + 1, Histogram: given, Outside: outside,
		Above: fine(float64(above) / n), Below: fine(float64(below) / n),
	}
}

// counts are the people per grade, "no opinion" last.
func (r *JudgmentResult) counts() []int { return append(slices.Clone(r.Histogram), r.Outside) }

// pairing gathers released ballots of comparisons.
type pairing struct {
	ballots, skipped int
	people           []int // per item: how many compared it
	pairs            map[[2]int]*choice.Compared
}

func gather(items []ID, ballots []WeightedBallot) pairing {
	p := pairing{people: make([]int, len(items)), pairs: map[[2]int]*choice.Compared{}}
	index := placeOf(items)
	for _, b := range ballots {
		p.ballots += b.Weight
		met := map[int]bool{}
		for _, pair := range b.Pairs {
			first, second := index[pair.First], index[pair.Second]
			if pair.Answer == ChoseSkip {
				p.skipped += b.Weight
				continue
			}
			met[first], met[second] = true, true
			p.add(first, second, pair.Answer, b.Weight)
		}
		for item := range met {
			p.people[item] += b.Weight
		}
	}
	return p
}

func (p pairing) add(first, second int, answer Choice, weight int) {
	if first > second {
		first, second = second, first
		answer = cmp.Or(map[Choice]Choice{ChoseFirst: ChoseSecond, ChoseSecond: ChoseFirst}[answer], answer)
	}
	key := [2]int{first, second}
	if p.pairs[key] == nil {
		p.pairs[key] = &choice.Compared{First: first, Second: second}
	}
	switch answer {
	case ChoseFirst:
		p.pairs[key].Wins += weight
	case ChoseSecond:
		p.pairs[key].Losses += weight
	default:
		p.pairs[key].Equal += weight
	}
}

// list is the pairs in an order that does not depend on the ballots'.
func (p pairing) list() []choice.Compared {
	list := make([]choice.Compared, 0, len(p.pairs))
	for _, pair := range p.pairs {
		list = append(list, *pair)
	}
	slices.SortFunc(list, func(a, b choice.Compared) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return list
}

// hidden are the items that fewer than k people compared. One alone could be
// found by subtraction from all comparisons, so the next least compared goes
// with it.
func (p pairing) hidden(k int) []bool {
	order := make([]int, len(p.people))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.people[a], p.people[b]) })
	hidden := make([]bool, len(p.people))
	for n, i := range order {
		hidden[i] = p.people[i] < k || n == 1 && hidden[order[0]]
	}
	return hidden
}

// pair makes the order of a round of comparisons from released ballots.
func pair(v *view, in roundView, ballots []WeightedBallot) *ComparisonResult {
	items, k := in.round.Items, v.Consultation.Protocol.MinCell
	p := gather(items, ballots)
	out := &ComparisonResult{Items: []ComparedItem{}}
	hidden := p.hidden(k)
	if p.ballots < k || !slices.Contains(hidden, false) {
		out.Suppressed = true
		return out
	}
	result := choice.BradleyTerry(len(items), p.list())
	out.Ballots, out.Parts = p.ballots, len(result.Parts)
	shown := [][]int{}
	for _, tied := range result.Order {
		if rest := slices.DeleteFunc(slices.Clone(tied), func(i int) bool { return hidden[i] }); len(rest) > 0 {
			shown = append(shown, rest)
		}
	}
	eachPlace(shown, func(i, place int) {
		s := result.Items[i]
		out.Items = append(out.Items, ComparedItem{items[i], false, place, s.Compared, s.Won, fine(s.Score)})
	})
	for i, item := range items {
		if hidden[i] {
			out.Items = append(out.Items, ComparedItem{Recommendation: item, Suppressed: true})
		}
	}
	if !slices.Contains(hidden, true) {
		out.Skipped = p.skipped
		for _, pair := range p.pairs {
			out.Compared += pair.Wins + pair.Losses + pair.Equal
		}
	}
	return out
}

// besideBallots compares the order of two rounds of shared points or of
// comparisons, and withholds one of two that are too small to be shown both.
func besideBallots(v *view, raw, out []RoundResult, earlier []int, i int) {
	for _, b := range slices.Backward(earlier) {
		was, is := raw[b].people(), raw[i].people()
		if raw[b].Step != raw[i].Step || was == 0 {
			continue
		}
		shown := min(was, is) >= 2*v.Consultation.Protocol.MinCell
		switch {
		case is == 0 || !raw[i].Final && shown:
		case !raw[i].Final:
			out[i].withhold(UntilClose)
		default:
			out[i].reorder(raw[b], shown)
			if !shown {
				out[b].withhold(Superseded)
			}
		}
		return
	}
}

// reorder notes how the order differs from that of an earlier round, where both
// have one.
func (r *RoundResult) reorder(old RoundResult, shown bool) {
	was, is := old.ballotOrder(), r.ballotOrder()
	if shared(slices.Concat(was...), slices.Concat(is...)) < 2 {
		return
	}
	change := orderChange(old.Round, was, is, shown)
	if r.Allocation != nil {
		changed := *r.Allocation
		changed.Change, r.Allocation = change, &changed
	}
	if r.Comparison != nil {
		changed := *r.Comparison
		changed.Change, r.Comparison = change, &changed
	}
}

// ballotOrder is the order that shared points or comparisons make; none where
// comparisons do not link the items.
func (r *RoundResult) ballotOrder() [][]ID {
	var order [][]ID
	last := 0
	add := func(id ID, place int) {
		if place != last {
			order = append(order, nil)
		}
		order[len(order)-1], last = append(order[len(order)-1], id), place
	}
	if r.Allocation != nil {
		for _, item := range r.Allocation.Items {
			add(item.Recommendation, item.Place)
		}
	}
	if r.Comparison != nil && r.Comparison.Parts == 1 {
		for _, item := range r.Comparison.Items {
			if !item.Suppressed {
				add(item.Recommendation, item.Place)
			}
		}
	}
	return order
}

// OrderChange is how a collective order differs from that of the round before;
// nil where there is none, or nothing to compare it with.
func (r *RoundResult) OrderChange() *OrderChange {
	switch {
	case r.Ranking != nil:
		return r.Ranking.Change
	case r.Allocation != nil:
		return r.Allocation.Change
	case r.Comparison != nil:
		return r.Comparison.Change
	}
	return nil
}

// people is how many ballots of shared points or comparisons are shown.
func (r RoundResult) people() int {
	switch {
	case r.Allocation != nil:
		return r.Allocation.Ballots
	case r.Comparison != nil:
		return r.Comparison.Ballots
	}
	return 0
}

func (r *RoundResult) withhold(why Reason) {
	if r.Allocation != nil {
		r.Allocation = &AllocationResult{Suppressed: true, Reason: why, Budget: r.Allocation.Budget, Items: []AllocatedItem{}}
	}
	if r.Comparison != nil {
		r.Comparison = &ComparisonResult{Suppressed: true, Reason: why, Items: []ComparedItem{}}
	}
}

// placeOf maps items to their places in a list.
func placeOf(items []ID) map[ID]int {
	index := make(map[ID]int, len(items))
	for i, item := range items {
		index[item] = i
	}
	return index
}

// eachPlace goes through an order, giving tied items one place.
func eachPlace(order [][]int, do func(i, place int)) {
	place := 1
	for _, tied := range order {
		for _, i := range tied {
			do(i, place)
		}
		place += len(tied)
	}
}

// fine rounds a share to four decimals.
func fine(x float64) float64 { return math.Round(1e4*x) / 1e4 }
