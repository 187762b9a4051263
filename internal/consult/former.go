package consult

import (
	"context"
	"reflect"
	"slices"
	"time"
)

// Former is an earlier text of the organisers: how one part of a consultation
// read until somebody changed it. Only what organisers wrote is kept; a
// recommendation that a participant proposed has no former texts.
type Former struct {
	ID           ID
	Consultation ID
	Part         ID        // the consultation itself, a theme or a recommendation
	Organiser    ID        // who replaced it; zero where that is not known
	Replaced     time.Time // when
	Text         FormerText
}

// FormerText is the part as it read. One field is set.
type FormerText struct {
	Consultation   *Preface        `json:"consultation,omitempty"`
	Theme          *Theme          `json:"theme,omitempty"`
	Recommendation *Recommendation `json:"recommendation,omitempty"`
}

// Preface is what organisers write about a consultation as a whole.
type Preface struct {
	Title        Text        `json:"title"`
	Hosts        Text        `json:"hosts"`
	Place        Text        `json:"place"`
	Introduction Text        `json:"introduction"`
	Position     Position    `json:"position"`
	Addressees   []Addressee `json:"addressees"`
	Sources      []Source    `json:"sources"`
}

// sittingLasts is how long one organiser's changes of one part count as one:
// the pages save while somebody types, and what is worth keeping is how the
// part read before.
const sittingLasts = 5 * time.Minute

// Formers lists the earlier texts of one part, the latest first.
func (s *Service) Formers(ctx context.Context, consultation, part ID) ([]Former, error) {
	if _, err := s.room(ctx, consultation); err != nil {
		return nil, err
	}
	return s.store.Formers(ctx, consultation, part)
}

// former is what is to be kept of a part that is about to be written: nothing
// where it is not one of the organisers' texts that stood there, where its text
// stays, or where the same organiser is still at it.
func (s *Service) former(ctx context.Context, consultation, part ID, ours bool, was, is FormerText) ([]Former, error) {
	if !ours || was.equal(is) {
		return nil, nil
	}
	f := Former{
		ID: NewID(), Consultation: consultation, Part: part, Organiser: organiserOf(ctx),
		Replaced: s.now().UTC().Truncate(time.Millisecond), Text: was,
	}
	kept, err := s.store.Formers(ctx, consultation, part)
	if err != nil {
		return nil, err
	}
	sitting := len(kept) > 0 && kept[0].Organiser == f.Organiser && f.Replaced.Sub(kept[0].Replaced) < sittingLasts
	restoring := slices.ContainsFunc(kept, func(k Former) bool { return k.Text.equal(is) })
	if sitting && !restoring {
		return nil, nil
	}
	return []Former{f}, nil
}

// equal compares what is written: what is absent and what is empty are the same.
func (t FormerText) equal(other FormerText) bool {
	return reflect.DeepEqual(meaningOf(t), meaningOf(other))
}

// withoutEmpty takes what says nothing out of a decoded JSON value.
func withoutEmpty(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if v[key] = withoutEmpty(inner); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i, inner := range v {
			v[i] = withoutEmpty(inner)
		}
		if len(v) == 0 {
			return nil
		}
	case string:
		if v == "" {
			return nil
		}
	}
	return v
}

func prefaceOf(c Consultation) FormerText {
	return FormerText{Consultation: &Preface{
		Title: c.Title, Hosts: c.Hosts, Place: c.Place, Introduction: c.Introduction,
		Position: c.Position, Addressees: c.Addressees, Sources: c.Sources,
	}}
}

// textOfTheme is a theme without its place on the page.
func textOfTheme(t Theme) FormerText {
	t.Place = 0
	return FormerText{Theme: &t}
}

// textOfRecommendation is a recommendation without its place and its theme's.
func textOfRecommendation(r Recommendation) FormerText {
	r.Place, r.Withdrawn = 0, false
	return FormerText{Recommendation: &r}
}

type organiserKey struct{}

// ByOrganiser says whose act the calls with this context are. The domain notes
// it beside what organisers wrote; participants' acts have no such thing.
func ByOrganiser(ctx context.Context, organiser ID) context.Context {
	return context.WithValue(ctx, organiserKey{}, organiser)
}

func organiserOf(ctx context.Context) ID {
	id, _ := ctx.Value(organiserKey{}).(ID)
	return id
}
