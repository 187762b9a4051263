package store

import (
	"context"
	"path/filepath"
	"testing"

	"parley/internal/account"
	"parley/internal/consult"
	"parley/internal/store/pgtest"
	"parley/internal/store/storetest"
)

// databases are what every test of this package runs on.
var databases = map[string]func(testing.TB) Options{
	"sqlite":   func(t testing.TB) Options { return Options{Path: filepath.Join(t.TempDir(), "parley.db")} },
	"postgres": func(t testing.TB) Options { return Options{URL: pgtest.Database(t)} },
}

// open opens a store that closes with the test.
func open(t testing.TB, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// onBoth runs a test on a fresh store of each database.
func onBoth(t *testing.T, test func(t *testing.T, s *Store)) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) { test(t, open(t, options(t))) })
	}
}

func TestConformance(t *testing.T) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) consult.Store { return open(t, options(t)) })
		})
	}
}

func TestConformanceOfAccounts(t *testing.T) {
	type both = interface {
		consult.Store
		account.Store
	}
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			storetest.RunAccounts(t, func(t *testing.T) both { return open(t, options(t)) })
		})
	}
}
