package pdf

import (
	"cmp"
	"slices"
)

// Box is something of a known height that can be drawn below y.
type Box struct {
	Height  float64
	Above   float64  // space before it, none at the top of a page
	Keep    bool     // on the same page as the next box
	Clear   bool     // below what stands in the margins
	Notes   []int    // cited in it
	Anchors []string // ids that lead here
	Beside  []Margin
	Draw    func(c *Canvas, y float64)
}

// Margin is a box beside the text: in column 0 on the left, 1 on the right. A
// bound one begins beside its box; others may move down and to the next page.
type Margin struct {
	Column int
	Bound  bool
	Box    Box
}

// Block is boxes that belong together. Rather than break it, the flow leaves
// up to Patience empty at the foot of a page. Where it must break, Head is
// drawn again on the next page.
type Block struct {
	Boxes    []Box
	Patience float64
	Head     *Box
}

// Page is what stands on one page. Title is what it is about.
type Page struct {
	Title string
	boxes []placed
}

type placed struct {
	Box
	y float64
}

// Flow sets blocks on pages, one after the other. Notes stand at the foot of
// the page that cites them; one that is too long runs over to the next.
type Flow struct {
	Top, Bottom float64
	Gap         float64           // between boxes in a margin
	Note        func(n int) []Box // the lines of a note
	Rule        Box               // above notes
	Title       string            // of pages to come
	pages       []Page
	y           float64
	free        [2]float64
	waiting     [2][]Box
	notes       []noteLine
	noted       map[int]bool
}

// noteLine is a line of a note that has not been set yet.
type noteLine struct {
	Box
	number int
}

// mostNotes is the part of a page that notes may ask for before they run over.
const mostNotes = 0.33

// Pages ends the flow.
func (f *Flow) Pages() []Page {
	f.clear()
	for len(f.notes) > 0 {
		f.closePage()
		if len(f.notes) > 0 {
			f.open()
		}
	}
	return f.pages
}

// Page begins a new page, unless the flow is at the top of one.
func (f *Flow) Page() {
	f.clear()
	if len(f.pages) > 0 && f.fresh() {
		f.pages[len(f.pages)-1].Title = f.Title
		return
	}
	f.turn()
}

// Add sets a block.
func (f *Flow) Add(b Block) {
	if len(f.pages) == 0 {
		f.turn()
	}
	if len(b.Boxes) > 0 {
		f.below(b.Boxes[0])
	}
	if !f.fits(b.Boxes) && f.room() <= b.Patience && f.couldFit(b) {
		f.turn()
	}
	for i := 0; i < len(b.Boxes); {
		end := i + 1
		for end < len(b.Boxes) && b.Boxes[end-1].Keep {
			end++
		}
		if f.makeRoom(b.Boxes[i:end]) && i > 0 && b.Head != nil {
			f.place(*b.Head)
		}
		for ; i < end; i++ {
			f.makeRoom(b.Boxes[i : i+1])
			f.place(b.Boxes[i])
		}
	}
}

// makeRoom goes where boxes fit, or to an empty page, and reports whether it
// had to turn. What stands in the margins may fill a page of its own.
func (f *Flow) makeRoom(boxes []Box) (turned bool) {
	for f.below(boxes[0]); !f.fits(boxes) && !f.fresh(); f.below(boxes[0]) {
		f.turn()
		turned = true
	}
	return turned
}

// below goes below the margins for a box that must not stand beside them.
func (f *Flow) below(b Box) {
	if b.Clear {
		f.clear()
	}
}

func (f *Flow) fresh() bool { return len(f.pages) > 0 && len(f.pages[len(f.pages)-1].boxes) == 0 }

// turn goes to the next page, with what is waiting for the margins.
func (f *Flow) turn() {
	f.closePage()
	f.open()
}

func (f *Flow) open() {
	f.pages = append(f.pages, Page{Title: f.Title})
	f.y = f.Top
	f.free = [2]float64{f.Top, f.Top}
}

// closePage draws the notes at the foot, from the bottom up; what has no room
// stays for the next page.
func (f *Flow) closePage() {
	if len(f.pages) == 0 || len(f.notes) == 0 {
		return
	}
	room := f.Bottom - f.y - f.Rule.Height
	height, fitting := 0.0, 0
	for fitting < len(f.notes) && height+f.notes[fitting].Height <= room+0.01 {
		height += f.notes[fitting].Height
		fitting++
	}
	y := f.Bottom - height
	page := &f.pages[len(f.pages)-1]
	page.boxes = append(page.boxes, placed{f.Rule, y - f.Rule.Height})
	for _, note := range f.notes[:fitting] {
		page.boxes = append(page.boxes, placed{note.Box, y})
		y += note.Height
	}
	f.notes = f.notes[fitting:]
}

