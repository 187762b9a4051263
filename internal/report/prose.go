package report

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"parley/internal/consult"
)

// cite turns the key of a source into an inline.
type cite func(key string) []Inline

// prose reads an organiser's Markdown into paragraphs and lists. Headings
// become paragraphs that stand out; raw HTML and code are text like any other;
// [^key] cites a source; images leave their description.
func prose(source string, lang consult.Lang, note cite) []Block {
	return proseWith(source, proseReader{lang: lang, note: note})
}

func proseWith(source string, reader proseReader) []Block {
	reader.source = []byte(cleanLines(source))
	root := goldmark.DefaultParser().Parse(text.NewReader(reader.source))
	return reader.blocks(root)
}

type proseReader struct {
	source []byte
	lang   consult.Lang
	note   cite
	refer  func(text string) []Inline // resolves references to figures; nil where there are none
	depth  int                        // of emphasis within emphasis
}

// deepest is how far emphasis may nest; below it the marks are dropped.
const deepest = 4

func (p proseReader) blocks(parent ast.Node) []Block {
	var out []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			out = append(out, Paragraph{[]Inline{Strong{p.inlines(n)}}, p.lang})
		case *ast.Paragraph, *ast.TextBlock:
			out = append(out, Paragraph{p.inlines(n), p.lang})
		case *ast.List:
			out = append(out, p.list(n))
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			out = append(out, Paragraph{p.lines(n), p.lang})
		case *ast.Blockquote:
			out = append(out, p.blocks(n)...)
		}
	}
	return out
}

// list flattens what an item holds into one run of text.
func (p proseReader) list(n *ast.List) List {
	list := List{Ordered: n.IsOrdered(), Lang: p.lang}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var run []Inline
		for _, b := range p.blocks(item) {
			if len(run) > 0 {
				run = append(run, Words{Text: " "})
			}
			run = append(run, runOf(b)...)
		}
		list.Items = append(list.Items, run)
	}
	return list
}

func runOf(b Block) []Inline {
	switch b := b.(type) {
	case Paragraph:
		return b.Text
	case List:
		var run []Inline
		for i, item := range b.Items {
			if i > 0 {
				run = append(run, Words{Text: "; "})
			}
			run = append(run, item...)
		}
		return run
	}
	return nil
}

// lines is a block whose text is taken as it stands.
func (p proseReader) lines(n ast.Node) []Inline {
	var all strings.Builder
	for _, segment := range n.Lines().Sliced(0, n.Lines().Len()) {
		all.Write(segment.Value(p.source))
		all.WriteByte(' ')
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		all.Write(h.ClosureLine.Value(p.source))
	}
	return say(clean(all.String()))
}

func (p proseReader) inlines(parent ast.Node) []Inline {
	var out []Inline
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = append(out, p.inline(n)...)
	}
	return p.cited(p.referred(joined(out)))
}

// referred replaces the references in words by their figures.
func (p proseReader) referred(list []Inline) []Inline {
	if p.refer == nil {
		return list
	}
	var out []Inline
	for _, in := range list {
		if w, ok := in.(Words); ok {
			out = append(out, p.refer(w.Text)...)
		} else {
			out = append(out, in)
		}
	}
	return out
}

func (p proseReader) inline(n ast.Node) []Inline {
	switch n := n.(type) {
	case *ast.Text:
		s := string(n.Segment.Value(p.source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			s += " "
		}
		return say(unescaped(s))
	case *ast.String:
		return say(string(n.Value))
	case *ast.Emphasis:
		return p.emphasis(n)
	case *ast.Link:
		return linked(string(n.Destination), p.inlines(n))
	case *ast.AutoLink:
		return linked(string(n.URL(p.source)), say(string(n.Label(p.source))))
	case *ast.RawHTML:
		var raw strings.Builder
		for _, segment := range n.Segments.Sliced(0, n.Segments.Len()) {
			raw.Write(segment.Value(p.source))
		}
		return say(raw.String())
	}
	return p.inlines(n) // code and images keep their words
}

func (p proseReader) emphasis(n *ast.Emphasis) []Inline {
	p.depth++
	of := p.inlines(n)
	switch {
	case p.depth > deepest:
		return of
	case n.Level >= 2:
		return []Inline{Strong{of}}
	}
	return []Inline{Emphasis{of}}
}

// linked makes a link to a place on the web, or leaves the words alone.
func linked(address string, of []Inline) []Inline {
	u, err := url.Parse(clean(address))
	if err != nil || !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) {
		return of
	}
	return []Inline{Link{u.String(), of}}
}

var escape = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)

// unescaped removes the backslashes by which Markdown protects a sign.
func unescaped(s string) string { return escape.ReplaceAllString(s, "$1") }

// joined puts neighbouring words together: the parser splits them at brackets.
func joined(list []Inline) []Inline {
	var out []Inline
	for _, in := range list {
		w, ok := in.(Words)
		if ok && len(out) > 0 {
			if last, ok := out[len(out)-1].(Words); ok {
				out[len(out)-1] = Words{Text: last.Text + w.Text}
				continue
			}
		}
		out = append(out, in)
	}
	return out
}

var citation = regexp.MustCompile(`\[\^([^\]\s]+)\]`)

// cited replaces [^key] in words by what the note function makes of it.
func (p proseReader) cited(list []Inline) []Inline {
	var out []Inline
	for _, in := range list {
		w, ok := in.(Words)
		if !ok {
			out = append(out, in)
			continue
		}
		rest := 0
		for _, at := range citation.FindAllStringSubmatchIndex(w.Text, -1) {
			out = append(out, say(w.Text[rest:at[0]])...)
			out = append(out, p.note(w.Text[at[2]:at[3]])...)
			rest = at[1]
		}
		out = append(out, say(w.Text[rest:])...)
	}
	return out
}
