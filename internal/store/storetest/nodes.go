package storetest

import (
	"sync"
	"testing"
	"time"

	"parley/internal/consult"
)

func testNodes(t *testing.T, s consult.Store) {
	t.Run("numbers of events grow, one for each", func(t *testing.T) {
		id := NewScene(t, s, consult.Vote).Agenda.Consultation.ID
		before := get[uint64](t)(s.Version(ctx, id))
		var mu sync.Mutex
		seen := map[uint64]bool{}
		race(20, func(int) error {
			version, err := s.Advance(ctx, id)
			mu.Lock()
			defer mu.Unlock()
			if seen[version] || version <= before {
				t.Errorf("number %d was given twice, or is not above %d", version, before)
			}
			seen[version] = true
			return err
		})
		now := get[uint64](t)(s.Version(ctx, id))
		if now != before+20 || get[map[consult.ID]uint64](t)(s.Versions(ctx))[id] != now || get[*consult.Agenda](t)(s.Agenda(ctx, id)).Version != now {
			t.Errorf("the consultation has come to %d, want %d", now, before+20)
		}
	})
	t.Run("a consultation that is gone has no number", func(t *testing.T) {
		id := NewScene(t, s, consult.Vote).Agenda.Consultation.ID
		must(t, s.DeleteConsultation(ctx, id))
		_, err := s.Advance(ctx, id)
		wantCode(t, err, consult.CodeNotFound)
		if get[uint64](t)(s.Version(ctx, id)) != 0 {
			t.Error("it has a version")
		}
	})
	t.Run("one node decides until it resigns or its lease ends", func(t *testing.T) {
		a, b := consult.NewID(), consult.NewID()
		wantLead(t, s, a, time.Hour, true)
		wantLead(t, s, b, time.Hour, false)
		must(t, s.Resign(ctx, b))
		wantLead(t, s, b, time.Hour, false)
		must(t, s.Resign(ctx, a))
		wantLead(t, s, b, time.Millisecond, true)
		time.Sleep(20 * time.Millisecond)
		wantLead(t, s, a, time.Hour, true)
		wantLead(t, s, a, time.Hour, true)
		must(t, s.Resign(ctx, a))
	})
	t.Run("the end of a lease from a clock that was set back is not believed", func(t *testing.T) {
		a, b := consult.NewID(), consult.NewID()
		wantLead(t, s, a, time.Hour, true)
		wantLead(t, s, b, time.Second, true)
		must(t, s.Resign(ctx, b))
	})
	t.Run("an error of an act alone is its error", func(t *testing.T) {
		refusal := consult.Errorf(consult.CodeConflict, "no")
		wantCode(t, s.Alone(ctx, consult.NewID(), func() error { return refusal }), consult.CodeConflict)
	})
}

func wantLead(t *testing.T, s consult.Store, node consult.ID, during time.Duration, want bool) {
	t.Helper()
	if got := get[bool](t)(s.Lead(ctx, node, during)); got != want {
		t.Errorf("the node decides: %v, want %v", got, want)
	}
}
