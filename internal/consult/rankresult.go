package consult

import (
	"math/big"
	"slices"
	"sort"

	"parley/internal/ranking"
)

// rank makes a theme's collective order from released ballots, by the method of
// the protocol. Where that method finds several orders equally good, those who
// may come first share the first place and the others the second.
func rank(v *view, in roundView, ballots []WeightedBallot) *RankingResult {
	profile, total := profileOf(in.round.Items, ballots)
	protocol := v.Consultation.Protocol
	result := &RankingResult{
		Items: in.round.Items, Pairwise: [][]int{}, Method: protocol.RankingMethod, Order: [][]ID{}, Borda: []Scored{}, Others: []Winner{},
	}
	if total < protocol.MinCell {
		result.Suppressed = true
		return result
	}
	reading := ranking.Unranked(protocol.Unranked)
	tally, err := ranking.Tally(profile, ranking.Options{Method: ranking.Method(protocol.RankingMethod), Unranked: reading})
	if err != nil {
		result.Suppressed = true // cannot happen: checkProtocol and checkOrder let no such thing in
		return result
	}
	result.Ballots, result.Pairwise = total, tally.Pairwise
	order := tally.Order
	if order == nil {
		result.Several, order = true, firsts(tally.Winners, len(in.round.Items))
	}
	for _, tied := range order {
		result.Order = append(result.Order, idsOf(in.round.Items, tied))
	}
	result.Borda = scored(in.round.Items, ranking.Borda(profile, ranking.Bottom, 0))
	if winner := tally.CondorcetWinner; winner != nil {
		result.Condorcet = &in.round.Items[*winner]
	}
	if in.round.Status == RoundClosed { // seven methods at every release would be too much
		result.Agree, result.Others = compare(profile, tally.Method, reading, in.round.Items)
	}
	return result
}

// firsts puts the possible winners together and the others below them.
func firsts(winners []int, items int) [][]int {
	var rest []int
	for i := range items {
		if !slices.Contains(winners, i) {
			rest = append(rest, i)
		}
	}
	return slices.DeleteFunc([][]int{winners, rest}, func(tied []int) bool { return len(tied) == 0 })
}

func profileOf(items []ID, ballots []WeightedBallot) (ranking.Profile, int) {
	index := make(map[ID]int, len(items))
	p := ranking.Profile{Candidates: make([]string, len(items))}
	for i, item := range items {
		index[item] = i
		p.Candidates[i] = item.String()
	}
	total := 0
	for _, b := range ballots {
		ballot := ranking.Ballot{Weight: b.Weight}
		for _, tied := range b.Order {
			var place []int
			for _, item := range tied {
				place = append(place, index[item])
			}
			ballot.Order = append(ballot.Order, place)
		}
		total += b.Weight
		p.Ballots = append(p.Ballots, ballot)
	}
	return p, total
}

// compare tells whether the methods of counting name the same single first, and
// which of them name another than the protocol's does.
func compare(p ranking.Profile, chosen ranking.Method, reading ranking.Unranked, items []ID) (agree bool, others []Winner) {
	others = []Winner{}
	comparison, err := ranking.Compare(p, reading)
	if err != nil {
		return false, others // cannot happen: checkOrder lets no such ballot in
	}
	for _, o := range comparison.Opinions {
		if slices.Contains(o.Methods, chosen) {
			continue
		}
		winner := Winner{First: idsOf(items, o.Winners)}
		for _, method := range o.Methods {
			winner.Methods = append(winner.Methods, string(method))
		}
		others = append(others, winner)
	}
	return comparison.Agree(), others
}

func idsOf(items []ID, indices []int) []ID {
	out := make([]ID, len(indices))
	for i, index := range indices {
		out[i] = items[index]
	}
	return out
}

func scored(items []ID, points []*big.Rat) []Scored {
	out := make([]Scored, len(items))
	for i, item := range items {
		value, _ := points[i].Float64()
		out[i] = Scored{item, value}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Points > out[j].Points })
	return out
}
