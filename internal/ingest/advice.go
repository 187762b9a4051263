package ingest

import "slices"

// adviser reads the part of a theme that holds its recommendations, block by
// block.
type adviser struct {
	*reading
	blocks  []block
	level   mark   // the numbering of the recommendations; the others are below
	outer   mark   // that of the sections, where items open them
	section string // key of the section that is open
	cur     *Recommendation
	mark    mark // the sign of cur; unmarked for a titled paragraph
	sub     *SubPoint
	subMark mark
	lead    int  // how many paragraphs are announced
	subs    bool // titled paragraphs are now sub-points
	preface []block

	list     []Recommendation
	sections []Section
	context  []block // what belongs to none of them
}

// advise reads recommendations into a theme.
func (r *reading) advise(t *Theme, blocks []block) {
	a := &adviser{reading: r, blocks: blocks}
	a.read()
	t.Recommendations, t.Sections = a.list, a.sections
	t.Context = paragraphs(t.Context, r.markdown(a.context))
	for i := range t.Recommendations {
		r.fit(t, &t.Recommendations[i])
	}
}

func (a *adviser) read() {
	for i, b := range a.blocks {
		switch b.form {
		case heading:
			a.head(i, b)
		case item:
			a.item(i, b)
		default:
			a.prose(i, b)
		}
	}
	a.close()
	a.flush()
}

// head opens a section, or a recommendation whose text is prose alone.
func (a *adviser) head(i int, b block) {
	a.close()
	a.flush()
	content := a.content(i, func(n block) bool { return n.form == heading })
	if recommends(content) || slices.ContainsFunc(content, func(n block) bool { return n.form == item }) {
		a.open(titled(b.text), mark{})
		return
	}
	a.section = ""
	a.begin(titled(b.text), "", b)
	a.mark = mark{style: arabic}
}

// content lists the blocks after i up to one where it ends.
func (a *adviser) content(i int, ends func(block) bool) []block {
	rest := a.blocks[i+1:]
	if n := slices.IndexFunc(rest, ends); n >= 0 {
		return rest[:n]
	}
	return rest
}

func (a *adviser) open(title string, by mark) {
	key := sectionKey(title, a.sections)
	a.sections = append(a.sections, Section{key, title})
	a.section, a.level, a.outer = key, mark{}, by
}

// item reads a list item: a recommendation at the outer level, a sub-point
// below it, a section where it is a title over titled paragraphs.
func (a *adviser) item(i int, b block) {
	if a.below(b) {
		a.point(b)
		return
	}
	if content, ok := a.sectionAt(i, b); ok {
		a.close()
		a.flush()
		a.open(titled(b.text), b.mark)
		a.orphans(b, content)
		return
	}
	a.close()
	a.flush()
	if a.ofSections(b.mark) {
		a.section, a.outer = "", mark{}
	}
	a.start(b)
	if a.level.style == unmarked {
		a.level = b.mark
	}
	a.level.number = b.mark.number
}

// below reports whether an item belongs under the open recommendation.
func (a *adviser) below(b block) bool {
	switch {
	case a.cur == nil || a.ofSections(b.mark):
		return false
	case b.depth > 0, a.mark.style == unmarked: // a list under a titled paragraph
		return true
	}
	return a.level.style != unmarked && !b.mark.kin(a.level) && !b.mark.after(a.level)
}

// ofSections reports whether a sign belongs to the numbering of the sections.
func (a *adviser) ofSections(m mark) bool {
	if a.outer.style == unmarked || a.level.style != unmarked && m.kin(a.level) {
		return false
	}
	return m.kin(a.outer) || m.after(a.outer)
}

// sectionAt reports whether the item is a bare title with titled paragraphs or
// announced ones below it.
func (a *adviser) sectionAt(i int, b block) ([]block, bool) {
	if b.mark.style == bullet || wordCount(b.text) > 10 || ended(b.text) && !leads(b.text) {
		return nil, false
	}
	content := a.content(i, func(n block) bool {
		return n.form == heading || n.form == item && n.depth == 0 && (n.mark.kin(b.mark) || n.mark.after(b.mark))
	})
	if len(content) == 0 || content[0].form == item {
		return nil, false
	}
	for n, c := range content {
		if opensWithTitle(c) || c.form == paragraph && leads(c.text) && n+1 < len(content) {
			return content, true
		}
	}
	return nil, false
}

