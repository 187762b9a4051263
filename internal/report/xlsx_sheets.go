package report

import (
	"fmt"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// about is the cover: title, key numbers, the Rule, who took part.
func (w *workbook) about() {
	p, d := w.p.workbook, w.cover()
	w.begin(p.about, 46, 60, 14, 14, 14, 16)
	w.put(cellOf{d.Title.Text, asTitle})
	w.put(cellOf{d.Kicker, asLine})
	for _, line := range d.Byline {
		w.put(cellOf{line.Text, asLine})
	}
	w.put()
	for _, f := range d.Facts {
		value := cellOf{numeric(f.Value), asText}
		if f.Withheld {
			value.look = asHidden
		}
		w.put(cellOf{capital(plain(f.Label)), asText}, value)
	}
	w.put(cellOf{d.Notice.Title, asText}, cellOf{plain(d.Notice.Text), asText})
	w.put(cellOf{p.sheets, asText}, cellOf{p.sheetsNote, asText})
	for _, block := range w.participation() {
		if t, ok := block.(Table); ok {
			w.put()
			w.table(t)
		}
	}
}

// table writes a table of the document; whole numbers become numbers.
func (w *workbook) table(t Table) {
	w.put(cellOf{t.Caption, asTitle})
	var heads []string
	for _, c := range t.Columns {
		heads = append(heads, c.Head)
	}
	w.heads(heads...)
	for _, row := range t.Rows {
		var cells []cellOf
		for _, c := range row {
			if c.Withheld != "" {
				cells = append(cells, cellOf{c.Withheld, asHidden})
			} else {
				cells = append(cells, cellOf{numeric(plain(c.Text)), asText})
			}
		}
		w.put(cells...)
	}
}

// numeric is a whole number where a text is one.
func numeric(text string) any {
	n := 0
	if _, err := fmt.Sscanf(text, "%d", &n); err == nil && fmt.Sprint(n) == text {
		return n
	}
	return text
}

// recommendations has a row for each recommendation in each round of votes, and
// one for each that was never put to a vote.
func (w *workbook) recommendations() {
	p, a := w.p.workbook, w.p.annex
	w.begin(p.recommendations, 8, 40, 60, 28, 8, 9, 9, 9, 9, 9, 9, 9, 22, 14, 10, 34, 20, 20, 20, 22, 22, 22, 22, 22, 22)
	heads := []string{
		p.number, w.p.theme.item, p.text, w.p.summary.theme, a.round, w.p.theme.agree, w.p.theme.disagree, a.n, a.passed,
		a.share, p.low, p.high, a.class, p.strength, p.everywhere, p.remarks,
	}
	for _, percent := range thresholds {
		heads = append(heads, a.at(percent))
	}
	for _, g := range w.Agenda.Groups {
		heads = append(heads, w.words(g.Name).Text)
	}
	w.heads(heads...)
	voted := map[consult.ID]bool{}
	for i := range w.Rounds {
		if r := &w.Rounds[i]; r.Kind == consult.Vote {
			for j := range r.Items {
				voted[r.Items[j].Recommendation] = true
				w.voteRow(r, &r.Items[j])
			}
		}
	}
	for _, o := range w.all() {
		if !voted[o.rec.ID] {
			w.put(append(w.nameCells(o), cellOf{w.p.verdict.notAsked, asHidden})...)
		}
	}
}

// nameCells are number, title, text and theme of a recommendation.
func (w *workbook) nameCells(o *outcome) []cellOf {
	return []cellOf{{o.number, asText}, {w.words(o.rec.Title).Text, asText}, {w.words(o.rec.Body).Text, asText}, {w.themeName(o.rec.Theme), asText}}
}

// figuresOfVotes is how many columns hold what may be withheld.
const figuresOfVotes = 8

func (w *workbook) voteRow(r *consult.RoundResult, item *consult.ItemResult) {
	o := w.outcomes[item.Recommendation]
	if o == nil {
		return
	}
	_, round, _ := w.Agenda.Round(r.Round)
	cells := append(w.nameCells(o), cellOf{round.Number, asText})
	v := item.Vote
	if v == nil {
		for range figuresOfVotes {
			cells = append(cells, cellOf{w.hidden(), asHidden})
		}
		w.put(cells...)
		return
	}
	share := cellOf{v.Share, asShare}
	cells = append(cells, cellOf{v.Agree, asText}, cellOf{v.Disagree, asText}, cellOf{sidesOf(v), asText}, cellOf{v.Pass, asText},
		share, cellOf{v.Low, asShare}, cellOf{v.High, asShare})
	w.put(append(cells, w.verdictCells(v.Verdict, item.Groups)...)...)
}

// verdictCells are class, strength, whether it holds everywhere, remarks, the
// class at other thresholds and in each group.
func (w *workbook) verdictCells(v consult.Verdict, groups []consult.GroupClass) []cellOf {
	p := w.p.verdict
	everywhere := w.p.workbook.no
	if v.InEveryGroup {
		everywhere = w.p.workbook.yes
	}
	remarks := ""
	for _, remark := range []string{when(v.Indicative, p.indicative), when(v.LowParticipation, p.lowParticipation), when(v.LowExpertise, p.manyPassed)} {
		if remark != "" {
			remarks += when(remarks != "", "; ") + remark
		}
	}
	cells := []cellOf{{p.class[agreement.Class(v.Class)], asText}, {p.strength[agreement.Strength(v.Strength)], asText}, {everywhere, asText}, {remarks, asText}}
	for i := range thresholds {
		class := ""
		if i < len(v.Sensitivity) {
			class = p.class[agreement.Class(v.Sensitivity[i])]
		}
		cells = append(cells, cellOf{class, asText})
	}
	for _, g := range w.Agenda.Groups {
		for _, found := range groups {
			if found.Group == g.ID {
				cells = append(cells, cellOf{p.class[agreement.Class(found.Class)], asText})
			}
		}
	}
	return cells
}
