package chart

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// SVG writes the plan as an element of a page, coloured by the page's styles
// and named by what it shows.
func (p Plan) SVG(alt string) string {
	var out strings.Builder
	fmt.Fprintf(&out, `<svg class="plan" viewBox="0 0 %s %s" role="img" aria-label="%s">`, short(p.Width), short(p.Height), html.EscapeString(alt))
	for _, a := range p.Areas {
		fmt.Fprintf(&out, `<path class="area" d="%sZ"%s/>`, polyline(a.Corners), dashed(a.Dashes))
	}
	for _, a := range p.Areas {
		if len(a.Leader) > 0 {
			fmt.Fprintf(&out, `<path class="leader" d="%s"/>`, polyline(a.Leader))
		}
		fmt.Fprintf(&out, `<text x="%s" y="%s" font-size="%s">%s</text>`, short(a.At.X), short(a.At.Y+letterTall/3), short(letterTall), html.EscapeString(a.Name))
	}
	out.WriteString(`</svg>`)
	return out.String()
}

// polyline is the path through corners; empty areas give a point.
func polyline(corners []Corner) string {
	if len(corners) == 0 {
		return "M0 0"
	}
	parts := make([]string, len(corners))
	for i, c := range corners {
		parts[i] = short(c.X) + " " + short(c.Y)
	}
	return "M" + strings.Join(parts, "L")
}

func dashed(lengths []float64) string {
	if len(lengths) == 0 {
		return ""
	}
	parts := make([]string, len(lengths))
	for i, l := range lengths {
		parts[i] = short(l)
	}
	return ` stroke-dasharray="` + strings.Join(parts, " ") + `"`
}

// short writes a coordinate to a hundredth, without needless zeros.
func short(x float64) string {
	text := strings.TrimRight(strconv.FormatFloat(x, 'f', 2, 64), "0")
	if text = strings.TrimSuffix(text, "."); text == "-0" {
		return "0"
	}
	return text
}
