package opinion

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCampsThatVoteAlikeAreFound(t *testing.T) {
	for _, camps := range []int{2, 3} {
		t.Run(fmt.Sprint(camps, " camps"), func(t *testing.T) {
			m := planted(60, 30, camps, 0.8, 0.9)
			g := FindGroups(m, NewMap(m), DefaultCell)
			if len(g.Sizes) != camps || !g.Clear || g.Restarts < 0.5 {
				t.Fatalf("%d groups, silhouette %v, noise %v, restarts %v", len(g.Sizes), g.Silhouette, g.Noise, g.Restarts)
			}
			for i, group := range g.Of {
				if group != g.Of[i%camps] {
					t.Errorf("participant %d is in group %d", i, group)
				}
			}
		})
	}
}

func TestPureNoiseHasNoClearGroups(t *testing.T) {
	clear := 0
	for seed := range uint64(20) {
		m := scattered(seed, 24, 10)
		if FindGroups(m, NewMap(m), DefaultCell).Clear {
			clear++
		}
	}
	if clear > 3 {
		t.Errorf("%d of 20 matrices of noise have clear groups", clear)
	}
}

func TestGroupsThatDifferOnlyInWhatTheySawAreNotClear(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 3))
	var rows []string
	for i := range 60 {
		row := make([]byte, 20)
		for j := range row {
			row[j] = "+-0"[chance.IntN(3)]
			if (i < 30) == (j < 10) {
				row[j] = '.'
			}
		}
		rows = append(rows, string(row))
	}
	m := written(rows...)
	if g := FindGroups(m, NewMap(m), DefaultCell); g.Clear {
		t.Errorf("silhouette %v, noise %v", g.Silhouette, g.Noise)
	}
}

func TestAGroupingWithTooSmallGroupsIsNotFound(t *testing.T) {
	rows := slices.Concat(slices.Repeat([]string{"++++--+"}, 4), slices.Repeat([]string{"----++-"}, 20))
	for name, test := range map[string]struct {
		rows   []string
		cell   int
		groups int
	}{
		"four people at a cell of four": {rows, 4, 2},
		"four people at a cell of five": {rows, 5, 0},
		"everybody votes alike":         {rows[4:], 1, 0},
		"one participant":               {rows[:1], 1, 0},
		"nobody":                        {nil, 1, 0},
		"nobody voted":                  {[]string{"...", "..."}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			m := written(test.rows...)
			g := FindGroups(m, NewMap(m), test.cell)
			if len(g.Sizes) != test.groups {
				t.Fatalf("sizes %v", g.Sizes)
			}
			if test.groups == 0 && (g.Clear || g.Silhouette != 0 || slices.ContainsFunc(g.Of, func(of int) bool { return of != -1 })) {
				t.Errorf("%+v", g)
			}
		})
	}
}

func TestEveryGroupingIsDefinedAndKeepsToItsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyRows(t)
		m := written(rows...)
		p := NewMap(m)
		cell := rapid.IntRange(1, 6).Draw(t, "cell")
		g := FindGroups(m, p, cell)
		for _, x := range []float64{g.Silhouette, g.Noise, g.Restarts} {
			if !(math.Abs(x) <= 1) {
				t.Fatalf("%+v", g)
			}
		}
		if len(g.Sizes) > 0 && slices.Min(g.Sizes) < cell || !slices.IsSortedFunc(g.Sizes, func(a, b int) int { return b - a }) {
			t.Fatalf("sizes %v with a cell of %d", g.Sizes, cell)
		}
		for i, group := range g.Of {
			if (group >= 0) != (p.InMap[i] && len(g.Sizes) > 0) {
				t.Fatalf("participant %d is in group %d", i, group)
			}
		}
	})
}

func TestTheOrderOfTheRowsDoesNotChangeTheGroups(t *testing.T) {
	m := planted(60, 12, 3, 0.8, 0.4)
	order := rand.New(rand.NewPCG(4, 4)).Perm(60)
	shuffled := m.rows(order)
	g, h := FindGroups(m, NewMap(m), DefaultCell), FindGroups(shuffled, NewMap(shuffled), DefaultCell)
	for n, i := range order {
		if g.Of[i] != h.Of[n] {
			t.Fatalf("participant %d: group %d, then %d", i, g.Of[i], h.Of[n])
		}
	}
	if g.Silhouette != h.Silhouette || g.Noise != h.Noise || g.Restarts != h.Restarts {
		t.Errorf("%+v\n%+v", g, h)
	}
}

func TestGroupsOfManyAreFoundOnASample(t *testing.T) {
	m := planted(largestSample+300, 8, 2, 1, 0.9)
	p := NewMap(m)
	found := divide(p.Positions, DefaultCell, 1)
	if found.groups != 2 || found.agreeing() != 1 || len(found.sampled.of) != largestSample || len(found.of) != m.Participants() {
		t.Fatalf("%d groups, restarts %v, of a sample of %d", found.groups, found.agreeing(), len(found.sampled.of))
	}
	astray := 0
	for i, g := range found.of {
		if g != found.of[i%2] {
			astray++
		}
	}
	if astray > 100 {
		t.Errorf("%d of %d are in the other group", astray, m.Participants())
	}
}

