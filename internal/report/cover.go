package report

import (
	"fmt"
	"slices"
	"time"

	"parley/internal/consult"
)

// cover begins the document: title, hosts, key numbers and the Rule.
func (b *builder) cover() Document {
	c, p := b.Agenda.Consultation, b.p.frame
	d := Document{
		Lang: b.lang, Title: b.words(c.Title), Kicker: p.kicker, Contents: p.contents,
		Facts:  b.keyNumbers(),
		Notice: Notice{p.noticeTitle, say(p.notice(b.k))},
		Labels: Labels{p.note, p.backTo, p.languages},
	}
	if c.Rehearsal != nil {
		d.Kicker = p.rehearsal
		d.Notice = Notice{p.rehearsal, say(p.rehearsed)}
	}
	if d.Title.Text == "" {
		d.Title = Words{Text: p.untitled}
	}
	for _, line := range []Words{b.words(c.Hosts), {Text: b.date(c.Date)}, b.words(c.Place)} {
		if line.Text != "" {
			d.Byline = append(d.Byline, line)
		}
	}
	if c.Status != consult.Closed {
		d.Notice.Text = append(d.Notice.Text, Words{Text: " "}, strong(p.provisional))
	}
	return d
}

func (b *builder) date(text string) string { return Day(b.lang, text) }

// Day writes a day, YYYY-MM-DD, in words; what is no day stays as it is.
func Day(lang consult.Lang, text string) string {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return clean(text)
	}
	return phrasesIn(lang).frame.date(day.Year(), int(day.Month()), day.Day())
}

func (b *builder) keyNumbers() []Fact {
	p := b.p.frame
	principles := b.of(consult.ID{})
	all := slices.Clone(principles)
	for _, t := range b.Agenda.Themes {
		all = append(all, b.of(t.ID)...)
	}
	c := take(all)
	var facts []Fact
	if b.invitedKnown() {
		facts = append(facts, Fact{Value: fmt.Sprint(b.Invited), Label: say(p.invited)})
	}
	facts = append(facts, b.tookPart(),
		Fact{Value: fmt.Sprint(c.total), Label: say(p.recommendations(c.total, len(b.Agenda.Themes), len(principles) > 0))})
	if c.asked > 0 || b.answerKinds().classes() {
		facts = append(facts, Fact{Value: fmt.Sprint(c.consensus), Label: say(p.consensus(c.consensus, c.everywhere))})
	}
	return facts
}

func (b *builder) invitedKnown() bool {
	return !b.Agenda.Consultation.OpenRoom && b.Invited > 0
}

func (b *builder) tookPart() Fact {
	p := b.p.frame
	switch {
	case len(b.Themes) > 0:
		return b.tookPartByTheme()
	case b.Turnout.Suppressed && b.Agenda.Consultation.Status != consult.Closed:
		return Fact{Value: p.afterClose, Withheld: true, Label: say(p.tookPart)}
	case b.Turnout.Suppressed:
		return Fact{Value: b.fewer(), Withheld: true, Label: say(p.tookPart)}
	case b.Agenda.Consultation.OpenRoom:
		return Fact{Value: fmt.Sprint(b.Turnout.N), Label: say(p.openRoom)}
	case b.Invited > 0:
		return Fact{Value: fmt.Sprint(b.Turnout.N), Label: say(p.ofInvited(percentOf(b.Turnout.N, b.Invited)))}
	}
	return Fact{Value: fmt.Sprint(b.Turnout.N), Label: say(p.tookPart)}
}

// tookPartByTheme is the fewest and the most people of the themes that may be
// told: with unlinked ballots nothing tells that two of them are one person.
func (b *builder) tookPartByTheme() Fact {
	var told []int
	for _, t := range b.Themes {
		if !t.Turnout.Suppressed {
			told = append(told, t.Turnout.N)
		}
	}
	label := say(b.p.frame.tookPartInTheme)
	if len(told) == 0 {
		return Fact{Value: b.fewer(), Withheld: true, Label: label}
	}
	value := fmt.Sprint(slices.Min(told))
	if most := slices.Max(told); most > slices.Min(told) {
		value += fmt.Sprintf("–%d", most)
	}
	return Fact{Value: value, Label: label}
}
