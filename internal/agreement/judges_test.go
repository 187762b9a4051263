package agreement

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

var missing = math.NaN()

func TestConcordanceOfJudges(t *testing.T) {
	for _, c := range []struct {
		name   string
		scores [][]float64
		w, p   float64
		test   Test
	}{
		{"three judges who agree on three items", [][]float64{{1, 2, 3}, {1, 2, 3}, {4, 5, 9}}, 1, 1.0 / 36, ExactTest},
		{"rank sums 4, 5 and 9", [][]float64{{1, 2, 3}, {1, 2, 3}, {2, 1, 3}}, 7.0 / 9, 7.0 / 36, ExactTest},
		{"three judges in a circle", [][]float64{{1, 2, 3}, {2, 3, 1}, {3, 1, 2}}, 0, 1, ExactTest},
		{"two judges who contradict each other", [][]float64{{1, 2, 3, 4}, {4, 3, 2, 1}}, 0, 1, ExactTest},
		{"ties share their ranks", [][]float64{{1, 1, 2}, {1, 1, 2}}, 1, 1.0 / 3, ExactTest},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := KendallW(c.scores)
			if !ok || math.Abs(got.W-c.w) > 1e-12 || math.Abs(got.P-c.p) > 1e-12 || got.Test != c.test {
				t.Errorf("got %+v, want W %v, p %v", got, c.w, c.p)
			}
		})
	}
}

func TestConcordanceIsUndefinedWhereNothingCanBeCompared(t *testing.T) {
	for name, scores := range map[string][][]float64{
		"no judges":       nil,
		"one judge":       {{1, 2, 3}},
		"one item":        {{1}, {2}},
		"a missing value": {{1, 2, 3}, {1, missing, 3}},
		"a short row":     {{1, 2, 3}, {1, 2}},
		"everything tied": {{4, 4, 4}, {2, 2, 2}},
	} {
		if got, ok := KendallW(scores); ok {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestManyJudgesAndItemsAreComparedWithChiSquare(t *testing.T) {
	scores := make([][]float64, 25)
	for j := range scores {
		for i := range 9 {
			scores[j] = append(scores[j], float64((i+j*i)%7))
		}
	}
	got, ok := KendallW(scores)
	if !ok || got.Test != ChiSquareTest {
		t.Fatalf("got %+v", got)
	}
	if want := chiSquareTail(25*8*got.W, 8); got.P != want {
		t.Errorf("p is %v, want %v", got.P, want)
	}
	got, ok = KendallW(scores[:10])
	if again, _ := KendallW(scores[:10]); !ok || got.Test != PermutationTest || again != got {
		t.Errorf("ten judges give %+v, then %+v", got, again)
	}
}

func TestTheChiSquareTailIsThatOfItsClosedForms(t *testing.T) {
	for x := 0.05; x < 80; x *= 1.3 {
		for degrees, want := range map[int]float64{
			1: math.Erfc(math.Sqrt(x / 2)),
			2: math.Exp(-x / 2),
			4: math.Exp(-x/2) * (1 + x/2),
			6: math.Exp(-x/2) * (1 + x/2 + x*x/8),
		} {
			if got := chiSquareTail(x, degrees); math.Abs(got-want) > 1e-12*(1+want) {
				t.Errorf("tail of %v with %d degrees is %v, want %v", x, degrees, got, want)
			}
		}
	}
	if got := chiSquareTail(0, 3); got != 1 {
		t.Errorf("tail of 0 is %v", got)
	}
}

func TestConcordanceDoesNotDependOnTheOrderOfJudgesOrItems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, k := rapid.IntRange(2, 4).Draw(t, "judges"), rapid.IntRange(2, 4).Draw(t, "items")
		scores := make([][]float64, m)
		for j := range scores {
			for range k {
				scores[j] = append(scores[j], float64(rapid.IntRange(1, 5).Draw(t, "score")))
			}
		}
		got, ok := KendallW(scores)
		turned := make([][]float64, m)
		for j := range turned {
			for i := range k {
				turned[j] = append(turned[j], scores[m-1-j][k-1-i])
			}
		}
		other, also := KendallW(turned)
		if ok != also || math.Abs(got.W-other.W) > 1e-12 || math.Abs(got.P-other.P) > 1e-12 {
			t.Fatalf("%v gives %+v, turned %+v", scores, got, other)
		}
		if ok && (got.W < 0 || got.W > 1 || got.P <= 0 || got.P > 1) {
			t.Fatalf("%v gives %+v", scores, got)
		}
	})
}

