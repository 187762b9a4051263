package sample

import "parley/internal/consult"

// Templates makes a draft of each consultation to begin from, by name: the
// sample and three forms of consulting, each with a small invented example that
// can be played as it stands.
var Templates = map[string]func() *consult.Agenda{
	"merida":   Merida,
	"workshop": func() *consult.Agenda { return fromTemplate("workshop") },
	"delphi":   func() *consult.Agenda { return fromTemplate("delphi") },
	"quick":    func() *consult.Agenda { return fromTemplate("quick") },
}

func fromTemplate(name string) *consult.Agenda {
	text := readTemplate(name)
	b := builder{consult.NewID, &consult.Agenda{}}
	b.addConsultation(text.consultationFile)
	c := &b.agenda.Consultation
	c.Addressees, c.Sources, c.Position.Points = present(c.Addressees), present(c.Sources), present(c.Position.Points)
	for _, theme := range text.Themes {
		b.addTheme(theme)
	}
	return b.agenda
}
