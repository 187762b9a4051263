package ingest

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"parley/internal/consult"
)

// reading turns the blocks of a document into a draft.
type reading struct {
	*document
	notesOf notesByMark
}

// settle applies the rules to a document.
func settle(d *document, file string) (Draft, error) {
	d.blocks = slices.DeleteFunc(d.blocks, func(b block) bool { return wordless(titled(b.text)) })
	if len(d.blocks) == 0 {
		return Draft{}, consult.Errorf(consult.CodeInvalid, "there is no text in this file; choose one with text in it")
	}
	if len(d.blocks) > maxBlocks {
		return Draft{}, tooLong()
	}
	r := &reading{d, keysOf(d.notes)}
	out := Draft{
		Format: d.format, Unit: d.unit, Lang: language(d.blocks), Title: d.title,
		Position: Position{Points: []Point{}}, Themes: []Theme{}, Principles: []Recommendation{},
	}
	if out.Title == "" {
		out.Title, d.blocks = r.takeTitle()
	}
	if out.Title == "" {
		out.Title = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	out.Title = shorten(clean(out.Title), consult.MaxTitle)
	r.fill(&out, outlineOf(d.blocks))
	out.Sources = r.sources()
	r.bound(&out)
	r.inOrder(&out)
	return out, nil
}

// wordless reports a text without a letter or a digit.
func wordless(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// takeTitle takes the title from the beginning: a heading, or one short line.
func (r *reading) takeTitle() (string, []block) {
	if len(r.blocks) == 1 {
		return "", r.blocks
	}
	first := r.blocks[0]
	title := titled(first.text)
	others := slices.ContainsFunc(r.blocks[1:], func(b block) bool { return b.form == heading })
	switch {
	case first.form == heading && roleOf(title) == unknown && (first.rank == 1 && !first.guessed || first.mark.style == unmarked && others):
	case first.form == paragraph && first.single && looksLikeHeading(first) && !leads(first.text):
	default:
		return "", r.blocks
	}
	if first.form == heading && r.hasSiblings(first) && r.blocks[1].form != heading {
		return title, r.blocks // it is a theme as well
	}
	return title, r.blocks[1:]
}

// hasSiblings reports whether other headings share the rank of the first and
// something that could be a theme stands below it.
func (r *reading) hasSiblings(first block) bool {
	all := cut(r.blocks, first.rank)
	return len(all) > 2 && all[2].head.rank == first.rank && recommends(all[1].body)
}

// fill writes the outline into the draft.
func (r *reading) fill(out *Draft, o outline) {
	known := findLabels(o.themes)
	r.front(out, o.front)
	for _, s := range o.themes {
		t := r.theme(s, known)
		if o.loose {
			t.Title, t.Where = out.Title, r.blocks[0].at
			r.warn(WarnNoThemes, 0, "no headings were found; everything stands in one theme, divide it")
		}
		out.Themes = append(out.Themes, t)
	}
	for _, s := range o.after {
		r.behind(out, s)
	}
	for _, t := range out.Themes {
		if out.Position.Title == "" {
			out.Position.Title = t.PositionOf
		}
	}
}

// front reads what stands before the themes: an introduction, and perhaps a
// numbered plan, which is the reference position.
func (r *reading) front(out *Draft, blocks []block) {
	blocks = r.takePlan(out, blocks)
	var kept []block
	in := unknown
	for _, b := range blocks {
		if b.form == heading {
			in = roleOf(b.text)
			continue
		}
		switch {
		case in == sources:
			r.notesOf.add(b)
		case in != matter && (wordCount(b.text) > 30 || b.form == item || ended(b.text)):
			kept = append(kept, b)
		}
	}
	out.Introduction = r.markdown(kept)
}

// takePlan takes three or more headings that count from one, each over short
// text, for the points of the reference position.
func (r *reading) takePlan(out *Draft, blocks []block) []block {
	first, count := -1, 0
	for i, b := range blocks {
		if b.form == heading && b.mark.style != unmarked && b.mark.number == count+1 {
			if count == 0 {
				first = i
			}
			count++
		}
	}
	if count < 3 {
		return blocks
	}
	if first > 0 && blocks[first-1].form == heading {
		first--
		out.Position.Title = titled(blocks[first].text)
	}
	end := first
	for i := first; i < len(blocks); i++ {
		b := blocks[i]
		n := len(out.Position.Points)
		switch {
		case b.form == heading && b.mark.style != unmarked && b.mark.number == n+1:
			out.Position.Points = append(out.Position.Points, Point{Number: n + 1, Title: titled(b.text), Where: b.at})
		case b.form == heading && n > 0:
			return slices.Concat(blocks[:first], blocks[i:])
		case n > 0:
			out.Position.Points[n-1].Text = paragraphs(out.Position.Points[n-1].Text, plain(b.text))
		}
		end = i + 1
	}
	return slices.Concat(blocks[:first], blocks[end:])
}

// behind reads a part that is no theme: principles, sources, or nothing that an
// agenda needs.
func (r *reading) behind(out *Draft, s section) {
	its := roleOf(s.head.text)
	switch {
	case its == sources:
		for _, b := range s.body {
			r.notesOf.add(b)
		}
		return
	case its == principles || its == unknown && (recommends(s.body) || announces(s.body)) || its == aRecommendation:
		list := r.principles(s.body)
		if len(list) > 0 && its != principles {
			r.warn(WarnPrinciples, s.head.at, "what stands here was read as principles that belong to no theme")
		}
		out.Principles = append(out.Principles, list...)
		if len(list) > 0 {
			return
		}
	case its == opening:
		out.Introduction = paragraphs(out.Introduction, r.markdown(s.body))
		return
	}
	if len(s.body) > 0 {
		r.warn(WarnLeftOut, s.head.at, "a part of the document that is neither theme nor principle was left out")
	}
}

func announces(body []block) bool {
	for i, b := range body {
		if b.form == paragraph && leads(b.text) && i+1 < len(body) {
			return true
		}
	}
	return false
}

// principles reads recommendations that belong to no theme.
func (r *reading) principles(body []block) []Recommendation {
	before, after := splitLoose(body)
	if n := slices.IndexFunc(body, func(b block) bool { return b.form == paragraph && leads(b.text) }); n >= 0 && n < len(before) {
		after = body[n:]
	}
	var t Theme
	r.advise(&t, after)
	for i := range t.Recommendations {
		t.Recommendations[i].Section = ""
	}
	return t.Recommendations
}

// inOrder sorts the warnings by place and makes no list nil.
func (r *reading) inOrder(out *Draft) {
	slices.SortStableFunc(r.warnings, func(a, b Warning) int { return a.Where - b.Where })
	out.Warnings = r.warnings
	if out.Warnings == nil {
		out.Warnings = []Warning{}
	}
	for i := range out.Themes {
		t := &out.Themes[i]
		if t.Sections == nil {
			t.Sections = []Section{}
		}
		if t.Recommendations == nil {
			t.Recommendations = []Recommendation{}
		}
	}
}
