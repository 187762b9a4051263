package web

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"

	"parley/internal/consult"
	"parley/internal/trace"
)

const apiPath = "/api/v1"

// operation describes one operation of the API.
type operation struct {
	name    string // its id, as castVote
	method  string
	path    string // below /api/v1
	tag     string
	summary string
	access  access
	status  int    // of success; 200 where zero
	reads   bool   // it changes nothing, though it is a POST
	carries int    // the most bytes of its body; maxBody where zero
	answer  any    // a value of the answer's type, where the answer is made by hand
	media   string // its media type, with answer
}

// The tags, in the order of the description.
const (
	tagAdmission   = "Admission"
	tagParticipant = "Participants"
	tagAccount     = "Organisers"
	tagAgenda      = "Agenda"
	tagDay         = "The day"
	tagReport      = "Results"
)

// describe begins the description of the API.
func (s *Server) describe() {
	c := huma.DefaultConfig("Parley", "1")
	c.Info.Description = "Expert consultations under the Chatham House Rule."
	c.DocsPath, c.SchemasPath, c.OpenAPIPath = "", "", ""
	c.CreateHooks = nil // no $schema in answers
	c.Servers = []*huma.Server{{URL: apiPath}}
	c.Formats = map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat}
	c.DefaultFormat = "application/json"
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	for _, name := range []string{tagAdmission, tagParticipant, tagAccount, tagAgenda, tagDay, tagReport} {
		c.Tags = append(c.Tags, &huma.Tag{Name: name})
	}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"credential": {Type: "http", Scheme: "Parley", Description: "A participant's credential, from their browser's own storage"},
		"presenter":  {Type: "http", Scheme: "Presenter", Description: "The token of a projector's link"},
		"session":    {Type: "apiKey", In: "cookie", Name: s.cookieName(), Description: "An organiser's session; what changes something also needs the header X-Parley-CSRF"},
	}
	s.api = humafiber.NewV2WithGroup(s.app, s.app.Group(apiPath), c)
}

// handle registers an operation: its description, who may call it, and what it
// does. Every error of the act leaves as a [Problem].
func handle[I, O any](s *Server, o operation, act func(context.Context, *I) (*O, error)) {
	op := huma.Operation{
		OperationID: o.name, Method: o.method, Path: o.path, Tags: []string{o.tag}, Summary: o.summary,
		DefaultStatus: o.status, MaxBodyBytes: int64(max(o.carries, maxBody) + 1), Security: security(o.access),
		Middlewares: huma.Middlewares{s.guard(o.name, o.access)},
		Extensions:  map[string]any{"x-parley-access": string(o.access), "x-parley-act": o.isAct()},
	}
	if o.answer != nil {
		op.Responses = s.byHand(o)
	}
	huma.Register(s.api, op, func(ctx context.Context, in *I) (*O, error) {
		ctx, span := s.traced(ctx, o)
		out, err := act(ctx, in)
		span.End(err)
		if err != nil {
			return nil, s.known(o.name, err)
		}
		s.record(ctx, o)
		return out, nil
	})
}

// traced begins a span where organisers alone may call: the time of anything
// else is a participant's.
func (s *Server) traced(ctx context.Context, o operation) (context.Context, *trace.Span) {
	switch o.access {
	case observer, rapporteur, facilitator, owner:
		return s.tracer.Start(ctx, o.name)
	}
	return ctx, nil
}

// record notes what an organiser did, and tells the others: the operation and
// the consultation, nothing inside it.
func (s *Server) record(ctx context.Context, o operation) {
	if o.isAct() {
		who := callerOf(ctx)
		organiser := who.signedIn.Organiser
		s.accounts.Record(ctx, organiser.ID, o.name, who.consultation)
		if !who.consultation.IsZero() {
			s.service.TellOrganisers(ctx, who.consultation, consult.ActEvent{Organiser: organiser.ID, Name: organiser.Name, Action: o.name})
		}
	}
}

// isAct reports whether an organiser's colleagues are told of it.
func (o operation) isAct() bool {
	return o.method != "GET" && !o.reads && (o.access == rapporteur || o.access == facilitator || o.access == owner)
}

// byHand describes an answer that an operation marshals itself.
func (s *Server) byHand(o operation) map[string]*huma.Response {
	schema := &huma.Schema{Type: huma.TypeString}
	if _, text := o.answer.(string); !text {
		schema = s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeOf(o.answer), true, "")
	}
	return map[string]*huma.Response{"200": {
		Description: http.StatusText(200), Content: map[string]*huma.MediaType{o.media: {Schema: schema}},
	}}
}

func security(a access) []map[string][]string {
	switch a {
	case anybody:
		return nil
	case participant:
		return []map[string][]string{{"credential": {}}}
	case inside:
		return []map[string][]string{{"credential": {}}, {"presenter": {}}, {"session": {}}}
	default:
		return []map[string][]string{{"session": {}}}
	}
}

// known turns an error into a problem, and counts it where it is the server's
// own fault.
func (s *Server) known(operation string, err error) *Problem {
	p, ok := problemOf(err)
	s.traffic.refusals.WithLabelValues(string(p.Code)).Inc()
	if !ok {
		s.traffic.complain(operation, err)
	}
	return p
}

// refuseCall answers with a problem before the operation is reached.
func (s *Server) refuseCall(ctx huma.Context, operation string, err error) {
	p := s.known(operation, err)
	for name, values := range p.GetHeaders() {
		ctx.SetHeader(name, values[0])
	}
	ctx.SetHeader("Content-Type", problemType)
	ctx.SetStatus(p.Status)
	body, err := json.Marshal(p)
	if err == nil {
		_, _ = ctx.BodyWriter().Write(body)
	}
}

// none is an input or an output that is empty.
type none struct{}

// answer is an output with a body.
type answer[T any] struct{ Body T }

// answered wraps what the domain returned.
func answered[T any](body T, err error) (*answer[T], error) {
	if err != nil {
		return nil, err
	}
	return &answer[T]{body}, nil
}

// InConsultation is the input of whatever concerns one consultation. It and its
// kin are exported because huma looks into exported types only.
type InConsultation struct {
	Consultation consult.ID `path:"consultation"`
}

// list is a slice that is never null on the wire.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
