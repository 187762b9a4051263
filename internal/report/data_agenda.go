package report

import "parley/internal/consult"

type dataPosition struct {
	Title  consult.Text `json:"title"`
	Points []dataPoint  `json:"points"`
}

type dataPoint struct {
	Number int          `json:"number"`
	Title  consult.Text `json:"title"`
	Text   consult.Text `json:"text"`
}

type dataFigure struct {
	Value  consult.Text `json:"value"`
	Label  consult.Text `json:"label"`
	Source string       `json:"source,omitempty"`
}

type dataSection struct {
	Key   string       `json:"key"`
	Title consult.Text `json:"title"`
}

// dataDeleted counts what was deleted when registration ended and at the close.
type dataDeleted struct {
	Keys        int `json:"keys"`
	Invitations int `json:"invitations"`
}

// dataStep is a step of the agenda. Its rounds have no times.
type dataStep struct {
	ID      consult.ID       `json:"id"`
	Theme   *consult.ID      `json:"theme,omitempty"`
	Kind    consult.StepKind `json:"kind"`
	Minutes int              `json:"minutes"`
	Rounds  []dataRun        `json:"rounds"`
}

type dataRun struct {
	ID     consult.ID   `json:"id"`
	Number int          `json:"number"`
	Items  []consult.ID `json:"items"`
}

func dataPositionOf(p consult.Position) dataPosition {
	out := dataPosition{Title: cleanText(p.Title), Points: []dataPoint{}}
	for _, point := range p.Points {
		out.Points = append(out.Points, dataPoint{point.Number, cleanText(point.Title), cleanText(point.Text)})
	}
	return out
}

func (f *findings) dataThemes() []dataTheme {
	list := []dataTheme{}
	for i, t := range f.Agenda.Themes {
		out := dataTheme{
			ID: t.ID, Number: i + 1, Title: cleanText(t.Title), Context: cleanText(t.Context), Position: cleanText(t.Position),
			Figures: []dataFigure{}, Sections: []dataSection{},
		}
		for _, figure := range t.Figures {
			out.Figures = append(out.Figures, dataFigure{cleanText(figure.Value), cleanText(figure.Label), clean(figure.Source)})
		}
		for _, s := range t.Sections {
			out.Sections = append(out.Sections, dataSection{clean(s.Key), cleanText(s.Title)})
		}
		list = append(list, out)
	}
	return list
}

func (f *findings) dataSteps() []dataStep {
	list := []dataStep{}
	for _, s := range f.Agenda.Steps {
		out := dataStep{ID: s.ID, Kind: s.Kind, Minutes: s.Minutes, Rounds: []dataRun{}}
		if !s.Theme.IsZero() {
			out.Theme = &s.Theme
		}
		for _, r := range s.Rounds {
			out.Rounds = append(out.Rounds, dataRun{r.ID, r.Number, orEmpty(r.Items)})
		}
		list = append(list, out)
	}
	return list
}
