package opinion

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

func TestVotesThatVaryTooLittleHaveADefinedMap(t *testing.T) {
	for name, test := range map[string]struct {
		rows      []string
		withdrawn []int
		axes      int // how many are not zero
		inMap     int
	}{
		"no participants, no statements": {nil, nil, 0, 0},
		"participants, no statements":    {[]string{"", ""}, nil, 0, 0},
		"nobody voted":                   {[]string{"...", "..."}, nil, 0, 0},
		"one participant":                {[]string{"+-0"}, nil, 0, 1},
		"one vote":                       {[]string{"..+"}, nil, 0, 1},
		"everybody voted alike":          {[]string{"+-0", "+-0", "+-0"}, nil, 0, 3},
		"one statement":                  {[]string{"+", "-", "0"}, nil, 1, 3},
		"two opposite camps":             {[]string{"+-+", "-+-", "+-+"}, nil, 1, 3},
		"a statement nobody voted on":    {[]string{"+.-", "-.-", "+.+"}, nil, 2, 3},
		"one statement remains":          {[]string{"+-+", "--+", "+0-"}, []int{1, 2}, 1, 3},
		"everything is withdrawn":        {[]string{"+-", "--", "+0"}, []int{0, 1}, 0, 3},
		"a participant who did not vote": {[]string{"+-", "--", ".."}, nil, 1, 2},
	} {
		t.Run(name, func(t *testing.T) {
			m := written(test.rows...)
			for _, j := range test.withdrawn {
				m.Withdraw(j)
			}
			p := NewMap(m)
			checkAxes(t, m, p)
			axes, in := 0, 0
			for _, axis := range p.Components {
				if slices.ContainsFunc(axis, func(x float64) bool { return x != 0 }) {
					axes++
				}
			}
			for _, is := range p.InMap {
				if is {
					in++
				}
			}
			if axes != test.axes || in != test.inMap {
				t.Errorf("%d axes and %d in the map, want %d and %d", axes, in, test.axes, test.inMap)
			}
		})
	}
}

// checkAxes holds what is true of every map.
func checkAxes(t interface{ Errorf(string, ...any) }, m *Matrix, p *Map) {
	numbers := slices.Concat(p.Center, p.Components[0], p.Components[1], p.Explained[:])
	for _, at := range p.Positions {
		numbers = append(numbers, at.X, at.Y)
	}
	for _, x := range numbers {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			t.Errorf("not a number: %+v", p)
		}
	}
	if len(p.Positions) != m.Participants() || len(p.Center) != m.Statements() {
		t.Errorf("%d positions, center of %d", len(p.Positions), len(p.Center))
	}
	for a, axis := range p.Components {
		length, largest := 0.0, 0.0
		for _, x := range axis {
			length += x * x
			if math.Abs(x) > math.Abs(largest)*(1+1e-9) {
				largest = x
			}
		}
		if p.Explained[a] > 0 && (math.Abs(length-1) > 1e-9 || largest < 0) || p.Explained[a] == 0 && length != 0 {
			t.Errorf("axis %d explains %v: %v", a, p.Explained[a], axis)
		}
	}
}

func TestAPositionReachesAsFarAsTheVotesSeenAllow(t *testing.T) {
	m := written("++", "--", "+.", "..")
	p := NewMap(m)
	diagonal := math.Sqrt(0.5)
	near(t, "axis", p.Components[0], []float64{diagonal, diagonal}, 0.2)
	third := 1.0 / 3
	want := (1 - third) * p.Components[0][0] * math.Sqrt2
	near(t, "one of two statements", []float64{p.Positions[2].X}, []float64{want}, 1e-12)
	if p.Positions[3] != (Point{}) {
		t.Errorf("who did not vote is at %v", p.Positions[3])
	}
}

func TestAWithdrawnStatementCountsAsPassOfEverybody(t *testing.T) {
	m, passed := written("+-+", "-.+", "+..", "-+-"), written("+-0", "-.0", "+.0", "-+0")
	m.Withdraw(2)
	got, want := NewMap(m), NewMap(passed)
	if got.Center[2] != 0 || got.Components[0][2] != 0 || got.Components[1][2] != 0 {
		t.Errorf("the withdrawn statement takes part: %+v", got)
	}
	for i := range got.Positions {
		near(t, "position", []float64{got.Positions[i].X, got.Positions[i].Y}, []float64{want.Positions[i].X, want.Positions[i].Y}, 1e-12)
	}
	if m.Counts()[2] != (Counts{Agree: 2, Disagree: 1}) {
		t.Errorf("counts are not as cast: %v", m.Counts()[2])
	}
}

