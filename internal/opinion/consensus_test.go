package opinion

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestConsensusIsTheProductOverTheGroups(t *testing.T) {
	m := written("++", "+-", "0.", "-+", "++")
	m.Withdraw(0)
	of := []int{0, 0, 0, 1, -1}
	for _, test := range []struct {
		statement       int
		agree, disagree float64
		published       bool
	}{
		{0, 3.0 / 5 * 1 / 3, 1.0 / 5 * 2 / 3, true},
		{1, 2.0 / 4 * 2 / 3, 2.0 / 4 * 1 / 3, true},
	} {
		t.Run(fmt.Sprint("statement ", test.statement), func(t *testing.T) {
			c := GroupConsensus(m, of, 2, 1)[test.statement]
			near(t, "consensus", []float64{c.Agree, c.Disagree, c.AgreeMean, c.DisagreeMean},
				[]float64{test.agree, test.disagree, math.Sqrt(test.agree), math.Sqrt(test.disagree)}, 1e-12)
			if c.Published != test.published {
				t.Errorf("published: %v", c.Published)
			}
		})
	}
}

func TestConsensusIsPublishedWhereEveryGroupVoted(t *testing.T) {
	m := written("++0", "-+.", "++.", "+-+")
	for name, test := range map[string]struct {
		of     []int
		groups int
		cell   int
		want   []bool
	}{
		"two in every group":               {[]int{0, 0, 1, 1}, 2, 2, []bool{true, true, false}},
		"one in every group":               {[]int{0, 0, 1, 1}, 2, 1, []bool{true, true, true}},
		"a group that nobody is in":        {[]int{0, 0, 0, 0}, 2, 1, []bool{false, false, false}},
		"no groups, no consensus of them":  {[]int{-1, -1, -1, -1}, 0, 1, []bool{false, false, false}},
		"one group of everybody, all five": {[]int{0, 0, 0, 0}, 1, 5, []bool{false, false, false}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []bool
			for _, c := range GroupConsensus(m, test.of, test.groups, test.cell) {
				got = append(got, c.Published)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

func TestConsensusDoesNotDependOnTheNamesOfTheGroups(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := written(anyRows(t)...)
		of := rapid.SliceOfN(rapid.IntRange(-1, 2), m.Participants(), m.Participants()).Draw(t, "of")
		renamed := make([]int, len(of))
		for i, g := range of {
			renamed[i] = []int{-1, 2, 0, 1}[g+1]
		}
		got, want := GroupConsensus(m, renamed, 3, 2), GroupConsensus(m, of, 3, 2)
		for j := range want {
			if math.Abs(got[j].Agree-want[j].Agree) > 1e-12 || math.Abs(got[j].DisagreeMean-want[j].DisagreeMean) > 1e-12 || got[j].Published != want[j].Published {
				t.Fatalf("statement %d: %+v, then %+v", j, want[j], got[j])
			}
			if c := want[j]; !(c.Agree > 0 && c.AgreeMean < 1 && c.Disagree > 0 && c.DisagreeMean < 1) {
				t.Fatalf("statement %d: %+v", j, c)
			}
		}
	})
}

func TestRepresentativeStatementsSetAGroupApart(t *testing.T) {
	m := written(
		"++-+.",
		"++-+.",
		"+0-+.",
		"+--++",
		"+--++",
		"+--++",
	)
	m.Withdraw(3)
	of := []int{0, 0, 0, 1, 1, 1}
	for name, test := range map[string]struct {
		vote Vote
		want [][]int
	}{
		"by agreement":    {Agree, [][]int{{1}, nil}},
		"by disagreement": {Disagree, [][]int{nil, {1}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := make([][]int, 2)
			for g, list := range Representatives(m, of, 2, 3, test.vote) {
				for _, r := range list {
					got[g] = append(got[g], r.Statement)
				}
			}
			if fmt.Sprint(got) != fmt.Sprint(test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
	first := Representatives(m, of, 2, 3, Agree)[0][0]
	near(t, "share and ratio", []float64{first.Share, first.Ratio}, []float64{3.0 / 5, 3}, 1e-12)
}

func TestWhatAMinorityOfAGroupSaysDoesNotRepresentIt(t *testing.T) {
	m := written("+", "-", "-", "-", "-", "-")
	for g, list := range Representatives(m, []int{0, 0, 0, 1, 1, 1}, 2, 1, Agree) {
		if len(list) > 0 {
			t.Errorf("group %d: %v", g, list)
		}
	}
}

func TestWhatEverybodySaysRepresentsNoGroup(t *testing.T) {
	m := written("+", "+", "+", "+", "+")
	for g, list := range Representatives(m, []int{0, 0, 0, 1, 1}, 2, 1, Agree) {
		if len(list) > 0 {
			t.Errorf("group %d: %v", g, list)
		}
	}
}

func TestAtMostFiveStatementsDescribeAGroup(t *testing.T) {
	m := written("+++++++0", "++++++0+", "--------", "-+------")
	list := Representatives(m, []int{0, 0, 1, 1}, 2, 1, Agree)[0]
	if len(list) != mostRepresentative || !slices.IsSortedFunc(list, func(a, b Representative) int {
		if a.Ratio != b.Ratio {
			return int(math.Copysign(1, b.Ratio-a.Ratio))
		}
		return a.Statement - b.Statement
	}) {
		t.Errorf("%v", list)
	}
}

func TestAnOutlineIsSoftAndOnlyOfEnoughPeople(t *testing.T) {
	p := &Map{Positions: []Point{{1, 1}, {1, 1}, {1, 1}, {-3, 0}, {-1, 2}, {-2, 1}, {0, 0}}}
	outlines := Outlines(p, []int{0, 0, 0, 1, 1, 1, -1}, 3, 3)
	if outlines[2] != nil || Outlines(p, []int{0, 0, 0, 1, 1, -1, -1}, 2, 3)[1] != nil {
		t.Error("too few people have an outline")
	}
	for g, outline := range outlines[:2] {
		if len(outline) != corners {
			t.Fatalf("group %d: %d corners", g, len(outline))
		}
		for _, at := range outline {
			if slices.Contains(p.Positions, at) {
				t.Errorf("group %d: a corner is a participant: %v", g, at)
			}
		}
	}
	left, right := outlines[1][0], outlines[1][0]
	for _, at := range outlines[1] {
		if at.X < left.X {
			left = at
		}
		if at.X > right.X {
			right = at
		}
	}
	if !(left.X < -3 && right.X > -1 && left.Y < right.Y) {
		t.Errorf("the shape does not follow its group: from %v to %v", left, right)
	}
}

func TestAnOutlineDoesNotFollowASmallMove(t *testing.T) {
	p := &Map{Positions: []Point{{2.02, 1.01}, {1.03, 0.52}, {0.04, 0.03}, {-2, -1}}}
	q := &Map{Positions: slices.Clone(p.Positions)}
	q.Positions[0], q.Positions[1] = Point{2.021, 1.011}, Point{1.029, 0.519}
	of := []int{0, 0, 0, 0}
	before, after := Outlines(p, of, 1, 3)[0], Outlines(q, of, 1, 3)[0]
	for c := range before {
		near(t, "corner", []float64{after[c].X, after[c].Y}, []float64{before[c].X, before[c].Y}, 0.01)
	}
}

func TestEveryOutlineIsFinite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := written(anyRows(t)...)
		of := rapid.SliceOfN(rapid.IntRange(-1, 2), m.Participants(), m.Participants()).Draw(t, "of")
		for g, outline := range Outlines(NewMap(m), of, 3, 2) {
			if (outline != nil) != (sizes(of, 3)[g] >= 2) {
				t.Fatalf("group %d: %v", g, outline)
			}
			for _, at := range outline {
				if x := at.X + at.Y; math.IsNaN(x) || math.IsInf(x, 0) {
					t.Fatalf("group %d: %v", g, at)
				}
			}
		}
	})
}
