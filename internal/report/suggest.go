package report

import (
	"parley/internal/consult"
)

// Sentence is a suggestion for a rapporteur's text, true of the figures as they
// stand. Every number in it is a reference.
type Sentence struct {
	Part           consult.Part `json:"part"`
	Recommendation *consult.ID  `json:"recommendation,omitempty" doc:"Whose figures it tells; absent for the whole"`
	Text           string       `json:"text" doc:"To be inserted"`
	Shown          string       `json:"shown" doc:"As it reads today"`
}

// sentences suggests what can be said in each part.
func (b *builder) sentences() []Sentence {
	list := b.sentencesOfAll()
	for _, t := range b.Agenda.Themes {
		list = append(list, b.sentencesOn(consult.ThemePart(t.ID), t.ID)...)
	}
	return append(list, b.sentencesOn(consult.PartPrinciples, consult.ID{})...)
}

func (b *builder) sentencesOfAll() []Sentence {
	list, p := []Sentence{}, b.p.narrative
	if _, trouble := wholeFigures["participants"](b); trouble == "" {
		text := p.took
		if b.invitedKnown() {
			text = p.tookOf
		}
		list = append(list, b.sentence(consult.PartIntroduction, nil, text))
	}
	if take(b.all()).asked > 0 {
		list = append(list, b.sentence(consult.PartConclusions, nil, p.overall))
	}
	for _, o := range b.firmest(mostAgreed) {
		list = append(list, b.sentence(consult.PartConclusions, o, p.byClass[o.class()]))
	}
	return list
}

// sentencesOn are the sentences on a theme: a result for each recommendation,
// firmest first, then what was ranked first.
func (b *builder) sentencesOn(part consult.Part, theme consult.ID) []Sentence {
	var list, order []Sentence
	p := b.p.narrative
	final := b.Agenda.Consultation.Status == consult.Closed
	for _, o := range byFirmness(b.of(theme)) {
		switch {
		case o.votes() != nil && p.byClass[o.class()] != "":
			list = append(list, b.sentence(part, o, p.byClass[o.class()]))
		case o.votes() == nil && isReported(o.class()):
			list = append(list, b.sentence(part, o, p.rated))
		}
		if v := o.verdict(); final && v != nil && v.InEveryGroup && isConsensus(o.class()) {
			list = append(list, b.sentence(part, o, p.everyGroup))
		}
		if o.place == 1 && !o.tied {
			order = append(order, b.sentence(part, o, p.first))
		}
	}
	return append(list, order...)
}

func (b *builder) sentence(part consult.Part, o *outcome, text string) Sentence {
	s := Sentence{Part: part, Text: text}
	if o != nil {
		s.Recommendation, s.Text = &o.rec.ID, about(b.handle(o.rec.ID), text)
	}
	s.Shown = plain(b.refer(s.Text))
	return s
}
