// Package storetest is the conformance suite that every store passes: it plays
// the promises of [consult.Store] and [account.Store] and knows nothing of the
// database behind them.
package storetest

import (
	"context"
	"testing"

	"parley/internal/account"
	"parley/internal/consult"
)

// Run plays the suite for consultations on the store that open gives.
func Run(t *testing.T, open func(t *testing.T) consult.Store) {
	s := open(t)
	for _, part := range []struct {
		name string
		play func(*testing.T, consult.Store)
	}{
		{"agenda", testAgenda},
		{"deviations", testDeviations},
		{"deletion", testDeletion},
		{"former texts", testFormers},
		{"rounds", testRounds},
		{"invitations", testInvitations},
		{"keys", testKeys},
		{"answers", testAnswers},
		{"answers at once", testAnswersAtOnce},
		{"ballots", testBallots},
		{"release", testRelease},
		{"release properties", testReleaseProperties},
		{"raw figures", testRawFigures},
		{"contributions", testContributions},
		{"narrative", testNarrative},
		{"publications", testPublications},
		{"seals", testSeals},
		{"parcels", testParcels},
		{"nodes", testNodes},
	} {
		t.Run(part.name, func(t *testing.T) { part.play(t, s) })
	}
	t.Run("the database answers", func(t *testing.T) { must(t, s.Ping(context.Background())) })
}

// RunAccounts plays the suite for organisers on an empty store.
func RunAccounts(t *testing.T, open func(t *testing.T) interface {
	consult.Store
	account.Store
}) {
	s := open(t)
	t.Run("organisers", func(t *testing.T) { testOrganisers(t, s) })
	t.Run("sessions", func(t *testing.T) { testSessions(t, s) })
	t.Run("presenter links", func(t *testing.T) { testPresenterLinks(t, s, s) })
	t.Run("record of acts", func(t *testing.T) { testEntries(t, s) })
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantCode fails the test unless the error carries the code.
func wantCode(t testing.TB, err error, code consult.Code) {
	t.Helper()
	if got := consult.CodeOf(err); got != code || err == nil {
		t.Errorf("got code %q (%v), want %q", got, err, code)
	}
}

func get[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		must(t, err)
		return value
	}
}
