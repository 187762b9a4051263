package report

import "parley/internal/report/pdf"

// tallestAside is the height up to which something may stand in a margin.
const tallestAside = 400.0

// marginFigures wait to stand beside the lines of a text, spread over it.
type marginFigures struct {
	boxes []pdf.Margin
	every float64 // lines between two of them
	seen  int     // lines set
	next  int
}

// attach gives boxes the figures that belong beside them.
func (m *marginFigures) attach(boxes []pdf.Box) {
	for i := range boxes {
		for m.next < len(m.boxes) && float64(m.seen) >= m.every*float64(m.next) {
			boxes[i].Beside = append(boxes[i].Beside, m.boxes[m.next])
			m.next++
		}
		m.seen++
	}
}

// charactersInLine is about how many stand in a line of text.
const charactersInLine = 66

// flowing sets text between two margins; figures take turns left and right.
func (w *pdfWriter) flowing(f Flow) {
	figures := &marginFigures{every: 1}
	var tall []pdf.Block
	for i, fact := range f.Figures {
		box := w.figure(fact, i%2)
		if box.Height > tallestAside {
			text := pdf.Set(w.spans(append(say(fact.Value+" "), fact.Label...), bodyStyle), w.form(textWidth, "", pdf.Form{}))
			tall = append(tall, pdf.Block{Boxes: w.lines(text, w.at.Add("P"), textLeft, 6)})
			continue
		}
		figures.boxes = append(figures.boxes, pdf.Margin{Column: i % 2, Box: box})
	}
	if n := len(figures.boxes); n > 0 {
		figures.every = linesOf(f.Text) / float64(n)
	}
	w.figures = figures
	if len(f.Text) == 0 {
		w.add(pdf.Block{Boxes: []pdf.Box{{}}})
	}
	w.blocks(f.Text)
	w.endHeads()
	if figures.next < len(figures.boxes) {
		figures.every = 0
		w.add(pdf.Block{Boxes: []pdf.Box{{}}})
	}
	w.figures = nil
	w.clear = true
	for _, b := range tall {
		w.add(b)
	}
}

// linesOf is about how many lines blocks of text take.
func linesOf(list []Block) float64 {
	lines := 0
	for _, b := range list {
		switch b := b.(type) {
		case Paragraph:
			lines += 1 + len(plain(b.Text))/charactersInLine
		case List:
			for _, item := range b.Items {
				lines += 1 + len(plain(item))/charactersInLine
			}
		default:
			lines += 2
		}
	}
	return float64(lines)
}

// figure is a number over its label, below a rule, in a margin.
func (w *pdfWriter) figure(f Fact, column int) pdf.Box {
	x, width := pageLeft, sideWidth
	if column == 1 {
		x, width = farLeft, farWidth
	}
	value, label := w.fact(f, figureValue, width)
	element := w.at.Add("P")
	return pdf.Box{
		Height: 5 + value.height + label.Height(), Notes: notesOf(label),
		Draw: func(c *pdf.Canvas, y float64) {
			c.Rule(ink, 0.6, x, y+1, width)
			value.draw(c, element, x, y+5)
			c.Text(label, element, x, y+5+value.height)
		},
	}
}
