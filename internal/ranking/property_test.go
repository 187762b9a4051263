package ranking

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// shape limits what a drawn profile may contain.
type shape struct{ strict, complete bool }

// drawProfile draws up to five candidates and eight ballots.
func drawProfile(t *rapid.T, s shape) Profile {
	n := rapid.IntRange(1, 5).Draw(t, "candidates")
	p := Profile{Candidates: []string{"A", "B", "C", "D", "E"}[:n]}
	for range rapid.IntRange(0, 8).Draw(t, "ballots") {
		ranked := n
		if !s.complete {
			ranked = rapid.IntRange(0, n).Draw(t, "ranked")
		}
		ballot := Ballot{Weight: rapid.IntRange(1, 4).Draw(t, "weight")}
		for i, c := range rapid.Permutation(everyone(n)).Draw(t, "order")[:ranked] {
			if i > 0 && !s.strict && rapid.Bool().Draw(t, "tied") {
				last := len(ballot.Order) - 1
				ballot.Order[last] = append(ballot.Order[last], c)
				slices.Sort(ballot.Order[last])
			} else {
				ballot.Order = append(ballot.Order, []int{c})
			}
		}
		p.Ballots = append(p.Ballots, ballot)
	}
	return p
}

func drawReading(t *rapid.T) Unranked {
	return rapid.SampledFrom([]Unranked{Bottom, Ignore}).Draw(t, "reading")
}

// variants are all methods with all their measures and transfers.
func variants() []Options {
	var all []Options
	for _, method := range Methods {
		all = append(all, Options{Method: method})
	}
	for _, margin := range []Margin{Margins, Opposition} {
		all = append(all, Options{Method: MethodSchulze, Margin: margin}, Options{Method: MethodRankedPairs, Margin: margin}, Options{Method: MethodMinimax, Margin: margin})
	}
	return append(all, Options{Method: MethodSTV, Seats: 2}, Options{Method: MethodSTV, Seats: 2, Transfer: WIGM, Seed: "s"})
}

func tally(t *rapid.T, p Profile, o Options, reading Unranked) Result {
	o.Unranked = reading
	result, err := Tally(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestTheOrderOfBallotsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, reading := drawProfile(t, shape{}), drawReading(t)
		other := Profile{p.Candidates, rapid.Permutation(p.Ballots).Draw(t, "shuffled")}
		for _, o := range variants() {
			a, b := tally(t, p, o, reading), tally(t, other, o, reading)
			if !slices.Equal(a.Winners, b.Winners) || !sameOrder(a.Order, b.Order) {
				t.Fatalf("%+v: %v and %v", o, a, b)
			}
		}
	})
}

func TestAWeightIsThatManyBallots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, reading := drawProfile(t, shape{}), drawReading(t)
		single := Profile{Candidates: p.Candidates}
		for _, ballot := range p.Ballots {
			for range ballot.Weight {
				single.Ballots = append(single.Ballots, Ballot{1, ballot.Order})
			}
		}
		for _, o := range variants() {
			a, b := tally(t, p, o, reading), tally(t, single, o, reading)
			if !slices.Equal(a.Winners, b.Winners) || !sameOrder(a.Order, b.Order) || a.Voted != b.Voted {
				t.Fatalf("%+v: %v and %v", o, a, b)
			}
		}
	})
}

func TestCandidatesAreTreatedAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, reading := drawProfile(t, shape{}), drawReading(t)
		to := rapid.Permutation(everyone(len(p.Candidates))).Draw(t, "renamed")
		other := Profile{Candidates: make([]string, len(to))}
		for c, new := range to {
			other.Candidates[new] = p.Candidates[c]
		}
		for _, ballot := range p.Ballots {
			other.Ballots = append(other.Ballots, Ballot{ballot.Weight, renumber(ballot.Order, to)})
		}
		for _, o := range variants() {
			a, b := tally(t, p, o, reading), tally(t, other, o, reading)
			if moved := sorted(pick(to, a.Winners)); !slices.Equal(moved, b.Winners) {
				t.Fatalf("%+v: %v became %v", o, moved, b.Winners)
			}
			moved := renumber(a.Order, to)
			for g := range moved {
				slices.Sort(moved[g])
			}
			if b.Order = renumber(b.Order, everyone(len(to))); !sameOrder(moved, sortedGroups(b.Order)) {
				t.Fatalf("%+v: %v became %v", o, moved, b.Order)
			}
		}
	})
}

