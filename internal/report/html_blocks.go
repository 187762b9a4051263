package report

import "fmt"

func (w *htmlWriter) blocks(list []Block) {
	for _, b := range list {
		w.blockOf(b)
		w.raw("\n")
	}
}

func (w *htmlWriter) blockOf(b Block) {
	switch b := b.(type) {
	case Heading:
		w.wrapped(fmt.Sprintf("h%d", b.Level+1), b.Text, "id", b.ID)
	case Paragraph:
		w.wrapped("p", b.Text, "lang", string(b.Lang), "dir", direction(plain(b.Text)))
	case List:
		w.list(b)
	case Flow:
		w.flow(b)
	case Quotation:
		w.quotation(b)
	case Terms:
		w.terms(b)
	case Entry:
		w.entry(b)
	case Agreement:
		w.agreement(b)
	case Ranking:
		w.ranking(b)
	case Picture:
		w.picture(b)
	case Table:
		w.table(b)
	}
}

func (w *htmlWriter) list(l List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.open(tag, "class", "list", "lang", string(l.Lang))
	for _, item := range l.Items {
		w.wrapped("li", item, "dir", direction(plain(item)))
	}
	w.close(tag)
}

// flow sets text between two margins; figures take turns left and right.
func (w *htmlWriter) flow(f Flow) {
	w.raw(`<div class="flow wide">`)
	w.margin(f.Figures, 0, "side")
	w.raw(`<div class="text">`)
	w.blocks(f.Text)
	w.raw(`</div>`)
	w.margin(f.Figures, 1, "out")
	w.raw("</div>")
}

func (w *htmlWriter) margin(figures []Fact, first int, class string) {
	if len(figures) <= first {
		return
	}
	w.open("div", "class", "margin "+class, "role", "note")
	for i := first; i < len(figures); i += 2 {
		w.raw(`<p class="figure"><b>`)
		w.value(figures[i])
		w.raw(`</b>`)
		w.inlines(figures[i].Label)
		w.raw(`</p>`)
	}
	w.raw("</div>")
}

func (w *htmlWriter) quotation(q Quotation) {
	w.raw(`<blockquote class="quote">`)
	w.open("p", "lang", string(q.Lang), "dir", "auto")
	w.raw("“")
	w.inlines(q.Text)
	w.raw("”</p><footer>")
	w.text(q.Source)
	if name := w.doc.Labels.Language[q.Lang]; name != "" {
		w.text(", " + name)
	}
	w.raw("</footer></blockquote>")
}

func (w *htmlWriter) terms(t Terms) {
	w.raw(`<dl class="terms">`)
	for _, term := range t.Of {
		w.element("dt", term.Name)
		w.wrapped("dd", term.Value)
	}
	w.raw("</dl>")
}

// entry is a recommendation: number and place in the margin, the text, and
// what was found in the other margin.
func (w *htmlWriter) entry(e Entry) {
	w.open("article", "class", "entry wide", "id", e.ID, "aria-labelledby", e.ID+"-title")
	w.raw(`<div class="aside">`)
	w.element("p", e.Number, "class", "no")
	for _, line := range e.Aside {
		w.element("p", line)
	}
	w.raw(`</div><div class="text">`)
	w.words("h4", e.Title, "id", e.ID+"-title")
	if e.Body.Text != "" {
		w.words("p", e.Body, "class", "body")
	}
	w.parts(e.Parts)
	if len(e.Meta) > 0 {
		w.wrapped("p", e.Meta, "class", "meta")
	}
	for _, q := range e.Quotes {
		w.quotation(q)
	}
	w.raw(`</div><div class="found">`)
	w.found(e)
	w.raw("</div></article>")
}

func (w *htmlWriter) parts(parts []Part) {
	if len(parts) == 0 {
		return
	}
	w.raw(`<ul class="parts">`)
	for _, p := range parts {
		w.raw("<li>")
		w.words("b", Words{runIn(p.Title.Text), p.Title.Lang})
		w.raw(" ")
		w.words("span", p.Body)
		w.raw("</li>")
	}
	w.raw("</ul>")
}

func (w *htmlWriter) found(e Entry) {
	if e.Hidden != "" {
		w.raw("<p>")
		w.withheld(e.Hidden)
		w.raw("</p>")
	}
	if len(e.Verdict) > 0 {
		w.wrapped("p", e.Verdict, "class", "verdict")
	}
	for _, line := range e.Figures {
		w.element("p", line)
	}
}
