package consult_test

import (
	"testing"
	"time"

	"parley/internal/consult"
)

func TestAPausedStepTakesNoAnswersAndGoesOnLater(t *testing.T) {
	f := newFixture(t, nil)
	seat := f.open(1)[0]
	step := f.steps[consult.Vote]
	before := f.openStep(consult.Vote)
	paused, err := f.service.PauseStep(f.ctx, f.id, step)
	f.must(err)
	if paused.Paused == nil {
		t.Error("the round does not say that it is paused")
	}
	f.wants(consult.CodePaused, f.service.CastVote(f.ctx, seat, before.ID, f.items[0], "agree"))
	_, err = f.service.PauseStep(f.ctx, f.id, step)
	f.wants(consult.CodeConflict, err)
	after, err := f.service.ResumeStep(f.ctx, f.id, step)
	f.must(err)
	if after.Paused != nil || after.Ends.Before(before.Ends) {
		t.Errorf("the round goes on as %+v", after)
	}
	f.must(f.service.CastVote(f.ctx, seat, before.ID, f.items[0], "agree"))
	_, err = f.service.ResumeStep(f.ctx, f.id, step)
	f.wants(consult.CodeConflict, err)
	closed, err := f.service.CloseStep(f.ctx, f.id, step)
	f.must(err)
	if closed.Closed == nil || time.Since(*closed.Closed) > time.Minute {
		t.Errorf("the round does not say when it closed: %+v", closed)
	}
	_, err = f.service.PauseStep(f.ctx, f.id, step)
	f.wants(consult.CodeConflict, err)
}
