package opinion

import (
	"math"
	"math/rand/v2"
)

// restarts is how often k-means begins anew; longestRun bounds the rounds of
// one of them.
const (
	restarts   = 32
	longestRun = 100
)

// clusters divide points: point i is nearest to centres[of[i]].
type clusters struct {
	of      []int
	centres []Point
	inertia float64 // the sum of squared distances to the centres
}

// distance2 is the squared distance of two points.
func distance2(a, b Point) float64 {
	dx, dy := a.X-b.X, a.Y-b.Y
	return dx*dx + dy*dy
}

// manyKMeans runs k-means from seeded starts. It gives all runs and the one
// with the least inertia, the earliest among equals, or nothing where there
// are fewer than k distinct points.
func manyKMeans(points []Point, k int, chance *rand.Rand) (runs []clusters, best clusters) {
	for range restarts {
		centres := spread(points, k, chance)
		if centres == nil {
			return nil, clusters{}
		}
		run := kmeans(points, centres)
		if runs = append(runs, run); len(runs) == 1 || run.inertia < best.inertia {
			best = run
		}
	}
	return runs, best
}

// spread draws k distinct starting points, each with a chance in proportion to
// its squared distance from those before (k-means++, Arthur and Vassilvitskii
// 2007).
func spread(points []Point, k int, chance *rand.Rand) []Point {
	if len(points) < k {
		return nil
	}
	centres := append(make([]Point, 0, k), points[chance.IntN(len(points))])
	far := make([]float64, len(points))
	for i := range far {
		far[i] = math.Inf(1)
	}
	for len(centres) < k {
		total := 0.0
		for i, p := range points {
			far[i] = min(far[i], distance2(p, centres[len(centres)-1]))
			total += far[i]
		}
		if total == 0 {
			return nil
		}
		centres = append(centres, points[draw(far, chance.Float64()*total)])
	}
	return centres
}

// draw is the place at which the running sum of the weights passes a mark.
func draw(weights []float64, mark float64) int {
	last := 0
	for i, w := range weights {
		if w == 0 {
			continue
		}
		last = i
		if mark -= w; mark < 0 {
			break
		}
	}
	return last
}

// kmeans moves centres until no point changes sides (Lloyd 1982). A point
// between two centres goes to the first; a centre without points stays.
func kmeans(points []Point, centres []Point) clusters {
	run := clusters{of: make([]int, len(points)), centres: append([]Point(nil), centres...)}
	for i := range run.of {
		run.of[i] = -1
	}
	for range longestRun {
		if !run.assign(points) {
			break
		}
		run.move(points)
	}
	return run
}

// assign takes every point to its nearest centre and says whether one moved.
func (c *clusters) assign(points []Point) (moved bool) {
	c.inertia = 0
	for i, p := range points {
		nearest, least := 0, math.Inf(1)
		for g, centre := range c.centres {
			if d := distance2(p, centre); d < least {
				nearest, least = g, d
			}
		}
		c.inertia += least
		if c.of[i] != nearest {
			c.of[i], moved = nearest, true
		}
	}
	return moved
}

// move takes every centre to the mean of its points.
func (c *clusters) move(points []Point) {
	sums, sizes := make([]Point, len(c.centres)), make([]int, len(c.centres))
	for i, g := range c.of {
		sums[g].X += points[i].X
		sums[g].Y += points[i].Y
		sizes[g]++
	}
	for g, n := range sizes {
		if n > 0 {
			c.centres[g] = Point{sums[g].X / float64(n), sums[g].Y / float64(n)}
		}
	}
}

// sizes counts the members of each of k groups.
func sizes(of []int, k int) []int {
	counts := make([]int, k)
	for _, g := range of {
		if g >= 0 {
			counts[g]++
		}
	}
	return counts
}

// likeness is the adjusted Rand index of two divisions of the same points: 1
// where they are the same but for names, about 0 where they agree by chance
// only (Hubert and Arabie 1985, doi 10.1007/BF01908075).
func likeness(a []int, groupsA int, b []int, groupsB int) float64 {
	both := make([]int, groupsA*groupsB)
	for i := range a {
		both[a[i]*groupsB+b[i]]++
	}
	joint, inA, inB := pairs(both...), pairs(sizes(a, groupsA)...), pairs(sizes(b, groupsB)...)
	all := pairs(len(a))
	if all == 0 {
		return 1
	}
	expected := inA * inB / all
	if most := (inA + inB) / 2; most != expected {
		return (joint - expected) / (most - expected)
	}
	return 1
}

// pairs counts the pairs within groups of these sizes.
func pairs(sizes ...int) float64 {
	total := 0.0
	for _, n := range sizes {
		total += float64(n) * float64(n-1) / 2
	}
	return total
}
