package main

import (
	"bytes"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/danielgtaylor/huma/v2"
	common "go.opentelemetry.io/proto/otlp/common/v1"
	otlp "go.opentelemetry.io/proto/otlp/trace/v1"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
	"parley/internal/trace/tracetest"
)

// TestAServerTellsNothingOfAnybody plays a whole workshop on each database at
// the most talkative level, and looks for people in the log, in the metrics, in
// the traces and in what the server says to those who ask for the wrong thing.
// What the report then says of the database is held against it.
func TestAServerTellsNothingOfAnybody(t *testing.T) {
	for database, c := range map[string]struct {
		url     func(testing.TB) string
		privacy consult.Privacy
	}{
		"SQLite":     {func(testing.TB) string { return "" }, consult.LinkedBallots},
		"PostgreSQL": {pgtest.Database, consult.UnlinkedBallots},
	} {
		t.Run(database, func(t *testing.T) {
			log, began := &bytes.Buffer{}, time.Now()
			url, data, out := c.url(t), t.TempDir(), t.TempDir()
			metrics, collector := freeAddress(t), tracetest.New(t)
			settings, err := config.Load(func(name string) string {
				return map[string]string{
					"PARLEY_DATA": data, "PARLEY_ADDR": "127.0.0.1:0", "PARLEY_LOG_LEVEL": "debug",
					"PARLEY_DATABASE_URL": url, "PARLEY_METRICS_ADDR": metrics,
					"PARLEY_OTLP_URL": collector.URL,
				}[name]
			})
			if err != nil {
				t.Fatal(err)
			}
			p, err := assemble(t.Context(), settings, rehearseCommand{LogLevel: "debug"}.logger(log))
			if err != nil {
				t.Fatal(err)
			}
			truth, said := playedOn(t, p, c.privacy, out)
			said["the metrics"] = get(t, "http://"+metrics+"/metrics", "")
			p.close()
			theStatementIsTrue(t, kept(t, url, data), out)
			said["the traces"] = collector.Text()
			onlyOrganisersAreTraced(t, p, collector.Spans(), time.Since(began))
			said["the log"] = log.String()
			for where, text := range said {
				if text == "" {
					t.Errorf("%s said nothing", where)
				}
				noSecret(t, where, text, truth)
			}
		})
	}
}

// played are the people of whom that day is played.
const played = 16

// playedOn plays on a server, asks it for wrong things, exports and stops it.
func playedOn(t *testing.T, p parts, privacy consult.Privacy, out string) (*rehearsal.Truth, map[string]string) {
	t.Helper()
	c := rehearseCommand{Template: "workshop", Privacy: string(privacy), Participants: played, Seed: 3, Out: out, Languages: consult.Languages, Pace: "fast"}
	c.Truth = filepath.Join(c.Out, "truth.json")
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	result, err := c.attendedOn(t.Context(), p, ln, func(r *rehearsal.Result) {
		person := r.Truth.People[0]
		api := "http://" + ln.Addr().String() + "/api/v1/consultations/" + r.Consultation.String()
		said["an error page"] = get(t, "http://"+ln.Addr().String()+"/r/"+person.Participant[:8], "")
		said["a refusal"] = get(t, api+"/own", "Parley "+strings.Repeat(person.Participant, 12))
		said["a path that is none"] = get(t, api+"/nothing/"+person.Answers[0].Recommendation.String(), "Parley x")
	})
	if err != nil {
		t.Fatal(err)
	}
	return result.Truth, said
}

// ofTheServer are the spans that no operation of the API is behind.
var ofTheServer = []string{"start", "migrate", "release", "release words", "seal", "build report", "write answers"}

// onlyOrganisersAreTraced checks that what is traced was done by organisers or
// the server, that nothing but counts is told of it, and that it continues
// nothing that a request named.
func onlyOrganisersAreTraced(t *testing.T, p parts, spans []*otlp.Span, within time.Duration) {
	t.Helper()
	traceable := map[string]bool{}
	for _, path := range p.server.OpenAPI().Paths {
		for _, o := range []*huma.Operation{path.Get, path.Post, path.Put, path.Patch, path.Delete} {
			if o != nil {
				traceable[o.OperationID] = slices.Contains([]any{"observer", "rapporteur", "facilitator", "owner"}, o.Extensions["x-parley-access"])
			}
		}
	}
	seen := map[string]int{}
	for _, span := range spans {
		seen[span.Name]++
		if !traceable[span.Name] && !slices.Contains(ofTheServer, span.Name) {
			t.Errorf("%s is traced", span.Name)
		}
		for _, a := range span.Attributes {
			if _, count := a.Value.Value.(*common.AnyValue_IntValue); !count {
				t.Errorf("%s tells %s, which is not a count", span.Name, a.Key)
			}
		}
		if len(span.Events)+len(span.Links) > 0 || hex.EncodeToString(span.TraceId) == foreignTrace {
			t.Errorf("%s tells more than a name and counts", span.Name)
		}
	}
	for _, name := range append(ofTheServer, "closeStep", "getReportPDF") {
		if seen[name] == 0 && name != "release words" { // a quick step may end before a batch is full
			t.Errorf("%s is not traced", name)
		}
	}
	if told, minutes := seen["write answers"], int(within/time.Minute); told > minutes+1 {
		t.Errorf("writings of %d minutes were told in %d spans", minutes, told)
	}
}

// foreignTrace is what a proxy would like the server to continue.
const foreignTrace = "0af7651916cd43dd8448eb211c80319c"

func freeAddress(t *testing.T) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ln.Close() }()
	return ln.Addr().String()
}

func get(t *testing.T, url, authorisation string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Traceparent", "00-"+foreignTrace+"-b7ad6b7169203331-01")
	if authorisation != "" {
		req.Header.Set("Authorization", authorisation)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
