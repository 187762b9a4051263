package ingest

import (
	"encoding/xml"
	"strings"
)

// bodyReader reads word/document.xml, paragraph by paragraph.
type bodyReader struct {
	*document
	styles map[string]*wordStyle
	numbering
	count  int // paragraphs so far
	size   int // bytes of text so far
	par    *wordParagraph
	run    wordRun
	inRun  bool // and not among the properties of a paragraph
	inText bool
}

// wordParagraph is the paragraph that is being read.
type wordParagraph struct {
	style, num string
	level      int
	hasLevel   bool
	outline    int
	spans      []span
}

// span is text in one looks.
type span struct {
	text         string
	bold, italic bool
	note         bool // the text is a mark of a note, [^…]
}

// wordRun is the run that is being read.
type wordRun struct{ bold, italic, hidden bool }

// left lists the elements that are never read: deleted text, pictures and
// objects, fields' codes, what is there for older programs only.
var left = map[string]bool{
	"del": true, "moveFrom": true, "drawing": true, "pict": true, "object": true, "control": true, "instrText": true,
	"Fallback": true, "delText": true, "sectPr": true, "rPrChange": true, "pPrChange": true, "commentReference": true, "altChunk": true,
}

func (b *bodyReader) start(e xml.StartElement) bool {
	tag := e.Name.Local
	if left[tag] {
		if tag == "drawing" || tag == "pict" || tag == "object" {
			b.warn(WarnFigure, b.count+1, figureGone)
		}
		return false
	}
	switch tag {
	case "p":
		b.par = &wordParagraph{}
	case "tbl":
		b.warn(WarnTable, b.count+1, "a table was read cell by cell; look at what became of it")
	}
	if b.par != nil {
		b.property(tag, e)
	}
	return true
}

// property reads what is said of a paragraph or a run, or a piece of text.
func (b *bodyReader) property(tag string, e xml.StartElement) {
	switch tag {
	case "r":
		b.run, b.inRun = wordRun{}, true
	case "pStyle":
		b.par.style = attr(e, "val")
	case "numId":
		b.par.num = attr(e, "val")
	case "ilvl":
		b.par.level, b.par.hasLevel = smallInt(attr(e, "val")), true
	case "outlineLvl":
		if n := smallInt(attr(e, "val")); n < 9 {
			b.par.outline = n + 1
		}
	case "rStyle":
		b.run.bold = b.resolve(attr(e, "val")).bold
	case "b":
		b.run.bold = set(e)
	case "i":
		b.run.italic = set(e)
	case "vanish":
		b.run.hidden = set(e)
	case "t":
		b.inText = true
	case "tab", "br", "cr":
		b.put(span{text: " "})
	case "noBreakHyphen":
		b.put(span{text: "-"})
	case "footnoteReference":
		b.put(span{text: "[^" + noteName("f", attr(e, "id")) + "]", note: true})
	case "endnoteReference":
		b.put(span{text: "[^" + noteName("e", attr(e, "id")) + "]", note: true})
	}
}

// noteName is the mark of a note by its id in the file.
func noteName(kind, id string) string {
	n := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, id)
	if kind == "e" {
		return "end-" + n
	}
	return n
}

func (b *bodyReader) put(s span) {
	if b.par == nil || !b.inRun || b.run.hidden {
		return
	}
	s.bold, s.italic = b.run.bold, b.run.italic
	b.par.spans = append(b.par.spans, s)
	b.size += len(s.text)
}

func (b *bodyReader) chars(text string) {
	if b.inText && b.par != nil {
		b.put(span{text: text})
	}
}

func (b *bodyReader) end(e xml.EndElement) error {
	switch e.Name.Local {
	case "t":
		b.inText = false
	case "r":
		b.run, b.inRun = wordRun{}, false
	case "p":
		if b.par != nil {
			b.paragraph(*b.par)
		}
		b.par = nil
	}
	if b.size > maxText || b.count > maxBlocks {
		return tooLong()
	}
	return nil
}

// paragraph adds a block for a paragraph that has ended.
func (b *bodyReader) paragraph(p wordParagraph) {
	b.count++
	style := b.resolve(p.style)
	text := safe(clean(spansMarkdown(p.spans, style.bold)))
	switch {
	case text == "" || plain(text) == "" || unwanted(style.name):
		return
	case style.name == "title":
		if b.title == "" {
			b.title = titled(text)
			return
		}
	case style.name == "subtitle":
		return
	}
	out := block{text: text, at: b.count, single: true, bold: allBold(p.spans) || style.bold}
	num, level := p.num, p.level
	if num == "" {
		num = style.num
	}
	if !p.hasLevel {
		level = style.level
	}
	rank := style.outline
	if p.outline > 0 {
		rank = p.outline
	}
	switch {
	case rank > 0:
		out.form, out.rank = heading, rank
		b.sign(&out, num, level)
		out.text = titled(out.text)
	case num != "" && num != "0" || strings.HasPrefix(style.name, "list bullet") || strings.HasPrefix(style.name, "list number"):
		out.form, out.depth = item, level
		out.mark = b.next(num, level)
	default:
		if sign, rest, ok := marked(text); ok {
			out.form, out.mark, out.text = item, sign, rest
		}
	}
	b.blocks = append(b.blocks, out)
}

// sign gives a heading its number, counted by Word or typed by hand.
func (b *bodyReader) sign(out *block, num string, level int) {
	if m, rest, ok := markedByName(plain(out.text)); ok && rest != "" {
		out.mark, out.text = m, rest
	} else if m, rest, ok := marked(out.text); ok && m.style != bullet {
		out.mark, out.text = m, rest
	} else if num != "" && num != "0" {
		if m := b.next(num, level); m.style != bullet {
			out.mark = m
		}
	}
}

// unwanted reports styles of what belongs to the pages.
func unwanted(style string) bool {
	for _, start := range []string{"toc ", "toc heading", "header", "footer", "caption", "table of figures", "index "} {
		if strings.HasPrefix(style, start) {
			return true
		}
	}
	return false
}

func allBold(spans []span) bool {
	seen := false
	for _, s := range spans {
		if strings.TrimSpace(s.text) != "" && !s.note {
			if !s.bold {
				return false
			}
			seen = true
		}
	}
	return seen
}

// spansMarkdown writes spans as Markdown, neighbours of one looks together. A
// paragraph that is bold by its style, or throughout, needs no signs.
func spansMarkdown(spans []span, bold bool) string {
	bold = bold || allBold(spans)
	var out strings.Builder
	for i := 0; i < len(spans); {
		s := spans[i]
		j := i
		var text strings.Builder
		for j < len(spans) && !spans[j].note && !s.note && (spans[j].looks() == s.looks() || strings.TrimSpace(spans[j].text) == "") {
			text.WriteString(spans[j].text)
			j++
		}
		if s.note {
			out.WriteString(s.text)
			i++
			continue
		}
		signs := ""
		if s.bold && !bold {
			signs = "**"
		}
		if s.italic && signs == "" {
			signs = "*"
		}
		written := escapeMarkdown(text.String())
		if signs != "" {
			written = wrap(written, signs)
		}
		out.WriteString(written)
		i = j
	}
	return out.String()
}

func (s span) looks() [2]bool { return [2]bool{s.bold, s.italic} }

var markdownSigns = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`)

func escapeMarkdown(s string) string { return markdownSigns.Replace(s) }
