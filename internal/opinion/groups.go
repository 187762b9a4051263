package opinion

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
)

// DefaultCell is the least number of people that a figure may be about.
const DefaultCell = 5

// MaxGroups bounds the groups that can be assessed.
const MaxGroups = 50

// largestSample is the most positions on which k-means restarts and silhouettes
// are computed; of more, a seeded sample stands for all.
const largestSample = 2_000

// alike is the adjusted Rand index from which two groupings count as the same:
// in two groups of equal size, about one member in twenty is elsewhere.
const alike = 0.8

// The numbers of groups to try: from two to mostGroups, fewer in small maps.
const mostGroups = 5

// Tasks that draw chance from the hash of the matrix.
const (
	taskSample = iota
	taskRestart
	taskNoiseRows
	taskNoise
)

// Groups are a grouping of the participants on the map, with what speaks for
// it.
type Groups struct {
	// Of is the group of each participant, from 0, the largest first; −1 is
	// none.
	Of []int
	// Sizes are the members of each group. There are none where no division
	// has enough members in each group.
	Sizes []int
	// Silhouette is the mean silhouette of the grouping, −1 to 1.
	Silhouette float64
	// Noise is the 95th percentile of the silhouette that the same computation
	// finds when the votes on each statement are shuffled.
	Noise float64
	// Restarts is the share of k-means restarts that found the same grouping
	// (adjusted Rand index of at least 0.8), 0 to 1.
	Restarts float64
	// Clear says whether the silhouette exceeds the noise. Otherwise there are
	// no clear groups, and they must not be shown as real.
	Clear bool
}

// FindGroups divides the participants in the map into the number of groups,
// from 2 to min(5, 2+⌊n/12⌋), that has the highest silhouette, by k-means on
// their positions. A number whose smallest group has fewer than cell members is
// not eligible. The result depends on the votes alone: chance is seeded by
// their hash.
func FindGroups(m *Matrix, p *Map, cell int) *Groups {
	order := m.byContent()
	hash := m.hash(order)
	in := slices.DeleteFunc(slices.Clone(order), func(i int) bool { return !p.InMap[i] })
	found := divide(p.at(in), cell, hash)
	groups := &Groups{
		Of: nobody(m.Participants()), Sizes: sizes(found.of, found.groups),
		Silhouette: found.score, Restarts: found.agreeing(),
		Noise: noise(m, order, cell, hash),
	}
	for n, g := range found.of {
		groups.Of[in[n]] = g
	}
	groups.judge()
	return groups
}

// AssessGroups measures a grouping that comes from elsewhere: participant i is
// in group of[i], from 0 on, or in none where that is −1. Restarts is then the
// share of k-means restarts, with the same number of groups, that find this
// grouping. It fails where of does not fit the matrix, or beyond [MaxGroups].
func AssessGroups(m *Matrix, p *Map, of []int, cell int) (*Groups, error) {
	if len(of) != m.Participants() {
		return nil, fmt.Errorf("opinion: groups of %d participants for a matrix of %d", len(of), m.Participants())
	}
	count := 0
	for i, g := range of {
		if g < -1 || g >= MaxGroups {
			return nil, fmt.Errorf("opinion: participant %d is in group %d: groups are numbered from 0 to %d, -1 is none", i, g, MaxGroups-1)
		}
		count = max(count, g+1)
	}
	order := m.byContent()
	hash := m.hash(order)
	groups := &Groups{Of: slices.Clone(of), Sizes: sizes(of, count), Noise: noise(m, order, cell, hash)}
	in := slices.DeleteFunc(order, func(i int) bool { return of[i] < 0 })
	in = sample(in, largestSample, source(hash, taskSample))
	given := division{make([]int, len(in)), count}
	for n, i := range in {
		given.of[n] = of[i]
	}
	points := p.at(in)
	groups.Silhouette = silhouettes(points, []division{given})[0]
	if count > 1 {
		runs, _ := manyKMeans(points, count, source(hash, taskRestart))
		groups.Restarts = agreeing(runs, given)
	}
	groups.judge()
	return groups, nil
}

// judge compares the grouping with noise.
func (g *Groups) judge() { g.Clear = len(g.Sizes) > 1 && g.Silhouette > g.Noise }

// nobody is a grouping of n participants into no group.
func nobody(n int) []int { return slices.Repeat([]int{-1}, n) }

// at lists the positions of some participants.
func (p *Map) at(participants []int) []Point {
	points := make([]Point, len(participants))
	for n, i := range participants {
		points[n] = p.Positions[i]
	}
	return points
}

// candidate is a division of points, with the runs of k-means that led to it
// on a sample of them.
type candidate struct {
	division
	sampled division
	runs    []clusters
	score   float64
}

// divide finds the eligible division with the highest silhouette, the one with
// fewer groups among equals. Without one, everybody is in no group.
func divide(points []Point, cell int, hash uint64) candidate {
	all := make([]int, len(points))
	for i := range all {
		all[i] = i
	}
	drawn := sample(all, largestSample, source(hash, taskSample))
	some := make([]Point, len(drawn))
	for n, i := range drawn {
		some[n] = points[i]
	}
	best := candidate{division: division{of: nobody(len(points))}}
	var tried []candidate
	chance := source(hash, taskRestart)
	for k := 2; k <= min(mostGroups, 2+len(points)/12); k++ {
		if c, eligible := try(points, some, drawn, k, cell, chance); eligible {
			tried = append(tried, c)
		}
	}
	for n, score := range silhouettes(some, sampled(tried)) {
		if tried[n].score = score; best.groups == 0 || score > best.score {
			best = tried[n]
		}
	}
	return best
}

func sampled(tried []candidate) []division {
	divisions := make([]division, len(tried))
	for n, c := range tried {
		divisions[n] = c.sampled
	}
	return divisions
}

// try divides points into k groups: restarts on some of them, drawn from all,
// then the best start on all.
func try(points, some []Point, drawn []int, k, cell int, chance *rand.Rand) (candidate, bool) {
	runs, best := manyKMeans(some, k, chance)
	if runs == nil {
		return candidate{}, false
	}
	if len(some) < len(points) {
		best = kmeans(points, best.centres)
	}
	if slices.Min(sizes(best.of, k)) < max(1, cell) {
		return candidate{}, false
	}
	best.name()
	c := candidate{division: division{best.of, k}, runs: runs, sampled: division{make([]int, len(drawn)), k}}
	for n, i := range drawn {
		c.sampled.of[n] = best.of[i]
	}
	return c, true
}

// name numbers the groups from the largest, from left to right and from below
// among equals.
func (c *clusters) name() {
	members := sizes(c.of, len(c.centres))
	order := make([]int, len(c.centres))
	for g := range order {
		order[g] = g
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(members[b], members[a]),
			cmp.Compare(c.centres[a].X, c.centres[b].X), cmp.Compare(c.centres[a].Y, c.centres[b].Y))
	})
	number := make([]int, len(order))
	centres := make([]Point, len(order))
	for n, g := range order {
		number[g], centres[n] = n, c.centres[g]
	}
	c.centres = centres
	renamed := make([]int, len(c.of))
	for i, g := range c.of {
		renamed[i] = number[g]
	}
	c.of = renamed
}

// agreeing is the share of the runs that led to the division.
func (c candidate) agreeing() float64 { return agreeing(c.runs, c.sampled) }

func agreeing(runs []clusters, d division) float64 {
	if len(runs) == 0 {
		return 0
	}
	same := 0
	for _, run := range runs {
		if likeness(run.of, len(run.centres), d.of, d.groups) >= alike {
			same++
		}
	}
	return float64(same) / float64(len(runs))
}
