package consult

import (
	"math/big"
	"sort"

	"parley/internal/ranking"
)

// rank makes a theme's collective order from released ballots.
func rank(v *view, in roundView, ballots []WeightedOrder) *RankingResult {
	profile, total := profileOf(in.round.Items, ballots)
	result := &RankingResult{Items: in.round.Items, Pairwise: [][]int{}, Schulze: [][]ID{}, Borda: []Scored{}, Others: []Winner{}}
	if total < v.Consultation.Protocol.MinCell {
		result.Suppressed = true
		return result
	}
	reading := ranking.Unranked(v.Consultation.Protocol.Unranked)
	result.Ballots = total
	result.Pairwise = ranking.Pairwise(profile, reading)
	order := ranking.Schulze(result.Pairwise, ranking.Winning)
	for _, tied := range order {
		result.Schulze = append(result.Schulze, idsOf(in.round.Items, tied))
	}
	points := ranking.Borda(profile, ranking.Bottom, 0)
	result.Borda = scored(in.round.Items, points)
	if winner, ok := ranking.Condorcet(result.Pairwise); ok {
		result.Condorcet = &in.round.Items[winner]
	}
	if in.round.Status == RoundClosed { // seven methods at every release would be too much
		result.Agree, result.Others = compare(profile, reading, in.round.Items)
	}
	return result
}

func profileOf(items []ID, ballots []WeightedOrder) (ranking.Profile, int) {
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
// which of them name another than Schulze does.
func compare(p ranking.Profile, reading ranking.Unranked, items []ID) (agree bool, others []Winner) {
	others = []Winner{}
	comparison, err := ranking.Compare(p, reading)
	if err != nil {
		return false, others // cannot happen: checkOrder lets no such ballot in
	}
	for _, o := range comparison.Opinions[1:] {
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
