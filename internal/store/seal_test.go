package store

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/disclosure"
	"parley/internal/store/storetest"
)

func TestASealedSQLiteFileDependsOnNothingButWhatIsInIt(t *testing.T) {
	first := databases["sqlite"](t)
	s, err := Open(context.Background(), first)
	if err != nil {
		t.Fatal(err)
	}
	scene := storetest.NewScene(t, s, consult.Vote)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	second := Options{Path: filepath.Join(t.TempDir(), "other.db")}
	if err := os.WriteFile(second.Path, contentOf(t, first.Path), 0o600); err != nil {
		t.Fatal(err)
	}
	acts := actsIn(scene, 400)
	wantEqual := func(same bool, a, b []byte) {
		t.Helper()
		if bytes.Equal(a, b) != same {
			t.Errorf("the files are the same: %v, want %v", !same, same)
		}
	}
	openFiles, closedFiles := [2][]byte{}, [2][]byte{}
	for i, o := range []Options{first, second} {
		rand.Shuffle(len(acts), func(i, j int) { acts[i], acts[j] = acts[j], acts[i] })
		openFiles[i], closedFiles[i] = actAndSeal(t, o, scene.Round.ID, acts)
	}
	wantEqual(false, openFiles[0], openFiles[1])
	wantEqual(true, closedFiles[0], closedFiles[1])
}

// actsIn are answers, ballots, words and redemptions of n people.
func actsIn(scene storetest.Scene, n int) []func(*Store) error {
	var acts []func(*Store) error
	ctx := context.Background()
	for i := range n {
		who, hash, author := storetest.Participant(), [32]byte(filled(32)), credential.AuthorHash(filled(32))
		words := consult.Contribution{
			ID: consult.NewID(), Consultation: scene.Agenda.Consultation.ID, Step: scene.Round.Step, Kind: consult.Comment,
			Lang: consult.English, Body: fmt.Sprint("words of ", i), Consent: consult.NoQuotation, Author: author, Status: consult.Waiting,
		}
		acts = append(acts, func(s *Store) error {
			vote := scene.Vote(who, i%3, consult.Agree)
			vote.Turn = consult.Turn(1 + rand.IntN(9)) // how often one changed one's mind goes too
			return s.PutAnswer(ctx, vote, scene.Mark(who, consult.DimensionAnswered))
		}, func(s *Store) error {
			return s.PutBallot(ctx, consult.Ballot{Round: scene.Round.ID, Participant: who, Group: scene.GroupOf(who), Paper: consult.Paper{Order: [][]consult.ID{{scene.Items[i%3]}}}})
		}, func(s *Store) error {
			_, err := s.AddContribution(ctx, words)
			return err
		}, func(s *Store) error {
			if err := s.AddInvitations(ctx, scene.Groups[0], [][32]byte{hash}); err != nil {
				return err
			}
			return s.RedeemInvitation(ctx, scene.Agenda.Consultation.ID, hash, hash)
		})
	}
	return acts
}

func filled(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rand.IntN(256))
	}
	return b
}

