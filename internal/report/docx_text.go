package report

import (
	"fmt"
	"strings"

	"parley/internal/consult"
)

// The order of elements within properties is that of the schema; Word refuses
// a file that breaks it.

// paragraph is how a paragraph is set.
type paragraph struct {
	style    string
	keepNext bool
	number   int    // of a list in numbering.xml; 0 for none
	mark     string // id that jumps lead to
	lang     consult.Lang
	tabs     string
}

// para writes a paragraph.
func (w *docxWriter) para(p paragraph, text []Inline) {
	w.WriteString(`<w:p>` + p.properties(startsRightToLeft(plain(text))))
	start, end := w.bookmark(p.mark)
	w.WriteString(start)
	w.runs(text, runStyle{lang: p.lang})
	w.WriteString(end + `</w:p>`)
}

func (p paragraph) properties(rightToLeft bool) string {
	var out strings.Builder
	out.WriteString(`<w:pPr><w:pStyle w:val="` + p.style + `"/>`)
	if p.keepNext {
		out.WriteString(`<w:keepNext/>`)
	}
	if p.number > 0 {
		fmt.Fprintf(&out, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, p.number)
	}
	if p.tabs != "" {
		out.WriteString(`<w:tabs>` + p.tabs + `</w:tabs>`)
	}
	if rightToLeft {
		out.WriteString(`<w:bidi/>`)
	}
	out.WriteString(`</w:pPr>`)
	return out.String()
}

// startsRightToLeft reports whether the first letter of a text is of a script
// that is written from right to left.
func startsRightToLeft(text string) bool {
	for _, r := range text {
		switch {
		case rightToLeft(r):
			return true
		case r >= 'A' && (r <= 'Z' || r >= 'a'):
			return false
		}
	}
	return false
}

// bookmark surrounds what an id names.
func (w *docxWriter) bookmark(id string) (start, end string) {
	if id == "" {
		return "", ""
	}
	w.marks++
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, w.marks, markName(id)), fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, w.marks)
}

// markName is an id as Word takes it: letters, digits and underscores.
func markName(id string) string { return "m_" + strings.ReplaceAll(id, "-", "_") }

// runStyle is what surrounds a piece of text.
type runStyle struct {
	strong, emphasis bool
	style            string // named character style
	lang             consult.Lang
}

func (w *docxWriter) runs(list []Inline, s runStyle) {
	for _, in := range list {
		switch in := in.(type) {
		case Words:
			w.words(in, s)
		case Strong:
			inner := s
			inner.strong = true
			w.runs(in.Of, inner)
		case Emphasis:
			inner := s
			inner.emphasis = true
			w.runs(in.Of, inner)
		case Link:
			inner := s
			inner.style = "Hyperlink"
			w.WriteString(`<w:hyperlink r:id="` + w.relate("hyperlink", in.URL, true) + `" w:history="1">`)
			w.runs(in.Of, inner)
			w.WriteString(`</w:hyperlink>`)
		case Jump:
			w.WriteString(`<w:hyperlink w:anchor="` + markName(in.To) + `" w:history="1">`)
			w.runs(in.Of, s)
			w.WriteString(`</w:hyperlink>`)
		case NoteRef:
			w.noteRef(in)
		}
	}
}

func (w *docxWriter) words(text Words, s runStyle) {
	if text.Lang != "" {
		s.lang = text.Lang
	}
	w.run(s, `<w:t xml:space="preserve">`+escapeXML(text.Text)+`</w:t>`, startsRightToLeft(text.Text))
}

// run writes a run with its content.
func (w *docxWriter) run(s runStyle, content string, rightToLeft bool) {
	var out strings.Builder
	style := s.style
	switch {
	case style != "":
	case s.strong:
		style = "Strong"
	case s.emphasis:
		style = "Emphasis"
	}
	add := func(when bool, element string) {
		if when {
			out.WriteString(element)
		}
	}
	add(style != "", `<w:rStyle w:val="`+style+`"/>`)
	add(s.strong && style != "Strong", `<w:b/><w:bCs/>`)
	add(s.emphasis && style != "Emphasis", `<w:i/><w:iCs/>`)
	add(rightToLeft, `<w:rtl/>`)
	add(s.lang != "" && s.lang != w.doc.Lang, `<w:lang w:val="`+region[s.lang]+`"/>`)
	w.WriteString(`<w:r>`)
	if out.Len() > 0 {
		w.WriteString(`<w:rPr>` + out.String() + `</w:rPr>`)
	}
	w.WriteString(content + `</w:r>`)
}

const tab = `<w:r><w:tab/></w:r>`

// field is a field of Word with what it showed last.
func field(instruction, shown, style string) string {
	properties := ""
	if style != "" {
		properties = `<w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>`
	}
	piece := func(content string) string { return `<w:r>` + properties + content + `</w:r>` }
	return piece(`<w:fldChar w:fldCharType="begin"/>`) + piece(`<w:instrText xml:space="preserve"> `+instruction+` </w:instrText>`) +
		piece(`<w:fldChar w:fldCharType="separate"/>`) + piece(`<w:t>`+escapeXML(shown)+`</w:t>`) + piece(`<w:fldChar w:fldCharType="end"/>`)
}

// noteRef cites a footnote; a second citation is a reference to the first.
func (w *docxWriter) noteRef(n NoteRef) {
	mark := fmt.Sprintf("note-%d", n.Number)
	if !n.First {
		w.WriteString(field(`NOTEREF `+markName(mark)+` \h`, fmt.Sprint(n.Number), "FootnoteReference"))
		return
	}
	start, end := w.bookmark(mark)
	w.WriteString(start)
	w.run(runStyle{style: "FootnoteReference"}, fmt.Sprintf(`<w:footnoteReference w:id="%d"/>`, n.Number), false)
	w.WriteString(end)
}

// footnotes is the part of the footnotes with its own links.
func (w *docxWriter) footnotes() ([]byte, []relation) {
	notes := &docxWriter{doc: w.doc}
	for id, kind := range []string{"separator", "continuationSeparator"} {
		fmt.Fprintf(notes, `<w:footnote w:type="%[1]s" w:id="%[2]d"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:%[1]s/></w:r></w:p></w:footnote>`, kind, id-1)
	}
	for _, n := range w.notes {
		fmt.Fprintf(notes, `<w:footnote w:id="%d"><w:p>%s`, n.Number, paragraph{style: "FootnoteText"}.properties(startsRightToLeft(plain(n.Text))))
		notes.run(runStyle{style: "FootnoteReference"}, `<w:footnoteRef/>`, false)
		notes.runs(append(say(" "), n.Text...), runStyle{})
		notes.WriteString(`</w:p></w:footnote>`)
	}
	return w.part("footnotes", notes.String()), notes.relations
}