func TestWhoVotedEnoughIsInTheMap(t *testing.T) {
	for name, test := range map[string]struct {
		statements int
		votes      []int // of each participant
		in         []bool
	}{
		"six votes of ten are few where others are many": {10, append([]int{6}, slices.Repeat([]int{7}, 15)...), append([]bool{false}, slices.Repeat([]bool{true}, 15)...)},
		"all of three statements are enough":             {3, append([]int{2}, slices.Repeat([]int{3}, 15)...), append([]bool{false}, slices.Repeat([]bool{true}, 15)...)},
		"the most active fill up to fifteen":             {10, append([]int{1, 3}, slices.Repeat([]int{8}, 14)...), append([]bool{false, true}, slices.Repeat([]bool{true}, 14)...)},
		"few participants are all in, if they voted":     {10, []int{1, 0, 4}, []bool{true, false, true}},
	} {
		t.Run(name, func(t *testing.T) {
			var rows []string
			for i, n := range test.votes {
				row := strings.Repeat("+", n) + strings.Repeat(".", test.statements-n)
				if i%2 == 0 {
					row = strings.Replace(row, "+", "-", 1)
				}
				rows = append(rows, row)
			}
			if got := NewMap(written(rows...)).InMap; !slices.Equal(got, test.in) {
				t.Errorf("%v, want %v", got, test.in)
			}
		})
	}
}

func TestTheMapIsThatOfADenseComputation(t *testing.T) {
	for seed := range uint64(20) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m := scattered(seed, 60, 12)
			m.Withdraw(5)
			full := dense(m)
			var pc stat.PC
			if !pc.PrincipalComponents(full, nil) {
				t.Fatal("no components")
			}
			var vectors mat.Dense
			pc.VectorsTo(&vectors)
			variances := pc.VarsTo(nil)
			p := NewMap(m)
			for a := range 2 {
				axis := mat.Col(nil, a, &vectors)
				orient(axis)
				near(t, "axis", p.Components[a], axis, 1e-8)
			}
			total := 0.0
			for _, v := range variances {
				total += v
			}
			near(t, "explained", p.Explained[:], []float64{variances[0] / total, variances[1] / total}, 1e-9)
		})
	}
}

// scattered are random votes without any structure.
func scattered(seed uint64, participants, statements int) *Matrix {
	chance := rand.New(rand.NewPCG(seed, 1))
	var cast []Cell
	for i := range participants {
		for j := range statements {
			if chance.Float64() < 0.7 {
				cast = append(cast, Cell{int32(i), int32(j), Vote(chance.IntN(3) - 1)})
			}
		}
	}
	m, err := NewMatrix(participants, statements, cast)
	if err != nil {
		panic(err)
	}
	return m
}

func TestEveryMapHasUnitAxesAndFinitePositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := written(anyRows(t)...)
		for j := range m.Statements() {
			if rapid.Bool().Draw(t, "withdrawn") {
				m.Withdraw(j)
			}
		}
		checkAxes(t, m, NewMap(m))
	})
}

func TestTheOrderOfTheRowsDoesNotChangeTheMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := anyRows(t)
		order := rapid.Permutation(indexes(len(rows))).Draw(t, "order")
		shuffled := make([]string, len(rows))
		for n, i := range order {
			shuffled[n] = rows[i]
		}
		p, q := NewMap(written(rows...)), NewMap(written(shuffled...))
		if fmt.Sprint(p.Center, p.Components, p.Explained) != fmt.Sprint(q.Center, q.Components, q.Explained) {
			t.Fatalf("%+v\n%+v", p, q)
		}
		for n, i := range order {
			if p.Positions[i] != q.Positions[n] {
				t.Fatalf("participant %d: %v, then %v", i, p.Positions[i], q.Positions[n])
			}
		}
	})
}

func indexes(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func TestTheFastAxesOfManyStatementsAreThePrincipalOnes(t *testing.T) {
	m := planted(400, 150, 3, 0.5, 0.3)
	c := center(m)
	gram := c.gram(m.byContent())
	exact, fast := principal(gram), leading(gram, rand.New(rand.NewPCG(1, 1)))
	for a := range 2 {
		orient(fast.axes[a])
		near(t, "axis", fast.axes[a], exact.axes[a], 1e-6)
	}
}
