package report

import (
	"fmt"
	"strings"

	"parley/internal/consult"
)

func (b *builder) introductionSection() Section {
	s := Section{ID: "introduction", Title: Words{Text: b.p.frame.introduction}}
	return b.section(s, func() []Block {
		blocks := b.prose(b.Agenda.Consultation.Introduction)
		blocks = append(blocks, b.narrated(consult.PartIntroduction)...)
		blocks = append(blocks, b.position()...)
		blocks = append(blocks, Heading{2, "method", say(b.p.method.title)})
		if len(b.Agenda.Steps) > 0 {
			blocks = append(blocks, b.agendaTable())
		}
		return append(blocks, Terms{b.p.method.paragraphs(methodFacts{b.answerKinds(), b.Agenda.Consultation.Protocol, b.sided, b.invitedKnown()})})
	})
}

// answerKinds is what this consultation asks for.
func (b *builder) answerKinds() answerKinds {
	return answerKinds{b.asks(consult.Vote), b.asks(consult.Rate), b.asks(consult.Rank)}
}

// position is the text the consultation discussed against, point by point.
func (b *builder) position() []Block {
	p := b.Agenda.Consultation.Position
	if p.Title.Empty() && len(p.Points) == 0 {
		return nil
	}
	title := b.words(p.Title)
	if title.Text == "" {
		title.Text = b.p.frame.position
	}
	blocks := []Block{Heading{2, "position", []Inline{title}}}
	list := List{Ordered: true}
	for _, point := range p.Points {
		list.Items = append(list.Items, []Inline{Strong{[]Inline{b.words(point.Title)}}, Words{Text: ". "}, b.words(point.Text)})
	}
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	return blocks
}

// agendaTable shows what was done on each theme and how long it was to take.
func (b *builder) agendaTable() Table {
	p := b.p.method
	t := Table{ID: "agenda", Caption: p.agenda, Columns: []Column{{Head: p.theme}}}
	var kinds []consult.StepKind
	for _, kind := range consult.StepKinds {
		if b.asks(kind) {
			kinds = append(kinds, kind)
		}
	}
	for _, kind := range kinds {
		t.Columns = append(t.Columns, Column{p.kinds[kind], true})
	}
	row := func(name Words, theme consult.ID) {
		cells := []Cell{{Text: []Inline{name}}}
		for _, kind := range kinds {
			cells = append(cells, Cell{Text: b.planned(theme, kind)})
		}
		t.Rows = append(t.Rows, cells)
	}
	for _, theme := range b.Agenda.Themes {
		row(b.words(theme.Title), theme.ID)
	}
	if len(b.of(consult.ID{})) > 0 {
		row(Words{Text: b.p.frame.crossCutting}, consult.ID{})
	}
	return t
}

// planned lists the minutes of every step of a kind on a theme, or its days.
func (b *builder) planned(theme consult.ID, kind consult.StepKind) []Inline {
	const day = 24 * 60
	var minutes []string
	for _, s := range b.Agenda.Steps {
		switch {
		case s.Theme != theme || s.Kind != kind:
		case s.Minutes >= day && s.Minutes%day == 0:
			minutes = append(minutes, b.p.method.days(s.Minutes/day))
		default:
			minutes = append(minutes, fmt.Sprint(s.Minutes))
		}
	}
	return say(strings.Join(minutes, " + "))
}
