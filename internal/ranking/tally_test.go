package ranking

import (
	"fmt"
	"math/big"
	"reflect"
	"strings"
	"testing"
)

func TestAnOptionThatDoesNotExistIsNamed(t *testing.T) {
	for _, c := range []struct {
		options Options
		want    string
	}{
		{Options{Method: "approval"}, `method "approval": choose one of schulze, ranked-pairs`},
		{Options{Margin: "losing"}, `margin "losing": choose one of winning, margins, opposition`},
		{Options{Unranked: "top"}, `reading of the unranked "top": choose one of bottom, ignore`},
		{Options{Transfer: "meek"}, `transfer "meek": choose one of gregory, wigm`},
		{Options{Method: MethodSTV, Seats: -1}, `-1 seats: choose 1 to 1000`},
	} {
		if _, err := Tally(tennessee(), c.options); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, want %s", err, c.want)
		}
	}
}

func TestAProfileThatIsNotValidIsRefused(t *testing.T) {
	two := []string{"A", "B"}
	for _, c := range []struct {
		name    string
		profile Profile
		want    string
	}{
		{"no candidates", Profile{}, "no candidates"},
		{"too many candidates", Profile{Candidates: make([]string, 10_000)}, "10000 candidates: at most 1000 can be tallied"},
		{"no weight", Profile{two, []Ballot{{0, [][]int{{0}}}}}, "ballot 1: weight 0"},
		{"an unknown candidate", Profile{two, []Ballot{{1, [][]int{{0}}}, {1, [][]int{{2}}}}}, "ballot 2: candidate 2 does not exist"},
		{"a candidate twice", Profile{two, []Ballot{{1, [][]int{{0}, {1, 0}}}}}, "candidate 0 is ranked twice"},
		{"an empty group", Profile{two, []Ballot{{1, [][]int{{}}}}}, "an empty group"},
		{"too heavy", Profile{two, []Ballot{{MaxWeight, nil}, {1, nil}}}, "weigh more than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Tally(c.profile, Options{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %s", err, c.want)
			}
			if _, err := Compare(c.profile, Bottom); err == nil {
				t.Error("Compare took it")
			}
		})
	}
}

func TestEveryMethodKnowsASoleCandidateAndAnEmptyBox(t *testing.T) {
	for _, o := range variants() {
		one, err := Tally(Profile{Candidates: []string{"A"}}, o)
		if err != nil || !reflect.DeepEqual(one.Winners, []int{0}) {
			t.Errorf("%+v: a sole candidate gives %v, %v", o, one.Winners, err)
		}
		none, err := Tally(Profile{Candidates: []string{"A", "B", "C"}, Ballots: []Ballot{{5, nil}}}, o)
		if err != nil || none.Voted != 0 {
			t.Errorf("%+v: no votes give %+v, %v", o, none, err)
		}
		if o.Method != MethodCondorcet && o.Transfer != WIGM && len(none.Winners) != 3 {
			t.Errorf("%+v: no votes elect %v", o, none.Winners)
		}
	}
}

func TestTheReadingOfTheUnrankedChangesTheMatrix(t *testing.T) {
	p := Profile{[]string{"A", "B", "C"}, []Ballot{{3, [][]int{{0}}}, {2, [][]int{{1, 2}}}}}
	if got, want := Pairwise(p, Bottom), [][]int{{0, 3, 3}, {2, 0, 0}, {2, 0, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("unranked last: %v, want %v", got, want)
	}
	if got, want := Pairwise(p, Ignore), [][]int{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("unranked not compared: %v, want %v", got, want)
	}
}

func TestWithdrawnCandidatesLeaveEveryBallot(t *testing.T) {
	got := tied().Withdraw(1)
	want := Profile{[]string{"Ana", "Carla"}, []Ballot{{3, [][]int{{0}, {1}}}, {2, [][]int{{1}}}, {1, [][]int{{1}, {0}}}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// ring is n candidates of whom each beats the next with equal strength.
func ring(n int) Profile {
	var p Profile
	for c := range n {
		p.Candidates = append(p.Candidates, fmt.Sprint(c))
		ballot := Ballot{Weight: 1}
		for i := range n {
			ballot.Order = append(ballot.Order, []int{(c + i) % n})
		}
		p.Ballots = append(p.Ballots, ballot)
	}
	return p
}

func TestRankedPairsSaysWhatEquallyStrongPairsAllow(t *testing.T) {
	three, err := Tally(ring(3), Options{Method: MethodRankedPairs})
	if err != nil || !three.Determined || len(three.Winners) != 3 || three.Order != nil {
		t.Errorf("a ring of three gives %+v, %v", three, err)
	}
	// Every pair of the cyclic tournament of 9 has the same strength.
	matrix := square[int](9)
	for i := range matrix {
		for step := 1; step <= 4; step++ {
			matrix[i][(i+step)%9] = 1
		}
	}
	if nine := RankedPairs(matrix, Winning); nine.Determined || nine.Winners != nil {
		t.Errorf("nine in a ring give %+v", nine)
	}
}

func TestKemenyIsExactByBlocksAndBoundedBeyond(t *testing.T) {
	if got := Kemeny(Pairwise(ring(MaxKemeny), Bottom)); !got.Exact || got.Count.Cmp(big.NewInt(MaxKemeny)) != 0 {
		t.Errorf("a ring of %d gives %+v", MaxKemeny, got)
	}
	line := Profile{Ballots: []Ballot{{1, singles(everyone(200))}}}
	line.Candidates = make([]string, 200)
	if got := Kemeny(Pairwise(line, Bottom)); !got.Exact || got.Lower != 199*100 || len(got.Optima) != 1 {
		t.Errorf("200 in a line give %v, score %d", got.Exact, got.Lower)
	}
	large, err := Tally(ring(MaxKemeny+1), Options{Method: MethodKemeny})
	if err != nil || large.Determined || large.Kemeny.Exact || large.Winners != nil {
		t.Errorf("a larger ring gives %+v, %v", large, err)
	}
	if k := large.Kemeny; k.Lower <= 0 || k.Lower > k.Upper || k.Optima != nil {
		t.Errorf("bounds are %d to %d, optima %v", k.Lower, k.Upper, k.Optima)
	}
	if tie := Kemeny(square[int](8)); tie.Count.Int64() != 40_320 || len(tie.Optima) != MaxOptima || len(tie.Winners) != 8 {
		t.Errorf("eight without votes: %d optima, %d listed", tie.Count, len(tie.Optima))
	}
}

func TestTheHeadlineSaysWhetherMethodsAgree(t *testing.T) {
	agree := Profile{[]string{"A", "B"}, []Ballot{{3, [][]int{{0}, {1}}}}}
	for _, c := range []struct {
		profile Profile
		want    string
	}{
		{agree, "methods agree: A"},
		{tennessee(), "methods disagree: Nashville (schulze, ranked-pairs, kemeny, borda, copeland, minimax); Knoxville (irv)"},
		{schulze45(), "methods disagree: E (schulze, kemeny, borda, copeland, minimax); A (ranked-pairs); C (irv)"},
	} {
		got, err := Compare(c.profile, Bottom)
		if err != nil || got.Headline(c.profile.Candidates) != c.want {
			t.Errorf("headline is %q, %v, want %q", got.Headline(c.profile.Candidates), err, c.want)
		}
	}
	large, err := Compare(ring(MaxKemeny+1), Bottom)
	if err != nil || !reflect.DeepEqual(large.Undetermined, []Method{MethodKemeny}) {
		t.Errorf("a large ring leaves %v undetermined, %v", large.Undetermined, err)
	}
}
