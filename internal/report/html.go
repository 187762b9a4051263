package report

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"

	"parley/internal/consult"
	"parley/internal/report/chart"
)

//go:embed report.css
var stylesheet string

//go:embed fonts/source-serif-4-latin-opsz-normal.woff2
var serif []byte

//go:embed fonts/source-serif-4-latin-wght-italic.woff2
var serifItalic []byte

//go:embed fonts/inter-latin-wght-normal.woff2
var sans []byte

// HTML writes the report as one page that needs nothing from the network:
// styles, typefaces and charts are inside. It has no script. It prints on A4
// and follows the reader's light or dark scheme.
func HTML(r consult.Results, lang consult.Lang) ([]byte, error) {
	return []byte(setHTML(Build(r, lang))), nil
}

// setHTML sets a document as a page that leads to those in other languages,
// which stand beside it under the names of their languages.
func setHTML(d Document, others ...consult.Lang) string {
	w := &htmlWriter{doc: d, others: others}
	w.raw("<!doctype html>\n")
	w.open("html", "lang", string(d.Lang))
	w.raw("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
	w.element("title", d.Title.Text+" · "+d.Kicker)
	w.raw("<style>" + fontFaces() + stylesheet + "</style></head>\n<body>")
	w.header()
	w.contents()
	w.open("main", "id", "report")
	for _, s := range d.Sections {
		w.section(s)
	}
	w.close("main")
	w.footer()
	w.raw("</body></html>\n")
	return w.String()
}

// fontFaces embeds the typefaces (SIL Open Font License, see fonts/).
func fontFaces() string {
	face := func(family, style, weight string, font []byte) string {
		return fmt.Sprintf(`@font-face{font-family:"%s";font-style:%s;font-weight:%s;font-display:swap;src:url(data:font/woff2;base64,%s)format("woff2")}`,
			family, style, weight, base64.StdEncoding.EncodeToString(font)) + "\n"
	}
	return face("Source Serif 4", "normal", "200 900", serif) +
		face("Source Serif 4", "italic", "200 900", serifItalic) + face("Inter", "normal", "100 900", sans)
}

// htmlWriter writes elements; every text and attribute goes through escaping.
type htmlWriter struct {
	strings.Builder
	doc    Document
	others []consult.Lang
}

func (w *htmlWriter) raw(markup string) { w.WriteString(markup) }

func (w *htmlWriter) text(s string) { w.WriteString(html.EscapeString(s)) }

// open begins an element; attributes are pairs of name and value, and those
// with an empty value are left out.
func (w *htmlWriter) open(tag string, attributes ...string) {
	w.raw("<" + tag)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.raw(" " + attributes[i] + `="` + html.EscapeString(attributes[i+1]) + `"`)
		}
	}
	w.raw(">")
}

func (w *htmlWriter) close(tag string) { w.raw("</" + tag + ">") }

// element is an element with text only.
func (w *htmlWriter) element(tag, text string, attributes ...string) {
	w.open(tag, attributes...)
	w.text(text)
	w.close(tag)
}

// wrapped is an element with inlines.
func (w *htmlWriter) wrapped(tag string, of []Inline, attributes ...string) {
	w.open(tag, attributes...)
	w.inlines(of)
	w.close(tag)
}

// words is an element with a text that may be in another language or script.
func (w *htmlWriter) words(tag string, text Words, attributes ...string) {
	w.element(tag, text.Text, append(attributes, "lang", string(text.Lang), "dir", direction(text.Text))...)
}

// direction lets the browser find the direction of a text that has any
// right-to-left letter.
func direction(text string) string {
	if strings.ContainsFunc(text, rightToLeft) {
		return "auto"
	}
	return ""
}

func (w *htmlWriter) inlines(list []Inline) {
	for _, in := range list {
		w.inline(in)
	}
}

func (w *htmlWriter) inline(in Inline) {
	switch in := in.(type) {
	case Words:
		if in.Lang == "" && direction(in.Text) == "" {
			w.text(in.Text)
			return
		}
		w.words("bdi", in)
	case Strong:
		w.wrapped("b", in.Of)
	case Emphasis:
		w.wrapped("em", in.Of)
	case Link:
		w.wrapped("a", in.Of, "href", in.URL, "rel", "noreferrer")
	case Jump:
		w.wrapped("a", in.Of, "href", "#"+in.To)
	case NoteRef:
		w.noteRef(in)
	}
}

