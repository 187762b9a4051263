package choice

import (
	"cmp"
	"math"
)

// Prior is the weight of the regularisation of [BradleyTerry]: every item is
// taken to have won, and lost, this many comparisons with an imagined item of
// middling strength.
const Prior = 0.5

const (
	converged = 1e-12 // largest change of a log strength in the last step
	maxSteps  = 20000
	sameScore = 1e-6 // scores that differ by less are tied
)

// Compared counts the comparisons of two different items: how often the first
// was preferred, how often the second, and how often they were called equal.
type Compared struct {
	First, Second int
	Wins, Losses  int
	Equal         int
}

// Standing is how one item fares in comparisons.
type Standing struct {
	Compared int     // comparisons it was in
	Won      float64 // those it won, and half of those called equal
	Strength float64 // of the Bradley–Terry model, above 0; 1 is middling
	Score    float64 // 0 to 1: expected share won if compared once with every other item
}

// Comparison is the outcome of paired comparisons.
type Comparison struct {
	Items []Standing
	Order [][]int // by Strength, ties kept
	// Parts are the sets of items that comparisons link, directly or through
	// others, largest first. More than one: the order between items of
	// different parts rests on the prior alone.
	Parts [][]int
}

// BradleyTerry orders n items from comparisons of two. The model says that i is
// preferred to j with probability p_i/(p_i+p_j); "equal" counts as half a win for
// either. The strengths are those of highest posterior under the prior that each
// item won and lost [Prior] comparisons against an item of strength 1, which
// keeps them finite where an item won all or none, and unique always. They are
// found by minorisation–maximisation,
//
//	p_i ← (W_i + a) / (Σ_j n_ij/(p_i+p_j) + 2a/(p_i+1)),  a = Prior,
//
// W_i the wins of i and n_ij the comparisons of i with j.
//
// R. A. Bradley and M. E. Terry (1952), doi 10.1093/biomet/39.3-4.324.
// D. R. Hunter (2004), MM algorithms for generalized Bradley–Terry models,
// doi 10.1214/aos/1079120141.
func BradleyTerry(n int, pairs []Compared) Comparison {
	out := Comparison{Items: make([]Standing, n), Parts: parts(n, pairs)}
	for _, p := range pairs {
		total, half := p.Wins+p.Losses+p.Equal, float64(p.Equal)/2
		out.Items[p.First].add(total, float64(p.Wins)+half)
		out.Items[p.Second].add(total, float64(p.Losses)+half)
	}
	strengths := strengthsOf(out.Items, pairs)
	for i := range out.Items {
		out.Items[i].Strength, out.Items[i].Score = strengths[i], score(strengths, i)
	}
	out.Order = order(n, func(a, b int) int {
		if math.Abs(math.Log(strengths[a]/strengths[b])) < sameScore {
			return 0
		}
		return cmp.Compare(strengths[b], strengths[a])
	})
	return out
}

func (s *Standing) add(compared int, won float64) {
	s.Compared += compared
	s.Won += won
}

func strengthsOf(items []Standing, pairs []Compared) []float64 {
	p := make([]float64, len(items))
	for i := range p {
		p[i] = 1
	}
	weight := make([]float64, len(items))
	for range maxSteps {
		for i := range weight {
			weight[i] = 2 * Prior / (p[i] + 1)
		}
		for _, pair := range pairs {
			share := float64(pair.Wins+pair.Losses+pair.Equal) / (p[pair.First] + p[pair.Second])
			weight[pair.First] += share
			weight[pair.Second] += share
		}
		moved := 0.0
		for i := range p {
			next := (items[i].Won + Prior) / weight[i]
			moved = max(moved, math.Abs(math.Log(next/p[i])))
			p[i] = next
		}
		if moved < converged {
			break
		}
	}
	return p
}

// score is the mean probability that item i is preferred to another one; ½
// where there is no other.
func score(strengths []float64, i int) float64 {
	if len(strengths) < 2 {
		return 0.5
	}
	sum := 0.0
	for j, p := range strengths {
		if j != i {
			sum += strengths[i] / (strengths[i] + p)
		}
	}
	return sum / float64(len(strengths)-1)
}
