package report

import (
	"fmt"
	"slices"
	"strings"

	"parley/internal/consult"
)

// participation counts who was invited, who registered and who answered.
func (b *builder) participation() []Block {
	p := b.p.annex
	groups := Table{ID: "groups", Caption: p.participation, Columns: []Column{{Head: p.group}, {p.invited, true}, {p.registered, true}}}
	for _, g := range b.GroupTurnout {
		group, ok := b.Agenda.Group(g.Group)
		if ok {
			groups.Rows = append(groups.Rows, []Cell{{Text: []Inline{b.words(group.Name)}}, {Text: number(g.Invited)}, b.people(g.Issued)})
		}
	}
	rounds := Table{ID: "rounds", Caption: p.rounds, Columns: []Column{
		{Head: b.p.summary.theme}, {Head: p.step}, {p.round, true}, {p.answered, true}, {p.finished, true}, {Head: p.state},
	}}
	for _, r := range b.Rounds {
		if r.Kind != consult.Propose && r.Kind != consult.Discuss {
			rounds.Rows = append(rounds.Rows, b.roundRow(r))
		}
	}
	blocks := append(append(present(groups), present(b.turnoutByTheme())...), present(rounds)...)
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Heading{2, "participation", say(p.participation)}}, blocks...)
}

// turnoutByTheme counts who answered in each theme, with unlinked ballots.
func (b *builder) turnoutByTheme() Table {
	table := Table{ID: "turnout", Caption: b.p.frame.tookPartInTheme, Columns: []Column{{Head: b.p.summary.theme}, {b.p.annex.answered, true}}}
	for _, t := range b.Themes {
		name := Words{Text: b.p.frame.crossCutting}
		if theme, ok := b.Agenda.Theme(t.Theme); ok {
			name = b.words(theme.Title)
		}
		table.Rows = append(table.Rows, []Cell{{Text: []Inline{name}}, b.people(t.Turnout)})
	}
	return table
}

func (b *builder) roundRow(r consult.RoundResult) []Cell {
	step, round, _ := b.Agenda.Round(r.Round)
	name := Words{Text: b.p.frame.crossCutting}
	if theme, ok := b.Agenda.Theme(step.Theme); ok {
		name = b.words(theme.Title)
	}
	state := b.p.annex.open
	if r.Final {
		state = b.p.annex.final
	}
	answered := b.people(r.Answered)
	if r.Ranking != nil && !r.Ranking.Suppressed {
		answered = Cell{Text: number(r.Ranking.Ballots)}
	}
	return []Cell{
		{Text: []Inline{name}}, {Text: say(b.p.method.kinds[r.Kind])}, {Text: number(round.Number)},
		answered, b.people(r.Finished), {Text: say(state)},
	}
}

// people is a number of people, or its suppression.
func (b *builder) people(c consult.Count) Cell {
	if c.Suppressed {
		return Cell{Withheld: b.fewer()}
	}
	return Cell{Text: number(c.N)}
}

// protocol writes out every rule with the hash that froze them.
func (b *builder) protocol() []Block {
	c, p := b.Agenda.Consultation, b.p.rules
	rules := c.Protocol
	intro := p.intro
	if !c.Frozen {
		intro = p.draft
	}
	terms := []Term{
		{p.version, number(rules.Version)}, {p.privacy, say(p.levels[string(rules.Privacy)])}, {p.minCell, say(p.cellSize(rules.MinCell))},
		{p.consensus, say(p.atLeast(rules.ConsensusPercent))}, {p.opposition, say(p.lessThan(rules.OppositionLimit))},
		{p.scale, say(clean(rules.Scale))}, {p.dimensions, say(strings.Join(b.dimensions(), "; "))},
		{p.ranking, say(methodName(rules.RankingMethod, b.p.ranking.runoff))}, {p.unranked, say(b.p.ranking.reading[rules.Unranked])},
		{p.visibility, say(p.views[string(rules.Visibility)])}, {p.comments, say(b.moderation(rules.ModerateComments))},
		{p.proposals, say(b.moderation(rules.ModerateProposal))}, {p.batch, say(p.authors(rules.CommentBatch))},
	}
	terms = append(terms, b.roundRules()...)
	if keys := b.keys(); keys != "" {
		terms = append(terms, Term{p.keys, say(keys)})
	}
	terms = append(terms, Term{p.hash, say(clean(c.ProtocolHash))})
	blocks := []Block{Heading{2, "protocol", say(p.title)}, Paragraph{Text: say(intro)}, Terms{terms}}
	return append(blocks, b.deviations()...)
}

