package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"

	"github.com/gofiber/fiber/v2"

	"parley/internal/consult"
	"parley/internal/report"
)

// publishedPath is where published reports are read, by anybody with the link.
const publishedPath = "/r"

func (s *Server) publicationRoutes() {
	const one = "/consultations/{consultation}/publication"
	handle(s, operation{
		name: "getPublication", method: "GET", path: one, tag: tagReport, access: observer,
		summary: "The public link of the report, where there is one",
	}, func(ctx context.Context, in *InConsultation) (*answer[publication], error) {
		pages, err := s.service.Publications(ctx, in.Consultation)
		return answered(s.publication(pages), err)
	})
	handle(s, operation{
		name: "publish", method: "POST", path: one, tag: tagReport, access: rapporteur,
		summary: "Freeze the report as it stands and let everybody with the link read it",
	}, s.publish)
	handle(s, operation{
		name: "withdrawPublication", method: "DELETE", path: one, tag: tagReport, access: rapporteur, status: 204,
		summary: "Take the published report away; its link stops working",
	}, func(ctx context.Context, in *InConsultation) (*none, error) {
		return nil, s.service.WithdrawPublication(ctx, in.Consultation)
	})
	s.app.Get(publishedPath+"/:address", s.published)
	s.app.Get(publishedPath+"/:address/:lang", s.publishedPage)
}

// publication is what the desk shows of a public link.
type publication struct {
	URL   string          `json:"url" doc:"Empty where nothing is published"`
	At    *time.Time      `json:"at,omitempty" doc:"When the report was frozen"`
	Pages []publishedPage `json:"pages"`
}

type publishedPage struct {
	Lang consult.Lang `json:"lang" enum:"en,es"`
	URL  string       `json:"url"`
}

func (s *Server) publication(pages []consult.Publication) publication {
	out := publication{Pages: []publishedPage{}}
	for _, p := range pages {
		out.URL, out.At = s.publicURL()+publishedPath+"/"+p.Address.String(), &p.At
		out.Pages = append(out.Pages, publishedPage{p.Lang, out.URL + "/" + string(p.Lang)})
	}
	return out
}

func (s *Server) publish(ctx context.Context, in *InConsultation) (*answer[publication], error) {
	results, err := s.service.Results(ctx, in.Consultation)
	if err != nil {
		return nil, err
	}
	langs, found := results.Agenda.Consultation.Languages, report.Of(results)
	if parts := found.Unpublishable(langs); len(parts) > 0 {
		return nil, consult.FieldErrorf("narrative."+string(parts[0]), "this text refers to a figure that there is not; correct it and publish again")
	}
	_, span := s.tracer.Start(ctx, "build report")
	pages := map[consult.Lang][]byte{}
	for _, lang := range langs {
		pages[lang] = found.Page(lang, langs)
	}
	span.End(nil)
	made, err := s.service.Publish(ctx, in.Consultation, pages)
	return answered(s.publication(made), err)
}

// published leads to the page in the reader's language.
func (s *Server) published(c *fiber.Ctx) error {
	pages, err := s.pagesAt(c)
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return s.lost(c)
	}
	offers := make([]string, len(pages))
	for i, p := range pages {
		offers[i] = string(p.Lang)
	}
	lang := c.AcceptsLanguages(offers...)
	if lang == "" {
		lang = offers[0]
	}
	c.Set(fiber.HeaderCacheControl, "no-cache")
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptLanguage)
	return c.Redirect(publishedPath+"/"+pages[0].Address.String()+"/"+lang, fiber.StatusFound)
}

func (s *Server) pagesAt(c *fiber.Ctx) ([]consult.Publication, error) {
	address, err := consult.ParseID(c.Params("address"))
	if err != nil || address.IsZero() {
		return nil, nil
	}
	return s.service.Published(c.UserContext(), address)
}

// publishedPage answers with the frozen bytes.
func (s *Server) publishedPage(c *fiber.Ctx) error {
	address, err := consult.ParseID(c.Params("address"))
	if err != nil || address.IsZero() {
		return s.lost(c)
	}
	body, err := s.service.PublishedPage(c.UserContext(), address, consult.Lang(c.Params("lang")))
	if consult.CodeOf(err) == consult.CodeNotFound {
		return s.lost(c)
	}
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	c.Set(fiber.HeaderETag, tag)
	c.Set(fiber.HeaderCacheControl, "no-cache") // a link that was withdrawn works no longer
	c.Set("Content-Security-Policy", paperPolicy(body))
	if c.Get(fiber.HeaderIfNoneMatch) == tag {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Send(body)
}

// paperPolicy lets a report show what is inside it and nothing else: no script,
// nothing from any server, and the one style sheet that it was frozen with.
func paperPolicy(page []byte) string {
	_, rest, _ := bytes.Cut(page, []byte("<style>"))
	style, _, _ := bytes.Cut(rest, []byte("</style>"))
	sum := sha256.Sum256(style)
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; font-src data:; img-src data:; " +
		"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}
