package report

import (
	"fmt"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// annexSection holds every released figure, the protocol, the checklist of the
// method, the anonymity statement and the sources.
func (b *builder) annexSection() Section {
	return b.section(Section{ID: "annex", Title: Words{Text: b.p.frame.annex}}, func() []Block {
		blocks := b.resultTables()
		blocks = append(blocks, b.participation()...)
		blocks = append(blocks, b.protocol()...)
		blocks = append(blocks, b.accord()...)
		blocks = append(blocks, b.statement()...)
		return append(blocks, b.bibliography()...)
	})
}

// resultTables are all tables of all themes, the principles last.
func (b *builder) resultTables() []Block {
	var blocks []Block
	add := func(id, name string, theme consult.ID) {
		list := b.of(theme)
		blocks = append(blocks, b.voteTable(id, name, list)...)
		blocks = append(blocks, b.groupTable(id, name, list)...)
		blocks = append(blocks, b.ratingTable(id, name, list)...)
		blocks = append(blocks, b.matrix(id, name, theme)...)
	}
	for i, t := range b.Agenda.Themes {
		add(themeID(i+1), fmt.Sprintf("%d. %s", i+1, b.words(t.Title).Text), t.ID)
	}
	add("principles", b.p.frame.crossCutting, consult.ID{})
	return append(blocks, b.changeTables()...)
}

// name is the first cell of a recommendation's row.
func (b *builder) name(o *outcome) Cell {
	return Cell{Text: append([]Inline{Words{Text: o.number + " "}}, b.jump(o)...)}
}

func (b *builder) voteTable(id, name string, list []*outcome) []Block {
	p := b.p.annex
	t := Table{ID: id + "-votes", Caption: p.votes(name), Note: p.symbols, Columns: []Column{
		{Head: b.p.theme.item}, {"A", true}, {"D", true}, {p.n, true}, {p.passed, true}, {p.share, true}, {p.interval, true}, {Head: p.class},
	}}
	for _, percent := range thresholds {
		t.Columns = append(t.Columns, Column{Head: p.at(percent)})
	}
	for _, o := range list {
		if o.vote != nil {
			t.Rows = append(t.Rows, b.voteRow(o, len(t.Columns)))
		}
	}
	return present(t)
}

func (b *builder) voteRow(o *outcome, width int) []Cell {
	v := o.votes()
	if v == nil {
		return b.withheldRow(o, width)
	}
	row := []Cell{b.name(o)}
	for _, n := range []int{v.Agree, v.Disagree, sidesOf(v), v.Pass} {
		row = append(row, Cell{Text: number(n)})
	}
	row = append(row,
		Cell{Text: say(fmt.Sprintf("%d%%", percentOf(v.Agree, sidesOf(v))))},
		Cell{Text: say(b.p.annex.from(whole(v.Low), whole(v.High)))},
		Cell{Text: b.verdict(o)})
	for i := range thresholds {
		class := ""
		if i < len(v.Verdict.Sensitivity) {
			class = b.p.verdict.class[agreement.Class(v.Verdict.Sensitivity[i])]
		}
		row = append(row, Cell{Text: say(class)})
	}
	return row
}

// withheldRow names a recommendation and withholds all the rest.
func (b *builder) withheldRow(o *outcome, width int) []Cell {
	row := []Cell{b.name(o)}
	for len(row) < width {
		row = append(row, Cell{Withheld: b.hidden()})
	}
	return row
}

// groupTable is the class in each declared group, where all may be shown.
func (b *builder) groupTable(id, name string, list []*outcome) []Block {
	t := Table{ID: id + "-groups", Caption: b.p.annex.groups(name), Columns: []Column{{Head: b.p.theme.item}}}
	for _, g := range b.Agenda.Groups {
		t.Columns = append(t.Columns, Column{Head: b.words(g.Name).Text})
	}
	for _, o := range list {
		if len(o.groups()) == 0 {
			continue
		}
		row := []Cell{b.name(o)}
		for _, g := range b.Agenda.Groups {
			row = append(row, Cell{Text: say(b.classIn(o, g.ID))})
		}
		t.Rows = append(t.Rows, row)
	}
	return present(t)
}

func (b *builder) classIn(o *outcome, group consult.ID) string {
	for _, g := range o.groups() {
		if g.Group == group {
			return b.p.verdict.class[agreement.Class(g.Class)]
		}
	}
	return ""
}

func (b *builder) ratingTable(id, name string, list []*outcome) []Block {
	p := b.p.annex
	t := Table{ID: id + "-ratings", Caption: p.ratings(name), Columns: []Column{
		{Head: b.p.theme.item}, {Head: p.dimension}, {p.n, true}, {p.outside, true}, {p.median, true}, {p.quartiles, true},
		{p.low, true}, {p.middle, true}, {p.high, true}, {Head: p.class},
	}}
	for _, o := range list {
		switch {
		case o.rating == nil:
		case len(o.ratings()) == 0:
			t.Rows = append(t.Rows, b.withheldRow(o, len(t.Columns)))
		}
		for _, r := range o.ratings() {
			t.Rows = append(t.Rows, b.ratingRow(o, r))
		}
	}
	return present(t)
}

func (b *builder) ratingRow(o *outcome, r consult.RatingResult) []Cell {
	n := sum(r.Histogram)
	row := []Cell{
		b.name(o), {Text: say(b.dimension(r.Dimension))}, {Text: number(n)}, {Text: number(r.Outside)},
		{Text: say(decimal(r.Median))}, {Text: say(decimal(r.LowerQ) + "–" + decimal(r.UpperQ))},
	}
	low, middle, high := b.bands(r)
	for _, part := range []int{low, middle, high} {
		row = append(row, Cell{Text: say(fmt.Sprintf("%d (%d%%)", part, percentOf(part, n)))})
	}
	return append(row, Cell{Text: say(b.p.verdict.class[agreement.Class(r.Verdict.Class)])})
}

// bands are the ratings at the bottom, in the middle and at the top.
func (b *builder) bands(r consult.RatingResult) (low, middle, high int) {
	scale, err := agreement.ParseScale(b.Agenda.Consultation.Protocol.Scale)
	if err != nil || scale.Points() != len(r.Histogram) {
		return 0, 0, 0
	}
	return agreement.Ratings{Scale: scale, Counts: r.Histogram}.Bands()
}

// matrix is every direct comparison of a theme.
func (b *builder) matrix(id, name string, theme consult.ID) []Block {
	r := b.rankings[theme]
	if r == nil || r.Suppressed || len(r.Pairwise) == 0 {
		return nil
	}
	p := b.p.ranking
	t := Table{ID: id + "-pairwise", Caption: p.matrix + ": " + name, Note: p.matrixNote, Columns: []Column{{Head: b.p.theme.item}}}
	for i, item := range r.Items {
		t.Columns = append(t.Columns, Column{b.label(item), true})
		row := []Cell{b.labelled(item)}
		for j := range r.Items {
			cell := Cell{Text: say("·")}
			if i != j {
				cell.Text = number(r.Pairwise[i][j])
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return present(t)
}

// labelled is a recommendation's name, as far as it is known.
func (b *builder) labelled(item consult.ID) Cell {
	if o := b.outcomes[item]; o != nil {
		return b.name(o)
	}
	return Cell{Text: say(b.label(item))}
}

func (b *builder) label(item consult.ID) string {
	if o := b.outcomes[item]; o != nil {
		return o.number
	}
	return "?"
}

// present is a table that has rows, or nothing.
func present(t Table) []Block {
	if len(t.Rows) == 0 {
		return nil
	}
	return []Block{t}
}
