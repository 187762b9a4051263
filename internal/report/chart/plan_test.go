package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// round is an outline about a middle.
func round(x, y, radius float64) (outline [][2]float64) {
	for i := range 24 {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / 24)
		outline = append(outline, [2]float64{x + radius*cos, y + radius*sin})
	}
	return outline
}

func TestAreasKeepTheirPlacesAndUpStaysUp(t *testing.T) {
	p := NewPlan([][][2]float64{round(-3, 0, 1), round(3, 2, 1)})
	left, right := p.Areas[0], p.Areas[1]
	if left.Name != "A" || right.Name != "B" || left.At.X >= right.At.X || left.At.Y <= right.At.Y {
		t.Errorf("got %+v and %+v", left.At, right.At)
	}
	if len(left.Leader) != 0 {
		t.Error("a letter with room stands outside")
	}
}

func TestLettersThatWouldTouchStandOutside(t *testing.T) {
	for name, outlines := range map[string][][][2]float64{
		"near each other":   {round(-5, 0, 3), round(-4.8, 0, 3), round(9, 0, 1)},
		"in the same place": {round(0, 0, 1), round(0, 0, 1)},
	} {
		p := NewPlan(outlines)
		if len(p.Areas[0].Leader) != 2 || len(p.Areas[1].Leader) != 2 || distance(p.Areas[0].At, p.Areas[1].At) < letterTall {
			t.Errorf("%s: %+v %+v", name, p.Areas[0], p.Areas[1])
		}
	}
}

func TestEveryPlanStaysOnItsPlane(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.Float64Range(-1e6, 1e6)
		var outlines [][][2]float64
		for range rapid.IntRange(0, 5).Draw(t, "areas") {
			var outline [][2]float64
			for range rapid.IntRange(0, 8).Draw(t, "corners") {
				outline = append(outline, [2]float64{number.Draw(t, "x"), number.Draw(t, "y")})
			}
			outlines = append(outlines, outline)
		}
		p := NewPlan(outlines)
		for _, a := range p.Areas {
			for _, c := range append(a.Corners, a.At) {
				if !(c.X >= 0 && c.X <= p.Width && c.Y >= 0 && c.Y <= p.Height) {
					t.Fatalf("%s at %v", a.Name, c)
				}
			}
		}
		wellFormed(t, p.SVG(`a "map" <of> groups`))
		wellFormed(t, string(p.File()))
	})
}

// wellFormed fails on a text that is no XML or holds what is no number.
func wellFormed(t interface{ Fatalf(string, ...any) }, text string) {
	if strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
		t.Fatalf("not a number in %s", text)
	}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		switch _, err := d.Token(); {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			t.Fatalf("%v in %s", err, text)
		}
	}
}

func TestASceneIsAFileOfItsOwn(t *testing.T) {
	scenes := map[string]Scene{
		"bar": NewAxis(51, 75).Agreement(30, 10, 40), "empty": NewAxis(0, 75).Agreement(0, 0, 0), "head": NewAxis(0, 75).Head("a&b", "<c>", "75%"),
		"points": Points(3, 4), "hatch": Withheld(),
	}
	for name, scene := range scenes {
		text := string(scene.File(130, 14))
		wellFormed(t, text)
		if !strings.Contains(text, `xmlns="http://www.w3.org/2000/svg"`) || strings.Contains(text, "class=") {
			t.Errorf("%s depends on a page: %s", name, text)
		}
	}
}
