package store

import (
	"bytes"
	"context"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gorm.io/gorm/logger"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store/storetest"
)

func TestADatabaseIsOpenedAgainWithWhatWasInIt(t *testing.T) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			first, err := Open(context.Background(), o)
			if err != nil {
				t.Fatal(err)
			}
			scene := storetest.NewScene(t, first, consult.Vote)
			if err := first.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := open(t, o).Agenda(context.Background(), scene.Agenda.Consultation.ID); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestSeveralNodesMigrateOneDatabaseAtOnce(t *testing.T) {
	options := databases["postgres"](t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			s, err := Open(context.Background(), options)
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}

func TestADatabaseThatDoesNotAnswerIsUnavailable(t *testing.T) {
	t.Run("when it is opened", func(t *testing.T) {
		_, err := Open(context.Background(), Options{URL: "postgres://parley@127.0.0.1:1/parley?sslmode=disable"})
		if consult.CodeOf(err) != consult.CodeUnavailable {
			t.Errorf("opening gave %v", err)
		}
	})
	t.Run("when it goes away", func(t *testing.T) {
		options := databases["postgres"](t)
		s := open(t, options)
		scene := storetest.NewScene(t, s, consult.Vote)
		shut(t, options.URL)
		vote := scene.Vote(storetest.Participant(), 0, consult.Agree)
		if err := s.PutAnswer(context.Background(), vote); consult.CodeOf(err) != consult.CodeUnavailable {
			t.Errorf("an answer gave %v", err)
		}
		if _, err := s.Consultations(context.Background()); consult.CodeOf(err) != consult.CodeUnavailable {
			t.Errorf("a list gave %v", err)
		}
		if err := s.Ping(context.Background()); consult.CodeOf(err) != consult.CodeUnavailable {
			t.Errorf("a ping gave %v", err)
		}
	})
}

// shut ends all connections to a database and lets none in.
func shut(t *testing.T, address string) {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimPrefix(parsed.Path, "/")
	parsed.Path = "/postgres"
	other := &Store{}
	if err := other.openPostgres(parsed.String()); err != nil {
		t.Fatal(err)
	}
	if err := other.read.Exec("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false").Error; err != nil {
		t.Fatal(err)
	}
	if err := other.read.Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?", name).Error; err != nil {
		t.Fatal(err)
	}
	if err := other.closePools(); err != nil {
		t.Fatal(err)
	}
}

func TestAStoreThatIsClosedIsUnavailable(t *testing.T) {
	s, err := Open(context.Background(), databases["sqlite"](t))
	if err != nil {
		t.Fatal(err)
	}
	scene := storetest.NewScene(t, s, consult.Vote)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	vote := scene.Vote(storetest.Participant(), 0, consult.Agree)
	if err := s.PutAnswer(context.Background(), vote); consult.CodeOf(err) != consult.CodeUnavailable {
		t.Errorf("an answer gave %v", err)
	}
}

func TestAPathWithStrangeCharactersIsThatFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b", "50%?#.db")
	open(t, Options{Path: path})
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

func TestSQLiteKeepsItsPromisesByItsSettings(t *testing.T) {
	s := open(t, databases["sqlite"](t))
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "foreign_keys": "1",
	} {
		var got string
		if err := s.write.Raw("PRAGMA " + pragma).Row().Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s (%v), want %s", pragma, got, err, want)
		}
	}
	if err := s.read.Exec("DELETE FROM answers").Error; err == nil {
		t.Error("a connection for reading can write")
	}
}

func TestNothingIsLoggedOfAStatement(t *testing.T) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			o := options(t)
			o.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			s := open(t, o)
			scene := storetest.NewScene(t, s, consult.Vote)
			if err := s.PutAgenda(context.Background(), scene.Agenda); err == nil {
				t.Fatal("an agenda was written twice")
			}
			if err := s.DeleteConsultation(context.Background(), scene.Agenda.Consultation.ID); err != nil {
				t.Fatal(err)
			}
			if log.Len() > 0 || s.read.Logger != logger.Discard || s.write.Logger != logger.Discard {
				t.Errorf("the log says %q", log.String())
			}
		})
	}
}

func TestDeletedWordsAreGoneFromTheFilesOfSQLite(t *testing.T) {
	o := databases["sqlite"](t)
	s, ctx := open(t, o), context.Background()
	scene := storetest.NewScene(t, s, consult.Discuss)
	const secret = "words-that-must-not-stay"
	words := consult.Contribution{
		ID: consult.NewID(), Consultation: scene.Agenda.Consultation.ID, Step: scene.Round.Step, Kind: consult.Comment,
		Body: strings.Repeat(secret+" ", 400), Consent: consult.NoQuotation, Author: credential.AuthorHash{7}, Status: consult.Shown,
	}
	if _, err := s.AddContribution(ctx, words); err != nil {
		t.Fatal(err)
	}
	if !inFiles(t, o.Path, secret) {
		t.Fatal("the words are nowhere, so this test would see nothing")
	}
	if err := s.DeleteConsultation(ctx, scene.Agenda.Consultation.ID); err != nil {
		t.Fatal(err)
	}
	if inFiles(t, o.Path, secret) {
		t.Error("deleted words are still in the files")
	}
}

func inFiles(t *testing.T, path, text string) bool {
	t.Helper()
	for _, end := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + end)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

func TestABallotIsReadFromItsCanonicalFormOrRefused(t *testing.T) {
	a, b := consult.ID{1}, consult.ID{2}
	form := encodePaper(consult.Paper{Order: [][]consult.ID{{b, a}, {}}})
	paper, err := decodePaper(form)
	if order := paper.Order; err != nil || len(order) != 2 || order[0][0] != a || order[0][1] != b {
		t.Errorf("read %v (%v)", order, err)
	}
	for name, bad := range map[string][]byte{
		"nothing": {}, "another form": {9}, "a group cut short": form[:20], "a length without end": {1, 0xff, 0xff},
		"a huge length": {1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01},
	} {
		if _, err := decodePaper(bad); err == nil {
			t.Errorf("%s was read as a ballot", name)
		}
	}
}

func FuzzDecodePaper(f *testing.F) {
	f.Add(encodePaper(consult.Paper{Order: [][]consult.ID{{{1}, {2}}, {{3}}}}))
	f.Add([]byte{1, 1})
	f.Fuzz(func(t *testing.T, form []byte) {
		paper, err := decodePaper(form)
		if err != nil {
			return
		}
		canonical := encodePaper(paper)
		again, err := decodePaper(canonical)
		if err != nil || !bytes.Equal(encodePaper(again), canonical) {
			t.Errorf("%v was read back as %v (%v)", paper, again, err)
		}
	})
}
