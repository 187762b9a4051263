package storetest

import (
	"testing"
	"time"

	"parley/internal/consult"
)

func testDeviations(t *testing.T, s consult.Store) {
	a := NewAgenda()
	must(t, s.PutAgenda(ctx, a))
	c := a.Consultation
	at := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	reason := consult.Text{consult.English: "The panel asked for it."}
	first := consult.Deviation{ID: consult.NewID(), Recorded: at, Rule: "max_rounds", Was: 2.0, Now: 3.0, Reason: reason}
	second := consult.Deviation{ID: consult.NewID(), Recorded: at.Add(time.Minute), Reason: reason}
	c.Protocol.MaxRounds = 3
	must(t, s.Deviate(ctx, c, []consult.Deviation{first}))
	must(t, s.Deviate(ctx, c, []consult.Deviation{second}))

	t.Run("deviations come back in their order with the protocol in force", func(t *testing.T) {
		want := *a
		want.Consultation.Protocol.MaxRounds = 3
		want.Consultation.Deviations = []consult.Deviation{first, second}
		wantAgenda(t, s, &want)
	})
	t.Run("a deviation of a consultation that does not exist is not kept", func(t *testing.T) {
		c.ID = consult.NewID()
		wantCode(t, s.Deviate(ctx, c, []consult.Deviation{{ID: consult.NewID(), Recorded: at, Reason: reason}}), consult.CodeNotFound)
	})
	t.Run("a deleted consultation leaves none", func(t *testing.T) {
		must(t, s.DeleteConsultation(ctx, a.Consultation.ID))
	})
}
