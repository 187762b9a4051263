package web

import (
	"context"
	"errors"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/valyala/fasthttp"

	"parley/internal/consult"
	"parley/internal/ingest"
)

// maxDocument is the most that a request with a document may carry: the
// largest file as base64, and its name.
const maxDocument = ingest.MaxFile/3*4 + 64<<10

const (
	ingestPath = "/ingest"
	draftPath  = "/consultations/from-draft"
)

func (s *Server) ingestRoutes() {
	handle(s, operation{
		name: "readDocument", method: "POST", path: ingestPath, tag: tagAgenda, access: facilitator, carries: maxDocument, reads: true,
		summary: "Read a document (Markdown, plain text, DOCX or CSV, up to 5 MB) into a draft agenda; nothing is saved",
	}, s.readDocument)
	handle(s, operation{
		name: "createFromDraft", method: "POST", path: draftPath, tag: tagAgenda, access: facilitator, carries: maxDocument,
		summary: "Begin a consultation from a corrected draft",
	}, s.createFromDraft)
}

// larger lets a signed-in organiser's page send a document. Whether the session
// is a good one is checked later, as for every operation; a request without any
// sign of one may carry no more than all others.
func larger(header *fasthttp.RequestHeader) fasthttp.RequestConfig {
	path, _, _ := strings.Cut(string(header.RequestURI()), "?")
	takesDocument := path == apiPath+ingestPath || path == apiPath+draftPath
	if !takesDocument || !header.IsPost() || len(header.Peek("X-Parley-CSRF")) == 0 {
		return fasthttp.RequestConfig{}
	}
	return fasthttp.RequestConfig{MaxRequestBodySize: maxDocument}
}

func (s *Server) readDocument(_ context.Context, in *struct {
	Body struct {
		File    string `json:"file" maxLength:"255" doc:"What it is called; the ending says the format"`
		Content []byte `json:"content" doc:"The file in base64"`
	}
}) (*answer[ingest.Draft], error) {
	return answered(ingest.Read(in.Body.File, in.Body.Content))
}

func (s *Server) createFromDraft(ctx context.Context, in *struct {
	Body struct {
		Draft ingest.Draft `json:"draft"`
		Lang  consult.Lang `json:"lang,omitempty" enum:"en,es" doc:"The language of the texts; that of the draft where absent"`
	}
}) (*answer[created], error) {
	if err := in.Body.Draft.Check(); err != nil {
		return nil, inDraft(err)
	}
	id, err := s.service.Create(ctx, in.Body.Draft.Agenda(in.Body.Lang))
	return answered(created{id}, err)
}

// inDraft says that a field is one of the draft in the body.
func inDraft(err error) error {
	var refusal *consult.Error
	if errors.As(err, &refusal) && refusal.Field != "" {
		refusal.Field = "draft." + refusal.Field
	}
	return err
}

// schemaName tells the shapes of a draft from those of the agenda, which bear
// the same names: a theme of a draft is described as DraftTheme.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.PkgPath() == reflect.TypeFor[ingest.Draft]().PkgPath() && t.Name() != "" && t.Name() != "Draft" {
		return "Draft" + name
	}
	return name
}
