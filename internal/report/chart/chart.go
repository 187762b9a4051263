// Package chart draws the figures of a report as small scenes: an agreement
// bar with its axis, a bar of ranking points, the hatch of a withheld figure.
//
// A scene is one cell of a table. Across, positions are per cent of its width;
// down, everything is centred, so that a scene keeps its proportions in a cell
// of any size and rules of neighbouring rows join into one line. Colours are
// left to the page by role.
package chart

// Role says what a shape stands for.
type Role string

// The roles. Disagreement is always left of the axis and agreement right.
const (
	Agree    Role = "agree"
	Disagree Role = "disagree"
	Ink      Role = "ink"
	Quiet    Role = "quiet"
	Pale     Role = "pale" // the lesser part of a bar
)

// Scene is what one cell shows, drawn in order.
type Scene []Shape

// Shape is a [Bar], a [Rule], a [Label] or a [Hatch].
type Shape interface{ shape() }

// Bar is a horizontal bar between two positions.
type Bar struct {
	Role     Role
	From, To float64 // per cent of the width
}

// Rule is a vertical line through the whole height.
type Rule struct {
	At     float64
	Dashed bool
}

// Label is a word at a position.
type Label struct {
	At     float64
	Anchor string // start, middle or end: which part of the word is at the position
	Role   Role
	Text   string
}

// Hatch fills the cell's height with slanted lines: something is here that is
// not shown.
type Hatch struct{}

func (Bar) shape()   {}
func (Rule) shape()  {}
func (Label) shape() {}
func (Hatch) shape() {}

// Axis is the common scale of all agreement bars of a report. One unit has
// one length on both sides.
type Axis struct {
	Left int // per cent to which the side of disagreement runs: 60 or 100
	Line int // the share that makes a consensus, per cent
}

// NewAxis is the axis on which the longest disagreement still fits.
func NewAxis(longestDisagreement, line int) Axis {
	if longestDisagreement > 60 {
		return Axis{Left: 100, Line: line}
	}
	return Axis{Left: 60, Line: line}
}

// at is the position of a share: negative to the left of the axis.
func (a Axis) at(percent float64) float64 {
	return 100 * (float64(a.Left) + percent) / float64(a.Left+100)
}

// Head is the legend above a column of agreement bars.
func (a Axis) Head(disagree, agree, line string) Scene {
	return Scene{
		Label{a.at(0), "end", Disagree, disagree},
		Label{a.at(0), "start", Agree, agree},
		Label{a.at(float64(a.Line)), "middle", Quiet, line},
	}
}

// Agreement is the row of a recommendation on which, of a number of people,
// some agree and some disagree. Without any, it is the empty axis.
func (a Axis) Agreement(agree, disagree, of int) Scene {
	scene := Scene{}
	if n := float64(of); n > 0 {
		scene = append(scene,
			Bar{Disagree, a.at(-100 * float64(disagree) / n), a.at(0)},
			Bar{Agree, a.at(0), a.at(100 * float64(agree) / n)})
	}
	return append(scene, Rule{At: a.at(0)}, Rule{At: a.at(float64(a.Line)), Dashed: true})
}

// Points is a bar of some points out of most; empty where there are none.
func Points(points, most float64) Scene {
	if most <= 0 || points <= 0 {
		return Scene{Rule{At: 0}}
	}
	return Scene{Bar{Ink, 0, min(100, 100*points/most)}, Rule{At: 0}}
}

// Withheld stands where a figure is suppressed.
func Withheld() Scene { return Scene{Hatch{}} }
