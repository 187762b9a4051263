package ingest

import "parley/internal/consult"

// The planned minutes of the steps that each theme gets.
const (
	minutesToDiscuss = 25
	minutesToVote    = 8
	minutesToRank    = 6
	fewToRank        = 3 // recommendations below which there is nothing to rank
)

// Agenda makes a consultation in preparation of the draft, in one language, or
// in that of the document where lang is empty. Every theme with recommendations
// is discussed, voted on and ranked; principles are discussed and voted on.
func (d Draft) Agenda(lang consult.Lang) *consult.Agenda {
	if lang == "" {
		lang = d.Lang
	}
	if lang == "" {
		lang = consult.English
	}
	w := &agendaWriter{lang: lang, agenda: &consult.Agenda{
		Groups: []consult.Group{}, Themes: []consult.Theme{}, Recommendations: []consult.Recommendation{}, Steps: []consult.Step{},
	}}
	w.consultation(d)
	for _, a := range d.Addressees {
		c := &w.agenda.Consultation
		c.Addressees = append(c.Addressees, consult.Addressee{Key: a.Key, Name: w.text(a.Name)})
	}
	for _, t := range d.Themes {
		w.theme(t)
	}
	w.recommendations(consult.ID{}, d.Principles)
	if len(d.Principles) > 0 {
		w.steps(consult.ID{}, consult.Discuss, consult.Vote)
	}
	return w.agenda
}

type agendaWriter struct {
	lang   consult.Lang
	agenda *consult.Agenda
}

// text is a text in the language of the draft.
func (w *agendaWriter) text(s string) consult.Text {
	if s == "" {
		return consult.Text{}
	}
	return consult.Text{w.lang: s}
}

func (w *agendaWriter) consultation(d Draft) {
	c := &w.agenda.Consultation
	c.ID, c.Status, c.Protocol = consult.NewID(), consult.Draft, consult.DefaultProtocol()
	c.Title, c.Introduction, c.Languages = w.text(d.Title), w.text(d.Introduction), []consult.Lang{w.lang}
	c.Hosts, c.Place, c.Addressees = consult.Text{}, consult.Text{}, []consult.Addressee{}
	c.Position = consult.Position{Title: w.text(d.Position.Title), Points: []consult.Point{}}
	for _, p := range d.Position.Points {
		c.Position.Points = append(c.Position.Points, consult.Point{Number: p.Number, Title: w.text(p.Title), Text: w.text(p.Text)})
	}
	c.Sources = []consult.Source{}
	for _, s := range d.Sources {
		c.Sources = append(c.Sources, consult.Source{Key: s.Key, Text: w.text(s.Text), URL: s.URL})
	}
}

func (w *agendaWriter) theme(t Theme) {
	theme := consult.Theme{
		ID: consult.NewID(), Consultation: w.agenda.Consultation.ID, Place: len(w.agenda.Themes) + 1, Title: w.text(t.Title),
		Context: w.text(t.Context), Figures: []consult.Figure{}, Position: w.text(t.Position), Sections: []consult.Section{},
	}
	for _, s := range t.Sections {
		theme.Sections = append(theme.Sections, consult.Section{Key: s.Key, Title: w.text(s.Title)})
	}
	w.agenda.Themes = append(w.agenda.Themes, theme)
	w.recommendations(theme.ID, t.Recommendations)
	switch n := len(t.Recommendations); {
	case n >= fewToRank:
		w.steps(theme.ID, consult.Discuss, consult.Vote, consult.Rank)
	case n > 0:
		w.steps(theme.ID, consult.Discuss, consult.Vote)
	default:
		w.steps(theme.ID, consult.Propose, consult.Discuss)
	}
}

func (w *agendaWriter) recommendations(theme consult.ID, list []Recommendation) {
	for i, r := range list {
		rec := consult.Recommendation{
			ID: consult.NewID(), Consultation: w.agenda.Consultation.ID, Theme: theme, Section: r.Section, Place: i + 1,
			Title: w.text(r.Title), Body: w.text(r.Body), SubPoints: []consult.SubPoint{},
			Addressees: append([]string{}, r.Addressed...), Points: []int{}, Sources: append([]string{}, r.Sources...),
		}
		for _, p := range r.SubPoints {
			rec.SubPoints = append(rec.SubPoints, consult.SubPoint{Title: w.text(p.Title), Body: w.text(p.Body)})
		}
		w.agenda.Recommendations = append(w.agenda.Recommendations, rec)
	}
}

func (w *agendaWriter) steps(theme consult.ID, kinds ...consult.StepKind) {
	minutes := map[consult.StepKind]int{
		consult.Propose: minutesToDiscuss, consult.Discuss: minutesToDiscuss, consult.Vote: minutesToVote, consult.Rank: minutesToRank,
	}
	for _, kind := range kinds {
		w.agenda.Steps = append(w.agenda.Steps, consult.Step{
			ID: consult.NewID(), Consultation: w.agenda.Consultation.ID, Theme: theme, Kind: kind,
			Place: len(w.agenda.Steps) + 1, Minutes: minutes[kind], Rounds: []consult.Round{},
		})
	}
}
