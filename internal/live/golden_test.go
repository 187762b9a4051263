package live

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"parley/internal/consult"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenID is an id that a reader of the file recognises.
func goldenID(n byte) consult.ID {
	var id consult.ID
	id[15] = n
	return id
}

// goldenEvents is one example of every event, as it goes over the wire. The
// front end's tests read the same file: one contract for both sides.
func goldenEvents() []consult.Event {
	at := time.Date(2026, 5, 4, 9, 0, 0, 0, time.UTC)
	round := consult.Round{
		ID: goldenID(1), Number: 1, Status: consult.RoundOpen, Opened: at, Ends: at.Add(10 * time.Minute),
		Items: []consult.ID{goldenID(2), goldenID(3)},
	}
	closed := round
	end := at.Add(12 * time.Minute)
	closed.Status, closed.Closed = consult.RoundClosed, &end
	paused := round
	paused.Paused = &end
	verdict := consult.Verdict{Class: "consensus_for", Strength: "strong", Sensitivity: []string{"consensus_for", "consensus_for", "majority_for"}}
	words := consult.Words{ID: goldenID(5), Kind: consult.Comment, Recommendation: goldenID(2), Lang: consult.Spanish, Body: "Bien dicho."}
	return []consult.Event{
		{Version: 1, Type: consult.ConsultationChanged},
		{Version: 2, Type: consult.StepOpened, Data: consult.StepEvent{Step: goldenID(4), Round: round}},
		{Version: 3, Type: consult.StepExtended, Data: consult.StepEvent{Step: goldenID(4), Round: round}},
		{Version: 4, Type: consult.StepClosed, Data: consult.StepEvent{Step: goldenID(4), Round: closed}},
		{Version: 5, Type: consult.RecommendationAdded, Data: consult.Recommendation{
			ID: goldenID(3), Theme: goldenID(6), Place: 3, Title: consult.Text{consult.English: "Train judges"}, Body: consult.Text{consult.English: "In every state."},
			SubPoints: []consult.SubPoint{}, Addressees: []string{}, Points: []int{}, Sources: []string{}, Proposed: true,
		}},
		{Version: 6, Type: consult.CommentsReleased, Data: consult.CommentsEvent{Shown: []consult.Words{words}, Gone: []consult.ID{goldenID(7)}}},
		{Version: 7, Type: consult.TallyReleased, Data: consult.RoundResult{
			Round: goldenID(1), Step: goldenID(4), Kind: consult.Vote,
			Answered: consult.Count{N: 12}, Finished: consult.Count{Suppressed: true},
			Items: []consult.ItemResult{
				{Recommendation: goldenID(2), Vote: &consult.VoteResult{Agree: 9, Disagree: 2, Pass: 1, Share: 0.8182, Low: 0.523, High: 0.9486, Verdict: verdict}},
				{Recommendation: goldenID(3), Suppressed: true},
			},
		}},
		{Version: 8, Type: consult.PresenceCounted, Data: consult.PresenceEvent{About: 15}},
		{Version: 9, Type: consult.BatchReady},
		{Version: 10, Type: consult.StepPaused, Data: consult.StepEvent{Step: goldenID(4), Round: paused}},
		{Version: 11, Type: consult.StepResumed, Data: consult.StepEvent{Step: goldenID(4), Round: round}},
		{Version: 12, Type: consult.QuestionAsked},
		{Version: 13, Type: consult.OrganiserActed, Data: consult.ActEvent{Organiser: goldenID(8), Name: "Ana", Action: "closeStep"}},
	}
}

func TestEventsLookAsBothSidesAgreed(t *testing.T) {
	got, err := json.MarshalIndent(goldenEvents(), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	path := filepath.Join("testdata", "events.json")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("events have changed on the wire; look at the difference, then run this test with -update:\n%s", got)
	}
}
