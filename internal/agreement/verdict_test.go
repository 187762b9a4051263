package agreement

import (
	"testing"

	"pgregory.net/rapid"
)

func TestVotesAreClassifiedByTheFirstRuleThatMatches(t *testing.T) {
	for _, c := range []struct {
		name  string
		votes Votes
		rule  Rule
		want  Class
	}{
		{"nobody took a position", Votes{Pass: 12}, Default, NoClass},
		{"nobody answered", Votes{}, Default, NoClass},
		{"four positions are too few however many pass", Votes{4, 0, 90}, Default, NotReported},
		{"five positions are enough", Votes{5, 0, 0}, Default, ConsensusFor},
		{"a larger minimum cell raises the floor", Votes{6, 0, 0}, Rule{75, 15, 7}, NotReported},
		{"a smaller minimum cell does not lower the floor", Votes{4, 0, 0}, Rule{75, 15, 3}, NotReported},
		{"forty per cent on both sides is polarised", Votes{6, 4, 0}, Default, Polarised},
		{"just under forty per cent is a majority", Votes{61, 39, 0}, Default, MajorityFor},
		{"exactly 75 per cent is a consensus", Votes{75, 25, 0}, Default, ConsensusFor},
		{"just below 75 per cent is a majority", Votes{749, 251, 0}, Default, MajorityFor},
		{"passes do not enter the share", Votes{75, 25, 500}, Default, ConsensusFor},
		{"exactly 75 per cent against is a consensus", Votes{25, 75, 0}, Default, ConsensusAgainst},
		{"a majority against", Votes{35, 65, 0}, Default, MajorityAgainst},
		{"even sides are polarised before anything else", Votes{50, 50, 0}, Default, Polarised},
		{"the strict preset asks for eighty", Votes{79, 21, 0}, Strict80, MajorityFor},
		{"the strict preset is reached at eighty", Votes{80, 20, 0}, Strict80, ConsensusFor},
		{"the 70/15 preset is reached at seventy", Votes{70, 30, 0}, Preset7015, ConsensusFor},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ClassifyVotes(c.votes, Turnout{}, c.rule); got.Class != c.want {
				t.Errorf("class is %s, want %s", got.Class, c.want)
			}
		})
	}
}

func TestRatingsAreClassifiedByBandsAndTheIndex(t *testing.T) {
	for _, c := range []struct {
		name   string
		scale  Scale
		values []int
		want   Class
	}{
		{"three quarters in the top band and nobody opposed", Scale9, []int{7, 8, 9, 9, 8, 7, 5, 6}, ConsensusFor},
		{"fifteen per cent opposed stops a consensus", Scale9, ints(17, 8, 3, 2), MajorityFor},
		{"below fifteen per cent opposed does not", Scale9, ints(18, 8, 3, 2), ConsensusFor},
		{"the mirror image", Scale9, []int{1, 2, 3, 3, 2, 1, 5, 4}, ConsensusAgainst},
		{"the middle band", Scale9, []int{4, 5, 6, 5, 5, 6, 4, 5}, ConsensusUncertain},
		{"more than half in the top band", Scale9, ints(6, 7, 4, 5), MajorityFor},
		{"more than half in the bottom band", Scale9, ints(6, 3, 4, 5), MajorityAgainst},
		{"half is no majority", Scale9, ints(5, 7, 5, 5), NoConsensus},
		{"the index finds two camps in a large panel", Scale9, ints(10, 1, 10, 9), Polarised},
		{"the classic rule finds them in a panel of nine", Scale9, []int{3, 3, 3, 5, 5, 6, 7, 7, 7}, Polarised},
		{"the classic rule asks for four in a panel of eleven", Scale9, []int{3, 3, 3, 4, 5, 5, 5, 6, 7, 7, 7}, NoConsensus},
		{"a third in each tail of a five-point scale", Scale5, []int{1, 2, 3, 3, 4, 5}, Polarised},
		{"less than a third in one tail", Scale5, []int{1, 3, 3, 4, 5, 5, 4}, MajorityFor},
		{"the middle of a five-point scale", Scale5, []int{3, 3, 3, 3, 4}, ConsensusUncertain},
		{"four ratings are too few", Scale5, []int{5, 5, 5, 5}, NotReported},
		{"no ratings", Scale9, nil, NoClass},
	} {
		t.Run(c.name, func(t *testing.T) {
			ratings, err := NewRatings(c.scale, c.values, 0)
			if err != nil {
				t.Fatal(err)
			}
			if got := ClassifyRatings(ratings, Turnout{}, Default); got.Class != c.want {
				t.Errorf("class is %s, want %s", got.Class, c.want)
			}
		})
	}
}

// ints repeats count times value, again and again.
func ints(pairs ...int) []int {
	var values []int
	for i := 0; i < len(pairs); i += 2 {
		for range pairs[i] {
			values = append(values, pairs[i+1])
		}
	}
	return values
}

