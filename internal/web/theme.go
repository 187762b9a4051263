package web

import (
	"context"

	"parley/internal/consult"
)

type themeBody struct {
	Place    int               `json:"place,omitempty"`
	Title    consult.Text      `json:"title"`
	Context  consult.Text      `json:"context,omitempty"`
	Figures  []consult.Figure  `json:"figures,omitempty"`
	Position consult.Text      `json:"position,omitempty"`
	Sections []consult.Section `json:"sections,omitempty"`

	ID consult.ID `json:"id,omitempty" doc:"Ignored"`

	Was *themeBody `json:"was,omitempty" doc:"As the caller read it; where somebody else has written there since, nothing is saved"`
}

func (b themeBody) theme(id consult.ID) consult.Theme {
	return consult.Theme{
		ID: id, Place: b.Place, Title: b.Title, Context: written(b.Context),
		Figures: list(b.Figures), Position: written(b.Position), Sections: list(b.Sections),
	}
}

// InTheme is the input of whatever concerns one theme.
type InTheme struct {
	InConsultation
	Theme consult.ID `path:"theme"`
}

func (s *Server) themeRoutes() {
	const one = "/consultations/{consultation}/themes/{theme}"
	handle(s, operation{
		name: "saveTheme", method: "PUT", path: one, tag: tagAgenda, access: facilitator,
		summary: "Add or change a theme, under an id that the caller made",
	}, func(ctx context.Context, in *struct {
		InTheme
		Body themeBody
	}) (*answer[consult.Theme], error) {
		var was []consult.Theme
		if in.Body.Was != nil {
			was = append(was, in.Body.Was.theme(in.Theme))
		}
		return answered(s.service.SaveTheme(ctx, in.Consultation, in.Body.theme(in.Theme), was...))
	})
	handle(s, operation{
		name: "deleteTheme", method: "DELETE", path: one, tag: tagAgenda, access: facilitator, status: 204,
		summary: "Remove a theme with its recommendations and steps, where nobody has answered",
	}, func(ctx context.Context, in *InTheme) (*none, error) {
		return nil, s.service.DeleteTheme(ctx, in.Consultation, in.Theme)
	})
}

// written is a text that is never null on the wire.
func written(t consult.Text) consult.Text {
	if t == nil {
		return consult.Text{}
	}
	return t
}
