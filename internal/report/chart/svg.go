package chart

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

const (
	barHeight   = 18 // px
	hatchWidth  = 56 // px
	hatchStroke = 7  // px between two lines
)

// SVG writes the scene as an element that fills its cell. It is hidden from
// screen readers, since the figures stand beside it in the same table.
func (s Scene) SVG() string {
	var out strings.Builder
	out.WriteString(`<svg class="scene" aria-hidden="true" focusable="false">`)
	for _, shape := range s {
		out.WriteString(svg(shape))
	}
	out.WriteString(`</svg>`)
	return out.String()
}

func svg(shape Shape) string {
	switch s := shape.(type) {
	case Bar:
		return fmt.Sprintf(`<rect class="%s" x="%s" y="50%%" width="%s" height="%d" transform="translate(0 -%d)"/>`,
			s.Role, percent(s.From), percent(s.To-s.From), barHeight, barHeight/2)
	case Rule:
		return fmt.Sprintf(`<line class="%s" x1="%[2]s" x2="%[2]s" y1="0" y2="100%%"/>`, dash(s.Dashed), percent(s.At))
	case Label:
		return fmt.Sprintf(`<text class="%s" x="%s" y="100%%" dx="%d" dy="-7" text-anchor="%s">%s</text>`,
			s.Role, percent(s.At), gap(s.Anchor), s.Anchor, html.EscapeString(s.Text))
	case Hatch:
		return hatch()
	}
	return ""
}

func dash(dashed bool) string {
	if dashed {
		return "dashed"
	}
	return "axis"
}

// gap keeps a word off the axis it stands beside.
func gap(anchor string) int {
	return map[string]int{"start": 6, "end": -6}[anchor]
}

func hatch() string {
	var out strings.Builder
	fmt.Fprintf(&out, `<rect class="hatch" x="0.5" y="0.5" width="%d" height="%d"/>`, hatchWidth-1, barHeight-1)
	out.WriteString(`<path class="hatch" d="`)
	for x := hatchStroke; x < hatchWidth+barHeight; x += hatchStroke {
		right, left := min(x, hatchWidth), max(x-barHeight, 0)
		fmt.Fprintf(&out, "M%d %dL%d %d", right, x-right, left, x-left)
	}
	out.WriteString(`"/>`)
	return out.String()
}

func percent(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) + "%" }