func TestGivenGroupsAreMeasured(t *testing.T) {
	m := planted(30, 20, 2, 0.8, 0.8)
	p := NewMap(m)
	for name, test := range map[string]struct {
		group func(i int) int
		clear bool
	}{
		"the camps are clear":         {func(i int) int { return i % 2 }, true},
		"halves of them are not":      {func(i int) int { return i / 15 }, false},
		"a part of the camps is":      {func(i int) int { return max(-1, i%2-i/20*2) }, true},
		"everybody in one group":      {func(i int) int { return 0 }, false},
		"nobody in a group":           {func(i int) int { return -1 }, false},
		"each participant in its own": {func(i int) int { return i }, false},
	} {
		t.Run(name, func(t *testing.T) {
			of := make([]int, 30)
			for i := range of {
				of[i] = test.group(i)
			}
			g, err := AssessGroups(m, p, of, DefaultCell)
			if err != nil {
				t.Fatal(err)
			}
			if g.Clear != test.clear || !slices.Equal(g.Of, of) || g.Clear && g.Restarts != 1 {
				t.Errorf("%+v", g)
			}
		})
	}
}

func TestGivenGroupsThatDoNotFitAreRefused(t *testing.T) {
	m := written("+-", "-+")
	for name, test := range map[string]struct {
		of      []int
		message string
	}{
		"too few participants":  {[]int{0}, "groups of 1 participants for a matrix of 2"},
		"a group below none":    {[]int{0, -2}, "participant 1 is in group -2"},
		"a group beyond bounds": {[]int{MaxGroups, 0}, "numbered from 0 to 49"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := AssessGroups(m, NewMap(m), test.of, 1)
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("error %v, want %q", err, test.message)
			}
		})
	}
}

func TestSilhouettesAreAsByHand(t *testing.T) {
	line := []Point{{0, 0}, {1, 0}, {4, 0}, {6, 0}}
	for name, test := range map[string]struct {
		points []Point
		of     []int
		groups int
		want   float64
	}{
		"two pairs":                  {line, []int{0, 0, 1, 1}, 2, (4.0/5 + 3.0/4 + 1.5/3.5 + 3.5/5.5) / 4},
		"one alone scores nothing":   {line[:3], []int{0, 0, 1}, 2, (3.0/4 + 2.0/3) / 3},
		"an empty group is nobody's": {line, []int{0, 0, 2, 2}, 3, (4.0/5 + 3.0/4 + 1.5/3.5 + 3.5/5.5) / 4},
		"one group":                  {line, []int{0, 0, 0, 0}, 1, 0},
		"points that coincide":       {make([]Point, 4), []int{0, 0, 1, 1}, 2, 0},
		"no points":                  {nil, nil, 2, 0},
		"no groups and no points":    {nil, nil, 0, 0},
		"the wrong group is worse":   {[]Point{{0, 0}, {0, 0}, {1, 0}, {1, 0}}, []int{0, 1, 0, 1}, 2, -0.5},
	} {
		t.Run(name, func(t *testing.T) {
			got := silhouettes(test.points, []division{{test.of, test.groups}, {test.of, test.groups}})
			near(t, "silhouette", got, []float64{test.want, test.want}, 1e-12)
		})
	}
}

func TestLikenessIsTheAdjustedRandIndex(t *testing.T) {
	for name, test := range map[string]struct {
		a, b []int
		want float64
	}{
		"the same but for names":    {[]int{0, 0, 1, 1, 2}, []int{2, 2, 0, 0, 1}, 1},
		"as unlike as can be":       {[]int{0, 0, 1, 1}, []int{0, 1, 0, 1}, -0.5},
		"one point elsewhere":       {[]int{0, 0, 0, 1, 1, 1}, []int{0, 0, 1, 1, 1, 1}, 0.32432432432432434},
		"one group each":            {[]int{0, 0, 0}, []int{0, 0, 0}, 1},
		"a single point":            {[]int{0}, []int{1}, 1},
		"everybody alone, together": {[]int{0, 1, 2}, []int{0, 0, 0}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			near(t, "likeness", []float64{likeness(test.a, 3, test.b, 3)}, []float64{test.want}, 1e-12)
		})
	}
}

func TestKMeansNeedsAsManyDistinctPointsAsGroups(t *testing.T) {
	points := []Point{{0, 0}, {0, 0}, {1, 1}}
	chance := rand.New(rand.NewPCG(1, 1))
	if runs, _ := manyKMeans(points, 3, chance); runs != nil {
		t.Errorf("three groups of two places: %v", runs)
	}
	runs, best := manyKMeans(points, 2, chance)
	if len(runs) != restarts || best.inertia != 0 {
		t.Errorf("%d runs, inertia %v", len(runs), best.inertia)
	}
}

func TestThePercentileIsExceededByOneDrawInTwenty(t *testing.T) {
	for _, n := range []int{fewTrials, manyTrials} {
		scores := make([]float64, n)
		for i := range scores {
			scores[n-1-i] = float64(i + 1)
		}
		if got, want := percentile95(scores), 0.95*float64(n+1); got != want {
			t.Errorf("of %d: %v, want %v", n, got, want)
		}
	}
}
