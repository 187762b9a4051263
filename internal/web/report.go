package web

import (
	"context"

	"parley/internal/consult"
	"parley/internal/report"
)

// reportFile is one form in which a report can be taken away.
type reportFile struct {
	operation, name, kind, summary string
	make                           func(consult.Results, consult.Lang) ([]byte, error)
}

var reportFiles = []reportFile{
	{"getReportMarkdown", "report.md", "text/markdown; charset=utf-8", "The report as Markdown", report.Markdown},
	{"getReportHTML", "report.html", "text/html; charset=utf-8", "The report as one page that needs nothing else", report.HTML},
	{"getReportPDF", "report.pdf", "application/pdf", "The report for print", report.PDF},
	{"getReportJSON", "data.json", "application/json", "The released figures", dataJSON},
	{"getReportCSV", "data.csv", "text/csv; charset=utf-8", "The released figures as a table", report.DataCSV},
}

// dataJSON holds every language.
func dataJSON(results consult.Results, _ consult.Lang) ([]byte, error) {
	return report.DataJSON(results)
}

func (s *Server) reportRoutes() {
	for _, file := range reportFiles {
		handle(s, operation{
			name: file.operation, method: "GET", path: "/consultations/{consultation}/report/" + file.name, tag: tagReport, access: observer,
			summary: file.summary, answer: "", media: file.kind,
		}, func(ctx context.Context, in *struct {
			InConsultation
			Lang consult.Lang `query:"lang" enum:"en,es" default:"en"`
		}) (*rawAnswer, error) {
			results, err := s.service.Results(ctx, in.Consultation)
			if err != nil {
				return nil, err
			}
			body, err := file.make(results, in.Lang)
			if err != nil {
				return nil, err
			}
			return &rawAnswer{
				Status: 200, ContentType: file.kind, Body: body,
				ContentDisposition: `attachment; filename="` + file.name + `"`,
			}, nil
		})
	}
}
