package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"
)

// traffic counts what happened and says so once a minute. There is no line per
// request anywhere: a line with a time beside a participant's act would tell
// who was there and when.
type traffic struct {
	log      *slog.Logger
	requests *prometheus.CounterVec
	refusals *prometheus.CounterVec

	mu       sync.Mutex
	classes  [6]int         // answers by hundreds of their status
	failures map[string]int // by operation and cause
}

const reportEvery = time.Minute

func newTraffic(log *slog.Logger, metrics prometheus.Registerer) *traffic {
	t := &traffic{log: log, failures: map[string]int{}, requests: prometheus.NewCounterVec(
		prometheus.CounterOpts{Name: "parley_http_requests_total", Help: "Answers by class of status."}, []string{"class"})}
	t.refusals = prometheus.NewCounterVec(
		prometheus.CounterOpts{Name: "parley_http_refusals_total", Help: "Refusals by code."}, []string{"code"})
	if err := errors.Join(metrics.Register(t.requests), metrics.Register(t.refusals)); err != nil {
		log.Warn("requests are not counted for metrics", "error", err)
	}
	return t
}

// count is the middleware that counts answers, and turns a panic into an error.
func (t *traffic) count(c *fiber.Ctx) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			t.complain("panic", errors.New(where(reason)))
			err = c.App().ErrorHandler(c, errPanic)
		}
		class := c.Response().StatusCode() / 100 % 6
		t.requests.WithLabelValues(fmt.Sprintf("%dxx", class)).Inc()
		t.mu.Lock()
		t.classes[class]++
		t.mu.Unlock()
	}()
	if err := c.Next(); err != nil {
		return c.App().ErrorHandler(c, err)
	}
	return nil
}

var errPanic = errors.New("web: panic")

// where names the kind of a panic and the functions it went through, without
// values: an argument may be a vote.
func where(reason any) string {
	kind := fmt.Sprintf("%T", reason)
	if e, ok := reason.(runtime.Error); ok {
		kind = e.Error()
	}
	places := make([]uintptr, 24)
	frames := runtime.CallersFrames(places[:runtime.Callers(4, places)])
	var b strings.Builder
	b.WriteString(kind)
	for {
		frame, more := frames.Next()
		fmt.Fprintf(&b, "; %s:%d", frame.Function, frame.Line)
		if !more {
			return b.String()
		}
	}
}

// complain counts a failure of the server itself.
func (t *traffic) complain(operation string, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures[operation+": "+err.Error()]++
}

// run reports each minute, and a last time when ctx is done.
func (t *traffic) run(ctx context.Context) {
	ticker := time.NewTicker(reportEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			t.report()
			return
		case <-ticker.C:
			t.report()
		}
	}
}

func (t *traffic) report() {
	t.mu.Lock()
	classes, failures := t.classes, t.failures
	t.classes, t.failures = [6]int{}, map[string]int{}
	t.mu.Unlock()
	if classes != [6]int{} {
		t.log.Info("answers in the last minute", "2xx", classes[2], "3xx", classes[3], "4xx", classes[4], "5xx", classes[5])
	}
	for what, n := range failures {
		t.log.Error("requests failed in the last minute", "what", what, "times", n)
	}
}
