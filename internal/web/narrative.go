package web

import (
	"context"

	"parley/internal/consult"
	"parley/internal/report"
)

// InPart is the input of whatever concerns one part of a report's narrative.
type InPart struct {
	InConsultation
	Part consult.Part `path:"part" maxLength:"64" doc:"introduction, principles, conclusions, theme-ID or paraphrase-ID"`
}

func (s *Server) narrativeRoutes() {
	const all = "/consultations/{consultation}/narrative"
	handle(s, operation{
		name: "getNarrative", method: "GET", path: all, tag: tagReport, access: rapporteur,
		summary: "What rapporteurs have written, the latest version of each part",
	}, func(ctx context.Context, in *InConsultation) (*answer[narrative], error) {
		passages, err := s.service.Narrative(ctx, in.Consultation)
		return s.signed(ctx, passages, err)
	})
	handle(s, operation{
		name: "getSheet", method: "GET", path: all + "/sheet", tag: tagReport, access: rapporteur,
		summary: "The released figures by part of the report, and sentences that can be said of them",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Lang consult.Lang `query:"lang" enum:"en,es" default:"en"`
	}) (*answer[report.Sheet], error) {
		results, err := s.service.Results(ctx, in.Consultation)
		if err != nil {
			return nil, err
		}
		return answered(report.Of(results).Sheet(in.Lang), nil)
	})
	handle(s, operation{
		name: "previewPassage", method: "POST", path: all + "/preview", tag: tagReport, access: rapporteur, reads: true,
		summary: "Set a text as the report would, with its figures as of now; nothing is saved",
	}, func(ctx context.Context, in *struct {
		InConsultation
		Body struct {
			Lang consult.Lang `json:"lang" enum:"en,es"`
			Text string       `json:"text"`
		}
	}) (*answer[report.Preview], error) {
		results, err := s.service.Results(ctx, in.Consultation)
		if err != nil {
			return nil, err
		}
		return answered(report.Of(results).Preview(in.Body.Text, in.Body.Lang), nil)
	})
	handle(s, operation{
		name: "savePassage", method: "PUT", path: all + "/{part}", tag: tagReport, access: rapporteur,
		summary: "Write one part on top of the version that the writer had before them",
	}, s.savePassage)
	handle(s, operation{
		name: "getVersions", method: "GET", path: all + "/{part}/versions", tag: tagReport, access: rapporteur,
		summary: "The kept versions of one part, the latest first",
	}, func(ctx context.Context, in *InPart) (*answer[narrative], error) {
		passages, err := s.service.PassageVersions(ctx, in.Consultation, in.Part)
		return s.signed(ctx, passages, err)
	})
}

type narrative struct {
	Passages []signedPassage `json:"passages"`
}

// signedPassage names the organiser who wrote.
type signedPassage struct {
	consult.Passage
	Name string `json:"name" doc:"Of the author; empty where the account is gone"`
}

func (s *Server) signed(ctx context.Context, passages []consult.Passage, err error) (*answer[narrative], error) {
	if err != nil {
		return nil, err
	}
	organisers, err := s.accounts.Organisers(ctx)
	if err != nil {
		return nil, err
	}
	names := map[consult.ID]string{}
	for _, o := range organisers {
		names[o.ID] = o.Name
	}
	out := narrative{Passages: []signedPassage{}}
	for _, p := range passages {
		out.Passages = append(out.Passages, signedPassage{p, names[p.Author]})
	}
	return answered(out, nil)
}

func (s *Server) savePassage(ctx context.Context, in *struct {
	InPart
	Body struct {
		Version int          `json:"version" minimum:"0" doc:"That the writer had before them; 0 for the first"`
		Text    consult.Text `json:"text"`
		Apart   bool         `json:"apart,omitempty" doc:"Keep the version before as it is, even in one sitting"`
	}
}) (*answer[consult.Passage], error) {
	return answered(s.service.SavePassage(ctx, consult.Passage{
		Consultation: in.Consultation, Part: in.Part, Version: in.Body.Version, Text: written(in.Body.Text),
		Author: callerOf(ctx).signedIn.Organiser.ID,
	}, in.Body.Apart))
}
