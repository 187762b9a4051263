package pdf

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// tree writes the elements and what connects them with the pages.
type tree struct {
	*update
	canvas *Canvas
	notes  []*Element // elements with an id
	root   int
}

// write writes all elements and returns the number of the tree's root.
func (t *tree) write(document *Element) int {
	t.root = t.next()
	parents := t.next()
	t.number(document)
	t.element(document, t.root)
	t.objects[parents] = t.parents()
	t.objects[t.root] = fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d%s>>",
		document.object, parents, len(t.canvas.marks)+len(t.canvas.links), t.ids())
	return t.root
}

// number gives objects to elements that hold something.
func (t *tree) number(e *Element) {
	e.object = t.next()
	for _, k := range e.kids {
		if k.element != nil && !k.element.hollow() {
			t.number(k.element)
		}
	}
}

func (t *tree) element(e *Element, parent int) {
	var out strings.Builder
	fmt.Fprintf(&out, "<</Type /StructElem /S /%s /P %d 0 R", e.Kind, parent)
	for _, entry := range []struct{ key, text string }{{"Alt", e.Alt}, {"Lang", e.Lang}, {"ID", e.ID}} {
		if entry.text != "" {
			fmt.Fprintf(&out, " /%s %s", entry.key, textString(entry.text))
		}
	}
	if e.ID != "" {
		t.notes = append(t.notes, e)
	}
	out.WriteString(e.attributes())
	out.WriteString(" /K [")
	for _, k := range e.kids {
		switch {
		case k.element != nil && k.element.object > 0:
			t.element(k.element, e.object)
			fmt.Fprintf(&out, "%d 0 R ", k.element.object)
		case k.link != nil:
			fmt.Fprintf(&out, "<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>> ", k.link.object, pageObject(k.link.page))
		case k.element == nil:
			fmt.Fprintf(&out, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pageObject(k.page), k.mark)
		}
	}
	t.objects[e.object] = out.String() + "]>>"
}

// attributes are what tables, lists and figures say about themselves.
func (e *Element) attributes() string {
	switch {
	case e.Scope != "":
		return " /A <</O /Table /Scope /" + e.Scope + ">>"
	case e.Columns > 1:
		return fmt.Sprintf(" /A <</O /Table /ColSpan %d>>", e.Columns)
	case e.Numbered:
		return " /A <</O /List /ListNumbering /Decimal>>"
	case e.box != nil:
		return fmt.Sprintf(" /A <</O /Layout /Placement /Block /BBox [%.2f %.2f %.2f %.2f]>>", e.box[0], e.box[1], e.box[2], e.box[3])
	}
	return ""
}

// parents leads from the marks of a page, and from links, to their elements.
func (t *tree) parents() string {
	var out strings.Builder
	out.WriteString("<</Nums [")
	for page, marks := range t.canvas.marks {
		fmt.Fprintf(&out, "%d [", page)
		for _, e := range marks {
			fmt.Fprintf(&out, "%d 0 R ", e.object)
		}
		out.WriteString("]\n")
	}
	for i, l := range t.canvas.links {
		fmt.Fprintf(&out, "%d %d 0 R\n", len(t.canvas.marks)+i, l.element.object)
	}
	return out.String() + "]>>"
}

// ids leads from names to the elements that have one.
func (t *tree) ids() string {
	if len(t.notes) == 0 {
		return ""
	}
	slices.SortFunc(t.notes, func(a, b *Element) int { return cmp.Compare(textString(a.ID), textString(b.ID)) })
	var out strings.Builder
	fmt.Fprintf(&out, " /IDTree <</Kids [<</Limits [%s %s] /Names [", textString(t.notes[0].ID), textString(t.notes[len(t.notes)-1].ID))
	for _, e := range t.notes {
		fmt.Fprintf(&out, "%s %d 0 R ", textString(e.ID), e.object)
	}
	return out.String() + "]>>]>>"
}

// links writes the annotations. One whose goal is missing leads nowhere.
func (t *tree) links(places map[string]Place) {
	for i, l := range t.canvas.links {
		goal := ""
		if p, ok := places[l.to]; ok && l.to != "" {
			goal = "/Dest " + destination(p)
		}
		if l.url != "" {
			goal = "/A <</S /URI /URI " + byteString(l.url) + ">>"
		}
		t.objects[l.object] = fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d /Contents %s %s>>",
			l.rect[0], l.rect[1], l.rect[2], l.rect[3], len(t.canvas.marks)+i, textString(l.says), goal)
	}
}

// byteString writes bytes as they are.
func byteString(text string) string { return fmt.Sprintf("<%X>", text) }

// pages adds to each page its links and its key in the tree of parents.
func (t *tree) pages() {
	annotations := make([]string, len(t.canvas.marks))
	for _, l := range t.canvas.links {
		annotations[l.page] += fmt.Sprintf("%d 0 R ", l.object)
	}
	for page := range t.canvas.marks {
		n := pageObject(page)
		t.objects[n] = t.dictionary(n) + fmt.Sprintf("/StructParents %d\n/Tabs /S\n/Annots [%s]>>", page, annotations[page])
	}
}