func sorted(list []int) []int {
	slices.Sort(list)
	return list
}

func sortedGroups(order [][]int) [][]int {
	for _, group := range order {
		slices.Sort(group)
	}
	return order
}

func TestACandidateWhomAllPutFirstWins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, reading := drawProfile(t, shape{complete: true, strict: true}), drawReading(t)
		if len(p.Ballots) == 0 {
			p.Ballots = []Ballot{{1, singles(everyone(len(p.Candidates)))}}
		}
		for b, ballot := range p.Ballots {
			rest := slices.DeleteFunc(ballot.Order, func(group []int) bool { return group[0] == 0 })
			p.Ballots[b].Order = append([][]int{{0}}, rest...)
		}
		for _, o := range variants() {
			if got := tally(t, p, o, reading); !slices.Contains(got.Winners, 0) || o.Seats < 2 && len(got.Winners) != 1 {
				t.Fatalf("%+v elects %v", o, got.Winners)
			}
		}
	})
}

func TestAUnanimousPreferenceIsKept(t *testing.T) {
	unanimous := []Method{MethodSchulze, MethodRankedPairs, MethodKemeny, MethodBorda, MethodCopeland}
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t, shape{complete: true, strict: true})
		matrix := Pairwise(p, Bottom)
		for _, method := range unanimous {
			got := tally(t, p, Options{Method: method}, Bottom)
			if got.Order == nil {
				continue
			}
			place := places(got.Order, len(p.Candidates))
			for i := range matrix {
				for j := range matrix {
					if i != j && matrix[j][i] == 0 && matrix[i][j] > 0 && place[i] >= place[j] {
						t.Fatalf("%s puts %d behind %d: %v", method, i, j, got.Order)
					}
				}
			}
		}
	})
}

func places(order [][]int, n int) []int {
	place := make([]int, n)
	for g, group := range order {
		for _, c := range group {
			place[c] = g
		}
	}
	return place
}

func TestTheCondorcetWinnerIsElectedAndOthersComeFromTheSmithSet(t *testing.T) {
	condorcet := []Options{
		{Method: MethodSchulze}, {Method: MethodSchulze, Margin: Margins}, {Method: MethodRankedPairs},
		{Method: MethodRankedPairs, Margin: Margins}, {Method: MethodKemeny}, {Method: MethodCopeland},
	}
	rapid.Check(t, func(t *rapid.T) {
		p, reading := drawProfile(t, shape{}), drawReading(t)
		for _, o := range condorcet {
			got := tally(t, p, o, reading)
			if winner := got.CondorcetWinner; winner != nil && !slices.Equal(got.Winners, []int{*winner}) {
				t.Fatalf("%+v elects %v, not %d", o, got.Winners, *winner)
			}
			for _, c := range got.Winners {
				if !slices.Contains(got.Smith, c) {
					t.Fatalf("%+v elects %d, who is not in %v", o, c, got.Smith)
				}
			}
		}
		for _, margin := range []Margin{Winning, Margins} {
			got := tally(t, p, Options{Method: MethodMinimax, Margin: margin}, reading)
			if winner := got.CondorcetWinner; winner != nil && !slices.Contains(got.Winners, *winner) {
				t.Fatalf("minimax by %s elects %v, not %d", margin, got.Winners, *winner)
			}
		}
	})
}

func TestReversedBallotsReverseTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t, shape{complete: true})
		reversed := Profile{Candidates: p.Candidates}
		for _, ballot := range p.Ballots {
			order := slices.Clone(ballot.Order)
			slices.Reverse(order)
			reversed.Ballots = append(reversed.Ballots, Ballot{ballot.Weight, order})
		}
		for _, method := range []Method{MethodBorda, MethodCopeland, MethodKemeny} {
			a, b := tally(t, p, Options{Method: method}, Bottom), tally(t, reversed, Options{Method: method}, Bottom)
			if slices.Reverse(b.Order); !sameOrder(a.Order, b.Order) {
				t.Fatalf("%s: %v against %v", method, a.Order, b.Order)
			}
		}
		paths := StrongestPaths(Pairwise(p, Bottom), Winning)
		back := StrongestPaths(Pairwise(reversed, Bottom), Winning)
		for i := range paths {
			for j := range paths {
				if paths[i][j] != back[j][i] {
					t.Fatalf("path %d to %d is %d, reversed %d", i, j, paths[i][j], back[j][i])
				}
			}
		}
	})
}

func TestKemenyFindsWhatTryingEveryOrderFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		matrix := Pairwise(drawProfile(t, shape{}), drawReading(t))
		best, count := -1, int64(0)
		tops := make([]bool, len(matrix))
		permute(everyone(len(matrix)), 0, func(order []int) {
			score := 0
			for i, c := range order {
				score += agreement(matrix, []int{c}, order[i+1:])
			}
			if score > best {
				best, count, tops = score, 0, make([]bool, len(matrix))
			}
			if score == best {
				count++
				tops[order[0]] = true
			}
		})
		got := Kemeny(matrix)
		if !got.Exact || got.Lower != best || got.Upper != best || got.Count.Int64() != count || len(got.Optima) != int(count) {
			t.Fatalf("got %+v, want score %d of %d orders", got, best, count)
		}
		if !slices.Equal(got.Winners, chosen(tops)) {
			t.Fatalf("winners are %v, want %v", got.Winners, chosen(tops))
		}
	})
}

func permute(order []int, from int, visit func([]int)) {
	if from == len(order) {
		visit(order)
		return
	}
	for i := from; i < len(order); i++ {
		order[from], order[i] = order[i], order[from]
		permute(order, from+1, visit)
		order[from], order[i] = order[i], order[from]
	}
}

func TestRankedPairsFindsWhatTryingEverySequenceFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t, shape{})
		if len(p.Candidates) > 4 {
			p = p.Withdraw(4)
		}
		matrix := Pairwise(p, drawReading(t))
		winners := make([]bool, len(matrix))
		everySequence(winGroups(matrix, Winning), newReach(len(matrix)), func(locked reach) {
			for _, c := range peel(len(matrix), locked.has)[0] {
				winners[c] = true
			}
		})
		if got := RankedPairs(matrix, Winning); !got.Determined || !slices.Equal(got.Winners, chosen(winners)) {
			t.Fatalf("got %+v, want %v", got, chosen(winners))
		}
	})
}

func everySequence(groups [][]pair, locked reach, visit func(reach)) {
	if len(groups) == 0 {
		visit(locked)
		return
	}
	permutePairs(groups[0], 0, func(sequence []pair) {
		child := locked.clone()
		for _, win := range sequence {
			if !child.has(win.loser, win.winner) {
				child.link(win.winner, win.loser)
			}
		}
		everySequence(groups[1:], child, visit)
	})
}

func permutePairs(group []pair, from int, visit func([]pair)) {
	if from == len(group) {
		visit(group)
		return
	}
	for i := from; i < len(group); i++ {
		group[from], group[i] = group[i], group[from]
		permutePairs(group, from+1, visit)
		group[from], group[i] = group[i], group[from]
	}
}

func TestVotesAreNeitherMadeNorLostInACount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawProfile(t, shape{})
		for _, seats := range []int{1, 2, 3} {
			count := STV(p, seats, Gregory, "")
			if count.Determined && len(count.Winners) < min(seats, len(p.Candidates)) {
				t.Fatalf("%d seats for %v", seats, count.Winners)
			}
			for s, stage := range count.Stages {
				total := new(big.Rat)
				for _, votes := range stage.Votes {
					if votes != nil {
						total.Add(total, votes)
					}
				}
				if all := new(big.Rat).SetInt64(int64(p.Voted())); total.Cmp(all) > 0 || s == 0 && total.Cmp(all) != 0 {
					t.Fatalf("stage %d holds %s of %s votes", s+1, total, all)
				}
			}
		}
	})
}
