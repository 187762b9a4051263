package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheLeftSideGrowsOnlyWhenADisagreementNeedsIt(t *testing.T) {
	if got := NewAxis(60, 75).Left; got != 60 {
		t.Errorf("60 %% fits on the short axis, got %d", got)
	}
	if got := NewAxis(61, 75).Left; got != 100 {
		t.Errorf("61 %% needs the long axis, got %d", got)
	}
}

func TestThePictureOfTheAgreementBarIsKnown(t *testing.T) {
	got := NewAxis(51, 75).Agreement(30, 10, 40).SVG()
	want := `<svg class="scene" aria-hidden="true" focusable="false">` +
		`<rect class="disagree" x="21.88%" y="50%" width="15.62%" height="18" transform="translate(0 -9)"/>` +
		`<rect class="agree" x="37.50%" y="50%" width="46.88%" height="18" transform="translate(0 -9)"/>` +
		`<line class="axis" x1="37.50%" x2="37.50%" y1="0" y2="100%"/>` +
		`<line class="dashed" x1="84.38%" x2="84.38%" y1="0" y2="100%"/></svg>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNothingIsDrawnOutsideItsCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agree, disagree := rapid.IntRange(0, 500).Draw(t, "agree"), rapid.IntRange(0, 500).Draw(t, "disagree")
		longest := 0
		if n := agree + disagree; n > 0 {
			longest = int(math.Ceil(100 * float64(disagree) / float64(n)))
		}
		for _, shape := range NewAxis(longest, 75).Agreement(agree, disagree, agree+disagree) {
			bar, ok := shape.(Bar)
			if ok && (bar.From < -1e-9 || bar.To > 100+1e-9 || bar.From > bar.To) {
				t.Fatalf("bar from %v to %v", bar.From, bar.To)
			}
		}
	})
}

func TestNobodyOnEitherSideLeavesTheAxis(t *testing.T) {
	if scene := NewAxis(0, 75).Agreement(0, 0, 0); len(scene) != 2 {
		t.Errorf("got %v", scene)
	}
	if scene := Points(0, 0); len(scene) != 1 {
		t.Errorf("got %v", scene)
	}
}

func TestALabelCannotCarryMarkup(t *testing.T) {
	got := NewAxis(0, 75).Head("<script>", "a&b", `"`).SVG()
	if strings.Contains(got, "<script>") || strings.Contains(got, "a&b") {
		t.Errorf("unescaped: %s", got)
	}
}

func TestAWithheldFigureIsAHatchInsideItsFrame(t *testing.T) {
	got := Withheld().SVG()
	if !strings.Contains(got, `class="hatch"`) || strings.Contains(got, "-") && strings.Contains(got, "L-") {
		t.Errorf("got %s", got)
	}
}
