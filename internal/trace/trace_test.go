package trace

import (
	"bytes"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"parley/internal/trace/tracetest"
)

// refused is an error with a code.
type refused string

func (r refused) Error() string   { return "refused" }
func (r refused) Refusal() string { return string(r) }

func TestASpanTellsItsNameItsCountsAndItsRefusal(t *testing.T) {
	collector := tracetest.New(t)
	tracer, err := Open(t.Context(), collector.URL, slog.Default())
	if err != nil {
		t.Fatal(err)
	}
	ctx, outer := tracer.Start(t.Context(), "closeStep")
	_, inner := tracer.Start(ctx, "release")
	inner.Count("answers", 12)
	inner.End(nil)
	outer.End(fmt.Errorf("store: close Ana's step: %w", refused("conflict")))
	_, unended := tracer.Start(ctx, "nothing")
	unended.Count("answers", 1)
	tracer.Close()

	spans := collector.Spans()
	if len(spans) != 2 || spans[0].Name != "release" || spans[1].Name != "closeStep" {
		t.Fatalf("came: %v", spans)
	}
	if !bytes.Equal(spans[0].ParentSpanId, spans[1].SpanId) {
		t.Error("the inner span is not inside the outer one")
	}
	if a := spans[0].Attributes; len(a) != 1 || a[0].Key != "answers" || a[0].Value.GetIntValue() != 12 {
		t.Errorf("counts: %v", a)
	}
	if strings.Contains(collector.Text(), "Ana") {
		t.Error("the message of an error is told")
	}
	if spans[1].Status.GetMessage() != "conflict" || spans[0].Status.GetMessage() != "" {
		t.Errorf("refusals: %v, %v", spans[0].Status, spans[1].Status)
	}
}

func TestWithoutACollectorNothingRuns(t *testing.T) {
	before := runtime.NumGoroutine()
	tracer, err := Open(t.Context(), "", slog.Default())
	if tracer != nil || err != nil {
		t.Fatalf("got %v, %v", tracer, err)
	}
	if allocated := testing.AllocsPerRun(100, func() {
		ctx, span := tracer.Start(t.Context(), "release")
		span.Count("answers", 1)
		span.End(nil)
		_ = ctx
	}); allocated != 0 {
		t.Errorf("a span that nobody reads allocates %v times", allocated)
	}
	tracer.Close()
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines were started", after-before)
	}
}

func TestACollectorThatIsAwayIsSaidSo(t *testing.T) {
	log := &bytes.Buffer{}
	tracer, err := Open(t.Context(), "http://127.0.0.1:1/v1/traces", slog.New(slog.NewTextHandler(log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	_, span := tracer.Start(t.Context(), "start")
	span.End(nil)
	tracer.Close()
	if !strings.Contains(log.String(), "traces are not delivered") {
		t.Errorf("the log says %q", log)
	}
}
