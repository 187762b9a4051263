package attack

import (
	"context"
	"flag"
	mathrand "math/rand/v2"
	"path/filepath"
	"testing"

	"parley/internal/consult"
	"parley/internal/store"
)

var consultations = flag.Int("consultations", 60, "simulated consultations per attacker and build")

// open is the product's own store, SQLite in a folder of its own.
func open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), store.Options{Path: filepath.Join(t.TempDir(), "parley.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// build is a way to put the product together: the real one, or one that is
// weakened on purpose and must be caught.
type build struct {
	name   string
	weak   bool
	batch  int
	weaken func(consult.Store) consult.Store
}

var (
	real    = build{name: "as shipped", batch: 3}
	gateOff = build{name: "gate off", weak: true, batch: 3, weaken: func(s consult.Store) consult.Store { return newUngated(s) }}
	noBatch = build{name: "words unbatched", weak: true, batch: 1}
)

func (b build) house(ctx context.Context, t *testing.T, s *store.Store, rng *mathrand.Rand) *House {
	t.Helper()
	var kept consult.Store = s
	if b.weaken != nil {
		kept = b.weaken(s)
	}
	h, err := NewHouse(ctx, kept, crowd(rng), b.batch, rng)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestAttackersLearnNothingAndWeakenedBuildsAreCaught(t *testing.T) {
	for _, c := range []struct {
		name   string
		attack func(context.Context, *House) (bool, float64, error)
		builds []build
	}{
		{"A1 someone in the room, votes", InRoom, []build{real, gateOff}},
		{"A1 someone in the room, words", InRoomWords, []build{real, noBatch}},
		{"A5 colluding participants", Colluding, []build{real, gateOff}},
	} {
		for _, b := range c.builds {
			t.Run(c.name+", "+b.name, func(t *testing.T) {
				s := open(t)
				outcome, err := Play(t.Context(), c.name, b.name, *consultations, 2018, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
					return c.attack(ctx, b.house(ctx, t, s, rng))
				})
				if err != nil {
					t.Fatal(err)
				}
				t.Log(outcome)
				if caught := outcome.P() < Significance; caught != b.weak {
					t.Errorf("caught: %v, want %v", caught, b.weak)
				}
			})
		}
	}
}
