package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"sync"
	"testing"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store/storetest"
)

// In the child of the kill test these name the database and the round.
const (
	childURL   = "PARLEY_STORE_CHILD_URL"
	childPath  = "PARLEY_STORE_CHILD_PATH"
	childRound = "PARLEY_STORE_CHILD_ROUND"
	childSeals = "PARLEY_STORE_CHILD_SEALS" // a closed round to seal over and over
)

func TestMain(m *testing.M) {
	if os.Getenv(childRound) != "" {
		fmt.Fprintln(os.Stderr, answerForEver())
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// answerForEver writes answers from many goroutines and says on the standard
// output which were acknowledged, until it is killed.
func answerForEver() error {
	s, err := Open(context.Background(), Options{URL: os.Getenv(childURL), Path: os.Getenv(childPath)})
	if err != nil {
		return err
	}
	round, err := consult.ParseID(os.Getenv(childRound))
	if err != nil {
		return err
	}
	var say sync.Mutex
	failed := make(chan error)
	if closed, err := consult.ParseID(os.Getenv(childSeals)); err == nil && !closed.IsZero() {
		go func() { failed <- sealForEver(s, closed) }()
	}
	for range 32 {
		go func() {
			for {
				a := consult.Answer{
					Question:    consult.Question{Round: round, Recommendation: consult.ID{1}},
					Participant: storetest.Participant(), Value: consult.Value(rand.IntN(3) - 1),
				}
				if err := s.PutAnswer(context.Background(), a); err != nil {
					failed <- err
					return
				}
				say.Lock()
				fmt.Printf("%x %d\n", a.Participant.Bytes(), a.Value)
				say.Unlock()
			}
		}()
	}
	return <-failed
}

func TestWhatWasAcknowledgedOutlivesAKill(t *testing.T) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			s := open(t, o)
			scene := storetest.NewScene(t, s, consult.Vote)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			acknowledged := killChild(t, o, scene.Round.ID, consult.ID{}, 2000)
			s = open(t, o)
			for line := range acknowledged {
				wantKept(t, s, scene, line)
			}
			checkCounters(t, s, scene.Round.ID)
		})
	}
}

// sealForEver seals a round, words and marks over and over.
func sealForEver(s *Store, round consult.ID) error {
	ctx := context.Background()
	for {
		err := errors.Join(s.SealRound(ctx, round), s.SealContributions(ctx, consult.NewID()), s.SealInvitations(ctx),
			s.write.Exec("UPDATE rounds SET sealed = false WHERE id = ?", round[:]).Error)
		if err != nil {
			return err
		}
	}
}

func TestASealCutShortByAKillLosesNothing(t *testing.T) {
	for name, options := range databases {
		t.Run(name, func(t *testing.T) {
			o := options(t)
			s := open(t, o)
			open, closed := storetest.NewScene(t, s, consult.Vote), storetest.NewScene(t, s, consult.Vote)
			fill(t, s, closed, 3000)
			for _, act := range actsIn(closed, 100) {
				if err := act(s); err != nil {
					t.Fatal(err)
				}
			}
			if err := s.CloseRound(context.Background(), closed.Round.ID); err != nil {
				t.Fatal(err)
			}
			before := rowsOf(t, s, closed.Round.ID)
			for range 3 {
				for line := range killChild(t, o, open.Round.ID, closed.Round.ID, 300) {
					wantKept(t, s, open, line)
				}
				if after := rowsOf(t, s, closed.Round.ID); !slices.Equal(after, before) {
					t.Fatalf("%d rows are left of %d, or they have changed", len(after), len(before))
				}
				checkCounters(t, s, open.Round.ID)
				checkCounters(t, s, closed.Round.ID)
			}
			if err := s.SealRound(context.Background(), closed.Round.ID); err != nil {
				t.Error(err)
			}
		})
	}
}

// rowsOf reads the answers and ballots of a round, and all words and marks.
func rowsOf(t *testing.T, s *Store, round consult.ID) []string {
	t.Helper()
	var answers []answerRow
	var ballots []ballotRow
	var words []contributionRow
	var marks []invitationRow
	of := s.read.Where("round_id = ?", round[:]).Session(&gorm.Session{})
	err := errors.Join(of.Find(&answers).Error, of.Find(&ballots).Error, s.read.Find(&words).Error, s.read.Find(&marks).Error)
	if err != nil || len(answers) == 0 || len(ballots) == 0 || len(words) == 0 || len(marks) == 0 {
		t.Fatalf("there are %d answers, %d ballots, %d words and %d marks (%v)", len(answers), len(ballots), len(words), len(marks), err)
	}
	for i := range answers {
		answers[i].Turn = 0 // which a seal forgets
	}
	all := slices.Concat(printed(answers), printed(ballots), printed(words), printed(marks))
	slices.Sort(all)
	return all
}

func printed[T any](rows []T) []string {
	return each(rows, func(row T) string { return fmt.Sprintf("%+v", row) })
}

// killChild runs a child that answers, and seals another round where one is
// given, until n lines are read, kills it, and returns every line that it said.
func killChild(t *testing.T, o Options, round, seals consult.ID, n int) map[string]bool {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childURL+"="+o.URL, childPath+"="+o.Path, childRound+"="+round.String(), childSeals+"="+seals.String())
	child.Stderr = os.Stderr
	output, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		said[lines.Text()] = true
		if len(said) == n {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil || len(said) < n {
		t.Fatalf("the child ended by itself after %d lines (%v)", len(said), err)
	}
	return said
}

func wantKept(t *testing.T, s *Store, scene storetest.Scene, line string) {
	t.Helper()
	var participant []byte
	var value consult.Value
	if _, err := fmt.Sscanf(line, "%x %d", &participant, &value); err != nil {
		return // the line that the kill cut short
	}
	who, err := credential.ParticipantIDFromBytes(participant)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := s.Own(context.Background(), scene.Agenda.Consultation.ID, who)
	if err != nil || len(answers) != 1 || answers[0].Value != value {
		t.Fatalf("an acknowledged answer is kept as %v (%v), want %d", answers, err, value)
	}
}
