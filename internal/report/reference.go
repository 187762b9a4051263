package report

import (
	"fmt"
	"regexp"
	"strings"

	"parley/internal/agreement"
	"parley/internal/consult"
)

// A reference stands in a rapporteur's text for a released figure, as
// {{share:9c41d2}}: what is asked, and of which recommendation, by the first
// digits of its id. {{class:9c41d2=consensus_for}} also says what the sentence
// around it takes for granted.
var reference = regexp.MustCompile(`\{\{\s*([a-z]+)(?:\s*:\s*([0-9A-Za-z.]+))?(?:\s*=\s*([0-9a-z_]+))?\s*\}\}`)

// braces is anything written like a reference, so that a mistyped one is told.
var braces = regexp.MustCompile(`\{\{[^{}\n]{0,80}\}\}`)

// Trouble says why a reference is not simply a figure.
type Trouble string

// The troubles. A text with an unknown reference is kept, and not published.
const (
	UnknownFigure         Trouble = "unknown_figure"         // no such kind of figure
	UnknownRecommendation Trouble = "unknown_recommendation" // no such recommendation
	Unasked               Trouble = "unasked"                // there is no figure, or not yet
	WithheldFigure        Trouble = "withheld"               // too few people
	Moved                 Trouble = "moved"                  // the figure no longer says what the sentence takes for granted
)

// Unknown reports whether the reference cannot be told at all.
func (t Trouble) Unknown() bool { return t == UnknownFigure || t == UnknownRecommendation }

// Doubt is a reference with its trouble.
type Doubt struct {
	Reference  string  `json:"reference" doc:"As it stands in the text"`
	Trouble    Trouble `json:"trouble" enum:"unknown_figure,unknown_recommendation,unasked,withheld,moved"`
	Suggestion string  `json:"suggestion,omitempty" doc:"What was probably meant"`
}

// told is what a reference stands for.
type told struct {
	text    []Inline
	code    string // the figure as a program sees it, to compare with what is expected
	trouble Trouble
}

// handleLength is how many digits of an id name a recommendation.
const handleLength = 6

// handle is the shortest beginning of an id, from six digits on, that no other
// recommendation has.
func (f *findings) handle(id consult.ID) string {
	text := id.String()
	for n := handleLength; n < len(text); n++ {
		if _, ok := f.byHandle(text[:n]); ok {
			return text[:n]
		}
	}
	return text
}

// byHandle finds the one recommendation whose id begins with a handle.
func (f *findings) byHandle(handle string) (found *outcome, ok bool) {
	if len(handle) < handleLength {
		return nil, false
	}
	for id, o := range f.outcomes {
		if strings.HasPrefix(id.String(), strings.ToLower(handle)) {
			if ok {
				return nil, false
			}
			found, ok = o, true
		}
	}
	return found, ok
}

// refer resolves the references in words; those that are unknown stay as they
// were written.
func (b *builder) refer(text string) []Inline {
	var out []Inline
	rest := 0
	for _, at := range reference.FindAllStringSubmatchIndex(text, -1) {
		t := b.tell(reference.FindStringSubmatch(text[at[0]:at[1]]))
		if t.trouble.Unknown() {
			continue
		}
		out = append(append(out, say(text[rest:at[0]])...), t.text...)
		rest = at[1]
	}
	return append(out, say(text[rest:])...)
}

// tell resolves one reference, given as its whole, kind, handle and expectation.
func (b *builder) tell(match []string) told {
	kind, handle, expected := match[1], match[2], match[3]
	t := b.tellOf(kind, handle)
	if t.trouble == "" && expected != "" && expected != t.code {
		t.trouble = Moved
	}
	return t
}

func (b *builder) tellOf(kind, handle string) told {
	if figure, ok := wholeFigures[kind]; ok && handle == "" {
		n, trouble := figure(b)
		return b.figured(nil, fmt.Sprint(n), fmt.Sprint(n), trouble)
	}
	figure, ok := figures[kind]
	if !ok {
		return told{trouble: UnknownFigure}
	}
	o, ok := b.byHandle(handle)
	if !ok {
		return told{trouble: UnknownRecommendation}
	}
	if kind == "title" {
		return told{text: b.jumped(o, b.words(o.rec.Title)), code: o.number}
	}
	text, code, trouble := figure(b, o)
	return b.figured(o, text, code, trouble)
}

// figured is a figure, or why there is none, leading to its recommendation.
func (b *builder) figured(o *outcome, text, code string, trouble Trouble) told {
	switch trouble {
	case Unasked:
		text = b.p.narrative.none
	case WithheldFigure:
		text = b.hidden()
	}
	words := Words{Text: text}
	if o == nil {
		return told{[]Inline{words}, code, trouble}
	}
	return told{b.jumped(o, words), code, trouble}
}

