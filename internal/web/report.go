package web

import (
	"context"

	"parley/internal/consult"
	"parley/internal/report"
)

func (s *Server) reportRoutes() {
	for _, form := range report.Forms {
		handle(s, operation{
			name: "getReport" + form.Key, method: "GET", path: "/consultations/{consultation}/report/" + form.Name, tag: tagReport, access: observer,
			summary: form.Summary, answer: "", media: form.Media,
		}, func(ctx context.Context, in *struct {
			InConsultation
			Lang consult.Lang `query:"lang" enum:"en,es" default:"en"`
			Show bool         `query:"show" doc:"To be read in the browser, not kept as a file"`
		}) (*rawAnswer, error) {
			results, err := s.service.Results(ctx, in.Consultation)
			if err != nil {
				return nil, err
			}
			_, span := s.tracer.Start(ctx, "build report")
			body, err := report.Of(results).Write(form, in.Lang)
			span.End(err)
			if err != nil {
				return nil, err
			}
			out := &rawAnswer{
				Status: 200, ContentType: form.Media, Body: body,
				ContentDisposition: `attachment; filename="` + form.File(in.Lang) + `"`,
			}
			if in.Show {
				out.ContentDisposition, out.Policy = "inline", paperPolicy(body)
			}
			return out, nil
		})
	}
}
