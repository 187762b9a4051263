package report

import (
	"cmp"
	"slices"
	"strings"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// How many recommendations the summary's page has room for.
const (
	mostAgreed = 7
	mostSplit  = 4
)

func (b *builder) summarySection() Section {
	p := b.p.summary
	c := take(b.all())
	if c.asked == 0 && b.orderedThemes() > 0 {
		return b.orderSummary()
	}
	s := Section{ID: "summary", Title: Words{Text: p.title}, Lead: say(p.lead(c))}
	return b.section(s, func() []Block {
		if c.asked == 0 {
			return nil
		}
		var blocks []Block
		if len(b.votedIn) > 0 {
			blocks = append(blocks,
				b.summaryChart("summary-agreed", p.agreed, p.agreedNote, p.nothingAgreed, b.firmest(mostAgreed)),
				b.summaryChart("summary-split", p.split, p.splitNote, p.nothingSplit, b.closest(mostSplit)))
		}
		return append(append(blocks, b.ratingSummary()...), b.themeTable())
	})
}

// ratingSummary draws on which of those that were rated and not voted on the
// group agreed, and on which it split.
func (b *builder) ratingSummary() []Block {
	p := b.p.rated
	list := withRatings(onlyRated(b.all()))
	if len(list) == 0 {
		return nil
	}
	var agreed, split []*outcome
	for _, o := range b.byBands(list) {
		switch o.class() {
		case agreement.ConsensusFor, agreement.ConsensusAgainst:
			agreed = append(agreed, o)
		case agreement.Polarised:
			split = append(split, o)
		}
	}
	var blocks []Block
	for _, part := range []struct {
		id, title, none string
		list            []*outcome
		most            int
	}{
		{"summary-rated", p.agreed, b.p.summary.nothingAgreed, agreed, mostAgreed},
		{"summary-rated-split", p.split, b.p.summary.nothingSplit, split, mostSplit},
	} {
		if len(part.list) == 0 {
			blocks = append(blocks, nothingFound(part.title, part.none))
			continue
		}
		a := b.ratingChart(part.id, part.list[:min(part.most, len(part.list))])
		a.Title = part.title
		blocks = append(blocks, a)
	}
	return blocks
}

// orderSummary sums up a consultation that made orders alone.
func (b *builder) orderSummary() Section {
	p := b.p.summary
	s := Section{ID: "summary", Title: Words{Text: p.orderTitle}, Lead: say(p.orders(b.orderedThemes()))}
	if themes := b.Agenda.Themes; len(themes) == 1 {
		s.Lead = say(b.orderLead(themes[0].ID, len(b.of(themes[0].ID))))
		if r := b.rankings[themes[0].ID]; r != nil && !r.Suppressed {
			return b.section(s, func() []Block { return []Block{b.rankingChart("summary", r)} })
		}
	}
	t := Table{ID: "summary-themes", Caption: p.byTheme, Columns: []Column{{Head: p.theme}, {p.total, true}, {Head: p.first}}}
	for i, theme := range b.Agenda.Themes {
		name := []Inline{Jump{themeID(i + 1), []Inline{b.words(theme.Title)}}}
		t.Rows = append(t.Rows, []Cell{{Text: name}, {Text: number(len(b.of(theme.ID)))}, b.firstPlace(theme.ID)})
	}
	return b.section(s, func() []Block { return []Block{t} })
}

// orderedThemes counts the themes that have an order alone.
func (b *builder) orderedThemes() int {
	n := 0
	for _, theme := range b.Agenda.Themes {
		if b.ordered(theme.ID) {
			n++
		}
	}
	return n
}

// firmest lists consensus results: those of every group first, then by share.
func (b *builder) firmest(most int) []*outcome {
	list := slices.DeleteFunc(b.all(), func(o *outcome) bool { return !isConsensus(o.class()) || o.votes() == nil })
	list = arrange(list, func(x, y *outcome) int {
		return cmp.Or(-compareBool(x.verdict().InEveryGroup, y.verdict().InEveryGroup), moreUnited(x, y))
	})
	return list[:min(most, len(list))]
}

// closest lists what is polarised or found no majority, then bare majorities,
// from the narrowest difference on.
func (b *builder) closest(most int) []*outcome {
	divided := map[agreement.Class]int{
		agreement.Polarised: 1, agreement.NoConsensus: 1, agreement.MajorityFor: 2, agreement.MajorityAgainst: 2,
	}
	list := slices.DeleteFunc(b.all(), func(o *outcome) bool { return divided[o.class()] == 0 || o.votes() == nil })
	list = arrange(list, func(x, y *outcome) int {
		return cmp.Or(cmp.Compare(divided[x.class()], divided[y.class()]), moreUnited(y, x))
	})
	return list[:min(most, len(list))]
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// moreUnited compares the share of the larger side, the larger first.
func moreUnited(x, y *outcome) int {
	a, b := x.votes(), y.votes()
	return cmp.Compare(max(b.Agree, b.Disagree)*sidesOf(a), max(a.Agree, a.Disagree)*sidesOf(b))
}

func (b *builder) summaryChart(id, title, note, none string, list []*outcome) Block {
	if len(list) == 0 {
		return nothingFound(title, none)
	}
	a := b.agreement(id, list)
	a.Title, a.Caption = title, note
	return a
}

// nothingFound stands where a chart of the summary would.
func nothingFound(title, none string) Block {
	return Paragraph{Text: append([]Inline{strong(title + ". ")}, say(none)...)}
}

// themeTable is one line per theme, with what was ranked first.
func (b *builder) themeTable() Table {
	p := b.p.summary
	t := Table{ID: "summary-themes", Caption: p.byTheme, Columns: []Column{
		{Head: p.theme}, {p.total, true}, {p.consensus, true}, {p.majority, true}, {p.divided, true}, {p.other, true}, {p.withheld, true}, {Head: p.first},
	}}
	for i, theme := range b.Agenda.Themes {
		t.Rows = append(t.Rows, b.themeRow([]Inline{Jump{themeID(i + 1), []Inline{b.words(theme.Title)}}}, theme.ID))
	}
	if len(b.of(consult.ID{})) > 0 {
		t.Rows = append(t.Rows, b.themeRow([]Inline{Jump{"principles", say(b.p.frame.crossCutting)}}, consult.ID{}))
	}
	return t
}

func (b *builder) themeRow(name []Inline, theme consult.ID) []Cell {
	c := take(b.of(theme))
	row := []Cell{{Text: name}}
	for _, n := range []int{c.total, c.consensus, c.majority, c.polarised, c.undecided + c.uncertain, c.withheld} {
		row = append(row, Cell{Text: number(n)})
	}
	return append(row, b.firstPlace(theme))
}

// firstPlace names what the theme's collective order puts first.
func (b *builder) firstPlace(theme consult.ID) Cell {
	r := b.rankings[theme]
	switch {
	case r == nil:
		return Cell{}
	case r.Suppressed || len(r.Order) == 0:
		return Cell{Withheld: b.fewer()}
	}
	var text []Inline
	for i, id := range r.Order[0] {
		if o := b.outcomes[id]; o != nil {
			if i > 0 {
				text = append(text, Words{Text: "; "})
			}
			text = append(text, b.jump(o)...)
		}
	}
	return Cell{Text: text}
}

// quoted puts a title in the marks that both languages use.
func quoted(titles []string) []string {
	out := make([]string, len(titles))
	for i, t := range titles {
		out[i] = "“" + strings.TrimSpace(t) + "”"
	}
	return out
}