// jumped leads to a recommendation, where the report has an entry for it.
func (b *builder) jumped(o *outcome, words Words) []Inline {
	if o.rec.Withdrawn {
		return []Inline{words}
	}
	return []Inline{Jump{entryID(o), []Inline{words}}}
}

// wholeFigures are about the consultation as a whole.
var wholeFigures = map[string]func(*builder) (int, Trouble){
	"participants": func(b *builder) (int, Trouble) {
		switch {
		case b.Agenda.Consultation.Status != consult.Closed, b.Agenda.Consultation.Protocol.Privacy == consult.UnlinkedBallots:
			return 0, Unasked // unlinked ballots tell of nobody whether two are theirs
		case b.Turnout.Suppressed:
			return 0, WithheldFigure
		}
		return b.Turnout.N, ""
	},
	"invited": func(b *builder) (int, Trouble) {
		if !b.invitedKnown() {
			return 0, Unasked
		}
		return b.Invited, ""
	},
	"asked":     func(b *builder) (int, Trouble) { return take(b.all()).asked, "" },
	"consensus": func(b *builder) (int, Trouble) { return take(b.all()).consensus, "" },
}

// figures are about one recommendation: as words, and as a program sees them.
var figures = map[string]func(*builder, *outcome) (text, code string, trouble Trouble){
	"title":    nil, // resolved as words, which have a language
	"agree":    count(func(v *consult.VoteResult) int { return v.Agree }),
	"disagree": count(func(v *consult.VoteResult) int { return v.Disagree }),
	"pass":     count(func(v *consult.VoteResult) int { return v.Pass }),
	"sided":    count(sidesOf),
	"share": func(_ *builder, o *outcome) (string, string, Trouble) {
		v, trouble := voted(o)
		if trouble != "" {
			return "", "", trouble
		}
		percent := percentOf(v.Agree, sidesOf(v))
		return fmt.Sprintf("%d%%", percent), fmt.Sprint(percent), ""
	},
	"median": func(_ *builder, o *outcome) (string, string, Trouble) {
		switch list := o.ratings(); {
		case len(list) > 0:
			return decimal(list[0].Median), decimal(list[0].Median), ""
		case o.rating == nil:
			return "", "", Unasked
		}
		return "", "", WithheldFigure
	},
	"class": func(b *builder, o *outcome) (string, string, Trouble) {
		switch class := o.class(); {
		case class != "":
			return b.p.verdict.lower[class], string(class), ""
		case !o.asked():
			return "", "", Unasked
		}
		return "", "", WithheldFigure
	},
	"place": func(b *builder, o *outcome) (string, string, Trouble) {
		switch r := b.rankings[o.rec.Theme]; {
		case o.place > 0:
			return b.p.narrative.place(o.place, o.ranked), fmt.Sprint(o.place), ""
		case r != nil && r.Suppressed:
			return "", "", WithheldFigure
		}
		return "", "", Unasked
	},
}

// count is a number of votes.
func count(of func(*consult.VoteResult) int) func(*builder, *outcome) (string, string, Trouble) {
	return func(_ *builder, o *outcome) (string, string, Trouble) {
		v, trouble := voted(o)
		if trouble != "" {
			return "", "", trouble
		}
		return fmt.Sprint(of(v)), fmt.Sprint(of(v)), ""
	}
}

// voted is the released vote on a recommendation, or why there is none.
func voted(o *outcome) (*consult.VoteResult, Trouble) {
	switch {
	case o.vote == nil:
		return nil, Unasked
	case o.votes() == nil:
		return nil, WithheldFigure
	}
	return o.votes(), ""
}

// doubts lists the references of a text that are in some trouble, each once.
func (b *builder) doubts(text string) []Doubt {
	list, known := []Doubt{}, map[string]bool{}
	for _, written := range braces.FindAllString(text, -1) {
		if known[written] {
			continue
		}
		known[written] = true
		match := reference.FindStringSubmatch(written)
		if match == nil {
			list = append(list, Doubt{Reference: written, Trouble: UnknownFigure})
			continue
		}
		if t := b.tell(match); t.trouble != "" {
			list = append(list, Doubt{written, t.trouble, b.meant(match, t.trouble)})
		}
	}
	return list
}

// meant guesses the reference behind a recommendation's number, which may
// change and is therefore none.
func (b *builder) meant(match []string, trouble Trouble) string {
	if trouble != UnknownRecommendation {
		return ""
	}
	for id, o := range b.outcomes {
		if strings.EqualFold(o.number, match[2]) {
			return "{{" + match[1] + ":" + b.handle(id) + "}}"
		}
	}
	return ""
}

// isReported reports whether a class says something about the group.
func isReported(c agreement.Class) bool {
	return c != "" && c != agreement.NotReported && c != agreement.NoClass
}
