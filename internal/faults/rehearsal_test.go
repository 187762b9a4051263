package faults

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/store/pgtest"
)

// Of so many simulated people one in twenty-five never comes.
const (
	rehearsing = 40
	coming     = 39
)

// TestARehearsalIsTakenOverByAnotherNode kills the node that plays simulated
// people. The other plays on with the same ones, who say again what they said.
func TestARehearsalIsTakenOverByAnotherNode(t *testing.T) {
	beside(t)
	database, redis := pgtest.Database(t), startRedis(t)
	settings := []string{"PARLEY_DATABASE_URL=" + database, "PARLEY_REDIS_URL=redis://127.0.0.1:" + redis.port}
	first := serve(t, settings...)
	r := rehearse(t, first, database)
	second := serve(t, settings...)
	discuss, votes := r.steps(consult.Discuss)[0], r.steps(consult.Vote)
	r.send("POST", r.path+"/steps/"+votes[0]+"/open", nil, nil)
	r.wait("most have voted", func() bool { return len(r.finished(votes[0])) > coming/2 })
	r.send("POST", r.path+"/steps/"+discuss+"/open", nil, nil)
	r.wait("some have written", func() bool { return r.count(`SELECT count(*) FROM contributions`) > 2 })
	said := r.finished(votes[0])
	must(t, first.Kill())

	r.url = second.URL
	r.send("POST", r.path+"/steps/"+votes[1]+"/open", nil, nil)
	r.wait("most have voted on the other node", func() bool { return len(r.finished(votes[1])) > coming/2 })
	r.wait("those who had voted say the same", func() bool {
		now := r.finished(votes[0])
		for who, votes := range said {
			if now[who] != votes {
				return false
			}
		}
		return true
	})
	if n := r.count(`SELECT count(DISTINCT participant) FROM answers`); n > coming {
		t.Errorf("%d people answered of %d who came", n, coming)
	}
	if n := r.count(`SELECT count(*) FROM invitations WHERE blinded IS NOT NULL`); n != coming {
		t.Errorf("%d invitations are redeemed by %d people", n, coming)
	}
	if n := r.count(`SELECT count(*) FROM (SELECT 1 FROM contributions WHERE body <> '' GROUP BY body HAVING count(*) > 1) AS d`); n > 0 {
		t.Errorf("%d comments were written twice", n)
	}
	first.start()
}

// practice is an organiser with a rehearsal, and the database behind it.
type practice struct {
	*testing.T
	url, path, csrf string
	client          http.Client
	db              *sql.DB
}

// rehearse makes a rehearsal of a workshop and opens its doors.
func rehearse(t *testing.T, s *server, database string) *practice {
	t.Helper()
	db, err := sql.Open("pgx", database)
	must(t, err)
	t.Cleanup(func() { _ = db.Close() })
	jar, _ := cookiejar.New(nil) // never fails without options
	r := &practice{T: t, url: s.URL, client: http.Client{Jar: jar, Timeout: time.Minute}, db: db}
	var session struct{ CSRF string }
	r.send("POST", "/setup", map[string]string{"token": s.SetupToken, "name": "Ana", "email": "ana@example.org", "password": "a sentence that is long enough"}, &session)
	r.csrf = session.CSRF
	var workshop, made struct{ ID string }
	r.send("POST", "/consultations", map[string]string{"template": "workshop"}, &workshop)
	r.send("POST", "/consultations/"+workshop.ID+"/rehearsals", map[string]any{"people": rehearsing, "pace": consult.PaceInstant}, &made)
	r.path = "/consultations/" + made.ID
	r.send("POST", r.path+"/doors/open", struct{}{}, nil)
	return r
}

// send makes a request to the API and reads the answer into out, where there is
// one.
func (r *practice) send(method, path string, in, out any) {
	r.Helper()
	body, err := json.Marshal(in)
	must(r.T, err)
	req, err := http.NewRequestWithContext(r.Context(), method, r.url+"/api/v1"+path, bytes.NewReader(body))
	must(r.T, err)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Parley-CSRF", r.csrf)
	resp, err := r.client.Do(req)
	must(r.T, err)
	defer func() { _ = resp.Body.Close() }()
	said, err := io.ReadAll(resp.Body)
	must(r.T, err)
	if resp.StatusCode >= 300 {
		r.Fatalf("%s %s: %d %s", method, path, resp.StatusCode, said)
	}
	if out != nil {
		must(r.T, json.Unmarshal(said, out))
	}
}

// steps are the ids of the steps of a kind.
func (r *practice) steps(kind consult.StepKind) (ids []string) {
	r.Helper()
	var agenda consult.Agenda
	r.send("GET", r.path+"/agenda", nil, &agenda)
	for _, step := range agenda.Steps {
		if step.Kind == kind {
			ids = append(ids, step.ID.String())
		}
	}
	return ids
}

// finished tells what those say who have finished a step, by participant.
func (r *practice) finished(step string) map[string]string {
	r.Helper()
	rows, err := r.db.QueryContext(r.Context(), `
		SELECT encode(participant, 'hex'), encode(recommendation_id, 'hex') || ' ' || value FROM answers
		WHERE dimension = 0 AND round_id IN (SELECT id FROM rounds WHERE encode(step_id, 'hex') = $1)
			AND participant IN (SELECT participant FROM answers WHERE dimension = -2 AND round_id IN (SELECT id FROM rounds WHERE encode(step_id, 'hex') = $1))
		ORDER BY recommendation_id`, step)
	must(r.T, err)
	defer func() { _ = rows.Close() }()
	said := map[string]string{}
	for rows.Next() {
		var who, vote string
		must(r.T, rows.Scan(&who, &vote))
		said[who] = strings.TrimSpace(said[who] + " " + vote)
	}
	must(r.T, rows.Err())
	return said
}

func (r *practice) count(query string) (n int) {
	r.Helper()
	must(r.T, r.db.QueryRowContext(r.Context(), query).Scan(&n))
	return n
}

// wait waits until something has come true, as it must.
func (r *practice) wait(what string, come func() bool) {
	r.Helper()
	for range 600 {
		if come() {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	r.Fatal("it did not come true that " + what)
}
