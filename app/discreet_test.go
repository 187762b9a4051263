package main

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/config"
	"parley/internal/consult"
	"parley/internal/rehearsal"
	"parley/internal/store/pgtest"
)

// TestAServerTellsNothingOfAnybody plays a whole workshop on each database at
// the most talkative level, and looks for people in the log, in the metrics and
// in what the server says to those who ask for the wrong thing.
func TestAServerTellsNothingOfAnybody(t *testing.T) {
	for database, c := range map[string]struct {
		url     func(testing.TB) string
		privacy consult.Privacy
	}{
		"SQLite":     {func(testing.TB) string { return "" }, consult.LinkedBallots},
		"PostgreSQL": {pgtest.Database, consult.UnlinkedBallots},
	} {
		t.Run(database, func(t *testing.T) {
			log := &bytes.Buffer{}
			metrics := freeAddress(t)
			settings, err := config.Load(func(name string) string {
				return map[string]string{
					"PARLEY_DATA": t.TempDir(), "PARLEY_ADDR": "127.0.0.1:0", "PARLEY_LOG_LEVEL": "debug",
					"PARLEY_DATABASE_URL": c.url(t), "PARLEY_METRICS_ADDR": metrics,
				}[name]
			})
			if err != nil {
				t.Fatal(err)
			}
			p, err := assemble(t.Context(), settings, rehearseCommand{LogLevel: "debug"}.logger(log))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = p.kept.Close() })
			truth, said := playedOn(t, p, c.privacy)
			said["the metrics"] = get(t, "http://"+metrics+"/metrics", "")
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

// playedOn plays on a server, asks it for wrong things and stops it.
func playedOn(t *testing.T, p parts, privacy consult.Privacy) (*rehearsal.Truth, map[string]string) {
	t.Helper()
	c := rehearseCommand{Template: "workshop", Privacy: string(privacy), Participants: 16, Seed: 3, Out: t.TempDir(), Languages: consult.Languages, Pace: "fast"}
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
