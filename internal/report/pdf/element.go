package pdf

// Element is a part of the document's structure, as those see it who do not
// see the page. Kind is a standard type of PDF: Sect, H1, P, Table, Note.
type Element struct {
	Kind     string
	Alt      string // what a figure shows
	Lang     string // where it is not the document's
	ID       string // unique; notes have one
	Scope    string // of a table's head: Column or Row
	Columns  int    // of a table's cell that spans several
	Numbered bool   // of a list
	kids     []kid
	box      *[4]float64 // of a figure: left, bottom, right, top
	object   int
}

// kid is what an element holds, in the order of reading: another element, a
// marked piece of a page, or a link.
type kid struct {
	element *Element
	page    int
	mark    int
	link    *link
}

// Add puts a new element at the end of this one.
func (e *Element) Add(kind string) *Element {
	child := &Element{Kind: kind}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// Take puts an element made elsewhere at the end of this one.
func (e *Element) Take(child *Element) { e.kids = append(e.kids, kid{element: child}) }

// hollow reports an element that holds nothing and need not be kept.
func (e *Element) hollow() bool {
	for _, k := range e.kids {
		if k.element == nil || !k.element.hollow() {
			return false
		}
	}
	return e.Kind != "TD" && e.Kind != "TH"
}
