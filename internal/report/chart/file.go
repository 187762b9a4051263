package chart

import (
	"fmt"
	"html"
	"strings"
)

// Colours on paper, by role; the same as the page's in its light scheme.
var paint = map[Role]string{Agree: "#1b4f9c", Disagree: "#b84a08", Ink: "#4d555f", Quiet: "#4d555f", Pale: "#9aa1a9"}

const (
	paintInk  = "#14181d"
	paintEdge = "#7b838d"
)

// File writes the scene as an SVG file of its own, width by height points, with
// all colours inside. Labels are set in the reader's sans serif typeface.
func (s Scene) File(width, height float64) []byte {
	var out strings.Builder
	svgHead(&out, width, height)
	for _, shape := range s {
		out.WriteString(shapeFile(shape, width, height))
	}
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

func svgHead(out *strings.Builder, width, height float64) {
	fmt.Fprintf(out, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]spt" height="%[2]spt" viewBox="0 0 %[1]s %[2]s">`, short(width), short(height))
}

func shapeFile(shape Shape, width, height float64) string {
	x := func(percent float64) string { return short(percent * width / 100) }
	switch s := shape.(type) {
	case Bar:
		tall := BarShare * height
		return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>`,
			x(s.From), short((height-tall)/2), x(s.To-s.From), short(tall), paint[s.Role])
	case Rule:
		pattern, colour := "", paintInk
		if s.Dashed {
			pattern, colour = ` stroke-dasharray="3 2"`, paint[Quiet]
		}
		at := short(min(max(s.At*width/100, 0.4), width-0.4))
		return fmt.Sprintf(`<line x1="%[1]s" x2="%[1]s" y1="0" y2="%[2]s" stroke="%[3]s" stroke-width="0.75"%[4]s/>`, at, short(height), colour, pattern)
	case Label:
		return fmt.Sprintf(`<text x="%s" y="%s" text-anchor="%s" font-family="sans-serif" font-size="8" fill="%s">%s</text>`,
			x(s.At), short(height-2), s.Anchor, paint[s.Role], html.EscapeString(s.Text))
	case Hatch:
		return hatchFile(width, height)
	}
	return ""
}

// BarShare is the part of a drawing's height that its bar takes.
const BarShare = 0.7

// HatchStep is the distance between two lines of a hatch, in points.
const HatchStep = 5.0

func hatchFile(width, height float64) string {
	var lines strings.Builder
	for x := HatchStep; x < width+height; x += HatchStep {
		right, left := min(x, width), max(x-height, 0)
		fmt.Fprintf(&lines, "M%s %sL%s %s", short(right), short(x-right), short(left), short(x-left))
	}
	return fmt.Sprintf(`<path d="M0.5 0.5H%[1]sV%[2]sH0.5Z%[3]s" fill="none" stroke="%[4]s" stroke-width="0.75"/>`,
		short(width-0.5), short(height-0.5), lines.String(), paintEdge)
}

// File writes the plan as an SVG file of its own.
func (p Plan) File() []byte {
	var out strings.Builder
	svgHead(&out, p.Width, p.Height)
	for _, a := range p.Areas {
		fmt.Fprintf(&out, `<path d="%sZ" fill="%s" fill-opacity="0.1" stroke="%s" stroke-width="1.5"%s/>`, polyline(a.Corners), paint[Ink], paint[Ink], dashed(a.Dashes))
	}
	for _, a := range p.Areas {
		if len(a.Leader) > 0 {
			fmt.Fprintf(&out, `<path d="%s" fill="none" stroke="%s" stroke-width="0.75"/>`, polyline(a.Leader), paintInk)
		}
		fmt.Fprintf(&out, `<text x="%s" y="%s" text-anchor="middle" font-family="serif" font-weight="bold" font-size="%s" fill="%s">%s</text>`,
			short(a.At.X), short(a.At.Y+letterTall/3), short(letterTall), paintInk, html.EscapeString(a.Name))
	}
	out.WriteString("</svg>\n")
	return []byte(out.String())
}
