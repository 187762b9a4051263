package opinion

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// written makes a matrix from rows such as "+-0.": agree, disagree, pass,
// missing.
func written(rows ...string) *Matrix {
	statements := 0
	var cast []Cell
	for i, row := range rows {
		statements = max(statements, len(row))
		for j, letter := range row {
			if at := strings.IndexRune("-0+", letter); at >= 0 {
				cast = append(cast, Cell{int32(i), int32(j), Vote(at - 1)})
			}
		}
	}
	m, err := NewMatrix(len(rows), statements, cast)
	if err != nil {
		panic(err)
	}
	return m
}

// anyRows draws rows of a small matrix.
func anyRows(t *rapid.T) []string {
	statements := rapid.IntRange(0, 9).Draw(t, "statements")
	row := rapid.StringOfN(rapid.SampledFrom([]rune("+-0.")), statements, statements, -1)
	return rapid.SliceOfN(row, 0, 40).Draw(t, "rows")
}

func TestTheLastVoteOfAParticipantWins(t *testing.T) {
	m, err := NewMatrix(2, 3, []Cell{
		{1, 2, Agree}, {0, 1, Pass}, {1, 0, Agree}, {1, 2, Disagree}, {0, 1, Agree}, {1, 2, Pass}, {0, 1, Disagree},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		participant, statement int
		vote                   Vote
		cast                   bool
	}{{0, 0, 0, false}, {0, 1, Disagree, true}, {0, 2, 0, false}, {1, 0, Agree, true}, {1, 1, 0, false}, {1, 2, Pass, true}} {
		vote, cast := m.Vote(want.participant, want.statement)
		if vote != want.vote || cast != want.cast {
			t.Errorf("%+v: %d %v", want, vote, cast)
		}
	}
	if got, want := m.Counts(), []Counts{{Agree: 1}, {Disagree: 1}, {Pass: 1}}; !slices.Equal(got, want) {
		t.Errorf("counts %v, want %v", got, want)
	}
}

func TestAVoteThatFitsNoMatrixIsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		participants, statements int
		cast                     []Cell
		message                  string
	}{
		"too many statements":        {1, MaxStatements + 1, nil, "at most 2000"},
		"too many participants":      {MaxParticipants + 1, 1, nil, "at most 1000000"},
		"a negative size":            {-1, 1, nil, "-1 participants"},
		"a participant too far down": {1, 1, []Cell{{1, 0, Agree}}, "outside"},
		"a statement too far right":  {1, 1, []Cell{{0, 1, Agree}}, "outside"},
		"a negative place":           {1, 1, []Cell{{0, -1, Agree}}, "outside"},
		"an unknown vote":            {1, 1, []Cell{{0, 0, 2}}, "vote 2"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := NewMatrix(test.participants, test.statements, test.cast)
			if err == nil || !strings.Contains(err.Error(), test.message) {
				t.Errorf("error %v, want %q", err, test.message)
			}
		})
	}
}

func TestCountsByGroupLeaveOutWhoIsInNone(t *testing.T) {
	m := written("+-", "++", "0.", "--")
	counts := m.CountsByGroup([]int{0, 1, 0, -1}, 2)
	if want := []Counts{{Agree: 1, Pass: 1}, {Disagree: 1}}; !slices.Equal(counts[0], want) {
		t.Errorf("group 0: %v", counts[0])
	}
	if want := []Counts{{Agree: 1}, {Agree: 1}}; !slices.Equal(counts[1], want) {
		t.Errorf("group 1: %v", counts[1])
	}
}

func TestCastingVotesOneByOneGivesWhatWasCastLast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type place struct{ participant, statement int32 }
		cast := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Cell {
			return Cell{rapid.Int32Range(0, 5).Draw(t, "participant"), rapid.Int32Range(0, 5).Draw(t, "statement"), rapid.Int8Range(-1, 1).Draw(t, "vote")}
		})).Draw(t, "cast")
		last := map[place]Vote{}
		for _, c := range cast {
			last[place{c.Participant, c.Statement}] = c.Vote
		}
		m, err := NewMatrix(6, 6, cast)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, c := range m.Counts() {
			seen += c.Seen()
		}
		if seen != len(last) {
			t.Fatalf("%d votes, want %d", seen, len(last))
		}
		for at, want := range last {
			if vote, cast := m.Vote(int(at.participant), int(at.statement)); !cast || vote != want {
				t.Fatalf("%v: %d, want %d", at, vote, want)
			}
		}
	})
}
