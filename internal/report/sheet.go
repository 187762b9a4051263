package report

import (
	"parley/internal/consult"
)

// Sheet is what a rapporteur has beside their text: the figures by part of the
// report and the sentences that can be said of them, in one language.
type Sheet struct {
	Parts     []SheetPart `json:"parts" doc:"In the order of the report"`
	Sentences []Sentence  `json:"sentences"`
	Final     bool        `json:"final" doc:"The consultation is closed and no figure changes any more"`
}

// SheetPart is one part of the report.
type SheetPart struct {
	Part    consult.Part `json:"part"`
	Number  string       `json:"number" doc:"Of a theme"`
	Title   string       `json:"title"`
	Lead    string       `json:"lead" doc:"The headline of its results"`
	Results []SheetItem  `json:"results"`
}

// SheetItem is what was found about one recommendation.
type SheetItem struct {
	Recommendation consult.ID     `json:"recommendation"`
	Handle         string         `json:"handle" doc:"Names it in references"`
	Number         string         `json:"number"`
	Title          string         `json:"title"`
	Class          string         `json:"class" doc:"Empty where there is none"`
	Verdict        string         `json:"verdict"`
	Figures        []string       `json:"figures"`
	Comments       []SheetComment `json:"comments" doc:"That may be paraphrased, without authors and in no order of time"`
}

// SheetComment is what somebody allowed to be paraphrased.
type SheetComment struct {
	Lang consult.Lang `json:"lang" enum:"en,es"`
	Body string       `json:"body"`
}

// Sheet tells what stands beside a rapporteur's text.
func (r Report) Sheet(lang consult.Lang) Sheet {
	b := newBuilder(r.found, lang)
	out := Sheet{Sentences: b.sentences(), Final: b.Agenda.Consultation.Status == consult.Closed}
	out.Parts = append(out.Parts, SheetPart{Part: consult.PartIntroduction, Title: b.p.frame.introduction, Results: []SheetItem{}})
	for i, t := range b.Agenda.Themes {
		s := b.themeSection(i+1, t)
		out.Parts = append(out.Parts, SheetPart{consult.ThemePart(t.ID), s.Number, s.Title.Text, plain(s.Lead), b.items(t, b.of(t.ID))})
	}
	if list := b.of(consult.ID{}); len(list) > 0 {
		s := b.principlesSection()
		out.Parts = append(out.Parts, SheetPart{consult.PartPrinciples, "", s.Title.Text, plain(s.Lead), b.items(consult.Theme{}, list)})
	}
	return Sheet{append(out.Parts, SheetPart{Part: consult.PartConclusions, Title: b.p.narrative.conclusions, Lead: b.p.summary.lead(take(b.all())), Results: []SheetItem{}}), out.Sentences, out.Final}
}

func (b *builder) items(t consult.Theme, list []*outcome) []SheetItem {
	out := []SheetItem{}
	for _, o := range list {
		e := b.entry(t, o)
		verdict := plain(e.Verdict)
		if e.Hidden != "" {
			verdict = e.Hidden
		}
		out = append(out, SheetItem{
			Recommendation: o.rec.ID, Handle: b.handle(o.rec.ID), Number: o.number, Title: e.Title.Text,
			Class: string(o.class()), Verdict: verdict, Figures: orEmpty(e.Figures), Comments: b.comments(o.rec.ID),
		})
	}
	return out
}

// comments are what may be paraphrased on a recommendation, ordered by text.
func (f *findings) comments(rec consult.ID) []SheetComment {
	out := []SheetComment{}
	for _, q := range ordered(f.Quotes) {
		if q.Recommendation == rec && q.Consent != consult.NoQuotation && clean(q.Body) != "" {
			out = append(out, SheetComment{q.Lang, clean(q.Body)})
		}
	}
	return out
}

// Run is a piece of a previewed text.
type Run struct {
	Text     string       `json:"text"`
	Lang     consult.Lang `json:"lang,omitempty"`
	Strong   bool         `json:"strong,omitempty"`
	Emphasis bool         `json:"emphasis,omitempty"`
	URL      string       `json:"url,omitempty" doc:"http, https or mailto"`
	To       string       `json:"to,omitempty" doc:"The entry of the report that a figure is from"`
	Note     int          `json:"note,omitempty" doc:"The number of a note"`
}

// Piece is a paragraph or a list of a previewed text.
type Piece struct {
	List    bool    `json:"list,omitempty"`
	Ordered bool    `json:"ordered,omitempty"`
	Items   [][]Run `json:"items" doc:"One for a paragraph"`
}

// Preview is a text as the report will set it.
type Preview struct {
	Pieces []Piece `json:"pieces"`
	Notes  [][]Run `json:"notes"`
	Doubts []Doubt `json:"doubts"`
}

// Preview reads a rapporteur's text as the report does.
func (r Report) Preview(text string, lang consult.Lang) Preview {
	b := newBuilder(r.found, lang)
	out := Preview{Pieces: []Piece{}, Notes: [][]Run{}, Doubts: b.doubts(text)}
	s := b.section(Section{}, func() []Block { return b.narrate(text, "") })
	for _, block := range s.Blocks {
		switch block := block.(type) {
		case Paragraph:
			out.Pieces = append(out.Pieces, Piece{Items: [][]Run{runs(block.Text, Run{})}})
		case List:
			p := Piece{List: true, Ordered: block.Ordered, Items: [][]Run{}}
			for _, item := range block.Items {
				p.Items = append(p.Items, runs(item, Run{}))
			}
			out.Pieces = append(out.Pieces, p)
		}
	}
	for _, n := range s.Notes {
		out.Notes = append(out.Notes, runs(n.Text, Run{}))
	}
	return out
}

// runs lays inlines side by side, each with the form of those around it.
func runs(list []Inline, form Run) []Run {
	out := []Run{}
	for _, in := range list {
		inner := form
		switch in := in.(type) {
		case Words:
			inner.Text, inner.Lang = in.Text, in.Lang
			out = append(out, inner)
		case Strong:
			inner.Strong = true
			out = append(out, runs(in.Of, inner)...)
		case Emphasis:
			inner.Emphasis = true
			out = append(out, runs(in.Of, inner)...)
		case Link:
			inner.URL = in.URL
			out = append(out, runs(in.Of, inner)...)
		case Jump:
			inner.To = in.To
			out = append(out, runs(in.Of, inner)...)
		case NoteRef:
			inner.Note = in.Number
			out = append(out, inner)
		}
	}
	return out
}

// Unpublishable lists the parts whose references cannot be told, in any of the
// languages.
func (r Report) Unpublishable(langs []consult.Lang) []consult.Part {
	var list []consult.Part
	for _, p := range r.found.Narrative {
		if unknownIn(newBuilder(r.found, consult.English), p, langs) {
			list = append(list, p.Part)
		}
	}
	return list
}

func unknownIn(b *builder, p consult.Passage, langs []consult.Lang) bool {
	for _, lang := range langs {
		for _, doubt := range b.doubts(p.Text[lang]) {
			if doubt.Trouble.Unknown() {
				return true
			}
		}
	}
	return false
}
