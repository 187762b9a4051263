package report

import (
	"slices"
	"strings"

	"parley/internal/consult"
)

// paraphraseOf begins the part of a paraphrase, before the id of what it is on.
var paraphraseOf = string(consult.ParaphrasePart(consult.ID{}))

// allowed drops the paraphrases of recommendations on which nobody allows any,
// or no longer does.
func allowed(r consult.Results) []consult.Passage {
	return slices.DeleteFunc(slices.Clone(r.Narrative), func(p consult.Passage) bool {
		name, ok := strings.CutPrefix(string(p.Part), paraphraseOf)
		return ok && !slices.ContainsFunc(r.Quotes, func(q consult.Quote) bool {
			return q.Recommendation.String() == name && q.Consent != consult.NoQuotation
		})
	})
}

// written is what a rapporteur wrote in a part.
func (f *findings) written(part consult.Part) consult.Text {
	for _, p := range f.Narrative {
		if p.Part == part {
			return p.Text
		}
	}
	return nil
}

// narrated is a rapporteur's Markdown with its references resolved.
func (b *builder) narrated(part consult.Part) []Block {
	text, lang := pick(b.written(part), b.lang)
	return b.narrate(text, lang)
}

func (b *builder) narrate(text string, lang consult.Lang) []Block {
	return proseWith(text, proseReader{lang: lang, note: b.note, refer: b.refer})
}

// account is what a rapporteur wrote on a theme, under a heading of its own.
func (b *builder) account(id string, part consult.Part) []Block {
	blocks := b.narrated(part)
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Heading{2, id + "-account", say(b.p.narrative.account)}}, blocks...)
}

// paraphrase follows a recommendation with what was said on it, in the
// rapporteur's words.
func (b *builder) paraphrase(rec consult.ID) []Block {
	blocks := b.narrated(consult.ParaphrasePart(rec))
	if len(blocks) == 0 {
		return nil
	}
	label := []Inline{strong(b.p.narrative.paraphrased), Words{Text: " "}}
	if first, ok := blocks[0].(Paragraph); ok {
		first.Text = append(label, first.Text...)
		blocks[0] = first
		return blocks
	}
	return append([]Block{Paragraph{Text: label[:1]}}, blocks...)
}

// conclusionSection closes the paper in the rapporteur's words.
func (b *builder) conclusionSection() Section {
	s := Section{ID: "conclusions", Title: Words{Text: b.p.narrative.conclusions}}
	return b.section(s, func() []Block { return b.narrated(consult.PartConclusions) })
}

// concluded reports whether a rapporteur wrote conclusions.
func (f *findings) concluded() bool { return !f.written(consult.PartConclusions).Empty() }
