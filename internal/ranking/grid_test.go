package ranking

import (
	"encoding/json"
	"strings"
	"testing"
)

// schulze45 is the example of 45 voters in Schulze (2011).
func schulze45() Profile {
	p := Profile{Candidates: []string{"A", "B", "C", "D", "E"}}
	for _, line := range []struct {
		weight int
		order  string
	}{{5, "ACBED"}, {5, "ADECB"}, {8, "BEDAC"}, {3, "CABED"}, {7, "CAEBD"}, {2, "CBADE"}, {7, "DCEBA"}, {8, "EBADC"}} {
		ballot := Ballot{Weight: line.weight}
		for _, c := range line.order {
			ballot.Order = append(ballot.Order, []int{int(c - 'A')})
		}
		p.Ballots = append(p.Ballots, ballot)
	}
	return p
}

// published is an election of the outside data.
func published(t *testing.T, id string) Profile {
	t.Helper()
	var cases []fixture
	if err := json.Unmarshal(fixtureFile(t, "ranking/cases.json"), &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.ID == id {
			return c.profile()
		}
	}
	t.Fatalf("no case %s", id)
	return Profile{}
}

// TestCanonicalElections is the grid of method × election. The winners of the
// last two elections that the sources do not give were found with a separate
// program that tries every order.
func TestCanonicalElections(t *testing.T) {
	methods := []Options{
		{Method: MethodSchulze}, {Method: MethodSchulze, Margin: Margins}, {Method: MethodRankedPairs}, {Method: MethodKemeny},
		{Method: MethodBorda}, {Method: MethodCopeland}, {Method: MethodMinimax}, {Method: MethodMinimax, Margin: Margins},
		{Method: MethodMinimax, Margin: Opposition}, {Method: MethodIRV}, {Method: MethodPlurality}, {Method: MethodCondorcet}, {Method: MethodSmith},
	}
	for _, c := range []struct {
		name    string
		profile func(*testing.T) Profile
		reading Unranked
		winners string // in the sequence of methods
	}{
		{"Tennessee", func(*testing.T) Profile { return tennessee() }, Bottom,
			"Nashville Nashville Nashville Nashville Nashville Nashville Nashville Nashville Nashville Knoxville Memphis Nashville Nashville"},
		{"Schulze's 45 voters", func(*testing.T) Profile { return schulze45() }, Bottom,
			"E E A E E E E E E C C - A,B,C,D,E"},
		{"Burlington 2009", func(t *testing.T) Profile { return published(t, "burlington3-irv") }, Bottom,
			"Montroll Montroll Montroll Montroll Montroll Montroll Montroll Montroll Montroll Kiss Wright Montroll Montroll"},
		{"Debian 2006, unranked last", func(t *testing.T) Profile { return lastNames(published(t, "debian2006-implicit")) }, Bottom,
			"Towns Towns Towns Towns McIntyre Towns Towns Towns Towns Towns Towns Towns Towns"},
		{"Debian 2006, unranked not compared", func(t *testing.T) Profile { return lastNames(published(t, "debian2006-explicit")) }, Ignore,
			"McIntyre McIntyre McIntyre McIntyre Towns McIntyre McIntyre McIntyre McIntyre Towns Towns McIntyre McIntyre"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := c.profile(t)
			for i, want := range strings.Fields(c.winners) {
				o := methods[i]
				o.Unranked = c.reading
				got, err := Tally(p, o)
				if err != nil {
					t.Fatal(err)
				}
				winners := strings.ReplaceAll(names(got.Winners, p.Candidates), " = ", ",")
				if winners == "" {
					winners = "-"
				}
				if winners != want || !got.Determined {
					t.Errorf("%s %s elects %s, want %s", o.Method, o.Margin, winners, want)
				}
			}
		})
	}
}

// lastNames keeps the last word of every name.
func lastNames(p Profile) Profile {
	for c, name := range p.Candidates {
		p.Candidates[c] = name[strings.LastIndex(name, " ")+1:]
	}
	return p
}
