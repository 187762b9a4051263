package opinion

import "math"

// How an outline is drawn: an ellipse of so many corners, so many standard
// deviations around the mean of the group, on a grid that has so many lines to
// the typical distance from the centre of the map.
const (
	corners    = 48
	deviations = 1.5
	gridLines  = 10
	directions = 12 // of the long axis, within half a turn
)

// Outlines are soft shapes of the groups, for publishing: an ellipse about the
// mean of a group along its covariance, with its centre, axes and direction
// rounded to a coarse grid. They show neither a participant nor how many there
// are, and say where a group lies rather than who is in it. A group with fewer
// than cell members has no outline (nil). Groups are given as for
// [GroupConsensus].
func Outlines(p *Map, of []int, groups, cell int) [][]Point {
	members := make([][]Point, groups)
	spread, n := 0.0, 0
	for i, g := range of {
		if g >= 0 {
			members[g] = append(members[g], p.Positions[i])
			spread += distance2(p.Positions[i], Point{})
			n++
		}
	}
	unit := math.Sqrt(spread/float64(max(n, 1))) / gridLines
	if unit == 0 {
		unit = 1.0 / gridLines
	}
	outlines := make([][]Point, groups)
	for g, points := range members {
		if len(points) >= max(1, cell) {
			outlines[g] = outline(points, unit)
		}
	}
	return outlines
}

// outline is the ellipse of one group, on a grid of the given unit.
func outline(points []Point, unit float64) []Point {
	centre, long, short, angle := ellipse(points)
	centre = Point{math.Round(centre.X/unit) * unit, math.Round(centre.Y/unit) * unit}
	long = max(1, math.Ceil(deviations*long/unit)) * unit
	short = max(1, math.Ceil(deviations*short/unit)) * unit
	step := math.Pi / directions
	sin, cos := math.Sincos(math.Round(angle/step) * step)
	shape := make([]Point, corners)
	for c := range shape {
		s, t := math.Sincos(2 * math.Pi * float64(c) / corners)
		shape[c] = Point{centre.X + long*t*cos - short*s*sin, centre.Y + long*t*sin + short*s*cos}
	}
	return shape
}

// ellipse is the mean of points, their standard deviations along the principal
// axes, and the angle of the longer one.
func ellipse(points []Point) (centre Point, long, short, angle float64) {
	n := float64(len(points))
	for _, p := range points {
		centre.X += p.X / n
		centre.Y += p.Y / n
	}
	var xx, xy, yy float64
	for _, p := range points {
		dx, dy := p.X-centre.X, p.Y-centre.Y
		xx, xy, yy = xx+dx*dx/n, xy+dx*dy/n, yy+dy*dy/n
	}
	middle, half := (xx+yy)/2, math.Hypot((xx-yy)/2, xy)
	return centre, math.Sqrt(middle + half), math.Sqrt(max(0, middle-half)), math.Atan2(2*xy, xx-yy) / 2
}
