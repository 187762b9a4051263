package main

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"testing"
	"time"

	"parley/internal/consult"
)

// house is a server in this process with an organiser at its service.
type house struct {
	*testing.T
	parts
	ctx  context.Context
	stop func()
}

func openHouse(t *testing.T, data string) *house {
	t.Helper()
	p, err := assemble(t.Context(), rehearseCommand{LogLevel: "debug"}.settings(data), slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- attend(ctx, p, ln, func() error { return nil }) }()
	h := &house{t, p, t.Context(), nil}
	h.stop = func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
		p.close()
	}
	return h
}

// write makes a consultation with a step of each kind on one theme.
func (h *house) write() consult.ID {
	h.Helper()
	theme, en := consult.NewID(), func(s string) consult.Text { return consult.Text{consult.English: s} }
	a := &consult.Agenda{
		Consultation: consult.Consultation{Title: en("Water"), Languages: []consult.Lang{consult.English}},
		Groups:       []consult.Group{{ID: consult.NewID(), Place: 1, Name: en("Towns")}, {ID: consult.NewID(), Place: 2, Name: en("Farms")}},
		Themes:       []consult.Theme{{ID: theme, Place: 1, Title: en("Supply")}},
	}
	for i, title := range []string{"Repair", "Meter", "Reuse"} {
		a.Recommendations = append(a.Recommendations, consult.Recommendation{ID: consult.NewID(), Theme: theme, Place: i + 1, Title: en(title)})
	}
	for i, kind := range consult.StepKinds {
		a.Steps = append(a.Steps, consult.Step{ID: consult.NewID(), Theme: theme, Kind: kind, Place: i + 1, Minutes: 5})
	}
	id, err := h.service.Create(h.ctx, a)
	if err != nil {
		h.Fatal(err)
	}
	return id
}

// finished waits until so many people have finished a step, or reports why not.
func (h *house) finished(id, step consult.ID, atLeast int) consult.RoundResult {
	h.Helper()
	var last consult.RoundResult
	for deadline := time.Now().Add(3 * time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		desk, err := h.service.Desk(h.ctx, id)
		if err != nil {
			h.Fatal(err)
		}
		for _, r := range desk.Snapshot.Results {
			if r.Step == step && r.Finished.N >= atLeast {
				return r
			}
			last = r
		}
	}
	h.Fatalf("nobody finished in time: %+v", last)
	return last
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// rows counts the rows of every table.
func rows(t *testing.T, data string) string {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, "parley.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	list, err := db.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'leases' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = list.Close() }()
	counts := ""
	for list.Next() {
		var table string
		if err := list.Scan(&table); err != nil {
			t.Fatal(err)
		}
		var n int
		if err := db.QueryRow(fmt.Sprintf("SELECT count(*) FROM %q", table)).Scan(&n); err != nil {
			t.Fatal(err)
		}
		counts += fmt.Sprintln(table, n)
	}
	return counts
}

func TestARehearsalIsPlayedStepByStepAndLeavesNothingBehind(t *testing.T) {
	data := t.TempDir()
	h := openHouse(t, data)
	defer h.stop()
	real := h.write()
	before := rows(t, data)
	id, err := h.service.Rehearse(h.ctx, real, 24, consult.PaceInstant)
	h.must(err)
	_, err = h.service.OpenDoors(h.ctx, id)
	h.must(err)
	a, err := h.service.Agenda(h.ctx, id)
	h.must(err)
	for _, step := range a.Steps {
		_, err := h.service.OpenStep(h.ctx, id, step.ID)
		h.must(err)
		h.finished(id, step.ID, 5)
		_, err = h.service.CloseStep(h.ctx, id, step.ID)
		h.must(err)
	}
	closed, err := h.service.Close(h.ctx, id)
	h.must(err)
	if turnout := closed.Record.Turnout.N; turnout < 15 || turnout > 24 {
		t.Errorf("%d simulated people took part, of 24", turnout)
	}
	h.must(h.service.DeleteConsultation(h.ctx, id))
	if after := rows(t, data); after != before {
		t.Errorf("the rehearsal left something:\n%s\nbefore it there was:\n%s", after, before)
	}
}

// With forty people the gate has a release left after most have finished; with a
// dozen it may have told of seven and wait for five more, who never come.
func TestAServerThatStartsAgainPlaysTheSamePeople(t *testing.T) {
	data := t.TempDir()
	h := openHouse(t, data)
	id, err := h.service.Rehearse(h.ctx, h.write(), 40, consult.PaceInstant)
	h.must(err)
	_, err = h.service.OpenDoors(h.ctx, id)
	h.must(err)
	a, err := h.service.Agenda(h.ctx, id)
	h.must(err)
	vote := a.Steps[2].ID
	_, err = h.service.OpenStep(h.ctx, id, vote)
	h.must(err)
	h.finished(id, vote, 5)
	h.stop()

	h = openHouse(t, data)
	defer h.stop()
	_, err = h.service.OpenStep(h.ctx, id, a.Steps[3].ID)
	h.must(err)
	h.finished(id, a.Steps[3].ID, 5)
	closed, err := h.service.Close(h.ctx, id)
	h.must(err)
	if turnout := closed.Record.Turnout.N; turnout > 40 {
		t.Errorf("%d people took part in a rehearsal with 40", turnout)
	}
}