// place sets a box at the current height.
func (f *Flow) place(b Box) {
	if !f.fresh() {
		f.y += b.Above
	}
	page := &f.pages[len(f.pages)-1]
	page.boxes = append(page.boxes, placed{b, f.y})
	f.cite(b.Notes)
	for _, m := range b.Beside {
		f.waiting[m.Column] = append(f.waiting[m.Column], m.Box)
	}
	f.settle()
	f.y += b.Height
}

// settle sets what is waiting for the margins as far as there is room.
func (f *Flow) settle() {
	page := &f.pages[len(f.pages)-1]
	for column := range f.waiting {
		for len(f.waiting[column]) > 0 {
			b := f.waiting[column][0]
			y := max(f.y, f.free[column])
			if y+b.Height > f.Bottom && y > f.Top {
				break
			}
			page.boxes = append(page.boxes, placed{b, y})
			f.cite(b.Notes)
			f.free[column] = y + b.Height + f.Gap
			f.waiting[column] = f.waiting[column][1:]
		}
	}
}

// clear goes below all that stands in the margins.
func (f *Flow) clear() {
	for len(f.waiting[0])+len(f.waiting[1]) > 0 {
		f.settle()
		if len(f.waiting[0])+len(f.waiting[1]) > 0 {
			f.turn()
		}
	}
	f.y = max(f.y, f.margins())
	f.free = [2]float64{f.Top, f.Top} // nothing stands beside what comes
}

// margins is where the boxes in the margins end.
func (f *Flow) margins() float64 {
	end := 0.0
	for _, free := range f.free {
		if free > f.Top {
			end = max(end, free-f.Gap)
		}
	}
	return end
}

func (f *Flow) cite(notes []int) {
	for _, n := range notes {
		if !f.noted[n] {
			if f.noted == nil {
				f.noted = map[int]bool{}
			}
			f.noted[n] = true
			f.notes = append(f.notes, f.linesOf(n)...)
		}
	}
	slices.SortStableFunc(f.notes, func(a, b noteLine) int { return cmp.Compare(a.number, b.number) })
}

func (f *Flow) linesOf(n int) []noteLine {
	var lines []noteLine
	for _, b := range f.Note(n) {
		lines = append(lines, noteLine{b, n})
	}
	return lines
}

// room is the height left on this page.
func (f *Flow) room() float64 { return f.Bottom - f.footed(f.notes) - f.y }

// footed is the height of notes with their rule, as far as they may ask.
func (f *Flow) footed(notes []noteLine) float64 {
	if len(notes) == 0 {
		return 0
	}
	height := f.Rule.Height
	for _, n := range notes {
		height += n.Height
	}
	return min(height, mostNotes*(f.Bottom-f.Top))
}

// fits reports whether boxes have room on this page.
func (f *Flow) fits(boxes []Box) bool {
	return f.extent(boxes, f.y, f.fresh())+f.footed(f.withNotes(boxes)) <= f.Bottom+0.01
}

// couldFit reports whether a block has room on a page of its own.
func (f *Flow) couldFit(b Block) bool {
	return f.extent(b.Boxes, f.Top, true)+f.footed(f.withNotes(b.Boxes)) <= f.Bottom
}

// extent is where boxes end that begin at y.
func (f *Flow) extent(boxes []Box, y float64, fresh bool) float64 {
	end := y
	for i, b := range boxes {
		if b.Clear {
			y = max(y, end)
		}
		if i > 0 || !fresh {
			y += b.Above
		}
		for _, m := range b.Beside {
			if m.Bound {
				end = max(end, y+m.Box.Height)
			}
		}
		y += b.Height
	}
	return max(end, y)
}

// withNotes are the notes on this page with those that boxes would add.
func (f *Flow) withNotes(boxes []Box) []noteLine {
	notes := f.notes
	added := map[int]bool{}
	add := func(b Box) {
		for _, n := range b.Notes {
			if !f.noted[n] && !added[n] {
				added[n] = true
				notes = append(notes[:len(notes):len(notes)], f.linesOf(n)...)
			}
		}
	}
	for _, b := range boxes {
		add(b)
		for _, m := range b.Beside {
			add(m.Box)
		}
	}
	return notes
}
