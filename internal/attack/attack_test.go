package attack

import (
	"context"
	"flag"
	mathrand "math/rand/v2"
	"path/filepath"
	"testing"

	"parley/internal/consult"
	"parley/internal/disclosure"
	"parley/internal/store"
)

// A quick run is what fits into continuous integration; make attack asks for more.
var (
	consultations = flag.Int("consultations", 60, "simulated consultations per attacker and build")
	people        = flag.Int("people", 40, "the most people of a consultation")
	significance  = flag.Float64("significance", 1e-5, "the p below which an attacker counts as successful")
)

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
	h, err := NewHouse(ctx, kept, crowd(rng, *people), b.batch, rng)
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
				judge(t, outcome, err, b.weak)
			})
		}
	}
}

// judge checks that a build is caught where it is weak and only there.
func judge(t *testing.T, outcome Outcome, err error, weak bool) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(outcome)
	if caught := outcome.P() < *significance; caught != weak {
		t.Errorf("caught: %v, want %v", caught, weak)
	}
}

func TestTheOrganiserCannotSeeWhoRegistered(t *testing.T) {
	for name, c := range map[string]struct {
		weak bool
		peek func(*store.Store) func(consult.ID) any
	}{
		"as shipped": {false, func(*store.Store) func(consult.ID) any { return nil }},
		"counters shown": {true, func(s *store.Store) func(consult.ID) any {
			return func(id consult.ID) any {
				issued, err := s.Issued(context.Background(), id)
				if err != nil {
					t.Error(err)
				}
				return issued
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			outcome, err := Play(t.Context(), "A2 organiser, mailing codes", name, *consultations, 1, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
				return Organiser(ctx, s, rng, c.peek(s))
			})
			judge(t, outcome, err, c.weak)
		})
	}
}

func TestTheReaderCannotSubtractASuppressedCell(t *testing.T) {
	primary := func(counts []int, k int) []bool {
		hidden := make([]bool, len(counts))
		for i, n := range counts {
			hidden[i] = n < k
		}
		return hidden
	}
	shipped := func(counts []int, k int) []bool { return disclosure.Cells(counts, k, nil) }
	for name, c := range map[string]struct {
		weak     bool
		suppress func([]int, int) []bool
	}{"as shipped": {false, shipped}, "no complements": {true, primary}} {
		t.Run(name, func(t *testing.T) {
			outcome, err := Play(t.Context(), "A4 reader, counts per group", name, *consultations, 2, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
				return Reader(ctx, rng, c.suppress)
			})
			judge(t, outcome, err, c.weak)
		})
	}
}
