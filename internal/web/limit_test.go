package web

import (
	"fmt"
	"testing"
	"time"
)

type hand struct{ now time.Time }

func (h *hand) Now() time.Time { return h.now }

func TestAnAllowanceIsSpentAndRefilled(t *testing.T) {
	clock := &hand{time.Unix(1_000_000, 0)}
	l := newLimit(3, time.Minute, clock.Now)
	for i := range 3 {
		if !l.allow("a") {
			t.Fatalf("request %d was refused", i)
		}
	}
	if l.allow("a") {
		t.Error("a fourth request was allowed")
	}
	if !l.allow("b") {
		t.Error("another key pays for the first")
	}
	clock.now = clock.now.Add(20 * time.Second)
	if !l.allow("a") || l.allow("a") {
		t.Error("a third of a minute refills one request")
	}
}

func TestPartsOfAKeyAreKeptApart(t *testing.T) {
	l := newLimit(1, time.Minute, time.Now)
	if !l.allow("ab", "c") || !l.allow("a", "bc") {
		t.Error("two keys were taken for one")
	}
}

func TestAHotelsAddressDoesNotStopTheGuests(t *testing.T) {
	clock := &hand{time.Unix(1_000_000, 0)}
	l := newLimits(clock.Now, nil)
	for i := range 300 {
		if !l.redeem.allow("hotel", fmt.Sprint("invitation", i)) || !l.enter.allow("hotel", "room") {
			t.Fatalf("guest %d of the hotel was refused", i)
		}
	}
}

func TestGuessingPasswordsIsSlow(t *testing.T) {
	clock := &hand{time.Unix(1_000_000, 0)}
	l := newLimits(clock.Now, nil)
	allowed := 0
	for i := range 1000 {
		if l.signIn.allow(fmt.Sprint("address", i), "ana@example.org") && l.email.allow("ana@example.org") {
			allowed++
		}
	}
	if allowed > 60 {
		t.Errorf("%d guesses at one account", allowed)
	}
}

func TestASaltLivesAnHour(t *testing.T) {
	clock := &hand{time.Unix(1_000_000, 0)}
	l := newLimit(1, 24*time.Hour, clock.Now)
	l.allow("a")
	before := l.key([]string{"a"})
	clock.now = clock.now.Add(saltFor)
	if !l.allow("a") || l.key([]string{"a"}) == before || len(l.spent) != 1 {
		t.Error("what was counted outlived its hour")
	}
}
