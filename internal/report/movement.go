package report

import (
	"fmt"
	"slices"

	"parley/internal/consult"
)

// changeTables compare each last figure with that of the round before: votes and
// ratings, collective orders, and how many answered.
func (b *builder) changeTables() []Block {
	blocks := append(b.changeTable(), b.moveTables()...)
	return append(blocks, b.panelTable()...)
}

func (b *builder) changeTable() []Block {
	p := b.p.movement
	t := Table{ID: "changes", Caption: p.changes, Note: p.changesNote, Columns: []Column{{Head: b.p.theme.item}, {Head: p.figure}, {p.net, true}, {Head: p.change}}}
	for _, o := range b.all() {
		if v := o.votes(); v != nil && v.Change != nil {
			t.Rows = append(t.Rows, b.changeRow(o.rec.ID, b.p.method.kinds[consult.Vote], v.Change))
		}
		for _, r := range o.ratings() {
			if r.Change != nil {
				t.Rows = append(t.Rows, b.changeRow(o.rec.ID, b.dimension(r.Dimension), r.Change))
			}
		}
	}
	for _, r := range b.lastOf(consult.Judge) {
		for _, item := range r.Items {
			if item.Judgment != nil && item.Judgment.Change != nil {
				t.Rows = append(t.Rows, b.changeRow(item.Recommendation, b.p.method.kinds[consult.Judge], item.Judgment.Change))
			}
		}
	}
	return present(t)
}

// lastOf are the latest rounds of one way to answer, in the order of the themes.
func (b *builder) lastOf(kind consult.StepKind) []*consult.RoundResult {
	var list []*consult.RoundResult
	for _, t := range slices.Concat(b.Agenda.Themes, []consult.Theme{{}}) {
		if r := b.lastWays(t.ID)[kind]; r != nil {
			list = append(list, r)
		}
	}
	return list
}

func (b *builder) changeRow(id consult.ID, figure string, c *consult.Change) []Cell {
	net := Cell{Withheld: b.p.frame.fewerThan(2 * b.k)}
	if c.Net != nil {
		net = Cell{Text: say(fmt.Sprintf("%.2f", *c.Net))}
	}
	word := b.change(c)
	if c.Reworded {
		word += "; " + b.p.movement.reworded
	}
	return []Cell{b.labelled(id), {Text: say(figure)}, net, {Text: say(word)}}
}

func (b *builder) change(c *consult.Change) string {
	if c.Stable {
		return b.p.verdict.stable
	}
	return b.p.verdict.changed
}

// moveTables are the places in collective orders that were made again.
func (b *builder) moveTables() []Block {
	var blocks []Block
	for i, t := range b.Agenda.Themes {
		blocks = append(blocks, b.themeMoves(themeID(i+1), b.words(t.Title).Text, t.ID)...)
	}
	return append(blocks, b.themeMoves("principles", b.p.frame.crossCutting, consult.ID{})...)
}

// themeMoves are the tables of a theme: its ranking, then its other orders.
func (b *builder) themeMoves(id, name string, theme consult.ID) []Block {
	var blocks []Block
	if r := b.rankings[theme]; r != nil {
		blocks = b.moveTable(id, name, r.Change)
	}
	last := b.lastWays(theme)
	for _, kind := range []consult.StepKind{consult.Dots, consult.Quadratic, consult.Compare} {
		if r := last[kind]; r != nil {
			title := fmt.Sprintf("%s (%s)", name, b.p.ways.titles[kind])
			blocks = append(blocks, b.moveTable(fmt.Sprintf("%s-%s", id, kind), title, r.OrderChange())...)
		}
	}
	return blocks
}

func (b *builder) moveTable(id, name string, change *consult.OrderChange) []Block {
	p := b.p.movement
	if change == nil {
		return nil
	}
	word := p.orderChanged
	if change.Stable {
		word = p.orderStable
	}
	t := Table{ID: id + "-moves", Caption: p.moves(name), Note: word, Columns: []Column{{Head: b.p.theme.item}, {p.before, true}, {p.now, true}}}
	for _, m := range change.Moves {
		t.Rows = append(t.Rows, []Cell{b.labelled(m.Recommendation), {Text: number(m.From)}, {Text: number(m.To)}})
	}
	if len(t.Rows) == 0 {
		return []Block{Paragraph{Text: say(p.moves(name) + ": " + word)}}
	}
	return []Block{t}
}

// panelTable is how many people answered in two rounds of a step.
func (b *builder) panelTable() []Block {
	p := b.p.movement
	t := Table{ID: "panel", Caption: p.panel, Note: p.panelNote, Columns: []Column{{Head: b.p.summary.theme}, {Head: b.p.annex.step}, {b.p.annex.round, true}, {p.before, true}, {p.now, true}}}
	for _, r := range b.Rounds {
		if r.Panel != nil {
			row := b.roundRow(r)[:3]
			t.Rows = append(t.Rows, append(row, Cell{Text: number(r.Panel.Before)}, Cell{Text: number(r.Panel.Now)}))
		}
	}
	return present(t)
}

