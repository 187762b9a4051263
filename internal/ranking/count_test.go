package ranking

import (
	"math/big"
	"reflect"
	"testing"
)

// votes writes the votes of a stage, "-" for who is not in the count.
func votes(stage Stage) []string {
	var written []string
	for _, v := range stage.Votes {
		if v == nil {
			written = append(written, "-")
		} else {
			written = append(written, v.RatString())
		}
	}
	return written
}

// ballots writes a profile of n candidates from weights and strict orders.
func ballots(n int, lines ...Ballot) Profile {
	return Profile{Candidates: []string{"A", "B", "C", "D", "E", "F"}[:n], Ballots: lines}
}

func TestIRVGoesByStages(t *testing.T) {
	for _, c := range []struct {
		name    string
		profile Profile
		stages  [][]string
		winners []int
		order   [][]int
	}{
		{"a majority at once", ballots(2, Ballot{3, [][]int{{0}}}, Ballot{2, [][]int{{1}}}),
			[][]string{{"3", "2"}}, []int{0}, [][]int{{0}, {1}}},
		{"half is no majority", ballots(3, Ballot{4, [][]int{{0}}}, Ballot{3, [][]int{{1}}}, Ballot{1, [][]int{{2}, {1}}}),
			[][]string{{"4", "3", "1"}, {"4", "4", "-"}, {"4", "-", "-"}}, []int{0}, [][]int{{0}, {1}, {2}}},
		{"a tied top is split", ballots(3, Ballot{1, [][]int{{0, 1, 2}}}, Ballot{1, [][]int{{0, 1}}}, Ballot{2, [][]int{{2}, {1}}}),
			[][]string{{"5/6", "5/6", "7/3"}}, []int{2}, [][]int{{2}, {0, 1}}},
		{"the parts of a split ballot meet again", ballots(3, Ballot{4, [][]int{{0, 1}}}, Ballot{3, [][]int{{2}}}, Ballot{1, [][]int{{1}}}),
			[][]string{{"2", "3", "3"}, {"-", "5", "3"}}, []int{1}, [][]int{{1}, {2}, {0}}},
		{"a tie for last goes by the stage before", ballots(4,
			Ballot{5, [][]int{{0}}}, Ballot{4, [][]int{{1}}}, Ballot{3, [][]int{{2}}}, Ballot{1, [][]int{{3}, {2}}}),
			[][]string{{"5", "4", "3", "1"}, {"5", "4", "4", "-"}, {"5", "4", "-", "-"}}, []int{0}, [][]int{{0}, {1}, {2}, {3}}},
		{"every branch of a tie is followed", ballots(3,
			Ballot{3, [][]int{{0}}}, Ballot{2, [][]int{{1}, {2}}}, Ballot{2, [][]int{{2}, {1}}}),
			[][]string{{"3", "2", "2"}}, []int{1, 2}, nil},
		{"branches that end alike give one order", ballots(3,
			Ballot{4, [][]int{{0}}}, Ballot{2, [][]int{{1}, {0}}}, Ballot{2, [][]int{{2}, {0}}}),
			[][]string{{"4", "2", "2"}}, []int{0}, nil},
		{"all who remain tie", ballots(3, Ballot{1, [][]int{{0}}}, Ballot{1, [][]int{{1}}}, Ballot{1, [][]int{{2}}}),
			[][]string{{"1", "1", "1"}}, []int{0, 1, 2}, [][]int{{0, 1, 2}}},
		{"nobody voted", ballots(2, Ballot{3, nil}), [][]string{{"0", "0"}}, []int{0, 1}, [][]int{{0, 1}}},
		{"candidates without votes leave together", ballots(5, Ballot{3, [][]int{{0}}}, Ballot{3, [][]int{{1}}}),
			[][]string{{"3", "3", "0", "0", "0"}, {"3", "3", "-", "-", "-"}}, []int{0, 1}, [][]int{{0, 1}, {2, 3, 4}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := IRV(c.profile)
			var stages [][]string
			for _, stage := range got.Stages {
				stages = append(stages, votes(stage))
			}
			if !reflect.DeepEqual(stages, c.stages) {
				t.Errorf("stages are %v, want %v", stages, c.stages)
			}
			if !reflect.DeepEqual(got.Winners, c.winners) || !reflect.DeepEqual(got.Order, c.order) || !got.Determined {
				t.Errorf("got %v in %v, want %v in %v", got.Winners, got.Order, c.winners, c.order)
			}
		})
	}
}

func TestIRVGivesUpOnTooManyBranches(t *testing.T) {
	p := Profile{Ballots: []Ballot{{1, [][]int{{0}}}}}
	for c := range 9 {
		p.Candidates = append(p.Candidates, string(rune('A'+c)))
		p.Ballots = append(p.Ballots, Ballot{1, [][]int{{c}, {0}}})
	}
	if got := IRV(p); got.Determined || got.Winners != nil {
		t.Errorf("got %+v", got)
	}
}

