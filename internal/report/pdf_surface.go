package report

import (
	"image/color"

	"parley/internal/report/chart"
	"parley/internal/report/face"
	"parley/internal/report/pdf"
)

// surface lets charts be drawn on a page.
type surface struct{ *pdf.Canvas }

func paint(c color.RGBA) pdf.Colour { return pdf.Colour{R: c.R, G: c.G, B: c.B} }

func (s surface) Fill(colour color.RGBA, x, y, width, height float64) {
	s.Canvas.Fill(paint(colour), x, y, width, height)
}

func (s surface) Line(colour color.RGBA, thick float64, from, to chart.Corner, dashes ...float64) {
	s.Stroke(paint(colour), thick, from.X, from.Y, to.X, to.Y, dashes...)
}

func (s surface) Shape(fill, edge color.RGBA, thick float64, corners []chart.Corner, dashes ...float64) {
	points := make([][2]float64, len(corners))
	for i, c := range corners {
		points[i] = [2]float64{c.X, c.Y}
	}
	var inside, outside *pdf.Colour
	if fill.A > 0 {
		inside = new(paint(fill))
	}
	if edge.A > 0 {
		outside = new(paint(edge))
	}
	s.Outline(inside, outside, thick, points, dashes...)
}

func (s surface) Words(colour color.RGBA, letters face.Face, size, x, baseline float64, text string) {
	s.Canvas.Words(text, pdf.Style{Face: letters, Size: size, Leading: size, Colour: paint(colour)}, x, baseline)
}
