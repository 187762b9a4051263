package report

import (
	"fmt"
	"slices"
)

func (w *docxWriter) blocks(list []Block) {
	for i, b := range list {
		if p, ok := b.(Paragraph); ok && i+1 < len(list) {
			_, introduces := list[i+1].(List)
			w.para(paragraph{style: "BodyText", lang: p.Lang, keepNext: introduces}, p.Text)
			continue
		}
		w.block(b)
	}
}

func (w *docxWriter) block(b Block) {
	switch b := b.(type) {
	case Heading:
		w.para(paragraph{style: fmt.Sprintf("Heading%d", b.Level), mark: b.ID}, b.Text)
	case Paragraph:
		w.para(paragraph{style: "BodyText", lang: b.Lang}, b.Text)
	case List:
		w.list(b)
	case Flow:
		w.blocks(b.Text)
		for i, f := range b.Figures {
			w.figure(f, i < len(b.Figures)-1)
		}
	case Quotation:
		w.quotation(b)
	case Terms:
		for _, t := range b.Of {
			w.para(paragraph{style: "Definition"}, append([]Inline{Strong{say(runIn(t.Name))}, Words{Text: " "}}, t.Value...))
		}
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

func (w *docxWriter) list(l List) {
	p := paragraph{style: "ListBullet", number: bulletList, lang: l.Lang}
	if l.Ordered {
		w.ordered++
		p.style, p.number = "ListNumber", bulletList+w.ordered
	}
	for i, item := range l.Items { // neither the first nor the last stands alone
		p.keepNext = len(l.Items) > 1 && (i == 0 || i == len(l.Items)-2)
		w.para(p, item)
	}
}

// figure is a number of the margin, set as a line of its own.
func (w *docxWriter) figure(f Fact, keep bool) {
	if f.Withheld {
		w.withheld(f.Value, "KeyFigure")
		return
	}
	w.WriteString(`<w:p>` + paragraph{style: "KeyFigure", keepNext: keep}.properties(startsRightToLeft(f.Value)))
	w.words(Words{Text: f.Value}, runStyle{style: "FigureValue"})
	w.runs(append(say("  "), f.Label...), runStyle{})
	w.WriteString(`</w:p>`)
}

// quotation stays on one page with its source.
func (w *docxWriter) quotation(q Quotation) {
	text := append(append(say("“"), q.Text...), Words{Text: "”"})
	w.para(paragraph{style: "Quote", keepNext: true, lang: q.Lang}, text)
	source := q.Source
	if name := w.doc.Labels.Language[q.Lang]; name != "" {
		source += ", " + name
	}
	w.para(paragraph{style: "QuoteSource"}, say(source))
}

// entry is a recommendation: title, text, what was found, words quoted. Its
// pieces stay together as far as a page holds them.
func (w *docxWriter) entry(e Entry) {
	w.para(paragraph{style: "Heading3", mark: e.ID}, []Inline{Words{Text: e.Number + "  "}, e.Title})
	found := e.found()
	more := len(found) > 0 || len(e.Meta) > 0
	if e.Body.Text != "" {
		w.para(paragraph{style: "BodyText", keepNext: more || len(e.Parts) > 0}, []Inline{e.Body})
	}
	for i, p := range e.Parts {
		text := []Inline{Strong{[]Inline{Words{runIn(p.Title.Text), p.Title.Lang}}}, Words{Text: " "}, p.Body}
		w.para(paragraph{style: "ListBullet", number: bulletList, keepNext: more && i == len(e.Parts)-1}, text)
	}
	if e.Hidden != "" {
		w.withheld(e.Hidden, "Verdict")
	}
	if len(found) > 0 {
		w.para(paragraph{style: "Verdict", keepNext: len(e.Meta) > 0}, found)
	}
	if len(e.Meta) > 0 {
		w.para(paragraph{style: "Meta"}, e.Meta)
	}
	for _, q := range e.Quotes {
		w.quotation(q)
	}
}

// found is what was found about a recommendation, as one sentence.
func (e Entry) found() []Inline {
	var parts [][]Inline
	if len(e.Verdict) > 0 {
		parts = append(parts, e.Verdict)
	}
	for _, line := range slices.Concat(e.Figures, e.Aside) {
		parts = append(parts, say(line))
	}
	if len(parts) == 0 {
		return nil
	}
	return append(separated("; ", parts...), Words{Text: "."})
}
