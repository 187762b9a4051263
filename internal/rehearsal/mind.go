package rehearsal

import (
	"math"
	"math/rand/v2"
	"sort"
	"time"

	"parley/internal/consult"
)

// camps is how many leanings people have: as many as the sample has groups.
const camps = 4

// mind is what one simulated participant thinks: a liking for each
// recommendation, made of how good it is in everybody's eyes, of the leaning of
// their camp and of their own taste. It is a function of the seed alone.
type mind struct {
	seed  uint64
	camp  int
	round int // of the step at hand; views settle as rounds go on
	rng   *rand.Rand
}

func newMind(seed uint64, person int) mind {
	return mind{seed: seed, camp: person % camps, rng: rand.New(rand.NewPCG(seed, uint64(person)+1))}
}

// liking of the item at a place of the agenda, about −1 to 1 before noise.
func (m mind) liking(place int) float64 {
	shared := rand.New(rand.NewPCG(m.seed, uint64(place)<<20))
	merit := 0.62 - 0.95*math.Pow(shared.Float64(), 1.6)
	split := 0.0
	if shared.Float64() < 0.3 { // a matter on which camps part
		split = 0.5 + 0.5*shared.Float64()
	}
	lean := 1.0
	if (m.camp+shared.IntN(camps))%camps < camps/2 {
		lean = -1
	}
	return merit + split*lean*0.7
}

// feels is the liking with the noise of the moment, less of it in each further
// round.
func (m mind) feels(place int) float64 {
	return m.liking(place) + 0.5/float64(max(1, m.round))*m.rng.NormFloat64()
}

func (m mind) vote(place int) string {
	switch u := m.feels(place); {
	case u > 0.12:
		return "agree"
	case u < -0.12:
		return "disagree"
	}
	return "pass"
}

// rating on 1 to 9 (or to top), nil for "outside my expertise".
func (m mind) rating(place, top int) *int {
	if m.rng.Float64() < 0.06 {
		return nil
	}
	middle := float64(top+1) / 2
	point := int(math.Round(middle + m.feels(place)*middle*0.8))
	point = max(1, min(top, point))
	return &point
}

// ranking orders items by liking; some people tie two, many stop early.
func (m mind) ranking(items []consult.ID, place func(consult.ID) int) [][]consult.ID {
	likes := map[consult.ID]float64{}
	for _, item := range items {
		likes[item] = m.feels(place(item))
	}
	sorted := append([]consult.ID(nil), items...)
	sort.SliceStable(sorted, func(i, j int) bool { return likes[sorted[i]] > likes[sorted[j]] })
	keep := len(sorted)
	if m.rng.Float64() < 0.4 {
		keep = 1 + m.rng.IntN(len(sorted))
	}
	var order [][]consult.ID
	for _, item := range sorted[:keep] {
		if len(order) > 0 && m.rng.Float64() < 0.08 {
			order[len(order)-1] = append(order[len(order)-1], item)
		} else {
			order = append(order, []consult.ID{item})
		}
	}
	return order
}

// chance is true with probability p.
func (m mind) chance(p float64) bool { return m.rng.Float64() < p }

// thinks is how long a person looks at one question: lognormal, μ 1.77 and σ
// 0.88 in log seconds, as measured in real sessions.
func (m mind) thinks() time.Duration {
	return time.Duration(math.Exp(1.77+0.88*m.rng.NormFloat64()) * float64(time.Second))
}
