package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"sync"
	"testing"

	"parley/internal/consult"
	"parley/internal/credential"
	"parley/internal/store/storetest"
)

// In the child of the kill test these name the database and the round.
const (
	childURL   = "PARLEY_STORE_CHILD_URL"
	childPath  = "PARLEY_STORE_CHILD_PATH"
	childRound = "PARLEY_STORE_CHILD_ROUND"
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
			acknowledged := killChild(t, o, scene.Round.ID, 2000)
			s = open(t, o)
			for line := range acknowledged {
				wantKept(t, s, scene, line)
			}
			checkCounters(t, s, scene.Round.ID)
		})
	}
}

// killChild runs a child that answers until n lines are read, kills it, and
// returns every line that it had said.
func killChild(t *testing.T, o Options, round consult.ID, n int) map[string]bool {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childURL+"="+o.URL, childPath+"="+o.Path, childRound+"="+round.String())
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
