package ingest

import (
	"encoding/xml"
	"strings"
)

// numbering knows how each level of each list of a document is marked.
type numbering struct {
	formats  map[string]map[int]mark // by abstract number and level
	abstract map[string]string       // by number
	counts   map[string]map[int]int  // how far each has counted
}

// numberingReader reads word/numbering.xml.
type numberingReader struct {
	*numbering
	abs, num string
	level    int
}

func (b *bodyReader) readNumbering(a *archive) error {
	b.numbering = numbering{map[string]map[int]mark{}, map[string]string{}, map[string]map[int]int{}}
	return walkPart(a, "word/numbering.xml", &numberingReader{numbering: &b.numbering})
}

func (r *numberingReader) start(e xml.StartElement) bool {
	switch e.Name.Local {
	case "abstractNum":
		r.abs = attr(e, "abstractNumId")
		r.formats[r.abs] = map[int]mark{}
	case "lvl":
		r.level = smallInt(attr(e, "ilvl"))
	case "numFmt":
		if levels := r.formats[r.abs]; levels != nil {
			levels[r.level] = signOf(attr(e, "val"), '.')
		}
	case "lvlText":
		if levels := r.formats[r.abs]; levels != nil && strings.HasSuffix(attr(e, "val"), ")") {
			m := levels[r.level]
			m.end = ')'
			levels[r.level] = m
		}
	case "num":
		r.num = attr(e, "numId")
	case "abstractNumId":
		r.abstract[r.num] = attr(e, "val")
	}
	return true
}

func (r *numberingReader) end(e xml.EndElement) error {
	if e.Name.Local == "abstractNum" {
		r.abs = ""
	}
	return nil
}

func (r *numberingReader) chars(string) {}

// signOf is the mark of a number format of Word.
func signOf(format string, end byte) mark {
	switch format {
	case "decimal", "decimalZero", "ordinal", "cardinalText", "ordinalText":
		return mark{style: arabic, end: end, parts: 1}
	case "lowerRoman", "upperRoman":
		return mark{style: roman, upper: format == "upperRoman", end: end, parts: 1}
	case "lowerLetter", "upperLetter":
		return mark{style: letter, upper: format == "upperLetter", end: end, parts: 1}
	}
	return mark{style: bullet}
}

// next is the mark of the next paragraph at a level of a list.
func (n *numbering) next(num string, level int) mark {
	m, known := n.formats[n.abstract[num]][level]
	if !known || m.style == unmarked {
		return mark{style: bullet}
	}
	if m.style == bullet {
		return m
	}
	counts := n.counts[num]
	if counts == nil {
		counts = map[int]int{}
		n.counts[num] = counts
	}
	counts[level]++
	for deeper := range counts {
		if deeper > level {
			delete(counts, deeper)
		}
	}
	m.number = counts[level]
	return m
}
