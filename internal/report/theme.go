package report

import (
	"fmt"
	"slices"

	"parley/internal/consult"
)

func themeID(n int) string { return fmt.Sprintf("theme-%d", n) }

func (b *builder) themeSection(n int, t consult.Theme) Section {
	list := b.of(t.ID)
	s := Section{ID: themeID(n), Number: fmt.Sprint(n), Title: b.words(t.Title), Lead: b.lead(t.ID, list)}
	return b.section(s, func() []Block {
		blocks := append(b.background(t), b.account(s.ID, consult.ThemePart(t.ID))...)
		if len(list) == 0 {
			return append(blocks, Paragraph{Text: say(b.p.theme.noneInTheme)})
		}
		return append(blocks, b.found(s.ID, t, list)...)
	})
}

func (b *builder) principlesSection() Section {
	list := b.of(consult.ID{})
	s := Section{ID: "principles", Title: Words{Text: b.p.frame.crossCutting}, Lead: b.lead(consult.ID{}, list)}
	return b.section(s, func() []Block {
		blocks := b.account(s.ID, consult.PartPrinciples)
		return append(blocks, b.found(s.ID, consult.Theme{}, list)...)
	})
}

// found is what was found on a theme, or on the principles: what the group
// concluded, each recommendation, who did not go along, and the order. Where
// there is an order alone, it is what the group concluded.
func (b *builder) found(id string, t consult.Theme, list []*outcome) []Block {
	orders := append(b.ranked(id, t.ID), b.ways(id, t.ID)...)
	if b.ordered(t.ID) {
		return append(orders, b.entries(id, t, list)...)
	}
	blocks := append(b.conclusions(id, t.ID, list), b.entries(id, t, list)...)
	return append(append(blocks, b.dissent(id, list)...), orders...)
}

// lead is the headline sentence of a theme and how many people stand behind it.
func (b *builder) lead(theme consult.ID, list []*outcome) []Inline {
	if b.ordered(theme) {
		return say(b.orderLead(theme, len(list)))
	}
	text := b.p.theme.headline(take(list))
	if round := b.asking(theme); round != nil && !round.Answered.Suppressed {
		text += " " + b.p.theme.voters(round.Answered.N)
	}
	return say(text)
}

// asking is the round behind a theme's headline: its last vote or, without
// one, its last rating.
func (b *builder) asking(theme consult.ID) *consult.RoundResult {
	if round := b.votedIn[theme]; round != nil {
		return round
	}
	return b.ratedIn[theme]
}

// background is the context and the position, figures in the margin.
func (b *builder) background(t consult.Theme) []Block {
	text := b.prose(t.Context)
	if position := b.prose(t.Position); len(position) > 0 {
		heading := b.words(b.Agenda.Consultation.Position.Title)
		if heading.Text == "" {
			heading = Words{Text: b.p.frame.position}
		}
		text = append(append(text, Heading{Level: 2, Text: []Inline{heading}}), position...)
	}
	var figures []Fact
	for _, f := range t.Figures {
		label := []Inline{b.words(f.Label)}
		if f.Source != "" {
			label = append(label, b.note(f.Source)...)
		}
		figures = append(figures, Fact{Value: b.words(f.Value).Text, Label: label})
	}
	if len(text) == 0 && len(figures) == 0 {
		return nil
	}
	return []Block{Flow{text, figures}}
}

// conclusions is what the group concluded on a theme: in a sentence or two,
// then drawn.
func (b *builder) conclusions(id string, theme consult.ID, list []*outcome) []Block {
	p := b.p.theme
	blocks := []Block{Heading{2, id + "-results", say(p.results)}}
	switch {
	case b.votedIn[theme] == nil && b.ratedIn[theme] != nil:
		return append(blocks, b.ratingConclusions(id, theme, list)...)
	case b.votedIn[theme] == nil:
		return append(blocks, Paragraph{Text: say(p.nothing)})
	}
	if text := b.extremes(list); len(text) > 0 {
		blocks = append(blocks, Paragraph{Text: text})
	}
	asked := byShare(slices.DeleteFunc(slices.Clone(list), func(o *outcome) bool { return o.vote == nil }))
	a := b.agreement(id+"-chart", asked)
	a.Title, a.Caption, a.Source = b.chartTitle(asked), p.chartNote, b.chartSource(theme, asked)
	return append(blocks, a)
}

// extremes names the firmest result and the most contested one.
func (b *builder) extremes(list []*outcome) []Inline {
	shown := slices.DeleteFunc(slices.Clone(list), func(o *outcome) bool { return o.votes() == nil })
	if len(shown) < 2 {
		return nil
	}
	shown = arrange(shown, moreUnited)
	firm, close := shown[0], shown[len(shown)-1]
	text := b.p.theme.firmest(b.title(firm), firm.votes().Agree, firm.votes().Disagree)
	if !isConsensus(close.class()) {
		text += " " + b.p.theme.contested(b.title(close), close.votes().Agree, close.votes().Disagree)
	}
	return say(text)
}

func (b *builder) chartTitle(list []*outcome) string {
	passing := 0
	for _, o := range list {
		if isConsensus(o.class()) {
			passing++
		}
	}
	return b.p.theme.chartTitle(passing, len(list), b.Agenda.Consultation.Protocol.ConsensusPercent)
}

func (b *builder) chartSource(theme consult.ID, list []*outcome) string {
	protocol, round := b.Agenda.Consultation.Protocol, b.asking(theme)
	s := chartSource{rated: round.Kind == consult.Rate, line: protocol.ConsensusPercent, opposed: protocol.OppositionLimit}
	if round.Answered.Suppressed {
		s.fewer = b.k
	} else {
		s.voted = round.Answered.N
	}
	if b.invitedKnown() {
		s.invited = b.Invited
	}
	for i, percent := range thresholds {
		if percent != s.line {
			s.moved = append(s.moved, movement{percent, moved(list, i)})
		}
	}
	for _, o := range list {
		s.hasClass = s.hasClass || o.class() != ""
		s.byGroup = s.byGroup || len(o.groups()) > 0
	}
	return b.p.theme.source(s)
}

// moved counts the results that the i-th threshold would change.
func moved(list []*outcome, i int) int {
	n := 0
	for _, o := range list {
		if v := o.verdict(); v != nil && i < len(v.Sensitivity) && v.Sensitivity[i] != v.Class {
			n++
		}
	}
	return n
}

// agreement is the chart of some recommendations, in the given order.
func (b *builder) agreement(id string, list []*outcome) Agreement {
	p := b.p.theme
	a := Agreement{ID: id, Axis: b.axis, Columns: AgreementColumns{
		Item: p.item, Disagree: p.disagree, Scale: p.scale, Agree: p.agree,
		Line: fmt.Sprintf("%d%%", b.axis.Line), Pass: p.pass, Result: p.result,
	}}
	for _, o := range list {
		row := AgreementRow{Item: b.jump(o), Result: b.verdict(o)}
		if v := o.votes(); v != nil {
			row.Agree, row.Disagree, row.Pass = v.Agree, v.Disagree, v.Pass
			row.Of = sidesOf(v)
		} else {
			row.Withheld = b.hidden()
		}
		a.Rows = append(a.Rows, row)
	}
	return a
}
