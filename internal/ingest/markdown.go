package ingest

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// maxNesting is how deep lists, quotations and emphasis may stand in one
// another.
const maxNesting = 40

var (
	markdownParser = goldmark.New(goldmark.WithExtensions(extension.Footnote, extension.Table)).Parser()
	deepSigns      = regexp.MustCompile(`(?m)^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]+)){20,}`)
	deepBrackets   = regexp.MustCompile("[\\[!]{20,}|[*_~`<]{40,}")
	frontMatter    = regexp.MustCompile(`^---\n((?:[^\n]*\n){1,60}?)---\n`)
	frontTitle     = regexp.MustCompile(`(?m)^title:\s*["']?(.*?)["']?\s*$`)
)

// readMarkdown reads Markdown with footnotes and tables. Raw HTML is left out,
// scripts with all that is inside; links to anything but the web become text.
func readMarkdown(source string) *document {
	source = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(source)
	m := &markdownReader{document: &document{format: "markdown", unit: "line"}}
	if front := frontMatter.FindStringSubmatch(source); front != nil {
		if t := frontTitle.FindStringSubmatch(front[1]); t != nil {
			m.title = clean(t[1])
		}
		source = strings.Repeat("\n", strings.Count(front[0], "\n")) + source[len(front[0]):]
	}
	m.source = []byte(deepBrackets.ReplaceAllString(deepSigns.ReplaceAllString(source, "- "), " "))
	m.lines = newlines(m.source)
	root := markdownParser.Parse(text.NewReader(m.source))
	m.refs = refsOf(root)
	m.blocksOf(root, 0)
	settleMarks(m.blocks)
	return m.document
}

type markdownReader struct {
	*document
	source []byte
	lines  []int          // offsets of line feeds
	refs   map[int]string // marks of footnotes by index
	depth  int            // of the lists around
	skip   bool           // inside a script or style that is left out
}

func newlines(source []byte) []int {
	var at []int
	for i, b := range source {
		if b == '\n' {
			at = append(at, i)
		}
	}
	return at
}

// lineOf is the line on which a node begins, from 1.
func (m *markdownReader) lineOf(n ast.Node) int {
	for n != nil && n.Type() == ast.TypeBlock {
		if l := n.Lines(); l != nil && l.Len() > 0 {
			at, _ := slices.BinarySearch(m.lines, l.At(0).Start)
			return at + 1
		}
		n = n.FirstChild()
	}
	return 1
}

func (m *markdownReader) add(b block) {
	if b.text = safe(clean(b.text)); b.text != "" {
		m.blocks = append(m.blocks, b)
	}
}

// blocksOf reads the blocks inside a node.
func (m *markdownReader) blocksOf(parent ast.Node, nesting int) {
	if nesting > maxNesting {
		return
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		at := m.lineOf(n)
		switch n := n.(type) {
		case *ast.Heading:
			m.heading(m.inlines(n, 0), n.Level, at)
		case *ast.Paragraph, *ast.TextBlock:
			m.paragraph(n, at)
		case *ast.List:
			m.list(n, nesting)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			m.add(block{text: escapeTags(m.raw(n)), at: at})
		case *ast.Blockquote:
			m.blocksOf(n, nesting+1)
		case *ast.HTMLBlock:
			m.warnOnce(WarnMarkup, at, "HTML was left out")
		case *extast.Table:
			m.table(n)
		case *extast.FootnoteList:
			m.footnotes(n, nesting)
		}
	}
}

// heading adds a heading without its number, which [marked] reads.
func (m *markdownReader) heading(text string, rank, at int) {
	b := block{form: heading, rank: rank, text: text, at: at}
	if sign, rest, ok := markedByName(plain(text)); ok && rest != "" {
		b.mark, b.text = sign, rest
	} else if sign, rest, ok := marked(text); ok && sign.style != bullet {
		b.mark, b.text = sign, rest
	}
	m.add(b)
}

// paragraph adds a paragraph; a short one in bold is a heading of low rank, and
// one that opens with "b)" an item, which Markdown does not know.
func (m *markdownReader) paragraph(n ast.Node, at int) {
	text := m.inlines(n, 0)
	b := block{text: text, at: at, single: !strings.Contains(strings.TrimSpace(m.raw(n)), "\n"), inside: m.depth > 0}
	if _, rest, ok := runIn(text); ok && rest == "" && runInBold(text) && m.depth == 0 && looksLikeHeading(b) {
		b.form, b.rank, b.text = heading, rankBold, titled(text)
	} else if sign, rest, ok := marked(text); ok && sign.style != bullet && m.depth == 0 {
		b.form, b.mark, b.text = item, sign, rest
	}
	m.add(b)
}

