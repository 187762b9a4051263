package sample

import (
	"encoding/binary"
	"math/rand/v2"

	"parley/internal/consult"
)

// Merida builds the sample consultation as a draft with fresh random ids.
func Merida() *consult.Agenda { return build(consult.NewID) }

// MeridaSeeded builds the sample consultation with ids drawn from a seed: the
// same seed gives the same agenda. It is for tests and rehearsals, since ids
// that can be guessed are no secret.
func MeridaSeeded(seed uint64) *consult.Agenda {
	source := rand.New(rand.NewPCG(seed, seed^0x9e3779b97f4a7c15))
	return build(func() consult.ID {
		var id consult.ID
		binary.BigEndian.PutUint64(id[:8], source.Uint64())
		binary.BigEndian.PutUint64(id[8:], source.Uint64())
		return id
	})
}

// builder puts texts into an agenda and names everything it adds.
type builder struct {
	newID  func() consult.ID
	agenda *consult.Agenda
}

func build(newID func() consult.ID) *consult.Agenda {
	b := builder{newID, &consult.Agenda{}}
	text := readConsultation()
	text.Protocol = consult.DefaultProtocol()
	b.addConsultation(text)
	for _, file := range themeFiles {
		b.addTheme(readTheme(file))
	}
	b.addParts(consult.ID{}, readTheme(principlesFile))
	return b.agenda
}

func (b builder) addConsultation(text consultationFile) {
	c := text.Consultation
	c.ID = b.newID()
	c.Status = consult.Draft
	c.ProtocolHash = c.Protocol.Hash()
	b.agenda.Consultation = c
	for i, g := range text.Groups {
		g.ID, g.Consultation, g.Place = b.newID(), c.ID, i+1
		b.agenda.Groups = append(b.agenda.Groups, g)
	}
}

func (b builder) addTheme(text themeFile) {
	t := text.Theme
	t.ID = b.newID()
	t.Consultation = b.agenda.Consultation.ID
	t.Place = len(b.agenda.Themes) + 1
	t.Sections, t.Figures = present(t.Sections), present(t.Figures)
	b.agenda.Themes = append(b.agenda.Themes, t)
	b.addParts(t.ID, text)
}

// addParts adds the recommendations and steps of a theme, or those of the
// cross-cutting principles where theme is zero.
func (b builder) addParts(theme consult.ID, text themeFile) {
	a := b.agenda
	for i, r := range text.Recommendations {
		r.ID, r.Consultation, r.Theme, r.Place = b.newID(), a.Consultation.ID, theme, i+1
		r.SubPoints, r.Points, r.Addressees, r.Sources = present(r.SubPoints), present(r.Points), present(r.Addressees), present(r.Sources)
		a.Recommendations = append(a.Recommendations, r)
	}
	for _, s := range text.Steps {
		s.ID, s.Consultation, s.Theme, s.Place = b.newID(), a.Consultation.ID, theme, len(a.Steps)+1
		s.Rounds = []consult.Round{}
		a.Steps = append(a.Steps, s)
	}
}

// present turns a list that a file leaves out into an empty one, which the
// wire writes as [] and not as null.
func present[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
