package web

import (
	"context"
	"time"

	"parley/internal/consult"
)

// former is an earlier text of the organisers, for organisers.
type former struct {
	ID        consult.ID         `json:"id"`
	Replaced  time.Time          `json:"replaced" doc:"When it was changed"`
	Organiser string             `json:"organiser" doc:"Who changed it; empty where that account is gone"`
	Text      consult.FormerText `json:"text"`
}

type formers struct {
	Formers []former `json:"formers"`
}

func (s *Server) formerRoutes() {
	handle(s, operation{
		name: "listFormerTexts", method: "GET", path: "/consultations/{consultation}/former-texts/{part}", tag: tagAgenda, access: facilitator,
		summary: "How a text of the organisers read before; the part is a theme, a recommendation or the consultation itself",
	}, s.listFormerTexts)
}

func (s *Server) listFormerTexts(ctx context.Context, in *struct {
	InConsultation
	Part consult.ID `path:"part"`
}) (*answer[formers], error) {
	kept, err := s.service.Formers(ctx, in.Consultation, in.Part)
	if err != nil {
		return nil, err
	}
	names, err := s.organiserNames(ctx)
	out := formers{make([]former, len(kept))}
	for i, f := range kept {
		out.Formers[i] = former{f.ID, f.Replaced, names[f.Organiser], f.Text}
	}
	return answered(out, err)
}

// organiserNames tells the names of those who have an account.
func (s *Server) organiserNames(ctx context.Context) (map[consult.ID]string, error) {
	all, err := s.accounts.Organisers(ctx)
	names := make(map[consult.ID]string, len(all))
	for _, o := range all {
		names[o.ID] = o.Name
	}
	return names, err
}
