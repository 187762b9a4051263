package consult_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"testing"
	"time"

	"parley/internal/consult"
	"parley/internal/disclosure"
)

// sealLog is a store that remembers what was sealed and released at a close,
// and may fail to seal.
type sealLog struct {
	consult.Store
	acts []string
	fail error
	then func() // after marks are sealed
}

func (l *sealLog) SealInvitations(ctx context.Context) error {
	l.acts = append(l.acts, "marks")
	if l.then != nil {
		defer l.then()
	}
	return errors.Join(l.fail, l.Store.SealInvitations(ctx))
}

func (l *sealLog) SealRound(ctx context.Context, round consult.ID) error {
	l.acts = append(l.acts, "round")
	return errors.Join(l.fail, l.Store.SealRound(ctx, round))
}

func (l *sealLog) SealContributions(ctx context.Context, closing consult.ID) error {
	l.acts = append(l.acts, "words")
	return errors.Join(l.fail, l.Store.SealContributions(ctx, closing))
}

func (l *sealLog) Release(ctx context.Context, round consult.ID, gate disclosure.Gate) (bool, error) {
	if gate.Closing {
		l.acts = append(l.acts, "release")
	}
	return l.Store.Release(ctx, round, gate)
}

// watched begins the service of a fixture anew, as after a restart, over a
// store that is watched.
func (f *fixture) watched() *sealLog {
	seals := &sealLog{Store: f.store}
	f.service = consult.NewService(seals, f.events, consult.Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
	return seals
}

func (l *sealLog) wants(t *testing.T, acts ...string) {
	t.Helper()
	if !slices.Equal(l.acts, acts) {
		t.Errorf("these acts happened: %v, want %v", l.acts, acts)
	}
	l.acts = nil
}

func TestMarksAreSealedBeforeTheDoorsOpenAndWheneverKMoreHaveCome(t *testing.T) {
	f := newFixture(t, nil)
	seals := f.watched()
	f.register(15)
	f.service.Seal(f.ctx)
	seals.wants(t)
	for _, code := range f.codes[:4] {
		f.redeem(code)
	}
	f.service.Seal(f.ctx)
	seals.wants(t)
	f.redeem(f.codes[4])
	f.service.Seal(f.ctx)
	f.service.Seal(f.ctx)
	seals.wants(t, "marks")
	f.redeem(f.codes[5])
	seals.fail = errors.New("the disk is full")
	if _, err := f.service.OpenDoors(f.ctx, f.id); err == nil {
		t.Error("the doors opened before the marks were sealed")
	}
	seals.fail = nil
	_, err := f.service.OpenDoors(f.ctx, f.id)
	f.must(err)
	seals.wants(t, "marks", "marks")
}

func TestMarksFromBeforeARestartAreSealed(t *testing.T) {
	f := newFixture(t, nil)
	f.register(15)
	f.redeem(f.codes[0])
	seals := f.watched()
	ctx, cancel := context.WithTimeout(f.ctx, time.Minute)
	seals.then = cancel
	f.must(f.service.Run(ctx))
	seals.wants(t, "marks")
}

func TestAClosedStepIsSealedAfterItsRelease(t *testing.T) {
	f := newFixture(t, nil)
	f.open(12)
	seals := f.watched()
	f.openStep(consult.Discuss)
	f.service.Seal(f.ctx)
	seals.acts = nil
	f.closeStep(consult.Discuss)
	seals.wants(t, "release")
	seals.fail = errors.New("the disk is full")
	f.service.Seal(f.ctx)
	seals.wants(t, "release", "round")
	seals.fail = nil
	f.service.Seal(f.ctx)
	f.service.Seal(f.ctx)
	seals.wants(t, "release", "round")
}

func TestACloseThatWasCutShortIsSealedAfterTheNextStart(t *testing.T) {
	f := newFixture(t, nil)
	f.open(12)
	round := f.openStep(consult.Vote)
	f.must(f.store.CloseRound(f.ctx, round.ID)) // and then the server stopped
	seals := f.watched()
	_, err := f.service.EndIssuance(f.ctx, f.id)
	f.must(err)
	f.service.Seal(f.ctx)
	if !slices.Contains(seals.acts, "round") || slices.Index(seals.acts, "release") > slices.Index(seals.acts, "round") {
		t.Errorf("these acts happened: %v, want a release and then a seal", seals.acts)
	}
	ids, err := f.store.Underway(f.ctx)
	f.must(err)
	if len(ids) > 0 {
		t.Errorf("%v still need a seal", ids)
	}
}

func TestTheCloseSealsWords(t *testing.T) {
	f := newFixture(t, nil)
	f.open(12)
	seals := f.watched()
	_, err := f.service.Close(f.ctx, f.id)
	f.must(err)
	seals.wants(t, "words")
}