func (b *builder) dimensions() []string {
	var names []string
	for _, d := range b.Agenda.Consultation.Protocol.Dimensions {
		names = append(names, fmt.Sprintf("%s (%s – %s)", b.words(d.Name).Text, b.words(d.Low).Text, b.words(d.High).Text))
	}
	return names
}

func (b *builder) moderation(moderated bool) string {
	if moderated {
		return b.p.rules.moderated
	}
	return b.p.rules.unmoderated
}

// keys are the fingerprints of the groups' keys, in the order of the groups.
func (b *builder) keys() string {
	var list []string
	p := b.Agenda.Consultation.Protocol
	for _, g := range b.Agenda.Groups {
		for _, theme := range b.Agenda.Scopes() {
			if print := p.Keys[p.KeyName(g.ID, theme)]; print != "" {
				list = append(list, b.words(g.Name).Text+b.keyTheme(theme)+": "+clean(print))
			}
		}
	}
	return strings.Join(list, "; ")
}

// keyTheme names the theme of a key, where ballots are unlinked.
func (b *builder) keyTheme(id consult.ID) string {
	if b.Agenda.Consultation.Protocol.Privacy != consult.UnlinkedBallots {
		return ""
	}
	if theme, ok := b.Agenda.Theme(id); ok {
		return ", " + b.words(theme.Title).Text
	}
	return ", " + b.p.frame.crossCutting
}

// statement is the anonymity statement.
func (b *builder) statement() []Block {
	p := b.p.privacy
	stored := slices.Clone(p.stored)
	if b.Agenda.Consultation.Protocol.Privacy == consult.UnlinkedBallots {
		stored = append(stored, p.unlinked)
	} else {
		stored = append(stored, p.linked)
	}
	deleted := []string{p.notYet}
	if record := b.Agenda.Consultation.Record; record != nil && b.Agenda.Consultation.Status == consult.Closed {
		deleted = p.deleted(*record)
	}
	limits := append(slices.Clone(p.limits), p.late(b.k))
	if b.Agenda.Consultation.OpenRoom {
		limits = append(limits, p.openRoom)
	}
	blocks := []Block{Heading{2, "anonymity", say(p.title)}}
	for _, part := range []struct {
		head  string
		lines []string
	}{{p.storedHead, stored}, {p.seenHead, p.seen}, {p.deletedHead, deleted}, {p.remainsHead, p.remains}, {p.limitsHead, limits}} {
		list := List{}
		for _, line := range part.lines {
			list.Items = append(list.Items, say(line))
		}
		blocks = append(blocks, Heading{Level: 3, Text: say(part.head)}, list)
	}
	if hash := clean(b.Agenda.Consultation.ProtocolHash); hash != "" {
		blocks = append(blocks, Paragraph{Text: say(p.hash(hash))})
	}
	return blocks
}

// bibliography lists every source.
func (b *builder) bibliography() []Block {
	if len(b.Agenda.Consultation.Sources) == 0 {
		return nil
	}
	list := List{}
	for _, s := range b.Agenda.Consultation.Sources {
		list.Items = append(list.Items, b.sourceText(s))
	}
	return []Block{Heading{2, "sources", say(b.p.annex.sources)}, list}
}
