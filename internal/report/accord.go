package report

import (
	"fmt"
	"slices"
	"strings"

	"parley/internal/consult"
)

// accordFacts are what the software knows of how the consultation was held.
type accordFacts struct {
	answerKinds
	consultation  consult.Consultation
	frozen        bool
	groups        []string // names of the declared groups
	date          string
	steps         []string // "Vote: 5 steps, 6 rounds"
	minutes       int      // planned for all steps
	dimensions    []string
	prepared      int // recommendations that the organisers wrote
	added         int
	dropped       int
	reworded      int
	deviations    int
	invited       int // 0 where it is not known
	took          int // 0 where it is withheld
	responses     string
	sources       int
	k, sided      int
	consensus     int
	asked         int
	mapped        bool
	hasIntroduced bool
}

// accord is the checklist by which a report of a consensus method is read,
// after ACCORD (Gattrell et al. 2024): what the software knows is filled in,
// the rest is a labelled blank for the organisers.
func (b *builder) accord() []Block {
	p := b.p.accord
	t := Table{ID: "accord-items", Caption: p.caption, Note: p.note, Columns: []Column{{Head: p.item}, {Head: p.answer}}}
	for i, row := range p.rows(b.accordFacts()) {
		var answer []Inline
		if row.known != "" {
			answer = say(row.known)
		}
		if row.blank != "" {
			if len(answer) > 0 {
				answer = append(answer, Words{Text: " "})
			}
			answer = append(answer, Emphasis{say("[" + p.toFill + ": " + row.blank + "]")})
		}
		t.Rows = append(t.Rows, []Cell{{Text: say(fmt.Sprintf("%d. %s", i+1, row.item))}, {Text: answer}})
	}
	return []Block{Heading{2, "accord", say(p.title)}, t}
}

func (b *builder) accordFacts() accordFacts {
	c := b.Agenda.Consultation
	f := accordFacts{
		answerKinds: b.answerKinds(), consultation: c, frozen: c.Frozen, date: b.date(c.Date), dimensions: b.dimensions(),
		sources: len(c.Sources), k: b.k, sided: b.sided, consensus: take(b.all()).consensus, asked: take(b.all()).asked,
		mapped: b.mapped() && b.Opinions != nil, hasIntroduced: !c.Introduction.Empty(),
	}
	for _, g := range b.Agenda.Groups {
		f.groups = append(f.groups, b.words(g.Name).Text)
	}
	for _, kind := range consult.StepKinds {
		if steps, rounds := b.held(kind); rounds > 0 {
			f.steps = append(f.steps, b.p.accord.held(b.p.method.kinds[kind], steps, rounds))
		}
	}
	for _, s := range b.Agenda.Steps {
		f.minutes += s.Minutes
	}
	f.added, f.dropped = b.addedOrDropped()
	f.deviations = len(c.Deviations)
	for _, rec := range b.Agenda.Recommendations {
		if len(rec.Earlier) > 0 {
			f.reworded++
		}
	}
	f.prepared = len(b.Agenda.Recommendations) - f.added
	if b.invitedKnown() {
		f.invited = b.Invited
	}
	if !b.Turnout.Suppressed {
		f.took = b.Turnout.N
	}
	f.responses = b.responses()
	return f
}

// responses are the fewest and the most people who answered a final round.
func (b *builder) responses() string {
	var known []int
	for _, r := range b.Rounds {
		if r.Final && !r.Answered.Suppressed && r.Answered.N > 0 {
			known = append(known, r.Answered.N)
		}
	}
	if len(known) == 0 {
		return ""
	}
	low, high := slices.Min(known), slices.Max(known)
	if low == high {
		return fmt.Sprint(low)
	}
	return b.p.accord.between(low, high)
}

// accordRow is one item: what to report, what the software knows of it, and
// what only the organisers can add.
type accordRow struct{ item, known, blank string }

// sentences joins those that say something.
func sentences(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// when is text where something holds.
func when(holds bool, text string) string {
	if holds {
		return text
	}
	return ""
}
