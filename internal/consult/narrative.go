package consult

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Part names a place of the report in which a rapporteur writes: one of the
// fixed parts, the narrative of a theme, or the paraphrase of what was said on
// a recommendation.
type Part string

// The fixed parts.
const (
	PartIntroduction Part = "introduction"
	PartPrinciples   Part = "principles" // what cuts across the themes
	PartConclusions  Part = "conclusions"
)

const (
	themePart      = "theme-"
	paraphrasePart = "paraphrase-"
)

// ThemePart is the narrative of a theme.
func ThemePart(theme ID) Part { return Part(themePart + theme.String()) }

// ParaphrasePart is the paraphrase of the comments on a recommendation.
func ParaphrasePart(recommendation ID) Part { return Part(paraphrasePart + recommendation.String()) }

// In reports whether the agenda has the place that the part names.
func (p Part) In(a *Agenda) bool {
	switch p {
	case PartIntroduction, PartPrinciples, PartConclusions:
		return true
	}
	for prefix, has := range map[string]func(ID) bool{
		themePart:      func(id ID) bool { _, ok := a.Theme(id); return ok },
		paraphrasePart: func(id ID) bool { _, ok := a.Recommendation(id); return ok },
	} {
		if name, ok := strings.CutPrefix(string(p), prefix); ok {
			id, err := ParseID(name)
			return err == nil && !id.IsZero() && has(id)
		}
	}
	return false
}

// Passage is what rapporteurs wrote in one part, as of one version. Writing
// never removes: every sitting at a part leaves a version that can be read and
// taken up again.
type Passage struct {
	Consultation ID        `json:"-"`
	Part         Part      `json:"part"`
	Version      int       `json:"version" doc:"0 where nothing has been written"`
	Text         Text      `json:"text" doc:"Markdown, with references to figures"`
	Author       ID        `json:"author" doc:"An organiser"`
	At           time.Time `json:"at" doc:"When this sitting began"`
}

// NarrativeStore keeps what rapporteurs write, and what has been published.
type NarrativeStore interface {
	// Narrative lists the latest version of every part.
	Narrative(ctx context.Context, consultation ID) ([]Passage, error)
	// PassageVersions lists the kept versions of a part, the latest first.
	PassageVersions(ctx context.Context, consultation ID, part Part) ([]Passage, error)
	// PutPassage writes version p.Version: beside the one before, or instead of
	// it. CodeConflict where somebody else has written that version, or where
	// the one to be replaced is no longer there.
	PutPassage(ctx context.Context, p Passage, instead bool) error

	// Publish puts pages in the place of those published before, in one
	// transaction.
	Publish(ctx context.Context, consultation ID, pages []Publication) error
	// Publications lists the published pages of a consultation, without bodies.
	Publications(ctx context.Context, consultation ID) ([]Publication, error)
	// Published finds the pages behind a public address, without bodies.
	Published(ctx context.Context, address ID) ([]Publication, error)
	// PublishedPage reads the body of one page, or CodeNotFound.
	PublishedPage(ctx context.Context, address ID, lang Lang) ([]byte, error)
}

const (
	longestPassage = 60_000 // characters in one language
	sitting        = 10 * time.Minute
)

// Narrative lists what rapporteurs have written, the latest version of each part.
func (s *Service) Narrative(ctx context.Context, id ID) ([]Passage, error) {
	return s.store.Narrative(ctx, id)
}

// SavePassage keeps a text on top of the version p.Version, which the writer
// had before them; CodeConflict where somebody has written a later one, so that
// nobody overwrites another unseen. What one person writes in one sitting of
// ten minutes is one version; apart begins another at once, as for taking up an
// earlier one.
func (s *Service) SavePassage(ctx context.Context, p Passage, apart bool) (Passage, error) {
	before, err := s.PassageVersions(ctx, p.Consultation, p.Part)
	if err != nil {
		return Passage{}, err
	}
	if err := checkPassage(p); err != nil {
		return Passage{}, err
	}
	latest := Passage{}
	if len(before) > 0 {
		latest = before[0]
	}
	if latest.Version != p.Version {
		return Passage{}, Errorf(CodeConflict, "somebody else has written here meanwhile; compare both texts and save again")
	}
	p.Version++
	p.At = s.now().UTC().Truncate(time.Second)
	again := !apart && latest.Version > 0 && latest.Author == p.Author && p.At.Sub(latest.At) < sitting
	if again {
		p.At = latest.At
	}
	return p, s.store.PutPassage(ctx, p, again)
}

func checkPassage(p Passage) error {
	for lang, text := range p.Text {
		if !slices.Contains(Languages, lang) {
			return FieldErrorf("text", "Parley speaks English and Spanish")
		}
		if len([]rune(text)) > longestPassage {
			return Errorf(CodeTooLarge, "one part takes up to %d characters; move some of the text to another part", longestPassage)
		}
	}
	return nil
}

// PassageVersions lists the kept versions of a part, the latest first.
func (s *Service) PassageVersions(ctx context.Context, id ID, part Part) ([]Passage, error) {
	a, err := s.Agenda(ctx, id)
	if err != nil {
		return nil, err
	}
	if !part.In(a) {
		return nil, notFound("part of the report")
	}
	return s.store.PassageVersions(ctx, id, part)
}
