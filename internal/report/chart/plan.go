package chart

import (
	"cmp"
	"math"
	"slices"
)

// Plan is a drawing with two directions: soft areas on a plane, each with a
// letter. Up is up, one unit has one length everywhere, and the units mean
// nothing. Letters are 16 units tall.
type Plan struct {
	Width, Height float64
	Areas         []Area
}

// Area is a closed shape with its letter, which stands inside or, where letters
// would touch, outside at the end of a leader.
type Area struct {
	Name    string
	Corners []Corner
	At      Corner   // middle of the letter
	Leader  []Corner // two ends, or none
	Dashes  []float64
}

// Corner is a place on the plane; Y grows downwards.
type Corner struct{ X, Y float64 }

const (
	planWidth  = 400.0
	planHeight = 240.0
	planMargin = 30.0
	letterTall = 16.0
	crowded    = 2 * letterTall // middles nearer than this put letters outside
)

// dashes tell the edges of neighbouring areas apart without colour.
var dashes = [][]float64{nil, {6, 4}, {1.5, 3.5}, {9, 3, 1.5, 3}, {14, 4}}

// NewPlan fits outlines into the plane, all at one scale. Names go by A, B, …
func NewPlan(outlines [][][2]float64) Plan {
	p := Plan{Width: planWidth, Height: planHeight}
	fit := fitted(outlines)
	for i, outline := range outlines {
		area := Area{Name: Letter(i), Dashes: dashes[i%len(dashes)]}
		for _, corner := range outline {
			area.Corners = append(area.Corners, fit(corner))
		}
		area.At = middle(area.Corners)
		p.Areas = append(p.Areas, area)
	}
	p.placeLetters()
	return p
}

// Letter is the name of the i-th area, counted from 0.
func Letter(i int) string { return string(rune('A' + i%26)) }

// fitted returns the map from the outlines' plane to the drawing's.
func fitted(outlines [][][2]float64) func([2]float64) Corner {
	low := [2]float64{math.Inf(1), math.Inf(1)}
	high := [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, corner := range slices.Concat(outlines...) {
		for axis := range corner {
			low[axis], high[axis] = min(low[axis], corner[axis]), max(high[axis], corner[axis])
		}
	}
	scale := math.Inf(1)
	for axis, room := range [2]float64{planWidth - 2*planMargin, planHeight - 2*planMargin} {
		if extent := high[axis] - low[axis]; extent > 0 {
			scale = min(scale, room/extent)
		}
	}
	if math.IsInf(scale, 0) {
		scale = 1
	}
	return func(c [2]float64) Corner {
		return Corner{
			tenth(planWidth/2 + scale*(c[0]-(low[0]+high[0])/2)),
			tenth(planHeight/2 - scale*(c[1]-(low[1]+high[1])/2)),
		}
	}
}

// middle is the mean of corners; the middle of the plane where there are none.
func middle(corners []Corner) Corner {
	if len(corners) == 0 {
		return Corner{planWidth / 2, planHeight / 2}
	}
	var sum Corner
	for _, c := range corners {
		sum.X, sum.Y = sum.X+c.X, sum.Y+c.Y
	}
	n := float64(len(corners))
	return Corner{tenth(sum.X / n), tenth(sum.Y / n)}
}

// placeLetters moves letters that would touch out of their areas, away from
// those they would touch.
func (p *Plan) placeLetters() {
	middles := make([]Corner, len(p.Areas))
	for i := range p.Areas {
		middles[i] = p.Areas[i].At
	}
	for i := range p.Areas {
		var near []Corner
		for j, other := range middles {
			if i != j && distance(other, middles[i]) < crowded {
				near = append(near, other)
			}
		}
		if len(near) > 0 && len(p.Areas[i].Corners) > 0 {
			p.Areas[i].outside(middle(near), i)
		}
	}
}

// outside puts the letter beyond the edge, away from the others, with a leader.
func (a *Area) outside(others Corner, i int) {
	angle := 2 * float64(i)
	if distance(a.At, others) > 1 {
		angle = math.Atan2(a.At.Y-others.Y, a.At.X-others.X)
	}
	sin, cos := math.Sincos(angle)
	edge := slices.MaxFunc(a.Corners, func(x, y Corner) int {
		return cmp.Compare(x.X*cos+x.Y*sin, y.X*cos+y.Y*sin)
	})
	from := func(far float64) Corner { return Corner{tenth(edge.X + far*cos), tenth(edge.Y + far*sin)} }
	a.At, a.Leader = from(letterTall), []Corner{from(letterTall / 2), edge}
}

func distance(a, b Corner) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

func tenth(x float64) float64 { return math.Round(10*x) / 10 }
