package store

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"parley/internal/consult"
	"parley/internal/store/storetest"
)

// TestAChangeOfTheAgendaCountsWithItsCommit changes every table of an agenda:
// other nodes must notice even if the node that did it dies at once.
func TestAChangeOfTheAgendaCountsWithItsCommit(t *testing.T) {
	ctx := context.Background()
	s := open(t, databases["postgres"](t))
	scene := storetest.NewScene(t, s, consult.Vote)
	a := scene.Agenda
	id := a.Consultation.ID
	changes := []struct {
		name string
		make func() error
	}{
		{"consultation", func() error { return s.PutConsultation(ctx, a.Consultation) }},
		{"group", func() error { return s.PutGroup(ctx, a.Groups[0]) }},
		{"theme", func() error { return s.PutTheme(ctx, a.Themes[0]) }},
		{"recommendation", func() error { return s.PutRecommendation(ctx, a.Recommendations[0]) }},
		{"step", func() error { return s.PutStep(ctx, a.Steps[0]) }},
		{"end of a round", func() error { return s.TimeRound(ctx, scene.Round) }},
		{"round", func() error { return s.CloseRound(ctx, scene.Round.ID) }}, // last: nothing changes a closed one
	}
	for _, change := range changes {
		before, err := s.Version(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if err := change.make(); err != nil {
			t.Fatalf("%s: %v", change.name, err)
		}
		if after, err := s.Version(ctx, id); err != nil || after <= before {
			t.Errorf("%s: the version went from %d to %d, %v", change.name, before, after, err)
		}
	}
}

// TestWhatAParticipantDoesDoesNotCount: a version that grew with each answer
// would tell everybody when one came.
func TestWhatAParticipantDoesDoesNotCount(t *testing.T) {
	ctx := context.Background()
	onBoth(t, func(t *testing.T, s *Store) {
		scene := storetest.NewScene(t, s, consult.Vote)
		id := scene.Agenda.Consultation.ID
		before, err := s.Version(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		who := storetest.Participant()
		if err := s.PutAnswer(ctx, scene.Vote(who, 0, consult.Agree), scene.Mark(who, consult.DimensionAnswered)); err != nil {
			t.Fatal(err)
		}
		if after, err := s.Version(ctx, id); err != nil || after != before {
			t.Errorf("an answer moved the version from %d to %d, %v", before, after, err)
		}
	})
}

func TestOneNodeActsOnAConsultationAtATime(t *testing.T) {
	options := databases["postgres"](t)
	nodes := []*Store{open(t, options), open(t, options)}
	id := consult.NewID()
	var inside, most atomic.Int32
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			err := nodes[i%2].Alone(context.Background(), id, func() error {
				if now := inside.Add(1); now > most.Load() {
					most.Store(now)
				}
				defer inside.Add(-1)
				_, err := nodes[i%2].Version(context.Background(), id) // on another connection
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if most.Load() != 1 {
		t.Errorf("%d acted at once", most.Load())
	}
}
