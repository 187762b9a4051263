package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"parley/internal/consult"
	"parley/internal/store/storetest"
)

// gatedCommit records batches and holds each back until it is let through.
type gatedCommit struct {
	let     chan error
	batches chan int
}

func newGatedCommit() *gatedCommit {
	return &gatedCommit{let: make(chan error), batches: make(chan int, 100)}
}

func (g *gatedCommit) commit(_ context.Context, batch []*writing) error {
	g.batches <- len(batch)
	return <-g.let
}

// enqueue hands n writings to a writer without waiting for their answers.
func enqueue(t *testing.T, w *groupWriter, n int) []*writing {
	t.Helper()
	list := make([]*writing, n)
	for i := range list {
		list[i] = &writing{caller: context.Background(), done: make(chan error, 1)}
		if err := w.enqueue(list[i]); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func TestTheNextBatchGathersWhileOneCommits(t *testing.T) {
	g := newGatedCommit()
	w := newGroupWriter(g.commit, nil, nil)
	first := enqueue(t, w, 1)
	sizes := []int{<-g.batches}
	rest := enqueue(t, w, maxBatch+7)
	for range 3 {
		g.let <- nil
		if len(sizes) < 3 {
			sizes = append(sizes, <-g.batches)
		}
	}
	w.close()
	if !slices.Equal(sizes, []int{1, maxBatch, 7}) {
		t.Errorf("batches of %v, want 1, %d and 7", sizes, maxBatch)
	}
	for _, x := range append(first, rest...) {
		if err := <-x.done; err != nil {
			t.Fatal(err)
		}
	}
}

func TestAFullQueueIsBusyAndAClosedOneUnavailable(t *testing.T) {
	g := newGatedCommit()
	w := newGroupWriter(g.commit, nil, nil)
	enqueue(t, w, 1)
	<-g.batches
	waiting := enqueue(t, w, maxWaiting)
	if err := w.put(context.Background(), &writing{}); consult.CodeOf(err) != consult.CodeBusy {
		t.Errorf("a full queue answers %v", err)
	}
	close(g.let)
	w.close()
	w.close()
	if err := <-waiting[maxWaiting-1].done; err != nil {
		t.Errorf("what waited when the writer closed was not written: %v", err)
	}
	if err := w.put(context.Background(), &writing{}); consult.CodeOf(err) != consult.CodeUnavailable {
		t.Errorf("a closed writer answers %v", err)
	}
}

func TestACallerThatGivesUpIsAnsweredAtOnce(t *testing.T) {
	g := newGatedCommit()
	w := newGroupWriter(g.commit, nil, nil)
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error)
	go func() { gone <- w.put(ctx, &writing{}) }()
	<-g.batches
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("giving up gave %v", err)
	}
	close(g.let)
	w.close()
}

func TestWhatACallerLeftBeforeItsBatchBeganIsNotWritten(t *testing.T) {
	g := newGatedCommit()
	w := newGroupWriter(g.commit, nil, nil)
	go func() { _ = w.put(context.Background(), &writing{}) }()
	<-g.batches
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := w.put(ctx, &writing{}); !errors.Is(err, context.Canceled) {
		t.Errorf("giving up gave %v", err)
	}
	kept := make(chan error)
	go func() { kept <- w.put(context.Background(), &writing{}) }()
	close(g.let)
	if n := <-g.batches; n != 1 {
		t.Errorf("%d writings were written, want the one whose caller waits", n)
	}
	if err := <-kept; err != nil {
		t.Error(err)
	}
	w.close()
}

func TestABatchThatFailsIsTriedRowByRow(t *testing.T) {
	bad := errors.New("bad row")
	var culprit *writing
	w := &groupWriter{meter: newMeter(nil, func() int { return 0 }), commit: func(_ context.Context, batch []*writing) error {
		if slices.Contains(batch, culprit) {
			return bad
		}
		return nil
	}}
	batch := []*writing{{done: make(chan error, 1)}, {done: make(chan error, 1)}, {done: make(chan error, 1)}}
	culprit = batch[1]
	w.settle(batch)
	for i, x := range batch {
		if err := <-x.done; (x == culprit) != errors.Is(err, bad) {
			t.Errorf("writing %d was answered %v", i, err)
		}
	}
}

func TestALostDatabaseIsNotTriedRowByRow(t *testing.T) {
	attempts := 0
	w := &groupWriter{meter: newMeter(nil, func() int { return 0 }), commit: func(context.Context, []*writing) error {
		attempts++
		return errUnavailable
	}}
	batch := []*writing{{done: make(chan error, 1)}, {done: make(chan error, 1)}}
	w.settle(batch)
	if err := <-batch[1].done; attempts != 1 || consult.CodeOf(err) != consult.CodeUnavailable {
		t.Errorf("%d attempts, answered %v", attempts, err)
	}
}

func TestAWritingThatCannotBeKeptFailsAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, s *Store) {
		ctx, scene := context.Background(), storetest.NewScene(t, s, consult.Vote)
		if err := s.write.Exec("CREATE UNIQUE INDEX trap ON answers (value) WHERE value = 9").Error; err != nil {
			t.Fatal(err)
		}
		batch := make([]*writing, 6)
		for i := range batch {
			value := consult.Agree
			if i >= 4 {
				value = 9 // only one of them fits
			}
			batch[i] = &writing{answers: []consult.Answer{scene.Vote(storetest.Participant(), 0, value)}, done: make(chan error, 1)}
		}
		s.writer.settle(batch)
		failed := 0
		for _, x := range batch {
			if err := <-x.done; err != nil {
				failed++
			}
		}
		if failed != 1 {
			t.Errorf("%d writings failed, want the one that could not be kept", failed)
		}
		checkCounters(t, s, scene.Round.ID)
		if err := s.PutAnswer(ctx, scene.Vote(storetest.Participant(), 0, consult.Agree)); err != nil {
			t.Errorf("the writer did not recover: %v", err)
		}
	})
}
