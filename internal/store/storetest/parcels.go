package storetest

import (
	"bytes"
	"testing"
	"time"

	"parley/internal/consult"
)

func testParcels(t *testing.T, s consult.Store) {
	id, now := NewScene(t, s, consult.Vote).Agenda.Consultation.ID, time.Now()
	leave := func() consult.Parcel {
		p := consult.Parcel{ID: consult.NewID(), Consultation: id, Sealed: []byte("sealed"), Until: now.Add(time.Minute)}
		must(t, s.PutParcel(ctx, p))
		return p
	}
	t.Run("a parcel is taken once", func(t *testing.T) {
		p := leave()
		if won := race(4, func(int) error { _, err := s.TakeParcel(ctx, id, p.ID, now); return err }); won != 1 {
			t.Errorf("%d took it", won)
		}
	})
	t.Run("what is taken is what was left, in its consultation alone", func(t *testing.T) {
		p := leave()
		_, err := s.TakeParcel(ctx, consult.NewID(), p.ID, now)
		wantCode(t, err, consult.CodeNotFound)
		if got := get[[]byte](t)(s.TakeParcel(ctx, id, p.ID, now)); !bytes.Equal(got, p.Sealed) {
			t.Errorf("took %q", got)
		}
	})
	t.Run("one whose time is over is not taken, and dropped", func(t *testing.T) {
		p := leave()
		_, err := s.TakeParcel(ctx, id, p.ID, p.Until)
		wantCode(t, err, consult.CodeNotFound)
		must(t, s.DropParcels(ctx, now))
		get[[]byte](t)(s.TakeParcel(ctx, id, p.ID, now))
		p = leave()
		must(t, s.DropParcels(ctx, p.Until))
		_, err = s.TakeParcel(ctx, id, p.ID, now)
		wantCode(t, err, consult.CodeNotFound)
	})
	t.Run("parcels go with their consultation", func(t *testing.T) {
		leave()
		must(t, s.DeleteConsultation(ctx, id))
	})
}
