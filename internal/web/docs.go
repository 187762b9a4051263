package web

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"html/template"
	"sort"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gofiber/fiber/v2"
)

//go:embed docs.css
var docsStyle []byte

//go:embed docs.html
var docsPage string

// docsRoutes serve the description of the API, for programs and for people. The
// page is made here and loads nothing from elsewhere.
func (s *Server) docsRoutes() {
	description := sync.OnceValues(func() ([]byte, error) { return json.Marshal(s.api.OpenAPI()) })
	page := sync.OnceValues(func() ([]byte, error) { return renderDocs(s.api.OpenAPI()) })
	serve := func(path, kind string, content func() ([]byte, error)) {
		s.app.Get(apiPath+path, func(c *fiber.Ctx) error {
			body, err := content()
			if err != nil {
				return err
			}
			c.Set(fiber.HeaderContentType, kind)
			return c.Send(body)
		})
	}
	serve("/openapi.json", "application/vnd.oai.openapi+json;version=3.1", description)
	serve("/docs", fiber.MIMETextHTMLCharsetUTF8, page)
	serve("/docs.css", "text/css; charset=utf-8", func() ([]byte, error) { return docsStyle, nil })
}

// docsSection is the operations under one tag.
type docsSection struct {
	Tag        string
	Operations []docsOperation
}

type docsOperation struct {
	Method, Path, Summary, Access, Body, Answer string
}

func renderDocs(api *huma.OpenAPI) ([]byte, error) {
	page, err := template.New("docs").Parse(docsPage)
	if err != nil {
		return nil, err
	}
	shapes := map[string]string{}
	for name, schema := range api.Components.Schemas.Map() {
		text, err := json.MarshalIndent(schema, "", "  ")
		if err != nil {
			return nil, err
		}
		shapes[name] = string(text)
	}
	var out bytes.Buffer
	err = page.Execute(&out, map[string]any{"Sections": docsSections(api), "Shapes": shapes})
	return out.Bytes(), err
}

func docsSections(api *huma.OpenAPI) []docsSection {
	byTag := map[string][]docsOperation{}
	eachOperation(api, func(path string, op *huma.Operation) {
		byTag[op.Tags[0]] = append(byTag[op.Tags[0]], describeOperation(path, op))
	})
	var sections []docsSection
	for _, tag := range api.Tags {
		operations := byTag[tag.Name]
		sort.SliceStable(operations, func(i, j int) bool { return operations[i].Path < operations[j].Path })
		sections = append(sections, docsSection{tag.Name, operations})
	}
	return sections
}

// eachOperation visits every described operation, paths in order.
func eachOperation(api *huma.OpenAPI, visit func(path string, op *huma.Operation)) {
	paths := make([]string, 0, len(api.Paths))
	for path := range api.Paths {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		item := api.Paths[path]
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Put, item.Delete} {
			if op != nil {
				visit(path, op)
			}
		}
	}
}

func describeOperation(path string, op *huma.Operation) docsOperation {
	d := docsOperation{Method: op.Method, Path: path, Summary: op.Summary}
	d.Access, _ = op.Extensions["x-parley-access"].(string)
	if op.RequestBody != nil {
		d.Body = shapeName(op.RequestBody.Content)
	}
	if success := op.Responses["200"]; success != nil {
		d.Answer = shapeName(success.Content)
	}
	return d
}

// shapeName is the name of the schema of a body.
func shapeName(content map[string]*huma.MediaType) string {
	for _, media := range content {
		if media.Schema != nil {
			return strings.TrimPrefix(media.Schema.Ref, "#/components/schemas/")
		}
	}
	return ""
}
