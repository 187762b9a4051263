// Package trace tells a collector how long the server's own work takes: starting,
// organisers' operations, releases, seals, reports. It speaks OpenTelemetry's
// protocol over HTTP.
//
// A span has a name that stands in the program and counts, and can have nothing
// else. Nothing that a participant causes alone gets one, since its time beside
// a line of some network would tell whose act it was; and no span continues a
// trace that a request names, since a proxy logs those beside addresses.
package trace

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Tracer begins spans and sends those that ended. A nil Tracer does nothing.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
}

// Span is one piece of work. A nil Span does nothing.
type Span struct{ span trace.Span }

// Open makes a tracer that sends to a collector, as
// http://127.0.0.1:4318/v1/traces. It returns nil where url is empty.
func Open(ctx context.Context, url string, log *slog.Logger) (*Tracer, error) {
	if url == "" {
		return nil, nil
	}
	exporter, err := otlptrace.New(ctx, &client{url: url})
	if err != nil {
		return nil, err
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces are not delivered", "error", err) }))
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter),
		sdk.WithResource(resource.NewSchemaless(attribute.String("service.name", "parley"))))
	return &Tracer{provider, provider.Tracer("parley")}, nil
}

// closeWithin is how long a collector may take for the last spans.
const closeWithin = 2 * time.Second

// Close sends what has ended and waits for it, but not for long.
func (t *Tracer) Close() {
	if t == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
	defer cancel()
	if err := t.provider.Shutdown(ctx); err != nil {
		otel.Handle(err)
	}
}

// Start begins a span, inside the one that ctx holds. What is never ended is
// never told.
func (t *Tracer) Start(ctx context.Context, name string) (context.Context, *Span) {
	return t.StartAt(ctx, name, time.Now())
}

// StartAt is Start for what began earlier.
func (t *Tracer) StartAt(ctx context.Context, name string, began time.Time) (context.Context, *Span) {
	if t == nil {
		return ctx, nil
	}
	ctx, span := t.tracer.Start(ctx, name, trace.WithTimestamp(began))
	return ctx, &Span{span}
}

// Count notes how many of something the work concerned.
func (s *Span) Count(of string, n int) {
	if s != nil {
		s.span.SetAttributes(attribute.Int(of, n))
	}
}

// refusal is an error with a word from a short list.
type refusal interface{ Refusal() string }

// End ends a span. Of an error it tells the word for what went wrong, never the
// message, which might hold what somebody wrote.
func (s *Span) End(err error) {
	if s == nil {
		return
	}
	if err != nil {
		said := "failed"
		if r := refusal(nil); errors.As(err, &r) {
			said = r.Refusal()
		}
		s.span.SetStatus(codes.Error, said)
	}
	s.span.End()
}