// wordings say how a recommendation read in earlier rounds, and whether the
// figures are about these words.
func (b *builder) wordings(o *outcome) []string {
	var lines []string
	for _, w := range o.rec.Earlier {
		if len(w.Rounds) == 0 {
			continue
		}
		line := b.p.movement.earlier(b.roundNumbers(w.Rounds), b.words(w.Title).Text, b.words(w.Body).Text)
		if !w.Reason.Empty() {
			line += " " + b.p.movement.why(b.words(w.Reason).Text)
		}
		lines = append(lines, line)
	}
	if o.figuresOfEarlierWords() {
		lines = append(lines, b.p.movement.outdated)
	}
	return lines
}

// figuresOfEarlierWords reports whether the last round that asked a
// recommendation asked it in words that were revised since.
func (o *outcome) figuresOfEarlierWords() bool {
	return slices.ContainsFunc(o.rec.Earlier, func(w consult.Wording) bool { return slices.Contains(w.Rounds, o.askedIn) })
}

func (b *builder) roundNumbers(rounds []consult.ID) string {
	var list []string
	for _, id := range rounds {
		if step, round, ok := b.Agenda.Round(id); ok {
			list = append(list, fmt.Sprintf("%s %d", b.p.method.kinds[step.Kind], round.Number))
		}
	}
	return series(list, b.p.ranking.and)
}

// roundRules are the rules about rounds and the opinion map, as far as the
// protocol has them.
func (b *builder) roundRules() []Term {
	rules, p := b.Agenda.Consultation.Protocol, b.p.movement
	terms := []Term{{p.rules["max_rounds"], say(p.maximum(rules.MaxRounds))}}
	if rules.MaxRounds != 1 {
		terms = append(terms, Term{p.rules["round_items"], say(p.values["round_items"][string(rules.RoundItems)])})
	}
	if rules.OpinionMap != "" {
		terms = append(terms, Term{p.rules["opinion_map"], say(p.values["opinion_map"][string(rules.OpinionMap)])})
	}
	return terms
}

// deviations are the departures from the frozen protocol.
func (b *builder) deviations() []Block {
	p, c := b.p.movement, b.Agenda.Consultation
	if !c.Frozen {
		return nil
	}
	blocks := []Block{Heading{3, "deviations", say(p.deviations)}}
	if len(c.Deviations) == 0 {
		return append(blocks, Paragraph{Text: say(p.none)})
	}
	t := Table{ID: "deviation-list", Caption: p.deviations, Note: p.deviationsNote, Columns: []Column{{Head: p.when}, {Head: p.rule}, {Head: p.was}, {Head: p.is}, {Head: p.reason}}}
	for _, d := range c.Deviations {
		rule := p.rules[d.Rule]
		t.Rows = append(t.Rows, []Cell{
			{Text: say(d.Recorded.UTC().Format("2006-01-02 15:04 UTC"))}, {Text: say(rule)},
			{Text: say(b.ruleValue(d.Rule, d.Was))}, {Text: say(b.ruleValue(d.Rule, d.Now))}, {Text: []Inline{b.words(d.Reason)}},
		})
	}
	return append(blocks, t)
}

// ruleValue puts the value of a rule into words.
func (b *builder) ruleValue(rule string, value any) string {
	p := b.p.movement
	switch v := value.(type) {
	case nil:
		return p.values[rule][""]
	case bool:
		return b.moderation(v)
	case string:
		switch {
		case rule == "ranking_method":
			return methodName(v, b.p.ranking.runoff)
		case rule == "visibility":
			return b.p.rules.views[v]
		case rule == "unranked":
			return b.p.ranking.reading[v]
		case p.values[rule][v] != "":
			return p.values[rule][v]
		}
		return clean(v)
	case float64:
		return fmt.Sprint(int(v))
	case int:
		return fmt.Sprint(v)
	}
	return p.other
}

// cleanDeviations are deviations whose reasons are fit for a file.
func cleanDeviations(list []consult.Deviation) []consult.Deviation {
	out := slices.Clone(list)
	for i := range out {
		out[i].Reason = cleanText(out[i].Reason)
	}
	return out
}

// cleanWordings are earlier wordings fit for a file.
func cleanWordings(list []consult.Wording) []consult.Wording {
	out := slices.Clone(list)
	for i, w := range out {
		out[i] = consult.Wording{
			Title: cleanText(w.Title), Body: cleanText(w.Body), SubPoints: []consult.SubPoint{}, Rounds: orEmpty(w.Rounds), Reason: cleanText(w.Reason),
		}
		for _, p := range w.SubPoints {
			out[i].SubPoints = append(out[i].SubPoints, consult.SubPoint{Title: cleanText(p.Title), Body: cleanText(p.Body)})
		}
	}
	return out
}
