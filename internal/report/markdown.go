package report

import (
	"fmt"
	"strings"

	"parley/internal/consult"
)

// Markdown writes the report as CommonMark with pipe tables and footnotes, to
// be read as it stands, kept under version control or edited further.
func Markdown(r consult.Results, lang consult.Lang) ([]byte, error) {
	return []byte(setMarkdown(Build(r, lang))), nil
}

// setMarkdown sets a document as Markdown.
func setMarkdown(d Document) string {
	w := &markdownWriter{doc: d}
	w.line("# " + escapeMarkdown(d.Title.Text))
	w.line("*" + escapeMarkdown(d.Kicker) + "*")
	for _, by := range d.Byline {
		w.line(escapeMarkdown(by.Text) + "  ")
	}
	w.facts(d.Facts)
	w.line("> **" + escapeMarkdown(d.Notice.Title) + ".** " + w.inlines(d.Notice.Text))
	for _, s := range d.Sections {
		w.section(s)
	}
	return w.String()
}

// markdownWriter writes blocks, each followed by an empty line.
type markdownWriter struct {
	strings.Builder
	doc Document
}

func (w *markdownWriter) line(s string) { w.WriteString(s + "\n\n") }

func (w *markdownWriter) facts(list []Fact) {
	var lines []string
	for _, f := range list {
		lines = append(lines, fmt.Sprintf("- **%s** %s", value(f), w.inlines(f.Label)))
	}
	if len(lines) > 0 {
		w.line(strings.Join(lines, "\n"))
	}
}

// value is a number; one that is withheld keeps the sign of a hatch.
func value(f Fact) string {
	if f.Withheld {
		return withheldMarkdown(f.Value)
	}
	return escapeMarkdown(f.Value)
}

func withheldMarkdown(reason string) string { return "▨ " + escapeMarkdown(reason) }

func (w *markdownWriter) section(s Section) {
	title := escapeMarkdown(s.Title.Text)
	if s.Number != "" {
		title = s.Number + `\. ` + title
	}
	w.line("## " + title)
	if len(s.Lead) > 0 {
		w.line("*" + w.inlines(s.Lead) + "*")
	}
	w.blocks(s.Blocks)
	for _, n := range s.Notes {
		w.line(fmt.Sprintf("[^%d]: %s", n.Number, w.inlines(n.Text)))
	}
}

func (w *markdownWriter) blocks(list []Block) {
	for _, b := range list {
		w.blockOf(b)
	}
}

func (w *markdownWriter) blockOf(b Block) {
	switch b := b.(type) {
	case Heading:
		w.line(strings.Repeat("#", b.Level+1) + " " + w.inlines(b.Text))
	case Paragraph:
		w.line(w.inlines(b.Text))
	case List:
		w.list(b)
	case Flow:
		w.blocks(b.Text)
		w.facts(b.Figures)
	case Quotation:
		w.quotation(b)
	case Terms:
		for _, t := range b.Of {
			w.line("**" + escapeMarkdown(t.Name) + "** " + w.inlines(t.Value))
		}
	case Entry:
		w.entry(b)
	case Agreement:
		w.agreement(b)
	case Ranking:
		w.ranking(b)
	case Picture:
		w.head(b.Title, b.Caption)
		w.line(escapeMarkdown(b.Alt))
		w.source(b.Source)
	case Table:
		w.table(b)
	}
}

func (w *markdownWriter) list(l List) {
	var lines []string
	for i, item := range l.Items {
		mark := "-"
		if l.Ordered {
			mark = fmt.Sprintf("%d.", i+1)
		}
		lines = append(lines, mark+" "+w.inlines(item))
	}
	w.line(strings.Join(lines, "\n"))
}

func (w *markdownWriter) quotation(q Quotation) {
	source := q.Source
	if name := w.doc.Labels.Language[q.Lang]; name != "" {
		source += ", " + name
	}
	w.line("> “" + w.inlines(q.Text) + "”\n>\n> — " + escapeMarkdown(source))
}

func (w *markdownWriter) entry(e Entry) {
	w.line("#### " + escapeMarkdown(e.Number) + " " + escapeMarkdown(e.Title.Text))
	if e.Body.Text != "" {
		w.line(escapeMarkdown(e.Body.Text))
	}
	var parts []string
	for _, p := range e.Parts {
		parts = append(parts, "- **"+escapeMarkdown(runIn(p.Title.Text))+"** "+escapeMarkdown(p.Body.Text))
	}
	if len(parts) > 0 {
		w.line(strings.Join(parts, "\n"))
	}
	w.line(strings.Join(w.found(e), "; ") + ".")
	if len(e.Meta) > 0 {
		w.line(w.inlines(e.Meta))
	}
	for _, q := range e.Quotes {
		w.quotation(q)
	}
}

// found is what was found about a recommendation, in one line.
func (w *markdownWriter) found(e Entry) []string {
	var found []string
	if len(e.Verdict) > 0 {
		found = append(found, w.inlines(e.Verdict))
	}
	if e.Hidden != "" {
		found = append(found, withheldMarkdown(e.Hidden))
	}
	for _, line := range append(e.Figures, e.Aside...) {
		found = append(found, escapeMarkdown(line))
	}
	return found
}

func (w *markdownWriter) inlines(list []Inline) string {
	var out strings.Builder
	for _, in := range list {
		switch in := in.(type) {
		case Words:
			out.WriteString(escapeMarkdown(in.Text))
		case Strong:
			out.WriteString(marked("**", w.inlines(in.Of)))
		case Emphasis:
			out.WriteString(marked("*", w.inlines(in.Of)))
		case Link:
			out.WriteString("[" + w.inlines(in.Of) + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C").Replace(in.URL) + ">)")
		case Jump:
			out.WriteString(w.inlines(in.Of))
		case NoteRef:
			fmt.Fprintf(&out, "[^%d]", in.Number)
		}
	}
	return out.String()
}

// marked puts marks around text, inside its outer white space: Markdown takes
// no mark that touches a space.
func marked(mark, text string) string {
	core := strings.TrimSpace(text)
	if core == "" {
		return text
	}
	before, after, _ := strings.Cut(text, core)
	return before + mark + core + mark + after
}

// escapeMarkdown makes text plain: every sign that Markdown or HTML could read
// is escaped, nothing can begin a block or, before a link, an image, and line
// breaks become spaces.
func escapeMarkdown(s string) string {
	var out strings.Builder
	start, numbered := true, false // only spaces so far; after them, only digits
	for i, r := range s {
		entity := entities[r]
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			r = ' '
		case strings.ContainsRune("\\`*_{}[]|~>$^", r),
			start && strings.ContainsRune("#+-=:", r),
			numbered && (r == '.' || r == ')') && (i == len(s)-1 || strings.IndexByte(" \t\r\n", s[i+1]) >= 0), // begins a list
			r == '!' && i == len(s)-1:
			out.WriteByte('\\')
		}
		if entity != "" {
			out.WriteString(entity)
		} else {
			out.WriteRune(r)
		}
		numbered = '0' <= r && r <= '9' && (start || numbered)
		start = start && r == ' '
	}
	return out.String()
}

// entities are the signs that HTML would read.
var entities = map[rune]string{'&': "&amp;", '<': "&lt;"}
