package ingest

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// wordStyle is a paragraph style.
type wordStyle struct {
	name, base string
	outline    int // level of a heading from 1, or 0
	num        string
	level      int
	bold       bool
}

// styleReader reads word/styles.xml.
type styleReader struct {
	styles map[string]*wordStyle
	cur    *wordStyle
}

func (b *bodyReader) readStyles(a *archive) error {
	r := &styleReader{styles: map[string]*wordStyle{}}
	b.styles = r.styles
	return walkPart(a, "word/styles.xml", r)
}

func (r *styleReader) start(e xml.StartElement) bool {
	if e.Name.Local == "style" && len(r.styles) < 5000 {
		r.cur = &wordStyle{}
		r.styles[attr(e, "styleId")] = r.cur
	}
	if r.cur == nil {
		return true
	}
	switch e.Name.Local {
	case "name":
		r.cur.name = strings.ToLower(attr(e, "val"))
	case "basedOn":
		r.cur.base = attr(e, "val")
	case "outlineLvl":
		if n, err := strconv.Atoi(attr(e, "val")); err == nil && n >= 0 && n < 9 {
			r.cur.outline = n + 1
		}
	case "numId":
		r.cur.num = attr(e, "val")
	case "ilvl":
		r.cur.level = smallInt(attr(e, "val"))
	case "b":
		r.cur.bold = set(e)
	}
	return true
}

func (r *styleReader) end(e xml.EndElement) error {
	if e.Name.Local == "style" {
		r.cur = nil
	}
	return nil
}

func (r *styleReader) chars(string) {}

// resolve is a style with what it inherits.
func (b *bodyReader) resolve(id string) wordStyle {
	var out wordStyle
	for n := 0; n < 20; n++ {
		s := b.styles[id]
		if s == nil {
			break
		}
		if out.name == "" {
			out.name = s.name
		}
		if out.outline == 0 {
			out.outline = max(s.outline, headingLevel(s.name))
		}
		if out.num == "" {
			out.num, out.level = s.num, s.level
		}
		out.bold = out.bold || s.bold
		id = s.base
	}
	return out
}

// headingLevel is the level of Word's own heading styles, whose names in the
// file are English in every language.
func headingLevel(name string) int {
	if rest, ok := strings.CutPrefix(name, "heading "); ok {
		return min(smallInt(rest), 9)
	}
	return 0
}

func smallInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1000 {
		return 0
	}
	return n
}
