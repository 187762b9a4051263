package report

import (
	"parley/internal/consult"
	"parley/internal/report/pdf"
)

// PDF writes the report for print: A4, with embedded typefaces, drawn charts,
// notes at the foot of the page and a structure that screen readers follow.
func PDF(r consult.Results, lang consult.Lang) ([]byte, error) { return setPDF(Build(r, lang)) }

// setPDF sets a document on pages.
func setPDF(d Document) ([]byte, error) {
	w := newPDFWriter(d)
	w.cover()
	for _, s := range d.Sections {
		w.section(s)
	}
	pages := w.flow.Pages()
	w.places = pdf.Places(pages)
	return pdf.Document{
		Title: d.Title.Text, Lang: string(d.Lang), Root: w.root,
		Pages: pages, Bookmarks: w.bookmarks, Furniture: w.furniture,
	}.Write()
}

// pdfWriter makes blocks of boxes from the blocks of a document.
type pdfWriter struct {
	doc       Document
	flow      *pdf.Flow
	root      *pdf.Element // of the whole document
	at        *pdf.Element // to which blocks are added
	bookmarks []pdf.Bookmark
	places    map[string]pdf.Place
	notes     map[int][]pdf.Box
	heads     []pdf.Box // headings that wait for what they head
	clear     bool      // the next block stands below the margins
	after     bool      // a paragraph came last: the next one is indented
	figures   *marginFigures
	tight     bool // the summary: rows are closer, to keep it on a page
}

// summaryID is the section that wants to be one page.
const summaryID = "summary"

func newPDFWriter(d Document) *pdfWriter {
	w := &pdfWriter{doc: d, root: &pdf.Element{Kind: "Document"}, notes: map[int][]pdf.Box{}}
	w.at = w.root
	w.flow = &pdf.Flow{Top: pageTop, Bottom: pageBottom, Gap: 16, Note: func(n int) []pdf.Box { return w.notes[n] }, Rule: noteRule()}
	return w
}

// add sets boxes, with the headings that waited for them, as one block.
func (w *pdfWriter) add(b pdf.Block) {
	if len(b.Boxes) == 0 {
		return
	}
	if w.figures != nil {
		w.figures.attach(b.Boxes)
	}
	b.Boxes = append(w.heads, b.Boxes...)
	w.heads = nil
	b.Boxes[0].Clear = b.Boxes[0].Clear || w.clear
	w.clear, w.after = false, false
	w.flow.Add(b)
}

func (w *pdfWriter) section(s Section) {
	w.at = w.root.Add("Sect")
	var notes []*pdf.Element
	for _, n := range s.Notes {
		notes = append(notes, w.note(n))
	}
	w.tight = s.ID == summaryID
	w.flow.Title = s.Title.Text
	w.flow.Page()
	w.sectionTitle(s)
	w.blocks(s.Blocks)
	w.endHeads()
	for _, n := range notes {
		w.at.Take(n)
	}
}

// endHeads sets headings that nothing follows.
func (w *pdfWriter) endHeads() {
	if heads := w.heads; len(heads) > 0 {
		w.heads = nil
		w.add(pdf.Block{Boxes: heads})
	}
}

// sectionTitle is the number in the margin, the title and what it leads with.
func (w *pdfWriter) sectionTitle(s Section) {
	name := s.Title.Text
	if s.Number != "" {
		name = s.Number + " " + name
	}
	w.bookmarks = append(w.bookmarks, pdf.Bookmark{Title: name, To: s.ID})
	element := w.at.Add("H2")
	number := pdf.Set([]pdf.Span{{Text: s.Number, Style: sectionNumber}}, pdf.Form{Width: sideWidth, Align: pdf.Right, Whole: true, Apart: true})
	numberTag := element.Add("Span")
	title := pdf.Set(fitted(w.words(s.Title, sectionHead), titleWidth), w.form(titleWidth, s.Title.Lang, pdf.Form{Whole: true, Balance: true}))
	boxes := w.lines(title, element, textLeft, 0)
	first := boxes[0].Draw
	boxes[0].Anchors = append(boxes[0].Anchors, s.ID)
	boxes[0].Draw = func(c *pdf.Canvas, y float64) {
		c.Text(number, numberTag, pageLeft, y)
		first(c, y)
	}
	if len(s.Lead) > 0 {
		lead := pdf.Set(w.spans(s.Lead, leadStyle), w.form(titleWidth, "", pdf.Form{}))
		boxes = append(boxes, w.lines(lead, w.at.Add("P"), textLeft, 5)...)
	}
	boxes = append(boxes, pdf.Box{Height: 6})
	for i := range boxes {
		boxes[i].Keep = true
	}
	w.heads = boxes
}

// titleWidth is the room of titles, which may reach over the right margin.
const titleWidth = textWidth + columnGap + farWidth

// fitted makes a title a little smaller where that saves a line.
func fitted(title []pdf.Span, width float64) []pdf.Span {
	const smallest = 0.88
	natural := pdf.Natural(title)
	if natural <= width || natural*smallest > width {
		return title
	}
	for i := range title {
		title[i].Style.Size *= 0.995 * width / natural
	}
	return title
}

// lines are the boxes of a text: no line stands alone at the foot or the top
// of a page.
func (w *pdfWriter) lines(t *pdf.Text, element *pdf.Element, x, above float64) []pdf.Box {
	boxes := make([]pdf.Box, len(t.Lines))
	for i, line := range t.Lines {
		boxes[i] = pdf.Box{
			Height: t.Leading, Notes: line.Notes, Anchors: line.Anchors, Keep: (i == 0 || i == len(t.Lines)-2) && i < len(t.Lines)-1,
			Draw: func(c *pdf.Canvas, y float64) { c.Line(t, i, element, x, y) },
		}
	}
	if len(boxes) == 0 {
		return []pdf.Box{{Draw: func(*pdf.Canvas, float64) {}}}
	}
	boxes[0].Above = above
	return boxes
}
