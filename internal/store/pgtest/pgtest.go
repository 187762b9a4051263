// Package pgtest gives tests a real PostgreSQL: the one that
// PARLEY_TEST_DATABASE_URL names, or a throw-away server that the test binary
// starts itself, on a random port of the loopback address, with fsync on.
//
// The server and its files go when the test binary ends, however it ends: a
// shell that started it waits for the pipe to the binary to close.
package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Database makes an empty database for one test and returns its URL. It is
// dropped when the test ends. Where there is no PostgreSQL the test is skipped,
// or fails if REQUIRE_POSTGRES is 1.
func Database(t testing.TB) string {
	t.Helper()
	running, err := shared()
	switch {
	case err == errNone && os.Getenv("REQUIRE_POSTGRES") != "1":
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	address, drop, err := database(running)
	if err != nil {
		t.Fatalf("make a database for the test: %v", err)
	}
	t.Cleanup(func() {
		if err := drop(); err != nil {
			t.Errorf("drop the database of the test: %v", err)
		}
	})
	return address
}

// New makes an empty database and returns its URL and what drops it. It is for
// programs that measure; tests use [Database].
func New() (address string, drop func() error, err error) {
	running, err := shared()
	if err != nil {
		return "", nil, err
	}
	return database(running)
}

func database(running server) (address string, drop func() error, err error) {
	name := "parley_test_" + randomName()
	parsed, err := url.Parse(running.url)
	if err != nil {
		return "", nil, err
	}
	if err := execute(running.url, "CREATE DATABASE "+name); err != nil {
		return "", nil, err
	}
	parsed.Path = "/" + name
	return parsed.String(), func() error { return execute(running.url, "DROP DATABASE "+name+" WITH (FORCE)") }, nil
}

// Program is the path of a program that comes with PostgreSQL, as pgbench.
func Program(name string) (string, error) {
	folder, err := binaries()
	return filepath.Join(folder, name), err
}

// shared is the server of all tests of the binary.
var shared = sync.OnceValues(func() (server, error) {
	if given := os.Getenv("PARLEY_TEST_DATABASE_URL"); given != "" {
		return server{url: given}, nil
	}
	return start()
})

func execute(address string, statements ...string) error {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err = db.ExecContext(context.Background(), statement); err != nil {
			break
		}
	}
	if closing := db.Close(); err == nil {
		err = closing
	}
	return err
}

func randomName() string {
	var b [8]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

var errNone = fmt.Errorf("there is no PostgreSQL here: install it, or set PARLEY_TEST_DATABASE_URL")

// binaries finds the folder of initdb and postgres, the newest version's.
func binaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err != nil || len(found) == 0 {
		return "", errNone
	}
	return filepath.Dir(found[len(found)-1]), nil
}
