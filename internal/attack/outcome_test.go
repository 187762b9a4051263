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