func TestAConsensusHasAStrength(t *testing.T) {
	for _, c := range []struct {
		votes Votes
		want  Strength
	}{
		{Votes{75, 25, 0}, ""}, {Votes{79, 21, 0}, ""}, {Votes{80, 20, 0}, Strong},
		{Votes{89, 11, 0}, Strong}, {Votes{90, 10, 0}, VeryStrong}, {Votes{99, 1, 0}, VeryStrong},
		{Votes{100, 0, 7}, Unanimous}, {Votes{0, 100, 0}, Unanimous}, {Votes{65, 35, 0}, ""}, {Votes{50, 50, 0}, ""},
	} {
		if got := ClassifyVotes(c.votes, Turnout{}, Default); got.Strength != c.want {
			t.Errorf("strength of %v is %q, want %q", c.votes, got.Strength, c.want)
		}
	}
}

func TestFlagsStandBesideTheClass(t *testing.T) {
	for _, c := range []struct {
		name    string
		votes   Votes
		turnout Turnout
		want    Verdict
	}{
		{"seven positions are indicative", Votes{7, 0, 0}, Turnout{}, Verdict{Indicative: true}},
		{"eight are not", Votes{8, 0, 0}, Turnout{}, Verdict{}},
		{"fewer than half of the invited came", Votes{49, 0, 0}, Turnout{Invited: 100, TurnedOut: 49}, Verdict{LowParticipation: true}},
		{"half of the invited came", Votes{50, 0, 0}, Turnout{Invited: 100, TurnedOut: 50}, Verdict{}},
		{"an open room has no response rate", Votes{50, 0, 0}, Turnout{TurnedOut: 50}, Verdict{}},
		{"a quarter abstain", Votes{30, 0, 10}, Turnout{}, Verdict{}},
		{"more than a quarter abstain", Votes{30, 0, 11}, Turnout{}, Verdict{LowExpertise: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ClassifyVotes(c.votes, c.turnout, Default)
			if got.Indicative != c.want.Indicative || got.LowParticipation != c.want.LowParticipation || got.LowExpertise != c.want.LowExpertise {
				t.Errorf("flags are %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestTheClassIsShownAtThreeThresholds(t *testing.T) {
	got := ClassifyVotes(Votes{72, 28, 0}, Turnout{}, Default).Sensitivity
	want := []AtThreshold{{70, ConsensusFor}, {75, MajorityFor}, {80, MajorityFor}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("point %d is %v, want %v", i, got[i], want[i])
		}
	}
	if withheld := ClassifyVotes(Votes{4, 0, 0}, Turnout{}, Default); withheld.Sensitivity != nil {
		t.Errorf("an item not reported shows %v", withheld.Sensitivity)
	}
}

func TestAClassMustHoldInEveryGroup(t *testing.T) {
	for _, c := range []struct {
		name   string
		class  Class
		groups []Votes
		want   bool
	}{
		{"it holds in both", ConsensusFor, []Votes{{9, 1, 0}, {8, 2, 0}}, true},
		{"it fails in one", ConsensusFor, []Votes{{9, 1, 0}, {7, 3, 0}}, false},
		{"one group is smaller than the minimum cell", ConsensusFor, []Votes{{9, 1, 0}, {4, 0, 9}}, false},
		{"no groups are declared", ConsensusFor, nil, false},
		{"no consensus is nothing in common", NoConsensus, []Votes{{9, 1, 0}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := InEveryGroup(c.class, c.groups, Default); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestRulesOutsideTheirRangeAreRefused(t *testing.T) {
	for _, rule := range []Rule{Default, Strict80, Preset7015} {
		if err := rule.Validate(); err != nil {
			t.Errorf("%+v: %v", rule, err)
		}
	}
	for _, rule := range []Rule{{50, 15, 5}, {101, 15, 5}, {75, 0, 5}, {75, 51, 5}, {75, 15, 2}} {
		if rule.Validate() == nil {
			t.Errorf("%+v passed", rule)
		}
	}
}

// mirrored maps each class to that of the opposite answers.
var mirrored = map[Class]Class{
	ConsensusFor: ConsensusAgainst, ConsensusAgainst: ConsensusFor,
	MajorityFor: MajorityAgainst, MajorityAgainst: MajorityFor,
}

func mirror(class Class) Class {
	if other, ok := mirrored[class]; ok {
		return other
	}
	return class
}

func TestOppositeVotesHaveTheOppositeClass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 200)
		v := Votes{count.Draw(t, "agree"), count.Draw(t, "disagree"), count.Draw(t, "pass")}
		got := ClassifyVotes(v, Turnout{}, Default)
		other := ClassifyVotes(Votes{v.Disagree, v.Agree, v.Pass}, Turnout{}, Default)
		if other.Class != mirror(got.Class) || other.Strength != got.Strength {
			t.Fatalf("%v is %s, its mirror %s", v, got.Class, other.Class)
		}
	})
}

func TestOppositeRatingsHaveTheOppositeClass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.SampledFrom([]Scale{Scale9, Scale5}).Draw(t, "scale")
		values := rapid.SliceOfN(rapid.IntRange(scale.Min, scale.Max), 0, 60).Draw(t, "values")
		opposite := make([]int, len(values))
		for i, value := range values {
			opposite[i] = scale.Min + scale.Max - value
		}
		a, _ := NewRatings(scale, values, 3)
		b, _ := NewRatings(scale, opposite, 3)
		got, other := ClassifyRatings(a, Turnout{}, Default), ClassifyRatings(b, Turnout{}, Default)
		if other.Class != mirror(got.Class) {
			t.Fatalf("%v is %s, its mirror %s", values, got.Class, other.Class)
		}
	})
}
