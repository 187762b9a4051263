package rehearsal

import (
	"slices"
	"testing"
	"time"
)

func count(tables []timetable, from, to time.Duration) (n int) {
	for _, t := range tables {
		for _, at := range t.votes {
			if at >= from && at < to {
				n++
			}
		}
	}
	return n
}

func TestAThirdOfAWorkshopArrivesInTheFirstMinute(t *testing.T) {
	early := 0
	for _, table := range timetables(2000, 16, 10*time.Minute, 0, 1) {
		if table.arrives < time.Minute {
			early++
		}
	}
	if early < 600 || early > 800 {
		t.Errorf("%d of 2000 came in the first minute, want about 700", early)
	}
}

func TestAWorkshopVotesAsMeasuredRoomsDo(t *testing.T) {
	tables := timetables(300, 16, 5*time.Minute, 0, 1)
	if mean := float64(count(tables, 0, 5*time.Minute)) / 300; mean < 11 || mean > 19 {
		t.Errorf("%.1f votes a second, want about 15", mean)
	}
	if burst := count(tables, 4*time.Minute, 4*time.Minute+time.Second); burst < 40 {
		t.Errorf("%d votes in the second after the facilitator asked, want about 57", burst)
	}
}

func TestARateIsKeptFromTheStart(t *testing.T) {
	tables := timetables(300, 16, time.Minute, 45, 1)
	for _, from := range []time.Duration{0, 20 * time.Second, 40 * time.Second} {
		if n := count(tables, from, from+20*time.Second); n < 720 || n > 1100 {
			t.Errorf("%d votes in the 20 s after %v, want about 900", n, from)
		}
	}
	for i, table := range tables {
		if table.arrives != 0 || !slices.IsSorted(table.votes) {
			t.Fatalf("person %d arrives at %v and votes at %v", i, table.arrives, table.votes)
		}
	}
}

func TestEqualSeedsMeanEqualTimes(t *testing.T) {
	a, b := timetables(50, 16, time.Minute, 0, 7), timetables(50, 16, time.Minute, 0, 7)
	for i := range a {
		if !slices.Equal(a[i].votes, b[i].votes) {
			t.Fatalf("person %d votes at %v and at %v", i, a[i].votes, b[i].votes)
		}
	}
}

func TestAnUnknownProfileIsNamed(t *testing.T) {
	if _, err := ProfileOf("stampede"); err == nil {
		t.Error("a profile that does not exist was accepted")
	}
}
