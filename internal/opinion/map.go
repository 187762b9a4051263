package opinion

import (
	"math"
	"slices"
)

// Point is a position on the map.
type Point struct{ X, Y float64 }

// Map is the plane of the first two principal components of a matrix.
type Map struct {
	// Center is the mean of each statement's votes, 0 where it is withdrawn or
	// nobody voted on it.
	Center []float64
	// Components hold a loading for each statement. They have length 1 and are
	// at right angles, the largest loading positive; all zeros where the votes
	// vary in fewer directions.
	Components [2][]float64
	// Explained is the share of the variance along each component, 0 to 1.
	Explained [2]float64
	// Positions are those of all participants, also outside the map. Who did
	// not vote is at the origin.
	Positions []Point
	// InMap marks the participants with enough votes to be placed and grouped.
	InMap []bool
}

// Participants with at least enoughVotes votes (or on every statement) are in
// the map; if there are fewer than leastInMap, the most active join.
const (
	enoughVotes = 7
	leastInMap  = 15
)

// NewMap computes the map of a matrix by principal components (Hotelling 1933)
// of its centred columns: a missing cell takes its column's mean, a withdrawn
// statement is 0 for everybody. All rows take part.
//
// The position of a participant is the projection of the cells they saw,
// scaled by √(items/seen), so that a few votes reach as far as many. Items are
// the statements somebody voted on; withdrawn ones count as seen by everybody.
// The axes come from the Gram matrix of the statements, without a dense matrix
// of participants. One row, equal rows or no rows at all give axes of zeros.
func NewMap(m *Matrix) *Map { return newMap(m, m.byContent()) }

// newMap is NewMap with the rows already in order of content.
func newMap(m *Matrix, order []int) *Map {
	c := center(m)
	made := &Map{Center: c.center, InMap: make([]bool, m.Participants())}
	found := principal(c.gram(order))
	made.Components, made.Explained = found.axes, found.explained
	made.Positions = c.positions(made.Components)
	for _, i := range c.members(order) {
		made.InMap[i] = true
	}
	return made
}

// items are the statements that somebody voted on, and those of them that are
// withdrawn.
func (c *centred) items() (all, withdrawn int) {
	for j, seen := range c.seen {
		if seen {
			all++
			if c.withdrawn[j] {
				withdrawn++
			}
		}
	}
	return all, withdrawn
}

// positions projects every row on the axes.
func (c *centred) positions(axes [2][]float64) []Point {
	all, withdrawn := c.items()
	positions := make([]Point, c.Participants())
	for i := range positions {
		var p Point
		seen := withdrawn
		row, votes := c.row(i)
		for cell, j := range row {
			if c.withdrawn[j] {
				continue
			}
			d := float64(votes[cell]) - c.center[j]
			p.X += d * axes[0][j]
			p.Y += d * axes[1][j]
			seen++
		}
		if seen > 0 {
			scale := math.Sqrt(float64(all) / float64(seen))
			positions[i] = Point{p.X * scale, p.Y * scale}
		}
	}
	return positions
}

// members lists who is in the map, in order of content.
func (c *centred) members(order []int) []int {
	all, _ := c.items()
	enough := max(1, min(enoughVotes, all))
	active := slices.Clone(order)
	slices.SortStableFunc(active, func(a, b int) int { return c.cast(b) - c.cast(a) })
	n := 0
	for n < len(active) && c.cast(active[n]) > 0 && (n < leastInMap || c.cast(active[n]) >= enough) {
		n++
	}
	in := make([]bool, c.Participants())
	for _, i := range active[:n] {
		in[i] = true
	}
	return slices.DeleteFunc(slices.Clone(order), func(i int) bool { return !in[i] })
}