// surpluses has a surplus whose part is not a whole decimal fraction.
func surpluses() Profile {
	return ballots(4,
		Ballot{7, [][]int{{0}, {1}}}, Ballot{3, [][]int{{0}, {2}}}, Ballot{2, [][]int{{1}}},
		Ballot{3, [][]int{{2}}}, Ballot{2, [][]int{{3}, {2}}})
}

func TestSurplusesArePassedOnExactlyOrInFiveDecimals(t *testing.T) {
	for _, c := range []struct {
		transfer Transfer
		stages   [][]string
	}{
		// The quota is ⌊17/3⌋+1 = 6 and the surplus of A 4 in 10.
		{Gregory, [][]string{{"10", "2", "3", "2"}, {"-", "24/5", "21/5", "2"}, {"-", "24/5", "31/5", "-"}}},
		{WIGM, [][]string{{"10", "2", "3", "2"}, {"-", "24/5", "21/5", "2"}, {"-", "24/5", "31/5", "-"}}},
	} {
		got := STV(surpluses(), 2, c.transfer, "")
		for s, stage := range got.Stages {
			if !reflect.DeepEqual(votes(stage), c.stages[s]) {
				t.Errorf("%s: stage %d is %v, want %v", c.transfer, s+1, votes(stage), c.stages[s])
			}
		}
		if want := [][]int{{0}, {2}}; !reflect.DeepEqual(got.Order, want) || got.Quota.Cmp(big.NewRat(6, 1)) != 0 {
			t.Errorf("%s elects %v with quota %s", c.transfer, got.Order, got.Quota)
		}
	}
	// Seven papers for A, quota 5: each of them passes on 2/7.
	p := ballots(4, Ballot{7, [][]int{{0}, {1}}}, Ballot{2, [][]int{{1}}}, Ballot{3, [][]int{{2}}}, Ballot{1, [][]int{{3}}})
	exactly, cut := STV(p, 2, Gregory, ""), STV(p, 2, WIGM, "")
	if got, want := votes(exactly.Stages[1]), []string{"-", "4", "3", "1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("gregory gives %v, want %v", got, want)
	}
	if got, want := votes(cut.Stages[1]), []string{"-", big.NewRat(399_997, 100_000).RatString(), "3", "1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("wigm gives %v, want %v", got, want)
	}
}

func TestSTVFillsItsSeats(t *testing.T) {
	for _, c := range []struct {
		name    string
		profile Profile
		seats   int
		order   [][]int
		winners []int
	}{
		{"as many seats as candidates", ballots(2, Ballot{3, [][]int{{1}}}), 2, [][]int{{1}, {0}}, []int{0, 1}},
		{"more seats than candidates", ballots(2, Ballot{3, [][]int{{1}}}), 5, [][]int{{1}, {0}}, []int{0, 1}},
		{"two reach the quota with equal votes", ballots(3, Ballot{5, [][]int{{0}}}, Ballot{5, [][]int{{1}}}, Ballot{1, [][]int{{2}}}), 2, [][]int{{0, 1}}, []int{0, 1}},
		{"nobody voted", ballots(3), 1, [][]int{{0, 1, 2}}, []int{0, 1, 2}},
		{"all who remain tie for the last seat", ballots(3, Ballot{6, [][]int{{0}}}, Ballot{2, [][]int{{1}}}, Ballot{2, [][]int{{2}}}), 2, [][]int{{0}, {1, 2}}, []int{0, 1, 2}},
		{"the idle are kept where seats need them", ballots(3, Ballot{9, [][]int{{0}}}), 2, [][]int{{0}, {1, 2}}, []int{0, 1, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := STV(c.profile, c.seats, Gregory, "")
			if !reflect.DeepEqual(got.Order, c.order) || !reflect.DeepEqual(got.Winners, c.winners) {
				t.Errorf("got %v, %v, want %v, %v", got.Order, got.Winners, c.order, c.winners)
			}
		})
	}
}

func TestThePublishedSeedDecidesTiesUnderWIGM(t *testing.T) {
	p := ballots(3, Ballot{6, [][]int{{0}}}, Ballot{2, [][]int{{1}}}, Ballot{2, [][]int{{2}}})
	winners := map[int]bool{}
	for _, seed := range []string{"", "a", "b", "c", "d", "e"} {
		got := STV(p, 2, WIGM, seed)
		if again := STV(p, 2, WIGM, seed); len(got.Winners) != 2 || !reflect.DeepEqual(got.Winners, again.Winners) {
			t.Errorf("seed %q elects %v, then %v", seed, got.Winners, again.Winners)
		}
		winners[got.Winners[1]] = true
	}
	if len(winners) != 2 {
		t.Errorf("six seeds elect %v only", winners)
	}
}
