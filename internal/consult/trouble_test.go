package consult

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"
)

func TestTroubleIsToldOnceWhenItBeginsAndOnceWhenItIsOver(t *testing.T) {
	var said bytes.Buffer
	tr := trouble{log: slog.New(slog.NewTextHandler(&said, nil)), ongoing: map[string]*failure{}}
	began := time.Now()
	for i := range 60 { // twelve seconds without the database
		tr.begin("release", CodeUnavailable, began.Add(time.Duration(i)*200*time.Millisecond))
		tr.begin("seal", CodeUnavailable, began.Add(time.Duration(i)*200*time.Millisecond))
		tr.end(began.Add(time.Duration(i) * 200 * time.Millisecond))
	}
	tr.begin("seal", "", began) // of another kind
	if got := strings.Count(said.String(), "\n"); got != 2 {
		t.Errorf("%d lines were logged while it lasted, want one of each kind:\n%s", got, said.String())
	}
	said.Reset()
	for i := range 300 {
		tr.end(began.Add(12*time.Second + time.Duration(i)*200*time.Millisecond))
	}
	if got := said.String(); strings.Count(got, "\n") != 2 || !strings.Contains(got, "times=120 for=11.8s") {
		t.Errorf("the end was told as:\n%s", got)
	}
	said.Reset()
	tr.begin("release", CodeUnavailable, began.Add(time.Hour))
	if said.Len() == 0 {
		t.Error("the next trouble was not told")
	}
}
