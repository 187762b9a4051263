package report

import (
	"parley/internal/consult"
	"parley/internal/report/face"
	"parley/internal/report/pdf"
)

// The page, in points: a margin, the text of 62 to 70 characters, a margin.
// Charts and tables take the whole width.
const (
	pageLeft   = 45.0
	sideWidth  = 74.0
	columnGap  = 12.0
	textLeft   = pageLeft + sideWidth + columnGap
	textWidth  = 315.0
	farLeft    = textLeft + textWidth + columnGap
	farWidth   = 92.0
	pageWide   = sideWidth + columnGap + textWidth + columnGap + farWidth
	pageRight  = pageLeft + pageWide
	pageTop    = 68.0
	pageBottom = 784.0
)

var (
	ink        = pdf.Colour{R: 0x14, G: 0x18, B: 0x1d}
	inkQuiet   = pdf.Colour{R: 0x4d, G: 0x55, B: 0x5f}
	inkRule    = pdf.Colour{R: 0xd5, G: 0xd8, B: 0xdc}
	inkEdge    = pdf.Colour{R: 0x6b, G: 0x73, B: 0x7d}
	inkAgree   = pdf.Colour{R: 0x1b, G: 0x4f, B: 0x9c}
	inkOpposed = pdf.Colour{R: 0xb8, G: 0x4a, B: 0x08}
)

var (
	bodyStyle     = pdf.Style{Face: face.Serif, Size: 10.2, Leading: 14.4, Colour: ink}
	leadStyle     = pdf.Style{Face: face.Serif, Size: 11.8, Leading: 15.2, Colour: inkQuiet}
	titleStyle    = pdf.Style{Face: face.SerifBold, Size: 34, Leading: 37, Colour: ink}
	bylineStyle   = pdf.Style{Face: face.Serif, Size: 13.5, Leading: 18.5, Colour: inkQuiet}
	sectionHead   = pdf.Style{Face: face.SerifBold, Size: 21.5, Leading: 24, Colour: ink}
	sectionNumber = pdf.Style{Face: face.Serif, Size: 21.5, Leading: 24, Colour: inkQuiet}
	partHead      = pdf.Style{Face: face.SerifBold, Size: 14.5, Leading: 18, Colour: ink}
	smallHead     = pdf.Style{Face: face.SerifBold, Size: 10.6, Leading: 14.4, Colour: ink}
	entryHead     = pdf.Style{Face: face.SerifBold, Size: 11.4, Leading: 14.6, Colour: ink}
	entryNumber   = pdf.Style{Face: face.Serif, Size: 16, Leading: 14.6, Colour: inkQuiet}
	quoteStyle    = pdf.Style{Face: face.SerifItalic, Size: 10.2, Leading: 14.4, Colour: ink}
	noteStyle     = pdf.Style{Face: face.Serif, Size: 8.6, Leading: 11.4, Colour: ink}
	smallStyle    = pdf.Style{Face: face.Sans, Size: 8.8, Leading: 11.4, Colour: inkQuiet}
	smallInk      = pdf.Style{Face: face.Sans, Size: 8.8, Leading: 11.4, Colour: ink}
	smallBold     = pdf.Style{Face: face.SansBold, Size: 8.8, Leading: 11.4, Colour: ink}
	captionHead   = pdf.Style{Face: face.SerifBold, Size: 12, Leading: 15.5, Colour: ink}
	factValue     = pdf.Style{Face: face.Serif, Size: 29, Leading: 33, Colour: ink}
	figureValue   = pdf.Style{Face: face.Serif, Size: 20, Leading: 23, Colour: ink}
	rowStyle      = pdf.Style{Face: face.Serif, Size: 9.3, Leading: 11.2, Colour: ink}
	cellStyle     = pdf.Style{Face: face.Sans, Size: 8.6, Leading: 10.6, Colour: ink}
	columnHead    = pdf.Style{Face: face.Sans, Size: 8.2, Leading: 10, Colour: inkQuiet}
	verdictStyle  = pdf.Style{Face: face.Sans, Size: 8.4, Leading: 10, Colour: ink}
	placeStyle    = pdf.Style{Face: face.Serif, Size: 11.5, Leading: 12, Colour: inkQuiet}
)

// in is the style in another colour.
func in(s pdf.Style, c pdf.Colour) pdf.Style {
	s.Colour = c
	return s
}

// bold is the heavier face of a style.
func bold(s pdf.Style) pdf.Style {
	if s.Face == face.Sans {
		s.Face = face.SansBold
	} else if s.Face != face.SansBold {
		s.Face = face.SerifBold
	}
	return s
}

// slanted is the italic of a style; the sans serif has none.
func slanted(s pdf.Style) pdf.Style {
	switch s.Face {
	case face.Serif:
		s.Face = face.SerifItalic
	case face.SerifItalic:
		s.Face = face.Serif
	}
	return s
}

// form fills a form with the width and the language of its words.
func (w *pdfWriter) form(width float64, lang consult.Lang, f pdf.Form) pdf.Form {
	f.Width, f.Lang = width, string(lang)
	if lang == "" {
		f.Lang = string(w.doc.Lang)
	}
	return f
}

// words is a text of one span.
func (w *pdfWriter) words(text Words, s pdf.Style) []pdf.Span {
	return []pdf.Span{{Text: text.Text, Lang: string(text.Lang), Style: s}}
}