// list adds the items of a list; what follows the first paragraph of an item
// is inside it.
func (m *markdownReader) list(list *ast.List, nesting int) {
	sign := mark{style: bullet}
	if list.IsOrdered() {
		sign = mark{style: arabic, number: list.Start - 1, end: list.Marker, parts: 1}
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if sign.style == arabic {
			sign.number++
		}
		first := n.FirstChild()
		if first == nil {
			continue
		}
		if _, isText := first.(*ast.TextBlock); isText || first.Kind() == ast.KindParagraph {
			m.add(block{form: item, depth: m.depth, mark: sign, text: m.inlines(first, 0), at: m.lineOf(first), single: true})
			n.RemoveChild(n, first)
		}
		m.depth++
		m.blocksOf(n, nesting+1)
		m.depth--
	}
}

// table leaves a table out.
func (m *markdownReader) table(n *extast.Table) {
	at := 0
	if n.FirstChild() != nil && n.FirstChild().FirstChild() != nil {
		at = m.lineOf(n.FirstChild().FirstChild())
	}
	m.warn(WarnFigure, at, figureGone)
}

func (m *markdownReader) footnotes(list *extast.FootnoteList, nesting int) {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		foot, ok := n.(*extast.Footnote)
		if !ok {
			continue
		}
		inner := &markdownReader{document: &document{}, source: m.source, lines: m.lines, refs: m.refs}
		inner.blocksOf(foot, nesting+1)
		var texts []string
		for _, b := range inner.blocks {
			texts = append(texts, b.text)
		}
		m.notes = append(m.notes, note{m.refs[foot.Index], strings.Join(texts, " "), m.lineOf(foot)})
	}
}

// raw is the source of a block of text.
func (m *markdownReader) raw(n ast.Node) string {
	var out strings.Builder
	for _, l := range n.Lines().Sliced(0, n.Lines().Len()) {
		out.Write(l.Value(m.source))
	}
	return out.String()
}

// inlines writes what stands in a line as Markdown again.
func (m *markdownReader) inlines(parent ast.Node, nesting int) string {
	if nesting > maxNesting {
		return ""
	}
	var out strings.Builder
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			m.text(&out, n)
		case *ast.String:
			out.WriteString(escapeTags(string(n.Value)))
		case *ast.Emphasis:
			out.WriteString(wrap(m.inlines(n, nesting+1), strings.Repeat("*", n.Level)))
		case *ast.CodeSpan:
			out.WriteString(wrap(strings.ReplaceAll(m.inlines(n, nesting+1), "`", ""), "`"))
		case *ast.Link:
			out.WriteString(link(m.inlines(n, nesting+1), string(n.Destination)))
		case *ast.AutoLink:
			out.WriteString("<" + string(n.URL(m.source)) + ">")
		case *ast.RawHTML:
			m.rawHTML(n)
		case *extast.FootnoteLink:
			out.WriteString("[^" + m.refs[n.Index] + "]")
		case *ast.Image:
			m.warn(WarnFigure, m.lineOf(parent), figureGone)
		}
	}
	if nesting == 0 {
		m.skip = false
	}
	return out.String()
}

func (m *markdownReader) text(out *strings.Builder, n *ast.Text) {
	if !m.skip {
		out.WriteString(escapeTags(html.UnescapeString(string(n.Segment.Value(m.source)))))
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		out.WriteByte(' ')
	}
}

// link is a link to the web, or its words.
func link(words, to string) string {
	if !safeURL(to) || strings.ContainsAny(to, " \t\n<>") {
		return words
	}
	return "[" + words + "](" + strings.NewReplacer("(", "%28", ")", "%29").Replace(to) + ")"
}

// rawHTML leaves a tag out, and what stands in a script or style.
func (m *markdownReader) rawHTML(n *ast.RawHTML) {
	tag := strings.ToLower(string(n.Segments.Value(m.source)))
	for _, name := range []string{"script", "style"} {
		if strings.HasPrefix(tag, "<"+name) {
			m.skip = true
		}
		if strings.HasPrefix(tag, "</"+name) {
			m.skip = false
		}
	}
	m.warnOnce(WarnMarkup, m.lineOf(n.Parent()), "HTML was left out")
}

// refsOf lists the marks of the footnotes by their index in the tree.
func refsOf(root ast.Node) map[int]string {
	refs := map[int]string{}
	list, ok := root.LastChild().(*extast.FootnoteList)
	if !ok {
		return refs
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if foot, ok := n.(*extast.Footnote); ok {
			refs[foot.Index] = strings.Join(strings.Fields(clean(string(foot.Ref))), "-")
		}
	}
	return refs
}

// wrap puts a sign around words, not around the space beside them.
func wrap(s, sign string) string {
	inner := strings.TrimSpace(s)
	if inner == "" {
		return s
	}
	at := strings.Index(s, inner)
	return s[:at] + sign + inner + sign + s[at+len(inner):]
}
