package chart

import (
	"image/color"
	"strconv"

	"parley/internal/report/face"
)

// Surface is what scenes and plans are drawn on: a page or a picture. All
// measures are in points, down from the top left.
type Surface interface {
	// Fill fills a rectangle.
	Fill(colour color.RGBA, x, y, width, height float64)
	// Line draws a line between two corners; dashes are lengths drawn and left out.
	Line(colour color.RGBA, thick float64, from, to Corner, dashes ...float64)
	// Shape draws a closed shape: filled first, then its edge.
	Shape(fill, edge color.RGBA, thick float64, corners []Corner, dashes ...float64)
	// Words writes text from x on a baseline.
	Words(colour color.RGBA, letters face.Face, size, x, baseline float64, text string)
}

// Frame is the cell in which a scene is drawn.
type Frame struct {
	X, Y, Width, Height float64
	Bar                 float64 // height of bars
	Slack               float64 // how far words may reach beyond the sides
}

// Sizes of what is drawn in a cell, in points.
const (
	LabelSize  = 8.0
	labelLine  = 10.0
	labelGap   = 3.5 // between a word and the axis or another word
	hatchWide  = 32.0
	hatchTall  = 10.0
	ruleThick  = 0.75
	areaThick  = 1.25
	axisIndent = 0.4
)

// Draw draws a scene in its cell.
func (s Scene) Draw(on Surface, f Frame) {
	for _, shape := range s {
		switch shape := shape.(type) {
		case Bar:
			on.Fill(roleColour(shape.Role), f.X+shape.From*f.Width/100, f.Y+(f.Height-f.Bar)/2, (shape.To-shape.From)*f.Width/100, f.Bar)
		case Rule:
			drawRule(on, f, shape)
		case Hatch:
			drawHatch(on, f.X, f.Y+(f.Height-hatchTall)/2)
		}
	}
	for _, word := range s.words(f.Width, f.Slack) {
		on.Words(roleColour(word.Role), word.letters(), LabelSize, f.X+word.from, f.Y+f.Height-2.5-float64(word.line)*labelLine, word.Text)
	}
}

func drawRule(on Surface, f Frame, r Rule) {
	x := f.X + min(max(r.At*f.Width/100, axisIndent), f.Width-axisIndent)
	from, to := Corner{x, f.Y}, Corner{x, f.Y + f.Height}
	if r.Dashed {
		on.Line(hex(paint[Quiet]), ruleThick, from, to, 3, 2)
		return
	}
	on.Line(hex(paintInk), ruleThick, from, to)
}

func drawHatch(on Surface, x, y float64) {
	edge := hex(paintEdge)
	on.Shape(color.RGBA{}, edge, ruleThick, []Corner{{x, y}, {x + hatchWide, y}, {x + hatchWide, y + hatchTall}, {x, y + hatchTall}})
	for at := HatchStep; at < hatchWide+hatchTall; at += HatchStep {
		right, left := min(at, hatchWide), max(at-hatchTall, 0)
		on.Line(edge, ruleThick, Corner{x + right, y + at - right}, Corner{x + left, y + at - left})
	}
}

// HatchWidth is the room that a hatch takes, in points.
const HatchWidth = hatchWide

// word is a label with its place: words that would touch are set one above
// the other, so that none is cut.
type word struct {
	Label
	from, to float64
	line     int // from the bottom
}

func (w word) letters() face.Face {
	if w.Role == Quiet {
		return face.Sans
	}
	return face.SansBold
}

// words measures the labels of a scene and keeps them apart.
func (s Scene) words(width, slack float64) []word {
	var placed []word
	for _, shape := range s {
		label, ok := shape.(Label)
		if !ok {
			continue
		}
		w := word{Label: label}
		long := w.letters().Width(label.Text, LabelSize)
		at := label.At * width / 100
		switch label.Anchor {
		case "start":
			w.from = at + labelGap
		case "end":
			w.from = at - labelGap - long
		default:
			w.from = at - long/2
		}
		w.from = max(min(w.from, width+slack-long), -slack)
		w.to = w.from + long
		for w.touchesAny(placed) {
			w.line++
		}
		placed = append(placed, w)
	}
	return placed
}

func (w word) touchesAny(others []word) bool {
	for _, o := range others {
		if o.line == w.line && w.from < o.to+labelGap && o.from < w.to+labelGap {
			return true
		}
	}
	return false
}

// LabelHeight is the height that the labels of a scene need in a cell.
func (s Scene) LabelHeight(width, slack float64) float64 {
	lines := 0
	for _, w := range s.words(width, slack) {
		lines = max(lines, w.line+1)
	}
	return float64(lines) * labelLine
}

// Draw draws a plan as wide as given, its top left corner at x and y.
func (p Plan) Draw(on Surface, x, y, width float64) {
	scale := width / p.Width
	at := func(c Corner) Corner { return Corner{x + c.X*scale, y + c.Y*scale} }
	edge, tint := hex(paint[Ink]), hex(paintTint)
	for _, filled := range []bool{true, false} {
		for _, a := range p.Areas {
			corners := make([]Corner, len(a.Corners))
			for i, c := range a.Corners {
				corners[i] = at(c)
			}
			if filled {
				on.Shape(tint, color.RGBA{}, 0, corners)
			} else {
				on.Shape(color.RGBA{}, edge, areaThick, corners, a.Dashes...)
			}
		}
	}
	for _, a := range p.Areas {
		if len(a.Leader) == 2 {
			on.Line(hex(paintInk), ruleThick, at(a.Leader[0]), at(a.Leader[1]))
		}
		size, middle := max(LabelSize, letterTall*scale), at(a.At)
		on.Words(hex(paintInk), face.SerifBold, size, middle.X-face.SerifBold.Width(a.Name, size)/2, middle.Y+size/3, a.Name)
	}
}

// Bounds are the heights between which a plan has something, with a little air.
func (p Plan) Bounds() (top, bottom float64) {
	const air = 8
	top, bottom = p.Height, 0
	for _, a := range p.Areas {
		for _, c := range a.Corners {
			top, bottom = min(top, c.Y), max(bottom, c.Y)
		}
		top, bottom = min(top, a.At.Y-letterTall), max(bottom, a.At.Y+letterTall)
	}
	if top >= bottom {
		return 0, p.Height
	}
	return top - air, bottom + air
}

// paintTint fills the areas of a plan.
const paintTint = "#eceef0"

func roleColour(r Role) color.RGBA { return hex(paint[r]) }

// hex reads a colour as the web writes it.
func hex(text string) color.RGBA {
	n, err := strconv.ParseUint(text[min(1, len(text)):], 16, 32)
	if err != nil {
		return color.RGBA{A: 255}
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
