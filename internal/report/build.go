package report

import (
	"fmt"
	"strconv"
	"strings"

	"parley/internal/agreement"
	"parley/internal/consult"
	"parley/internal/report/chart"
)

// Build makes the report of a consultation in one language. It is a pure
// function: the same results give the same document.
func Build(r consult.Results, lang consult.Lang) Document { return build(study(r), lang) }

func build(f *findings, lang consult.Lang) Document {
	b := newBuilder(f, lang)
	d := b.cover()
	d.Sections = append(d.Sections, b.summarySection(), b.introductionSection())
	for i, t := range f.Agenda.Themes {
		d.Sections = append(d.Sections, b.themeSection(i+1, t))
	}
	if len(f.Agenda.Of(consult.ID{})) > 0 {
		d.Sections = append(d.Sections, b.principlesSection())
	}
	if b.mapped() {
		d.Sections = append(d.Sections, b.opinionSection())
	}
	if len(f.Agenda.Consultation.Addressees) > 0 {
		d.Sections = append(d.Sections, b.addresseeSection())
	}
	if b.concluded() {
		d.Sections = append(d.Sections, b.conclusionSection())
	}
	d.Sections = append(d.Sections, b.annexSection())
	return d
}

// builder holds what the parts of one document share: the findings, the
// language, and the notes of the section at hand.
type builder struct {
	*findings
	p       *phrases
	lang    consult.Lang
	axis    chart.Axis
	sources map[string]consult.Source
	cited   map[string]int // number of a source's note in this section
	notes   []Note
	next    int // number of the last note
}

// newBuilder begins a document; a language that is not known is English.
func newBuilder(f *findings, lang consult.Lang) *builder {
	if lang != consult.Spanish {
		lang = consult.English
	}
	b := &builder{findings: f, p: phrasesIn(lang), lang: lang, sources: map[string]consult.Source{}}
	for _, s := range f.Agenda.Consultation.Sources {
		b.sources[s.Key] = s
	}
	b.axis = b.commonAxis()
	return b
}

// section fills a section and gives it the notes that its blocks cited.
func (b *builder) section(s Section, fill func() []Block) Section {
	b.cited, b.notes = map[string]int{}, nil
	s.Blocks = fill()
	s.Notes = b.notes
	return s
}

// note cites a source; the same source keeps its number within a section. A
// key without a source is left as it was written.
func (b *builder) note(key string) []Inline {
	source, ok := b.sources[key]
	if !ok {
		return say("[^" + key + "]")
	}
	if number, again := b.cited[key]; again {
		return []Inline{NoteRef{Number: number}}
	}
	b.next++
	b.cited[key] = b.next
	b.notes = append(b.notes, Note{b.next, b.sourceText(source)})
	return []Inline{NoteRef{Number: b.next, First: true}}
}

// sourceText is a source with its address.
func (b *builder) sourceText(s consult.Source) []Inline {
	text := []Inline{b.words(s.Text)}
	if s.URL != "" {
		text = append(text, Words{Text: " "})
		text = append(text, linked(s.URL, say(clean(s.URL)))...)
	}
	return text
}

func (b *builder) words(t consult.Text) Words { return words(t, b.lang) }

// prose is an organiser's Markdown text.
func (b *builder) prose(t consult.Text) []Block {
	text, lang := pick(t, b.lang)
	return prose(text, lang, b.note)
}

// commonAxis is the axis on which the longest disagreement of the whole
// consultation fits.
func (b *builder) commonAxis() chart.Axis {
	longest := 0
	for _, o := range b.all() {
		against, n := 0, 0
		if v := o.votes(); v != nil {
			against, n = v.Disagree, sidesOf(v)
		} else if row := b.bandsOf(o); o.vote == nil {
			against, n = row.Disagree, row.Of
		}
		if n > 0 {
			longest = max(longest, (100*against+n-1)/n)
		}
	}
	return chart.NewAxis(longest, b.Agenda.Consultation.Protocol.ConsensusPercent)
}

// hidden says why a figure about an item is withheld.
func (b *builder) hidden() string { return b.p.frame.fewerThan(b.sided) }

// fewer says why a number of people is withheld.
func (b *builder) fewer() string { return b.p.frame.fewerThan(b.k) }

// title is the title of a recommendation as plain text.
func (b *builder) title(o *outcome) string { return b.words(o.rec.Title).Text }

// jump leads to a recommendation's entry.
func (b *builder) jump(o *outcome) []Inline {
	return []Inline{Jump{entryID(o), []Inline{b.words(o.rec.Title)}}}
}

func entryID(o *outcome) string { return "r-" + strings.ReplaceAll(o.number, ".", "-") }

// verdict is the class with everything to know beside it.
func (b *builder) verdict(o *outcome) []Inline {
	v, p := o.verdict(), b.p.verdict
	if v == nil {
		return nil
	}
	text := ""
	if s := p.strength[agreement.Strength(v.Strength)]; s != "" {
		text += ", " + s
	}
	for _, remark := range b.remarks(v) {
		text += "; " + remark
	}
	return append([]Inline{strong(p.class[agreement.Class(v.Class)])}, say(text)...)
}

func (b *builder) remarks(v *consult.Verdict) []string {
	var list []string
	add := func(when bool, text string) {
		if when {
			list = append(list, text)
		}
	}
	p := b.p.verdict
	add(v.InEveryGroup, p.everyGroup)
	for i, class := range v.Sensitivity {
		other := agreement.Class(class)
		add(i < len(thresholds) && class != v.Class, p.at(p.lower[other], thresholds[min(i, len(thresholds)-1)]))
	}
	add(v.Indicative, p.indicative)
	add(v.LowParticipation, p.lowParticipation)
	add(v.LowExpertise, p.manyPassed)
	return list
}

// thresholds are the percentages at which each class is computed again.
var thresholds = [3]int{70, 75, 80}

// whole is a fraction of one in per cent, rounded half up.
func whole(share float64) int { return int(100*share + 0.5) }

// decimal writes a median, a quartile or points without needless zeros.
func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// number writes an integer.
func number(n int) []Inline { return say(fmt.Sprint(n)) }