// actAndSeal plays the acts and returns what the files hold before the seal and
// after, each without the counters of changes in the header.
func actAndSeal(t *testing.T, o Options, round consult.ID, acts []func(*Store) error) (before, after []byte) {
	t.Helper()
	s, ctx := open(t, o), context.Background()
	for _, act := range acts {
		if err := act(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.CloseRound(ctx, round); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Release(ctx, round, disclosure.Gate{K: 5, Closing: true}); err != nil {
		t.Fatal(err)
	}
	// When the organiser closed it differs between two runs, and is no secret.
	if err := s.write.Exec("UPDATE rounds SET closed = 0").Error; err != nil {
		t.Fatal(err)
	}
	if err := s.dialect.scrub(s.write); err != nil {
		t.Fatal(err)
	}
	before = contentOf(t, o.Path)
	if err := s.SealRound(ctx, round); err != nil {
		t.Fatal(err)
	}
	if err := s.dialect.scrub(s.write); err != nil { // the mark that the round is sealed
		t.Fatal(err)
	}
	return before, contentOf(t, o.Path)
}

// contentOf reads a file of SQLite without its counters of changes, of which
// there are three in its first page.
func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range []int{24, 40, 92} {
		clear(content[place : place+4])
	}
	return content
}

func TestARoundOfPostgreSQLIsSealedIntoOneTransaction(t *testing.T) {
	s, ctx := open(t, databases["postgres"](t)), context.Background()
	scene := storetest.NewScene(t, s, consult.Vote)
	for range 30 {
		if err := s.PutAnswer(ctx, scene.Vote(storetest.Participant(), 0, consult.Agree)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.CloseRound(ctx, scene.Round.ID); err != nil {
		t.Fatal(err)
	}
	if n := transactionsOf(t, s, "answers"); n != 30 {
		t.Errorf("30 answers were written by %d transactions", n)
	}
	if err := s.SealRound(ctx, scene.Round.ID); err != nil {
		t.Fatal(err)
	}
	if n := transactionsOf(t, s, "answers"); n != 1 {
		t.Errorf("after the seal the answers tell of %d transactions", n)
	}
	var inOrder bool
	order := "SELECT bool_and(ordered) FROM (SELECT participant > lag(participant) OVER (ORDER BY ctid) AS ordered FROM answers) AS pairs"
	if err := s.read.Raw(order).Scan(&inOrder).Error; err != nil || !inOrder {
		t.Errorf("answers lie in the order of their keys: %v (%v)", inOrder, err)
	}
}

func transactionsOf(t *testing.T, s *Store, table string) int {
	t.Helper()
	var n int
	if err := s.read.Raw("SELECT count(DISTINCT xmin::text) FROM " + table).Scan(&n).Error; err != nil {
		t.Fatal(err)
	}
	return n
}

// BenchmarkSeal measures the seal of a round with 100,000 answers, in a database
// in which another round has as many.
func BenchmarkSeal(b *testing.B) {
	for name, options := range databases {
		b.Run(name, func(b *testing.B) {
			s, ctx := open(b, options(b)), context.Background()
			closed, other := storetest.NewScene(b, s, consult.Vote), storetest.NewScene(b, s, consult.Vote)
			fill(b, s, closed, 100_000)
			fill(b, s, other, 100_000)
			if err := s.CloseRound(ctx, closed.Round.ID); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Release(ctx, closed.Round.ID, disclosure.Gate{K: 5, Closing: true}); err != nil {
				b.Fatal(err)
			}
			b.ResetTimer()
			for range b.N {
				if err := s.SealRound(ctx, closed.Round.ID); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				unseal(b, s, closed.Round.ID)
				b.StartTimer()
			}
		})
	}
}

// fill writes n answers of as many people into a round.
func fill(t testing.TB, s *Store, scene storetest.Scene, n int) {
	t.Helper()
	const atOnce = 5000
	for done := 0; done < n; done += atOnce {
		answers := make([]consult.Answer, min(atOnce, n-done))
		for i := range answers {
			answers[i] = scene.Vote(storetest.Participant(), i%3, consult.Agree)
		}
		if err := s.PutAnswer(context.Background(), answers...); err != nil {
			t.Fatal(err)
		}
	}
}

// unseal puts the rows of a round back to where they are written.
func unseal(t testing.TB, s *Store, round consult.ID) {
	t.Helper()
	statements := []string{"UPDATE rounds SET sealed = false WHERE id = ?"}
	if s.dialect.folder() == "postgres" {
		for _, x := range ofRounds {
			statements = append(statements, "WITH gone AS (DELETE FROM sealed_"+x.table+" WHERE round_id = ? RETURNING *) INSERT INTO "+x.table+" SELECT * FROM gone")
		}
	}
	for _, text := range statements {
		if err := s.write.Exec(text, round[:]).Error; err != nil {
			t.Fatal(err)
		}
	}
}
