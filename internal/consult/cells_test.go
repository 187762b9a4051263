package consult

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/internal/disclosure"
)

// secret is what a reader must not learn of small cells: how many of each group
// registered, and how many answered in each of two successive rounds.
type secret struct{ issued, first, second []int }

// published is what the exports after the first and after the second round say
// of one recommendation, and of the groups.
type published struct {
	issued     []GroupIssued
	rounds     [2]ItemResult // the first as the export before the second round shows it
	registered int           // in all: the reader knows it, as where everybody answered
	invited, k int
}

// A reader holds the export after each of two rounds, the invitations per group
// and the rules. They know how many registered in all. They list every filling of the groups' cells that these permit,
// over both tables and both exports: no cell below k has one value only.
func TestNoSmallGroupIsFoundFromSuccessiveTables(t *testing.T) {
	const k = 3
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.IntRange(2, 3).Draw(t, "groups")
		s := secret{make([]int, groups), make([]int, groups), make([]int, groups)}
		for g := range groups {
			s.issued[g] = rapid.IntRange(0, 2*k).Draw(t, "issued")
			s.first[g] = rapid.IntRange(0, s.issued[g]).Draw(t, "first round")
			s.second[g] = rapid.IntRange(0, s.issued[g]).Draw(t, "second round")
		}
		p := publish(s, k)
		can := p.fillings(groups)
		for g := range groups {
			for i, cell := range []int{s.issued[g], s.first[g], s.second[g]} {
				if cell > 0 && cell < k && len(can[g][i]) < 2 {
					t.Fatalf("%+v: cell %d of group %d can only be %v", s, i, g, can[g][i])
				}
			}
		}
	})
}

// publish runs the house's own tables: half of each group agrees.
func publish(s secret, k int) published {
	a := &Agenda{Consultation: Consultation{Protocol: DefaultProtocol()}}
	a.Consultation.Protocol.MinCell = k
	for i := range s.issued {
		a.Groups = append(a.Groups, Group{ID: NewID(), Place: i + 1, Invited: 2 * k, Keys: []Key{{}}})
	}
	issued := map[ID]int{}
	for i, g := range a.Groups {
		issued[g.ID] = s.issued[i]
	}
	item, step := NewID(), Step{ID: NewID(), Kind: Vote}
	v := &view{Agenda: a, rounds: map[ID]roundView{}}
	var raw []RoundResult
	for n, answered := range [][]int{s.first, s.second} {
		round := Round{ID: NewID(), Number: n + 1, Status: RoundClosed, Items: []ID{item}}
		v.rounds[round.ID] = roundView{step, round, map[ID]bool{item: true}}
		raw = append(raw, roundOf(v, v.rounds[round.ID], answered))
	}
	out := published{issued: issuedCells(a.Groups, issued, k), registered: sum(s.issued), invited: 2 * k, k: k}
	out.rounds = [2]ItemResult{raw[0].Items[0], beside(v, raw)[1].Items[0]}
	return out
}

// roundOf describes a closed round in which so many of each group answered.
func roundOf(v *view, in roundView, answered []int) RoundResult {
	q := Question{in.round.ID, in.round.Items[0], DimensionVote}
	byGroup, tally := map[ID]map[Value]int{}, disclosure.Tally{}
	for i, g := range v.Groups {
		agree := answered[i] / 2
		byGroup[g.ID] = map[Value]int{Agree: agree, Disagree: answered[i] - agree}
		tally[int8(Agree)] += agree
		tally[int8(Disagree)] += answered[i] - agree
	}
	r := describe(v, in, map[Question]disclosure.Tally{q: tally})
	addGroups(v, in, &r, map[Question]map[ID]map[Value]int{q: byGroup})
	return r
}

// fillings lists the values that each cell of each group can have.
func (p published) fillings(groups int) [][3]map[int]bool {
	can := make([][3]map[int]bool, groups)
	for g := range can {
		can[g] = [3]map[int]bool{{}, {}, {}}
	}
	each(groups, p.invited, func(issued []int) {
		if !p.permitsIssued(issued) {
			return
		}
		rounds := [2][][]int{p.answers(issued, p.rounds[0]), p.answers(issued, p.rounds[1])}
		if len(rounds[0]) == 0 || len(rounds[1]) == 0 {
			return
		}
		for g, n := range issued {
			can[g][0][n] = true
			for r, list := range rounds {
				for _, answered := range list {
					can[g][1+r][answered[g]] = true
				}
			}
		}
	})
	return can
}

// permitsIssued reports whether so many registrations can stand behind the table
// of those issued.
func (p published) permitsIssued(issued []int) bool {
	if sum(issued) != p.registered {
		return false
	}
	hidden, people, small := 0, 0, false
	for g, n := range issued {
		if !p.issued[g].Issued.Suppressed {
			if n != p.issued[g].Issued.N {
				return false
			}
			continue
		}
		hidden, people, small = hidden+1, people+n, small || n < p.k
	}
	return hidden == 0 || small && (hidden == len(issued) || hidden >= 2 && people >= 2*p.k)
}

// answers lists the ways in which people of the groups can have answered one
// round, given what it shows.
func (p published) answers(issued []int, shown ItemResult) (out [][]int) {
	each(len(issued), p.invited, func(answered []int) {
		total, all := 0, true
		for g, n := range answered {
			if n > issued[g] {
				return
			}
			total, all = total+n, all && n >= max(p.k, 5)
		}
		reported := total >= max(p.k, 5)
		if reported == (shown.Vote == nil) || all != (len(shown.Groups) > 0) {
			return
		}
		if shown.Vote != nil && total != shown.Vote.Agree+shown.Vote.Disagree {
			return
		}
		out = append(out, slices.Clone(answered))
	})
	return out
}

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}

// each calls do with every list of so many numbers from 0 to most.
func each(length, most int, do func([]int)) {
	list := make([]int, length)
	var fill func(int)
	fill = func(at int) {
		if at == length {
			do(list)
			return
		}
		for list[at] = 0; list[at] <= most; list[at]++ {
			fill(at + 1)
		}
		list[at] = 0
	}
	fill(0)
}