func TestRankCorrelationOfTwoJudges(t *testing.T) {
	for _, c := range []struct {
		name string
		x, y []float64
		want float64
		ok   bool
	}{
		{"alike", []float64{1, 2, 3}, []float64{2, 4, 9}, 1, true},
		{"opposed", []float64{1, 2, 3}, []float64{3, 2, 1}, -1, true},
		{"a tie on one side", []float64{1, 2, 3}, []float64{1, 1, 2}, 2 / math.Sqrt(6), true},
		{"missing items are skipped", []float64{1, missing, 3, 2}, []float64{1, 2, 3, missing}, 1, true},
		{"one item in common", []float64{1, missing}, []float64{1, 2}, 0, false},
		{"one judge ties everything", []float64{1, 2}, []float64{5, 5}, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := TauB(c.x, c.y); ok != c.ok || math.Abs(got-c.want) > 1e-12 {
				t.Errorf("tau-b is %v, %v, want %v", got, ok, c.want)
			}
		})
	}
}

func TestTheMeanCorrelationLeavesOutUndefinedPairs(t *testing.T) {
	got, ok := MeanTauB([][]float64{{1, 2, 3}, {1, 2, 3}, {3, 2, 1}, {4, 4, 4}})
	if want := (PairwiseTau{Mean: -1.0 / 3, Pairs: 3}); !ok || math.Abs(got.Mean-want.Mean) > 1e-12 || got.Pairs != want.Pairs {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if _, ok := MeanTauB([][]float64{{1, 2}, {missing, 1}}); ok {
		t.Error("a mean of no pairs")
	}
	many := make([][]float64, 500)
	for j := range many {
		many[j] = []float64{1, 2}
	}
	if got, ok := MeanTauB(many); !ok || !got.Sampled || got.Pairs != mostPairs || got.Mean != 1 {
		t.Errorf("500 judges give %+v", got)
	}
}

func TestTheChangeBetweenRounds(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after []int
		want          Change
		ok            bool
	}{
		{"nothing moved", []int{5, 5, 0}, []int{10, 10, 0}, Change{0, true, true}, true},
		{"exactly 15 per cent is a change", []int{100, 0}, []int{85, 15}, Change{0.15, false, true}, true},
		{"just below is stable", []int{100, 0}, []int{86, 14}, Change{0.14, true, true}, true},
		{"everybody moved", []int{10, 0}, []int{0, 10}, Change{1, false, true}, true},
		{"a small round shows only the word", []int{9, 0}, []int{10, 0}, Change{0, true, false}, true},
		{"an empty round", []int{0, 0}, []int{10, 0}, Change{}, false},
		{"other categories", []int{1}, []int{1, 0}, Change{}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := Stability(c.before, c.after, 5)
			if ok != c.ok || math.Abs(got.S-c.want.S) > 1e-12 || got.Stable != c.want.Stable || got.Shown != c.want.Shown {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestTheChangeOfVariation(t *testing.T) {
	before, _ := NewRatings(Scale9, []int{4, 6}, 0)
	after, _ := NewRatings(Scale9, []int{5, 5}, 0)
	if got, ok := CVChange(before, after); !ok || math.Abs(got+math.Sqrt2/5) > 1e-12 {
		t.Errorf("change is %v, %v", got, ok)
	}
	if _, ok := CVChange(before, Ratings{Scale: Scale9}); ok {
		t.Error("a change to nothing")
	}
}
