package attack

import (
	"math"
	"testing"
)

func TestTailsAreThoseOfTheBinomialDistribution(t *testing.T) {
	for name, c := range map[string]struct{ got, want float64 }{
		"at least 8 of 10 heads":  {upperTail(10, 8, 0.5), 56.0 / 1024},
		"at most 2 of 10 heads":   {lowerTail(10, 2, 0.5), 56.0 / 1024},
		"at least none":           {upperTail(10, 0, 0.3), 1},
		"all of a sure thing":     {upperTail(5, 5, 1), 1},
		"one of an impossibility": {upperTail(5, 1, 0), 0},
	} {
		t.Run(name, func(t *testing.T) {
			if math.Abs(c.got-c.want) > 1e-9 {
				t.Errorf("got %v, want %v", c.got, c.want)
			}
		})
	}
}

func TestTheUpperBoundIsThatOfClopperAndPearson(t *testing.T) {
	// No hit in n tries: 1 − 0.05^(1/n).
	if got, want := (Outcome{Tries: 20}).Upper95(), 1-math.Pow(0.05, 1.0/20); math.Abs(got-want) > 1e-6 {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What a quick run promises: 14 attacks on builds as shipped raise a false alarm
// once in 7000 runs at most, and a build that is weak is missed once in 200
// at most. Whoever has the best chance without a leak guesses two of three right;
// the leak that is hardest to see lets an attacker be right in 97 of 100 tries,
// or in 90 where they guess one of two.
func TestAQuickRunTellsWeakBuildsFromSoundOnes(t *testing.T) {
	for name, c := range map[string]struct{ bestGuess, rate float64 }{
		"votes in the room":        {0.64, 0.97},
		"the order in PostgreSQL":  {0.5, 0.9},
		"counts without a partner": {0.2, 0.65},
		"links in PostgreSQL":      {0.07, 0.45},
	} {
		t.Run(name, func(t *testing.T) {
			quick := Outcome{Tries: 60, BestGuess: 60 * c.bestGuess}
			if alarm := quick.Power(c.bestGuess, 1e-5); alarm > 1e-5 {
				t.Errorf("a sound build is caught at %.2g", alarm)
			}
			if power := quick.Power(c.rate, 1e-5); power < 0.995 {
				t.Errorf("a weak build is caught at %.4f only", power)
			}
		})
	}
}
