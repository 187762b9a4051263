package store

import (
	"errors"
	"log/slog"
	"testing"
	"time"

	"parley/internal/trace"
	"parley/internal/trace/tracetest"
)

func TestTransactionsAreToldTogetherAndNeverAFewAlone(t *testing.T) {
	for _, c := range []struct{ transactions, told int }{{fewestTold - 1, 0}, {fewestTold, 1}, {5 * fewestTold, 1}} {
		collector := tracetest.New(t)
		tracer, err := trace.Open(t.Context(), collector.URL, slog.Default())
		if err != nil {
			t.Fatal(err)
		}
		w := openWindow(tracer, time.Hour)
		for range c.transactions - 1 {
			w.note(1, time.Millisecond, nil)
		}
		w.note(1, time.Second, errors.New("the disk is full"))
		w.close()
		tracer.Close()
		spans := collector.Spans()
		if len(spans) != c.told {
			t.Errorf("%d transactions of one writing were told in %d spans", c.transactions, len(spans))
		}
		for _, span := range spans {
			counts := map[string]int64{}
			for _, a := range span.Attributes {
				counts[a.Key] = a.Value.GetIntValue()
			}
			if n := int64(c.transactions); counts["writings"] != n || counts["transactions"] != n || counts["failed"] != 1 || counts["longest_ms"] != 1000 {
				t.Errorf("%d transactions were counted as %v", n, counts)
			}
		}
	}
}
