package attack

import (
	"context"
	mathrand "math/rand/v2"
	"testing"

	"parley/internal/consult"
)

// noteDevices weakens a scene by a table of participants with the number of
// their device. People answer in the same order on each theme.
func noteDevices(t *testing.T, s scene, database string) consult.Store {
	var round consult.ID
	person := int64(0)
	return note(t, s, database, func(a consult.Answer) int64 {
		if a.Round != round {
			round, person = a.Round, 0
		}
		person++
		return person * 0x5851f42d4c957f2d // tells no order
	})
}

func TestAThiefLinksNobodyAcrossThemesAndWeakenedBuildsAreCaught(t *testing.T) {
	asShipped := func(_ *testing.T, s scene, _ string) consult.Store { return s.store }
	for _, b := range []struct {
		name         string
		weak, oneKey bool
		from         func(*testing.T, scene, string) consult.Store
	}{
		{"as shipped", false, false, asShipped},
		{"seal off", true, false, func(_ *testing.T, s scene, _ string) consult.Store { return unsealing{s.store} }},
		{"one key for all", true, true, asShipped},
		{"devices noted", true, false, noteDevices},
	} {
		for database, open := range scenes {
			if b.name == "seal off" && database == "PostgreSQL" {
				continue // its releases muddle the order in which rows lie; who comes first is told by the other attack
			}
			t.Run(database+", "+b.name, func(t *testing.T) {
				t.Parallel()
				s := open(t)
				kept := b.from(t, s, database)
				outcome, err := Play(t.Context(), "A3 thief of "+database+", across", b.name, *consultations, 1929, func(ctx context.Context, rng *mathrand.Rand) (bool, float64, error) {
					ties, err := Tie(ctx, kept, crowd(rng, *people), rng, b.oneKey)
					if err != nil {
						return false, 0, err
					}
					stolen, err := s.steal(ctx)
					if err != nil {
						return false, 0, err
					}
					return ties.Across(stolen, s.log.Bytes(), rng)
				})
				judge(t, outcome, err, b.weak)
			})
		}
	}
}
