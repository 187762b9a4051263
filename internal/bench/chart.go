package main

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// curve is one cost by the number of participants.
type curve struct {
	title, colour string
	key           string // of its figures, with the size in the middle
	dashed        bool   // not measured with sockets, or by multiplication
}

var costs = []curve{
	{"everybody votes on one item (SQLite)", "#1c6b63", "scale_votes_%d_s", true},
	{"the step closes", "#6b5a1c", "scale_close_%d_s", true},
	{"opinion map of 50 statements", "#3d4f8f", "scale_opinion_%d_s", true},
	{"everybody polls once (multiplied)", "#7a4a7a", "scale_poll_%d_s", true},
	{"one event reaches every socket", "#9a3b26", "scale_sockets_%d_s", false},
}

// The chart's measures, in its own units, and the ends of its axes as powers
// of ten.
const (
	chartWidth, chartHeight             = 760.0, 470.0
	chartLeft, chartRight               = 64.0, 20.0
	chartTop, chartBottom               = 46.0, 150.0
	fewest, most, quickest, slowest int = 2, 5, -4, 2
)

// chart draws cost against size from the figures of a run, both axes logarithmic.
func chart(figures map[string]any) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="system-ui, sans-serif" font-size="12" role="img">`+"\n", chartWidth, chartHeight)
	const title = "Seconds that a consultation costs, by the number of its participants"
	fmt.Fprintf(&b, "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n<text x=\"%g\" y=\"24\" font-size=\"15\" font-weight=\"600\">%s</text>\n", title, chartLeft, title)
	axes(&b)
	for i, c := range costs {
		c.draw(&b, figures, i)
	}
	fmt.Fprintf(&b, "<text x=\"%g\" y=\"%g\" fill=\"#555\">Solid: sockets that were open. Dashed: storage, mathematics and polling alone, without a socket each.</text>\n</svg>\n", chartLeft, chartHeight-10)
	return b.String()
}

func place(n, seconds float64) (x, y float64) {
	x = chartLeft + (math.Log10(n)-float64(fewest))/float64(most-fewest)*(chartWidth-chartLeft-chartRight)
	height := chartHeight - chartTop - chartBottom
	y = chartTop + height*(1-(math.Log10(max(seconds, math.Pow10(quickest)))-float64(quickest))/float64(slowest-quickest))
	return x, y
}

func axes(b *strings.Builder) {
	left, bottom := place(math.Pow10(fewest), math.Pow10(quickest))
	right, top := place(math.Pow10(most), math.Pow10(slowest))
	for power := quickest; power <= slowest; power++ {
		_, y := place(1, math.Pow10(power))
		fmt.Fprintf(b, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#ddd\"/>\n<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" fill=\"#555\">%g s</text>\n", left, y, right, left-8, y+4, math.Pow10(power))
	}
	for power := fewest; power <= most; power++ {
		x, _ := place(math.Pow10(power), 1)
		fmt.Fprintf(b, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#ddd\"/>\n<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" fill=\"#555\">%s</text>\n", x, top, bottom, x, bottom+18, whole(math.Pow10(power)))
	}
}

// draw puts the curve and, in the legend, its name.
func (c curve) draw(b *strings.Builder, figures map[string]any, i int) {
	var points []string
	for _, n := range sizes {
		if seconds, ok := figures[fmt.Sprintf(c.key, n)].(float64); ok {
			x, y := place(float64(n), seconds)
			points = append(points, fmt.Sprintf("%.1f,%.1f", x, y))
			fmt.Fprintf(b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x, y, c.colour)
		}
	}
	dash := ""
	if c.dashed {
		dash = ` stroke-dasharray="6 4"`
	}
	fmt.Fprintf(b, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n", strings.Join(points, " "), c.colour, dash)
	x, y := chartLeft+float64(i%2)*350, chartHeight-chartBottom+54+float64(i/2)*22
	fmt.Fprintf(b, "<path d=\"M%.1f %.1fh28\" stroke=\"%s\" stroke-width=\"2\"%s/>\n<text x=\"%.1f\" y=\"%.1f\" fill=\"#333\">%s</text>\n", x, y-4, c.colour, dash, x+36, y, html.EscapeString(c.title))
}
