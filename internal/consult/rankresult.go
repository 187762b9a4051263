package consult

import (
	"math/big"
	"sort"

	"parley/internal/ranking"
)

// rank makes a theme's collective order from released ballots.
func rank(v *view, in roundView, ballots []WeightedOrder) *RankingResult {
	profile, total := profileOf(in.round.Items, ballots)
	result := &RankingResult{Items: in.round.Items, Pairwise: [][]int{}, Schulze: [][]ID{}, Borda: []Scored{}}
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
	result.Agree = methodsAgree(profile, reading, order[0], points)
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

// methodsAgree reports whether Schulze, Ranked Pairs and Borda name the same
// single first.
func methodsAgree(p ranking.Profile, reading ranking.Unranked, first []int, points []*big.Rat) bool {
	if len(first) != 1 {
		return false
	}
	for i, score := range points {
		if i != first[0] && score.Cmp(points[first[0]]) >= 0 {
			return false
		}
	}
	pairs := ranking.RankedPairs(ranking.Pairwise(p, reading), ranking.Winning)
	return len(pairs.Winners) == 1 && pairs.Winners[0] == first[0]
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
