package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/internal/consult"
)

// entries are the recommendations of a theme by result and rank.
func (b *builder) entries(id string, t consult.Theme, list []*outcome) []Block {
	title := b.p.theme.list
	if b.ordered(t.ID) {
		title = b.p.theme.listOrdered
	}
	blocks := []Block{Heading{2, id + "-list", say(title)}}
	for _, o := range byResultAndRank(list) {
		blocks = append(append(blocks, b.entry(t, o)), b.paraphrase(o.rec.ID)...)
	}
	return blocks
}

func (b *builder) entry(t consult.Theme, o *outcome) Entry {
	e := Entry{
		ID: entryID(o), Number: o.number, Title: b.words(o.rec.Title), Body: b.words(o.rec.Body),
		Aside: b.aside(t, o), Meta: b.meta(o), Verdict: b.verdict(o), Quotes: b.quotes(o.rec.ID),
	}
	for _, part := range o.rec.SubPoints {
		e.Parts = append(e.Parts, Part{b.words(part.Title), b.words(part.Body)})
	}
	b.figures(&e, o)
	e.Figures = append(e.Figures, b.wordings(o)...)
	return e
}

// aside is what stands beside the number: section, place in the collective
// order, origin.
func (b *builder) aside(t consult.Theme, o *outcome) []string {
	var lines []string
	for _, s := range t.Sections {
		if s.Key == o.rec.Section && s.Key != "" {
			lines = append(lines, b.words(s.Title).Text)
		}
	}
	if o.place > 0 {
		lines = append(lines, b.p.verdict.place(o.place, o.ranked, o.tied))
	}
	if o.rec.Proposed {
		lines = append(lines, b.p.verdict.proposed)
	}
	return lines
}

// figures puts the counts of votes and ratings into words.
func (b *builder) figures(e *Entry, o *outcome) {
	p := b.p.verdict
	if v := o.votes(); v != nil {
		e.Figures = append(e.Figures, p.counts(v.Agree, v.Disagree, v.Pass))
		if n := sidesOf(v); n > 0 {
			e.Figures = append(e.Figures, p.share(percentOf(v.Agree, n), n, whole(v.Low), whole(v.High)))
		}
	}
	if c := o.change(); c != nil {
		e.Figures = append(e.Figures, b.change(c))
	}
	for _, r := range o.ratings() {
		name := b.dimension(r.Dimension)
		e.Figures = append(e.Figures, p.rating(name, decimal(r.Median), decimal(r.LowerQ), decimal(r.UpperQ), sum(r.Histogram), r.Outside))
	}
	switch {
	case b.ordered(o.rec.Theme): // the place says it
	case !o.asked():
		e.Verdict = say(p.notAsked)
	case o.vote != nil && o.votes() == nil, o.vote == nil && len(o.ratings()) == 0:
		e.Hidden = b.hidden()
	case o.rating != nil && len(o.ratings()) == 0:
		e.Figures = append(e.Figures, p.ratedWithheld(b.hidden()))
	}
}

// dimension is the name of what was rated.
func (b *builder) dimension(key string) string {
	for _, d := range b.Agenda.Consultation.Protocol.Dimensions {
		if d.Key == key {
			return b.words(d.Name).Text
		}
	}
	return clean(key)
}

// meta says who should act, what the recommendation answers and on what facts
// it rests.
func (b *builder) meta(o *outcome) []Inline {
	var text []Inline
	if names := b.addressees(o.rec); len(names) > 0 {
		text = append(text, Words{Text: b.p.verdict.forWhom + ": " + strings.Join(names, "; ") + "."})
	}
	if len(o.rec.Points) > 0 {
		if len(text) > 0 {
			text = append(text, Words{Text: " "})
		}
		text = append(text, Words{Text: b.p.verdict.answers + " " + b.p.verdict.points(o.rec.Points) + "."})
	}
	for _, key := range o.rec.Sources {
		if _, ok := b.sources[key]; ok {
			text = append(text, b.note(key)...)
		}
	}
	return text
}

func (b *builder) addressees(rec consult.Recommendation) []string {
	var names []string
	for _, a := range b.Agenda.Consultation.Addressees {
		if slices.Contains(rec.Addressees, a.Key) {
			names = append(names, b.words(a.Name).Text)
		}
	}
	return names
}

// verbatim are the comments on a recommendation whose authors allowed them to
// be quoted as they stand. Words to be paraphrased are for a human editor and
// leave by no export.
func (f *findings) verbatim(rec consult.ID) []consult.Quote {
	var list []consult.Quote
	for _, q := range f.Quotes {
		if q.Recommendation == rec && q.Consent == consult.Verbatim && clean(q.Body) != "" {
			list = append(list, q)
		}
	}
	return ordered(list)
}

// ordered sorts comments by their text, so that nothing tells when they were
// written.
func ordered(list []consult.Quote) []consult.Quote {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y consult.Quote) int {
		return cmp.Or(strings.Compare(string(x.Lang), string(y.Lang)), strings.Compare(x.Body, y.Body))
	})
	return list
}

func (b *builder) quotes(rec consult.ID) []Quotation {
	var list []Quotation
	for _, q := range b.verbatim(rec) {
		quote := Quotation{Text: say(clean(q.Body)), Source: b.p.verdict.quoted}
		if q.Lang != b.lang {
			quote.Lang = q.Lang
		}
		list = append(list, quote)
	}
	return list
}

// addresseeSection lists the recommendations by whom they ask to act.
func (b *builder) addresseeSection() Section {
	s := Section{ID: "addressees", Title: Words{Text: b.p.frame.byAddressee}, Lead: say(b.p.frame.addressees)}
	return b.section(s, func() []Block {
		var blocks []Block
		for i, a := range b.Agenda.Consultation.Addressees {
			asked := slices.DeleteFunc(b.all(), func(o *outcome) bool { return !slices.Contains(o.rec.Addressees, a.Key) })
			if len(asked) == 0 {
				continue
			}
			blocks = append(blocks, Heading{2, fmt.Sprintf("addressee-%d", i+1), []Inline{b.words(a.Name)}})
			blocks = append(blocks, b.askedTable(fmt.Sprintf("asked-%d", i+1), asked))
		}
		return blocks
	})
}

// askedTable lists what somebody is asked to do.
func (b *builder) askedTable(id string, asked []*outcome) Table {
	p := b.p.theme
	t := Table{ID: id, Caption: b.p.frame.asked(len(asked), take(asked).consensusFor()), Columns: []Column{{Head: p.item}, {Head: p.result}}}
	for _, o := range byFirmness(asked) {
		t.Rows = append(t.Rows, []Cell{b.name(o), b.resultCell(o)})
	}
	return t
}

// resultCell is what was found on a recommendation, or why nothing is told.
func (b *builder) resultCell(o *outcome) Cell {
	result := b.verdict(o)
	switch {
	case !o.asked() && o.place > 0:
		return Cell{Text: say(b.p.verdict.place(o.place, o.ranked, o.tied))}
	case !o.asked():
		return Cell{Text: say(b.p.verdict.notAsked)}
	case result == nil:
		return Cell{Withheld: b.hidden()}
	}
	return Cell{Text: result}
}