// orphans makes a recommendation, titled as the section, of paragraphs that
// stand before the first titled one without announcing it.
func (a *adviser) orphans(b block, content []block) {
	n := slices.IndexFunc(content, func(c block) bool { return opensWithTitle(c) || c.form == item })
	if n <= 0 || slices.ContainsFunc(content[:n], func(c block) bool { return leads(c.text) }) {
		return
	}
	a.start(b)
	a.mark = mark{}
}

// prose reads a paragraph: a title with its text, an announcement, or more of
// what is open.
func (a *adviser) prose(i int, b block) {
	announcesNext := leads(b.text) && i+1 < len(a.blocks) && a.blocks[i+1].form != heading
	switch {
	case a.lead != 0 && !announcesNext:
		a.announced(b)
	case announcesNext:
		a.more(b)
		a.subs = a.cur != nil && a.mark.style != unmarked
		a.announce(i, b)
	case opensWithTitle(b) && (a.cur == nil || a.mark.style == unmarked):
		a.titledParagraph(b)
	case opensWithTitle(b) && (a.subs || a.inRun(i)):
		a.point(b)
	default:
		a.more(b)
	}
}

// announce notes that the paragraphs after b are items: the first of them, or
// as many as b says where just so many follow.
func (a *adviser) announce(i int, b block) {
	next := a.content(i, func(n block) bool { return n.form != paragraph })
	a.lead = 0
	if len(next) == 0 {
		return
	}
	a.lead = 1
	if n := announced(b.text); n == len(next) {
		a.lead = n
	}
}

// announced reads a paragraph that was announced, whatever its looks.
func (a *adviser) announced(b block) {
	left := a.lead - 1
	if a.subs {
		a.point(b)
	} else {
		a.titledParagraph(b)
	}
	a.lead = left
}

// inRun reports whether the paragraph stands in a run of titled ones.
func (a *adviser) inRun(i int) bool {
	return i > 0 && opensWithTitle(a.blocks[i-1]) || i+1 < len(a.blocks) && opensWithTitle(a.blocks[i+1])
}

func (a *adviser) titledParagraph(b block) {
	a.close()
	a.flush()
	if title, rest := titleOf(b.text); roleOf(title) == matter {
		a.context = append(a.context, block{text: rest, at: b.at}) // a closing word, no proposal
		return
	}
	b.mark = mark{}
	a.start(b)
}

// start opens a recommendation.
func (a *adviser) start(b block) {
	title, rest := titleOf(b.text)
	a.begin(title, plain(rest), b)
}

func (a *adviser) begin(title, body string, b block) {
	a.cur = &Recommendation{Title: title, Body: body, SubPoints: []SubPoint{}, Section: a.section, Sources: []string{}, Where: b.at}
	a.mark, a.sub, a.subs, a.lead = b.mark, nil, false, 0
	a.sourced(b)
}

// point adds a sub-point to the open recommendation.
func (a *adviser) point(b block) {
	title, rest := titleOf(b.text)
	if title == "" {
		return
	}
	a.cur.SubPoints = append(a.cur.SubPoints, SubPoint{Title: title, Body: plain(rest), Where: b.at})
	a.sub, a.subMark = &a.cur.SubPoints[len(a.cur.SubPoints)-1], b.mark
	a.sourced(b)
}

// more adds a paragraph to what is open, or to what stands before the first.
func (a *adviser) more(b block) {
	switch {
	case a.cur == nil:
		a.preface = append(a.preface, b)
		return
	case a.mark.style == bullet && !b.inside: // a list ends where prose goes on
		a.context = append(a.context, b)
		return
	case a.sub != nil && a.subMark.style != bullet:
		a.sub.Body = paragraphs(a.sub.Body, plain(b.text))
	default:
		a.cur.Body = paragraphs(a.cur.Body, plain(b.text))
	}
	a.sourced(b)
}

// sourced notes the sources that a block cites.
func (a *adviser) sourced(b block) {
	for _, key := range a.keys(b.text) {
		if !slices.Contains(a.cur.Sources, key) {
			a.cur.Sources = append(a.cur.Sources, key)
		}
	}
}

// close ends the open recommendation.
func (a *adviser) close() {
	if a.cur != nil && a.cur.Title != "" {
		a.list = append(a.list, *a.cur)
	}
	a.cur, a.sub, a.subs, a.lead = nil, nil, false, 0
}

// flush moves what stood before a recommendation to the context, without the
// sentence that only announces it.
func (a *adviser) flush() {
	for i, b := range a.preface {
		if b.text = withoutLead(b.text); b.text == "" {
			continue
		}
		if i == 0 && a.section != "" {
			b.text = "**" + a.sections[len(a.sections)-1].Title + ".** " + b.text
		}
		a.context = append(a.context, b)
	}
	a.preface = nil
}
