// Package pdf sets text on pages: it breaks paragraphs into lines and lines
// into pages, keeps footnotes at the foot and figures in the margins, and
// writes a PDF whose parts a screen reader can follow.
//
// A page is laid out from [Block]s of [Box]es by a [Flow]; all measures are in
// points, down from the top left corner. [Write] draws the pages. The same
// blocks give the same bytes: a file holds no time and no name.
package pdf

// A4 paper.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Colour is red, green and blue from 0 to 255.
type Colour struct{ R, G, B uint8 }
