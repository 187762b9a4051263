package rehearsal

import (
	"fmt"
	"html"
	"strings"
)

// The picture's measures, in its own units.
const (
	pictureWidth, panelHeight = 720.0, 130.0
	panelLeft, panelRight     = 64.0, 16.0
	panelGap                  = 46.0
)

// panel is one quantity over the seconds of the play.
type panel struct {
	title, colour string
	of            func(second) float64
}

// Picture draws the report as SVG: acknowledged votes, latency and what the
// server used, second by second.
func (r *LoadReport) Picture() []byte {
	panels := []panel{
		{"votes acknowledged in a second", "#1c6b63", func(s second) float64 { return float64(s.Acknowledged) }},
		{"ms to the acknowledgement, 99th percentile", "#9a3b26", func(s second) float64 { return s.AckP99 }},
	}
	if r.ServerCPU > 0 {
		panels = append(panels,
			panel{"server: % of one core", "#3d4f8f", func(s second) float64 { return s.CPU }},
			panel{"server: MB of memory", "#6b5a1c", func(s second) float64 { return s.MB }})
	}
	height := panelGap + float64(len(panels))*(panelHeight+panelGap)
	var b strings.Builder
	title := fmt.Sprintf("%s: %d people, %d votes acknowledged, %d lost, %d counted twice", r.Profile, r.Participants, r.Acknowledged, r.Lost, r.Duplicated)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="system-ui, sans-serif" font-size="12" role="img">`+"\n", pictureWidth, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n", html.EscapeString(title))
	fmt.Fprintf(&b, "<text x=\"%g\" y=\"22\" font-size=\"14\" font-weight=\"600\">%s</text>\n", panelLeft, html.EscapeString(title))
	for i, p := range panels {
		p.draw(&b, r.Series, panelGap+float64(i)*(panelHeight+panelGap))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// draw puts a panel with its top at y.
func (p panel) draw(b *strings.Builder, series []second, y float64) {
	highest := 0.0
	for _, s := range series {
		highest = max(highest, p.of(s))
	}
	base, width := y+panelHeight, pictureWidth-panelLeft-panelRight
	fmt.Fprintf(b, "<text x=\"%g\" y=\"%g\" fill=\"#333\">%s</text>\n", panelLeft, y-6, html.EscapeString(p.title))
	fmt.Fprintf(b, "<text x=\"%g\" y=\"%g\" text-anchor=\"end\" fill=\"#555\">%.0f</text>\n", panelLeft-6, y+10, highest)
	fmt.Fprintf(b, "<text x=\"%g\" y=\"%g\" text-anchor=\"end\" fill=\"#555\">0</text>\n", panelLeft-6, base)
	fmt.Fprintf(b, "<path d=\"M%g %gH%g\" stroke=\"#999\"/>\n", panelLeft, base, panelLeft+width)
	if len(series) == 0 || highest == 0 {
		return
	}
	fmt.Fprintf(b, "<text x=\"%g\" y=\"%g\" text-anchor=\"end\" fill=\"#555\">%d s</text>\n", panelLeft+width, base+15, series[len(series)-1].Second)
	points := make([]string, len(series))
	for i, s := range series {
		x := panelLeft + width*float64(i+1)/float64(len(series))
		points[i] = fmt.Sprintf("%.1f,%.1f", x, base-panelHeight*p.of(s)/highest)
	}
	fmt.Fprintf(b, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n", strings.Join(points, " "), p.colour)
}
