package ingest

import "slices"

// section is a heading with everything below it, up to the next heading of its
// rank or of an outer one.
type section struct {
	head block
	body []block
}

// outline is a document in its large parts.
type outline struct {
	front  []block   // before the first theme
	themes []section // in order
	after  []section // parts behind or between the themes that are none
	loose  bool      // no headings were found; one theme holds everything
}

// outlineOf finds the themes. Of the ranks of headings that occur, it takes
// the outermost under which at least two parts make recommendations and most
// of the document stands; where there is none, the one that covers most.
func outlineOf(blocks []block) outline {
	whole := words(blocks)
	best, cover := 0, 0
	for _, rank := range ranks(blocks) {
		good, covered := 0, 0
		all := cut(blocks, rank)
		like := themeLikes(all, rank)
		for i, s := range all {
			if like[i] {
				good, covered = good+1, covered+words(s.body)
			}
		}
		if good >= 2 && 5*covered >= 2*whole {
			best = rank
			break
		}
		if good > 0 && covered > cover {
			best, cover = rank, covered
		}
	}
	if best == 0 {
		return outline{themes: []section{{body: blocks}}, loose: true}
	}
	return divide(blocks, best)
}

// ranks lists the ranks of the headings that occur, the outermost first. The
// rank of a title that stands above all others does not count.
func ranks(blocks []block) []int {
	count := map[int]int{}
	for _, b := range blocks {
		if b.form == heading {
			count[b.rank]++
		}
	}
	var list []int
	for rank := range count {
		list = append(list, rank)
	}
	slices.Sort(list)
	if len(list) > 1 && count[list[0]] == 1 && blocks[0].form == heading && blocks[0].rank == list[0] {
		list = list[1:]
	}
	return list
}

// cut divides blocks at the headings of a rank and of those outside of it.
func cut(blocks []block, rank int) []section {
	all := []section{{}}
	for _, b := range blocks {
		if b.form == heading && b.rank <= rank {
			all = append(all, section{head: b})
			continue
		}
		last := &all[len(all)-1]
		last.body = append(last.body, b)
	}
	return all
}

func words(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += wordCount(b.text)
	}
	return n
}

// themeLikes reports which parts could be themes: they stand under a heading of
// the rank that does not name another part of a paper, and something in them
// can be recommended, or a label says so that repeats from part to part.
func themeLikes(all []section, rank int) []bool {
	var named []section
	for _, s := range all {
		if s.named(rank) {
			named = append(named, s)
		}
	}
	known := findLabels(named)
	like := make([]bool, len(all))
	for i, s := range all {
		like[i] = s.named(rank) && (recommends(s.body) || known.advise(s.body))
	}
	return like
}

// recommends looks for lists, titled paragraphs, a label, or headings with
// text below.
func recommends(body []block) bool {
	items, titles, heads := 0, 0, 0
	for i, b := range body {
		label, _, labelled := labelIn(b)
		switch {
		case labelled && labelRole(label) == aRecommendation:
			return true
		case b.form == item:
			items++
		case b.form == heading && i+1 < len(body) && body[i+1].form != heading:
			heads++
		case b.form == paragraph && runInBold(b.text):
			titles++
		}
	}
	return items >= 2 || titles >= 2 || heads >= 2 || trailingTitles(body) >= 0
}

// divide makes the outline once the rank of the themes is known. Where numbers
// tell themes from other parts, they do so even for a theme that is empty.
func divide(blocks []block, rank int) outline {
	all := cut(blocks, rank)
	like := themeLikes(all, rank)
	numbered := mostlyNumbered(all, like)
	first, last := -1, -1
	for i, s := range all {
		if numbered {
			like[i] = s.named(rank) && s.head.mark.style != unmarked
		} else if s.named(rank) && slices.ContainsFunc(s.body, func(b block) bool { return b.form == item }) {
			like[i] = true // one item is enough beside other themes
		}
		if like[i] && first < 0 {
			first = i
		}
		if like[i] {
			last = i
		}
	}
	var o outline
	for i, s := range all {
		between := i > first && i < last && s.named(rank) && !numbered
		switch {
		case i < first:
			o.front = append(o.front, s.blocks()...)
		case like[i] || between:
			o.themes = append(o.themes, s)
		default:
			o.after = append(o.after, s)
		}
	}
	o.endLast()
	return o
}

// named reports a heading of the rank that names no other part of a paper.
func (s section) named(rank int) bool {
	return s.head.rank == rank && roleOf(s.head.text) == unknown
}

// blocks is the section with its heading in front.
func (s section) blocks() []block {
	if s.head.form != heading {
		return s.body
	}
	return append([]block{s.head}, s.body...)
}

// mostlyNumbered reports whether numbers tell the themes from other headings.
func mostlyNumbered(all []section, like []bool) bool {
	marked, themes := 0, 0
	for i, s := range all {
		if like[i] {
			themes++
			if s.head.mark.style != unmarked {
				marked++
			}
		}
	}
	return marked >= 2 && 2*marked > themes
}

// endLast ends the last theme at a heading whose kind no earlier theme has
// inside, where headings are known by their looks only.
func (o *outline) endLast() {
	if len(o.themes) < 2 {
		return
	}
	found := findLabels(o.themes)
	inside := map[int]bool{}
	for _, t := range o.themes[:len(o.themes)-1] {
		for _, b := range t.body {
			if b.form == heading && found[name(b.text)] == unknown {
				inside[b.rank] = true
			}
		}
	}
	last := &o.themes[len(o.themes)-1]
	for i, b := range last.body {
		if b.form == heading && b.guessed && found[name(b.text)] == unknown && !inside[b.rank] {
			rest := cut(last.body[i:], b.rank)[1:]
			o.after = append(rest, o.after...)
			last.body = last.body[:i]
			return
		}
	}
}
