package pdf

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// where finds the page of a box by its id.
func where(pages []Page, id string) int {
	place, ok := Places(pages)[id]
	if !ok {
		return -1
	}
	return place.Page
}

func lineBoxes(prefix string, n int, height float64) []Box {
	var boxes []Box
	for i := range n {
		boxes = append(boxes, Box{Height: height, Anchors: []string{fmt.Sprintf("%s%d", prefix, i)}})
	}
	return boxes
}

func TestWhatIsKeptTogetherIsOnOnePage(t *testing.T) {
	f := Flow{Top: 0, Bottom: 100}
	f.Add(Block{Boxes: lineBoxes("before", 8, 10)})
	boxes := lineBoxes("kept", 4, 10)
	boxes[0].Keep, boxes[1].Keep = true, true
	f.Add(Block{Boxes: boxes})
	pages := f.Pages()
	if where(pages, "before7") != 0 || where(pages, "kept0") != 1 || where(pages, "kept2") != 1 {
		t.Errorf("%v", Places(pages))
	}
}

func TestABlockMovesOnOnlyWhileLittleStaysEmpty(t *testing.T) {
	for _, c := range []struct {
		name     string
		patience float64
		page     int
	}{{"it moves as a whole", 40, 1}, {"it is broken", 20, 0}} {
		t.Run(c.name, func(t *testing.T) {
			f := Flow{Top: 0, Bottom: 100}
			f.Add(Block{Boxes: lineBoxes("before", 7, 10)})
			f.Add(Block{Boxes: lineBoxes("block", 5, 10), Patience: c.patience})
			if got := where(f.Pages(), "block0"); got != c.page {
				t.Errorf("on page %d", got)
			}
		})
	}
}

func TestTheHeadOfATableIsRepeated(t *testing.T) {
	drawn := 0
	f := Flow{Top: 0, Bottom: 100}
	f.Add(Block{Boxes: lineBoxes("row", 25, 10), Head: &Box{Height: 10, Anchors: []string{"head"}, Draw: func(*Canvas, float64) {}}})
	for _, page := range f.Pages() {
		for _, b := range page.boxes {
			if b.Draw != nil {
				drawn++
			}
		}
	}
	if drawn != 2 {
		t.Errorf("%d heads on new pages", drawn)
	}
}

func TestNotesStandOnThePageThatCitesThem(t *testing.T) {
	f := Flow{Top: 0, Bottom: 100, Rule: Box{Height: 5}, Note: func(n int) []Box { return lineBoxes(fmt.Sprintf("note%d-", n), 2, 5) }}
	boxes := lineBoxes("line", 12, 10)
	boxes[7].Notes, boxes[8].Notes, boxes[11].Notes = []int{2}, []int{1}, []int{2}
	f.Add(Block{Boxes: boxes})
	pages := f.Pages()
	for note, line := range map[string]string{"note2-0": "line7", "note1-0": "line8"} {
		if where(pages, note) != where(pages, line) {
			t.Errorf("%s on page %d, %s on page %d", note, where(pages, note), line, where(pages, line))
		}
	}
}

func TestAMarginIsClearedBeforeWhatStandsBelowIt(t *testing.T) {
	f := Flow{Top: 0, Bottom: 200, Gap: 4}
	boxes := lineBoxes("text", 2, 10)
	boxes[0].Beside = []Margin{{Column: 1, Box: Box{Height: 50}}}
	f.Add(Block{Boxes: boxes})
	f.Add(Block{Boxes: []Box{{Height: 10, Clear: true, Anchors: []string{"below"}}}})
	if place := Places(f.Pages())["below"]; place.Y != 50 {
		t.Errorf("at %v", place)
	}
}

func TestPagesHoldEveryBoxOnceAndNoneOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Flow{Top: 10, Bottom: 110, Rule: Box{Height: 6}, Gap: 3,
			Note: func(n int) []Box { return lineBoxes(fmt.Sprintf("note%d-", n), 1+n*7%40, 5) }}
		total, cited := 0, map[int]bool{}
		for range rapid.IntRange(1, 12).Draw(t, "blocks") {
			boxes := lineBoxes(fmt.Sprintf("b%d-", total), rapid.IntRange(1, 14).Draw(t, "boxes"), rapid.Float64Range(1, 60).Draw(t, "height"))
			for i := range boxes {
				boxes[i].Keep, boxes[i].Above = rapid.Bool().Draw(t, "keep"), rapid.Float64Range(0, 9).Draw(t, "above")
				boxes[i].Clear = rapid.Bool().Draw(t, "clear")
				if n := rapid.IntRange(0, 9).Draw(t, "note"); n > 5 {
					boxes[i].Notes, cited[n] = []int{n}, true
				}
				if column := rapid.IntRange(0, 5).Draw(t, "margin"); column < 2 {
					boxes[i].Beside = []Margin{{Column: column, Bound: rapid.Bool().Draw(t, "bound"), Box: Box{Height: 30}}}
				}
			}
			total += len(boxes)
			f.Add(Block{Boxes: boxes, Patience: rapid.Float64Range(0, 100).Draw(t, "patience")})
		}
		checkPages(t, f.Pages(), total, cited)
	})
}

func checkPages(t *rapid.T, pages []Page, total int, cited map[int]bool) {
	found := 0
	notes := map[string]bool{}
	for _, page := range pages {
		below := 0.0
		for _, b := range page.boxes {
			if len(b.Anchors) == 0 {
				continue // a margin or a rule
			}
			if b.Anchors[0][0] == 'n' {
				notes[b.Anchors[0]] = true
			} else {
				found++
			}
			if b.y < below-0.1 || b.y+b.Height > 110.1 {
				t.Fatalf("%s from %v to %v, the one before ends at %v", b.Anchors[0], b.y, b.y+b.Height, below)
			}
			below = b.y + b.Height
		}
	}
	lines := 0
	for n := range cited {
		lines += 1 + n*7%40
	}
	if found != total || len(notes) != lines {
		t.Fatalf("%d of %d boxes, %d of %d lines of notes", found, total, len(notes), lines)
	}
}
