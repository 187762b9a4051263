package attack

import (
	"context"
	"database/sql"
	mathrand "math/rand/v2"
	"testing"

	"parley/internal/consult"
	"parley/internal/disclosure"
)

// hasty is a build whose gate decides anew with each answer: it forgets how many
// were pending when it last found them alike.
type hasty struct {
	consult.Store
	db *sql.DB
}

func (h hasty) Release(ctx context.Context, round consult.ID, gate disclosure.Gate) (bool, error) {
	if _, err := h.db.ExecContext(ctx, "DELETE FROM waits"); err != nil {
		return false, err
	}
	return h.Store.Release(ctx, round, gate)
}

func TestTheFirstToDisagreeIsNotSeenByTheMomentOfAnUpdate(t *testing.T) {
	s := scenes["SQLite"](t)
	for _, b := range []build{real, {name: "gate decides at once", weak: true, batch: 3, weaken: func(kept consult.Store) consult.Store { return hasty{kept, s.db} }}} {
		t.Run(b.name, func(t *testing.T) {
			outcome, err := Play(t.Context(), "A1 someone in the room, dissent", b.name, *consultations, 1787, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
				return First(ctx, b.house(ctx, t, s.store, rng))
			})
			judge(t, outcome, err, b.weak)
		})
	}
}

func TestNobodyInTheRoomFollowsADissenterToAnotherTheme(t *testing.T) {
	for _, b := range []build{real, gateOff} {
		t.Run(b.name, func(t *testing.T) {
			s := open(t)
			outcome, err := Play(t.Context(), "A1 someone in the room, across", b.name, *consultations, 1929, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
				return Dissenter(ctx, b.house(ctx, t, s, rng), s)
			})
			judge(t, outcome, err, b.weak)
		})
	}
}