func (w *htmlWriter) noteRef(n NoteRef) {
	w.raw("<sup>")
	id := ""
	if n.First {
		id = fmt.Sprintf("ref-%d", n.Number)
	}
	w.element("a", fmt.Sprint(n.Number), "href", fmt.Sprintf("#note-%d", n.Number), "id", id,
		"aria-label", fmt.Sprintf("%s %d", w.doc.Labels.Note, n.Number))
	w.raw("</sup>")
}

// header is the cover.
func (w *htmlWriter) header() {
	d := w.doc
	w.raw(`<header class="paper cover">`)
	w.raw(`<div class="running wide">`)
	w.element("p", d.Kicker)
	for _, lang := range w.others {
		w.element("a", tongues[lang], "href", string(lang), "lang", string(lang), "hreflang", string(lang), "rel", "alternate")
	}
	w.raw("</div>")
	w.words("h1", d.Title)
	w.raw(`<p class="byline">`)
	for _, line := range d.Byline {
		w.words("span", line)
	}
	w.raw(`</p><dl class="facts wide">`)
	for _, f := range d.Facts {
		w.raw("<div>")
		w.wrapped("dt", f.Label)
		w.raw("<dd>")
		w.value(f)
		w.raw("</dd></div>")
	}
	w.raw(`</dl><div class="notice" role="note">`)
	w.element("h2", d.Notice.Title)
	w.wrapped("p", d.Notice.Text)
	w.raw("</div></header>\n")
}

// tongues are the languages by their own names.
var tongues = map[consult.Lang]string{consult.English: "English", consult.Spanish: "Español"}

// value is a number, or the hatch that stands for it.
func (w *htmlWriter) value(f Fact) {
	if f.Withheld {
		w.withheld(f.Value)
		return
	}
	w.text(f.Value)
}

func (w *htmlWriter) withheld(reason string) {
	w.raw(`<span class="withheld">` + chart.Withheld().SVG())
	w.element("span", reason)
	w.raw("</span>")
}

func (w *htmlWriter) contents() {
	w.open("nav", "class", "paper contents", "aria-labelledby", "contents")
	w.element("h2", w.doc.Contents, "id", "contents")
	w.raw("<ol>")
	for _, s := range w.doc.Sections {
		w.raw("<li>")
		w.element("span", s.Number, "class", "no")
		w.words("a", s.Title, "href", "#"+s.ID)
		w.raw("</li>")
	}
	w.raw("</ol></nav>\n")
}

func (w *htmlWriter) section(s Section) {
	w.open("section", "class", "paper", "id", s.ID, "aria-labelledby", s.ID+"-title")
	if s.Number != "" {
		w.element("p", s.Number, "class", "theme-no side", "aria-hidden", "true")
	}
	w.raw(`<div class="theme-title">`)
	w.words("h2", s.Title, "id", s.ID+"-title")
	if len(s.Lead) > 0 {
		w.wrapped("p", s.Lead)
	}
	w.raw("</div>\n")
	w.blocks(s.Blocks)
	w.notes(s.Notes)
	w.raw("</section>\n")
}

func (w *htmlWriter) notes(notes []Note) {
	if len(notes) == 0 {
		return
	}
	w.raw(`<ol class="notes">`)
	for _, n := range notes {
		w.open("li", "id", fmt.Sprintf("note-%d", n.Number))
		w.element("a", fmt.Sprintf("%d.", n.Number), "href", fmt.Sprintf("#ref-%d", n.Number),
			"aria-label", fmt.Sprintf("%s %d", w.doc.Labels.BackTo, n.Number))
		w.wrapped("span", n.Text)
		w.raw("</li>")
	}
	w.raw("</ol>")
}

func (w *htmlWriter) footer() {
	w.raw(`<footer class="paper"><p class="running wide">`)
	w.words("span", w.doc.Title)
	w.element("span", w.doc.Kicker)
	w.raw("</p></footer>")
}
