package attack

import (
	"bytes"
	"context"
	"database/sql"
	"log/slog"
	mathrand "math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/glebarez/go-sqlite"  // the driver "sqlite"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"parley/internal/consult"
	"parley/internal/store"
	"parley/internal/store/pgtest"
)

// scene is a database that will be stolen, with a way into it besides the store.
type scene struct {
	store *store.Store
	log   *bytes.Buffer
	db    *sql.DB
	steal func(context.Context) (Copy, error)
}

// scenes open the product's own store on each database, with everything logged.
var scenes = map[string]func(*testing.T) scene{
	"SQLite": func(t *testing.T) scene {
		path := filepath.Join(t.TempDir(), "parley.db")
		s := newScene(t, store.Options{Path: path}, "sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
		s.steal = func(context.Context) (Copy, error) { return StealSQLite(path) }
		return s
	},
	"PostgreSQL": func(t *testing.T) scene {
		url := pgtest.Database(t) + "&synchronous_commit=off" // which changes what survives a crash, not where rows lie
		s := newScene(t, store.Options{URL: url}, "pgx", url)
		s.steal = func(ctx context.Context) (Copy, error) { return StealPostgres(ctx, s.db) }
		return s
	},
}

func newScene(t *testing.T, o store.Options, driver, address string) scene {
	t.Helper()
	s := scene{log: &bytes.Buffer{}}
	o.Logger = slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	var err error
	if s.store, err = store.Open(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.store.Close() })
	if s.db, err = sql.Open(driver, address); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.db.Close() })
	return s
}

// run executes statements on a scene.
func (s scene) run(t *testing.T, statements ...string) {
	t.Helper()
	for _, text := range statements {
		if _, err := s.db.Exec(text); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
}

// unsealing is a build that seals nothing.
type unsealing struct{ consult.Store }

func (unsealing) SealRound(context.Context, consult.ID) error         { return nil }
func (unsealing) SealInvitations(context.Context) error               { return nil }
func (unsealing) SealContributions(context.Context, consult.ID) error { return nil }

// noting is a build that keeps a number beside the participant of an answer: the
// time, where there is no other.
type noting struct {
	consult.Store
	db     *sql.DB
	note   string
	number func(consult.Answer) int64
}

func (n *noting) PutAnswer(ctx context.Context, list ...consult.Answer) error {
	if err := n.Store.PutAnswer(ctx, list...); err != nil {
		return err
	}
	_, err := n.db.ExecContext(ctx, n.note, list[0].Participant.Bytes(), n.number(list[0]))
	return err
}

// noteTimes weakens a scene by a table of participants with times.
func noteTimes(t *testing.T, s scene, database string) consult.Store {
	return note(t, s, database, func(consult.Answer) int64 { return time.Now().UnixNano() })
}

// note weakens a scene by a table of participants with numbers.
func note(t *testing.T, s scene, database string, number func(consult.Answer) int64) consult.Store {
	t.Helper()
	if database == "SQLite" {
		s.run(t, "CREATE TABLE notes (participant BLOB NOT NULL PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID")
		return &noting{s.store, s.db, "INSERT INTO notes VALUES (?, ?)", number}
	}
	s.run(t, "CREATE TABLE notes (participant BYTEA NOT NULL PRIMARY KEY, number BIGINT NOT NULL)")
	return &noting{s.store, s.db, "INSERT INTO notes VALUES ($1, $2)", number}
}

// vacuuming is a build that seals with VACUUM (FULL), which leaves each row the
// transaction that wrote it.
type vacuuming struct {
	unsealing
	db *sql.DB
}

func (v vacuuming) SealRound(ctx context.Context, _ consult.ID) error {
	_, err := v.db.ExecContext(ctx, "VACUUM (FULL) answers")
	return err
}

// keepOrder weakens a scene by a table that has numbers for its rows, or by a
// seal that keeps their order.
func keepOrder(t *testing.T, s scene, database string) consult.Store {
	if database != "SQLite" {
		return vacuuming{unsealing{s.store}, s.db}
	}
	var table, index string
	read := "SELECT sql FROM sqlite_master WHERE name = ?"
	if err := s.db.QueryRow(read, "answers").Scan(&table); err != nil {
		t.Fatal(err)
	}
	if err := s.db.QueryRow(read, "answers_pending").Scan(&index); err != nil {
		t.Fatal(err)
	}
	s.run(t, "DROP TABLE answers", strings.Replace(table, "WITHOUT ROWID", "", 1), index)
	return s.store
}

func TestAThiefLearnsNeitherOrdersNorLinksAndWeakenedBuildsAreCaught(t *testing.T) {
	asShipped := func(_ *testing.T, s scene, _ string) consult.Store { return s.store }
	sealOff := func(_ *testing.T, s scene, _ string) consult.Store { return unsealing{s.store} }
	for _, b := range []struct {
		name        string
		order, link bool // whether the thief is to succeed
		playLink    bool
		from        func(*testing.T, scene, string) consult.Store
	}{
		{"as shipped", false, false, true, asShipped},
		{"seal off", true, true, true, sealOff},
		{"timestamps on", true, false, false, noteTimes},
		{"row order kept", true, false, false, keepOrder},
	} {
		for database, open := range scenes {
			t.Run(database+", "+b.name, func(t *testing.T) {
				t.Parallel()
				s := open(t)
				order, link, err := burgle(t.Context(), s, b.from(t, s, database), database, b.name, *consultations)
				judge(t, order, err, b.order)
				if b.playLink {
					judge(t, link, err, b.link)
				}
			})
		}
	}
}

// burgle has the thief try both of its questions on each of so many
// consultations.
func burgle(ctx context.Context, s scene, kept consult.Store, database, build string, tries int) (order, link Outcome, err error) {
	order = Outcome{Attacker: "A3 thief of " + database + ", order", Build: build}
	link = Outcome{Attacker: "A3 thief of " + database + ", link", Build: build}
	for i := range tries {
		rng := mathrand.New(mathrand.NewPCG(2018, uint64(i)))
		robbery, err := Rob(ctx, kept, crowd(rng, *people), rng)
		if err != nil {
			return order, link, err
		}
		stolen, err := s.steal(ctx)
		if err != nil {
			return order, link, err
		}
		for outcome, ask := range map[*Outcome]func(Copy, []byte) (bool, float64, error){&order: robbery.Order, &link: robbery.Link} {
			hit, bestGuess, err := ask(stolen, s.log.Bytes())
			if err != nil {
				return order, link, err
			}
			outcome.Add(hit, bestGuess)
		}
	}
	return order, link, nil
}
