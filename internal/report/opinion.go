package report

import (
	"fmt"
	"slices"

	"parley/internal/consult"
	"parley/internal/report/chart"
)

// mapped reports whether there is something to say about groups of opinion:
// after the close, where people voted.
func (b *builder) mapped() bool {
	return b.Agenda.Consultation.Status == consult.Closed && len(b.votedIn) > 0
}

func (b *builder) opinionSection() Section {
	s := Section{ID: "opinions", Title: Words{Text: b.p.opinion.title}, Lead: say(b.opinionLead())}
	return b.section(s, func() []Block {
		m := b.Opinions
		if m == nil {
			return nil
		}
		blocks := []Block{Paragraph{Text: say(b.p.opinion.how(m.People))}}
		if m.Clear {
			blocks = append(blocks, b.groupMap(m))
			for i := range m.Groups {
				blocks = append(blocks, b.opinionGroup(i, m.Groups[i])...)
			}
			blocks = append(blocks, b.bridges(m)...)
		}
		return append(blocks, b.certainty(m)...)
	})
}

// opinionLead is the finding in a sentence, or why there is none.
func (b *builder) opinionLead() string {
	p := b.p.opinion
	switch m := b.Opinions; {
	case b.Agenda.Consultation.Protocol.Privacy == consult.UnlinkedBallots:
		return p.unlinked
	case m == nil:
		return p.tooFew(2 * b.k)
	case !m.Clear:
		return p.unclear
	default:
		return p.clear(len(m.Groups), len(b.shared(m)))
	}
}

// groupMap draws where the groups lie.
func (b *builder) groupMap(m *consult.OpinionMap) Picture {
	p := b.p.opinion
	var outlines [][][2]float64
	var sizes []string
	for i, g := range m.Groups {
		outlines = append(outlines, g.Outline)
		sizes = append(sizes, p.group(chart.Letter(i), g.Size))
	}
	return Picture{
		ID: "opinions-map", Title: p.mapTitle, Caption: p.mapNote, Plan: chart.NewPlan(outlines),
		Alt: p.alt(series(sizes, b.p.ranking.and)), Source: p.source,
	}
}

// opinionGroup says what sets a group apart.
func (b *builder) opinionGroup(i int, g consult.OpinionGroup) []Block {
	p := b.p.opinion
	id := fmt.Sprintf("opinions-%c", 'a'+i%26)
	blocks := []Block{Heading{2, id, say(capital(p.group(chart.Letter(i), g.Size)))}}
	for _, part := range []struct {
		head  string
		items []consult.ID
	}{{p.agrees, g.Agrees}, {p.opposes, g.Opposes}} {
		if list := b.named(part.items); len(list.Items) > 0 {
			blocks = append(blocks, Heading{Level: 3, Text: say(part.head)}, list)
		}
	}
	if len(blocks) == 1 {
		blocks = append(blocks, Paragraph{Text: say(p.nothingApart)})
	}
	return blocks
}

// named lists those recommendations whose votes the report shows.
func (b *builder) named(items []consult.ID) List {
	list := List{}
	for _, id := range items {
		if o := b.shown(id); o != nil {
			list.Items = append(list.Items, append([]Inline{Words{Text: o.number + " "}}, b.jump(o)...))
		}
	}
	return list
}

// shown is a recommendation that stands and whose votes the report shows, or nil.
func (f *findings) shown(id consult.ID) *outcome {
	o := f.outcomes[id]
	if o == nil || o.rec.Withdrawn || o.votes() == nil {
		return nil
	}
	return o
}

// shared are the recommendations that every group agrees on, strongest first.
func (f *findings) shared(m *consult.OpinionMap) []consult.Bridge {
	return slices.DeleteFunc(slices.Clone(m.Bridges), func(bridge consult.Bridge) bool { return f.shown(bridge.Recommendation) == nil })
}

func (b *builder) bridges(m *consult.OpinionMap) []Block {
	p := b.p.opinion
	heading := Heading{2, "opinions-bridges", say(p.bridges)}
	t := Table{ID: "bridges", Caption: p.bridgesTitle, Note: p.bridgesNote, Columns: []Column{
		{Head: b.p.theme.item}, {p.consensus, true}, {Head: b.p.theme.result},
	}}
	for _, bridge := range b.shared(m) {
		o := b.outcomes[bridge.Recommendation]
		t.Rows = append(t.Rows, []Cell{b.name(o), {Text: say(hundredths(bridge.Consensus))}, {Text: b.verdict(o)}})
	}
	if len(t.Rows) == 0 {
		return []Block{heading, Paragraph{Text: say(p.noBridge)}}
	}
	return []Block{heading, t}
}

// certainty states the figures by which groups are told from chance.
func (b *builder) certainty(m *consult.OpinionMap) []Block {
	p := b.p.opinion
	return []Block{Heading{2, "opinions-certainty", say(p.certainty)}, Terms{[]Term{
		{p.silhouette, say(hundredths(m.Silhouette) + ". " + p.silhouetteNote)},
		{p.noise, say(hundredths(m.Noise) + ". " + p.noiseNote)},
		{p.restarts, say(fmt.Sprintf("%d%%. %s", whole(m.Restarts), p.restartsNote))},
	}}}
}

func hundredths(x float64) string { return fmt.Sprintf("%.2f", x) }
