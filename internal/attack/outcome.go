package attack

import (
	"fmt"
	"math"
)

// Outcome is how one attacker fared against one build, over independent tries.
type Outcome struct {
	Attacker string
	Build    string
	Tries    int
	Hits     int
	// BestGuess is the sum over tries of the probability with which the best
	// guess from released totals is right.
	BestGuess float64
}

// Add counts one try: whether it hit, and how likely the best guess was to.
func (o *Outcome) Add(hit bool, bestGuess float64) {
	o.Tries++
	o.BestGuess += bestGuess
	if hit {
		o.Hits++
	}
}

// P is the probability of as many hits or more for somebody whose chance is
// the mean of the best guesses. Above the mean, the binomial tail bounds that
// of tries with different chances (Hoeffding 1956, doi 10.1214/aoms/1177728178),
// so P errs towards finding no leak by less than it protects from false alarm.
func (o Outcome) P() float64 {
	if o.Tries == 0 {
		return 1
	}
	return upperTail(o.Tries, o.Hits, o.BestGuess/float64(o.Tries))
}

// Needs is the smallest number of hits at which P falls below a significance;
// more than there are tries where none does.
func (o Outcome) Needs(significance float64) int {
	for o.Hits = 0; o.Hits <= o.Tries; o.Hits++ {
		if o.P() < significance {
			break
		}
	}
	return o.Hits
}

// Power is how likely a build is caught whose attackers are right at a rate, in
// so many tries and with that best guess.
func (o Outcome) Power(rate, significance float64) float64 {
	return upperTail(o.Tries, o.Needs(significance), rate)
}

// Upper95 is the upper end of the one-sided 95 % confidence interval of the hit
// rate (Clopper and Pearson 1934, doi 10.1093/biomet/26.4.404).
func (o Outcome) Upper95() float64 {
	if o.Hits >= o.Tries {
		return 1
	}
	low, high := 0.0, 1.0
	for range 60 {
		middle := (low + high) / 2
		if lowerTail(o.Tries, o.Hits, middle) > 0.05 {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// String is one row of the table that make attack prints.
func (o Outcome) String() string {
	n := math.Max(float64(o.Tries), 1)
	return fmt.Sprintf("%-32s %-20s %4d tries %4d hits  %5.1f %%  best guess %5.1f %%  ≤ %5.1f %% (95 %%)  p = %.2g",
		o.Attacker, o.Build, o.Tries, o.Hits, 100*float64(o.Hits)/n, 100*o.BestGuess/n, 100*o.Upper95(), o.P())
}

// upperTail is P(X ≥ hits) for X binomial(n, p).
func upperTail(n, hits int, p float64) float64 {
	sum := 0.0
	for x := hits; x <= n; x++ {
		sum += binomial(n, x, p)
	}
	return math.Min(sum, 1)
}

// lowerTail is P(X ≤ hits) for X binomial(n, p).
func lowerTail(n, hits int, p float64) float64 {
	sum := 0.0
	for x := 0; x <= hits; x++ {
		sum += binomial(n, x, p)
	}
	return math.Min(sum, 1)
}

func binomial(n, x int, p float64) float64 {
	switch {
	case p <= 0:
		return indicator(x == 0)
	case p >= 1:
		return indicator(x == n)
	}
	all, _ := math.Lgamma(float64(n + 1))
	in, _ := math.Lgamma(float64(x + 1))
	out, _ := math.Lgamma(float64(n - x + 1))
	return math.Exp(all - in - out + float64(x)*math.Log(p) + float64(n-x)*math.Log1p(-p))
}

func indicator(is bool) float64 {
	if is {
		return 1
	}
	return 0
}
