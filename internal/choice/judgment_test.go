package choice

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTheMajorityGradeIsTheLowerMedian(t *testing.T) {
	for _, c := range []struct {
		grades Grades
		want   int
		ok     bool
	}{
		{Grades{1, 1, 1}, 1, true},
		{Grades{1, 1, 0}, 0, true}, // an even number: the lower of the middle two
		{Grades{2, 0, 2}, 0, true},
		{Grades{1, 0, 2}, 2, true},
		{Grades{0, 0, 4}, 2, true},
		{Grades{0, 0, 0}, 0, false},
	} {
		if got, ok := c.grades.Majority(); got != c.want || ok != c.ok {
			t.Errorf("%v: grade %d, %t; want %d, %t", c.grades, got, ok, c.want, c.ok)
		}
	}
}

func TestJudgingKnownCases(t *testing.T) {
	for _, c := range []struct {
		name  string
		items []Grades
		want  string
	}{
		{"the higher grade first", []Grades{{3, 1, 1}, {1, 1, 3}, {1, 3, 1}}, "[[1] [2] [0]]"},
		// Sorted 0 1 1 2 2 and 0 0 1 2 2: after one 1 is gone, 1 against 0.
		{"the next median decides a tie", []Grades{{2, 1, 2}, {1, 2, 2}}, "[[1] [0]]"},
		// 0 0 1 1 2 and 0 0 1 2 2: below alike, then above.
		{"then the one above", []Grades{{2, 2, 1}, {2, 1, 2}}, "[[1] [0]]"},
		{"the same grades are a tie", []Grades{{1, 2, 1}, {1, 2, 1}}, "[[0 1]]"},
		{"the same shares are a tie, whoever came", []Grades{{1, 2, 1}, {2, 4, 2}}, "[[0 1]]"},
		{"nobody graded the second", []Grades{{1, 0, 0}, {0, 0, 0}}, "[[0]]"},
		// Tennessee's capital, graded poor, fair, good, excellent by distance: Memphis
		// (42 % of the people), Nashville (26), Chattanooga (15), Knoxville (17).
		{"Tennessee", []Grades{{58, 0, 0, 42}, {0, 74, 0, 26}, {42, 26, 17, 15}, {42, 26, 15, 17}}, "[[1] [3] [2] [0]]"},
	} {
		if got := fmt.Sprint(Judge(c.items)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// byHand takes majority grades away one by one, as the definition says.
func byHand(a, b Grades) int {
	a, b = slices.Clone(a), slices.Clone(b)
	for a.Total() > 0 {
		x, _ := a.Majority()
		y, _ := b.Majority()
		if x != y {
			return x - y
		}
		a[x]--
		b[y]--
	}
	return 0
}

func TestTheWalkAgreesWithTakingGradesAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "people")
		draw := func(name string) Grades {
			g := make(Grades, 4)
			for range n {
				g[rapid.IntRange(0, 3).Draw(t, name)]++
			}
			return g
		}
		a, b := draw("a"), draw("b")
		times := rapid.IntRange(1, 4).Draw(t, "times")
		more := make(Grades, len(b))
		for i := range b {
			more[i] = times * b[i]
		}
		want := byHand(a, b)
		for _, other := range []Grades{b, more} {
			if got := CompareGrades(a, other); got*want < 0 || (got == 0) != (want == 0) {
				t.Fatalf("%v against %v: %d, by hand %d", a, other, got, want)
			}
		}
	})
}

func TestABetterGradeNeverHurts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Grades(rapid.SliceOfN(rapid.IntRange(0, 5), 4, 4).Draw(t, "grades"))
		from := rapid.IntRange(0, 2).Draw(t, "from")
		if g[from] == 0 {
			return
		}
		better := slices.Clone(g)
		better[from]--
		better[from+1]++
		if CompareGrades(better, g) <= 0 {
			t.Fatalf("%v does not stand above %v", better, g)
		}
	})
}
