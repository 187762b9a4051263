package storetest

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
)

var ctx = context.Background()

// Scene is a consultation with two groups, one theme, three recommendations
// and an open round of one step.
type Scene struct {
	Agenda *consult.Agenda
	Round  consult.Round
	Groups [2]consult.ID
	Items  []consult.ID
}

// NewScene writes a scene whose step is of the given kind.
func NewScene(t testing.TB, s consult.Store, kind consult.StepKind) Scene {
	t.Helper()
	a := NewAgenda()
	a.Steps[0].Kind = kind
	must(t, s.PutAgenda(ctx, a))
	scene := Scene{Agenda: a, Groups: [2]consult.ID{a.Groups[0].ID, a.Groups[1].ID}}
	for _, r := range a.Recommendations {
		scene.Items = append(scene.Items, r.ID)
	}
	scene.Round = consult.Round{
		ID: consult.NewID(), Step: a.Steps[0].ID, Number: 1, Status: consult.RoundOpen,
		Opened: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), Ends: time.Date(2026, 3, 1, 9, 20, 0, 0, time.UTC),
		Items: scene.Items,
	}
	must(t, s.OpenRound(ctx, scene.Round))
	return scene
}

// NewAgenda is a consultation in its draft, with something in every field.
func NewAgenda() *consult.Agenda {
	text := consult.Text{consult.English: "water", consult.Spanish: "agua"}
	id := consult.NewID()
	theme := consult.Theme{
		ID: consult.NewID(), Consultation: id, Place: 1, Title: text, Context: text, Position: text,
		Figures:  []consult.Figure{{Value: text, Label: text, Source: "inegi"}},
		Sections: []consult.Section{{Key: "supply", Title: text}},
	}
	a := &consult.Agenda{
		Consultation: consult.Consultation{
			ID: id, RoomCode: credential.NewRoomCode(nil), Title: text, Hosts: text, Date: "2026-03-01", Place: text,
			Languages: consult.Languages, Introduction: text,
			Position:   consult.Position{Title: text, Points: []consult.Point{{Number: 1, Title: text, Text: text}}},
			Addressees: []consult.Addressee{{Key: "city", Name: text}},
			Sources:    []consult.Source{{Key: "inegi", Text: text, URL: "https://example.org"}},
			Protocol:   consult.DefaultProtocol(), ProtocolHash: consult.DefaultProtocol().Hash(), Status: consult.Draft,
		},
		Themes: []consult.Theme{theme},
		Steps: []consult.Step{{
			ID: consult.NewID(), Consultation: id, Theme: theme.ID, Kind: consult.Vote, Place: 1, Minutes: 20,
			Rounds: []consult.Round{},
		}},
	}
	for place := 1; place <= 2; place++ {
		a.Groups = append(a.Groups, consult.Group{ID: consult.NewID(), Consultation: id, Place: place, Name: text})
	}
	for place := 1; place <= 3; place++ {
		a.Recommendations = append(a.Recommendations, consult.Recommendation{
			ID: consult.NewID(), Consultation: id, Theme: theme.ID, Section: "supply", Place: place, Title: text, Body: text,
			SubPoints: []consult.SubPoint{{Title: text, Body: text}}, Addressees: []string{"city"},
			Points: []int{1}, Sources: []string{"inegi"},
			Earlier: []consult.Wording{{Title: text, Body: text, SubPoints: []consult.SubPoint{}, Rounds: []consult.ID{consult.NewID()}, Reason: text}},
		})
	}
	return a
}

// Participant draws somebody.
func Participant() credential.ParticipantID {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return b
}

// Vote is an answer to the vote on an item.
func (s Scene) Vote(who credential.ParticipantID, item int, value consult.Value) consult.Answer {
	return consult.Answer{
		Question:    consult.Question{Round: s.Round.ID, Recommendation: s.Items[item], Dimension: consult.DimensionVote},
		Participant: who, Group: s.GroupOf(who), Value: value,
	}
}

// Mark is the mark that somebody has answered.
func (s Scene) Mark(who credential.ParticipantID, which consult.Dimension) consult.Answer {
	return consult.Answer{
		Question:    consult.Question{Round: s.Round.ID, Dimension: which},
		Participant: who, Group: s.GroupOf(who), Value: consult.Marked,
	}
}

// GroupOf puts somebody into one of the groups, always the same.
func (s Scene) GroupOf(who credential.ParticipantID) consult.ID { return s.Groups[who[0]%2] }

// voteOn is the question of the vote on an item.
func (s Scene) voteOn(item int) consult.Question {
	return consult.Question{Round: s.Round.ID, Recommendation: s.Items[item], Dimension: consult.DimensionVote}
}

// everything is a closing gate that lets all out.
var everything = disclosure.Gate{K: 1, Closing: true}

// closeAll closes the round of a scene and releases all of it.
func closeAll(t testing.TB, s consult.Store, scene Scene) {
	t.Helper()
	must(t, s.CloseRound(ctx, scene.Round.ID))
	get[bool](t)(s.Release(ctx, scene.Round.ID, everything))
}

// recount adds up what the participants say they answered.
func recount(t testing.TB, s consult.Store, scene Scene, people []credential.ParticipantID) map[consult.Question]disclosure.Tally {
	t.Helper()
	count := map[consult.Question]disclosure.Tally{}
	for _, who := range people {
		answers, _, err := s.Own(ctx, scene.Agenda.Consultation.ID, who)
		must(t, err)
		for _, a := range answers {
			if count[a.Question] == nil {
				count[a.Question] = disclosure.Tally{}
			}
			count[a.Question][int8(a.Value)]++
		}
	}
	return count
}
