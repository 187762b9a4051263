package agreement

import (
	"fmt"
	"math"
)

// Ratings is the histogram of the ratings of one item in one round.
type Ratings struct {
	Scale Scale
	// Counts[i] is the number of people who rated the item Scale.Min+i; it
	// has as many entries as the scale has points.
	Counts []int
	// Outside is the number who answered "outside my expertise": abstentions,
	// never the midpoint.
	Outside int
}

// NewRatings counts values into a histogram, beside the number of abstentions
// given as outside. It fails on a value that is not on the scale.
func NewRatings(scale Scale, values []int, outside int) (Ratings, error) {
	r := Ratings{Scale: scale, Counts: make([]int, scale.Points()), Outside: outside}
	for _, value := range values {
		if !scale.Contains(value) {
			return Ratings{}, fmt.Errorf("rating %d is not on the scale %s", value, scale)
		}
		r.Counts[value-scale.Min]++
	}
	return r, nil
}

// N is the number of ratings, abstentions not counted.
func (r Ratings) N() int {
	n := 0
	for _, count := range r.Counts {
		n += count
	}
	return n
}

// Bands is the number of ratings in the bottom, middle and top band: 1–3, 4–6
// and 7–9, or 1–2, 3 and 4–5.
func (r Ratings) Bands() (low, middle, high int) {
	tail := r.Scale.tail()
	for i, count := range r.Counts {
		switch {
		case i < tail:
			low += count
		case i < len(r.Counts)-tail:
			middle += count
		default:
			high += count
		}
	}
	return low, middle, high
}

// CV is the coefficient of variation, the sample standard deviation (n−1)
// over the mean. It is undefined for fewer than two ratings and where the mean
// is not positive.
func (r Ratings) CV() (float64, bool) {
	n, sum := r.N(), 0
	for i, count := range r.Counts {
		sum += count * (r.Scale.Min + i)
	}
	if n < 2 || sum <= 0 {
		return 0, false
	}
	mean := float64(sum) / float64(n)
	squares := 0.0
	for i, count := range r.Counts {
		distance := float64(r.Scale.Min+i) - mean
		squares += float64(count) * distance * distance
	}
	return math.Sqrt(squares/float64(n-1)) / mean, true
}

func (r Ratings) abstained() int { return r.Outside }

func (r Ratings) tails() (low, middle, high int) { return r.Bands() }

// polarised applies the RAND/UCLA index to the scale 1–9, with the classic
// rule for panels of 8 to 16 beside it; another scale is polarised when each
// tail holds a third.
func (r Ratings) polarised() bool {
	n := r.N()
	low, _, high := r.Bands()
	index, ok := r.RANDUCLA()
	if !ok {
		return n > 0 && 3*low >= n && 3*high >= n
	}
	if index.Disagreement {
		return true
	}
	camp := (n-2)/3 + 1
	return n >= 8 && n <= 16 && low >= camp && high >= camp
}

func (r Ratings) opposed(minority int, rule Rule) bool {
	return atLeast(minority, r.N(), rule.OppositionPercent)
}
