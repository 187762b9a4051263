package ranking

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// emptyRanking is how the Condorcet Election Format writes an abstention.
const emptyRanking = "/EMPTY_RANKING/"

// cef is a file in Condorcet Election Format that is being read.
type cef struct {
	*source
	collector
	election Election
	index    map[string]int
	declared bool
	weighted bool
}

// ReadCEF reads the Condorcet Election Format: parameters "#/Key: value", then
// a line "tags || A > B = C ^weight * count # comment" for each kind of ballot.
// Of the parameters it knows Candidates, Number of Seats, Implicit Ranking
// (true means [Bottom]; the format's default), Weight Allowed and Title.
// Without the parameter Candidates they are those on the ballots, in
// alphabetical order. Weights count only where they are allowed, as the format
// has it.
func ReadCEF(name string, r io.Reader) (Election, error) {
	c := &cef{source: newSource(name, r), index: map[string]int{}}
	c.election.Unranked = Bottom
	for {
		err := c.next()
		if err == io.EOF {
			return c.finish()
		}
		if err == nil {
			err = c.read(c.all())
		}
		if err != nil {
			return Election{}, err
		}
	}
}

func (c *cef) read(line field) error {
	switch {
	case strings.HasPrefix(line.text, "#/"):
		if len(c.profile.Ballots) > 0 {
			return c.errorf(line.at, "a parameter after the first ballot: move it to the top")
		}
		return c.parameter(field{line.text[2:], line.at + 2})
	case line.text == "" || line.text[0] == '#':
		return nil
	}
	vote, _, _ := line.cut("#")
	if _, ranking, tagged := vote.cut("||"); tagged {
		vote = ranking
	}
	return c.vote(vote)
}

func (c *cef) parameter(line field) error {
	key, value, _ := line.cut(":")
	var err error
	switch strings.ToLower(key.text) {
	case "title":
		c.election.Title = value.text
	case "candidates":
		return c.declare(value)
	case "number of seats":
		c.election.Seats, err = c.number(value, "number of seats", 1, MaxCandidates)
	case "weight allowed":
		c.weighted, err = c.truth(value)
	case "implicit ranking":
		var implicit bool
		implicit, err = c.truth(value)
		c.election.Unranked = Ignore
		if implicit {
			c.election.Unranked = Bottom
		}
	}
	return err
}

func (c *cef) truth(f field) (bool, error) {
	switch strings.ToLower(f.text) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, c.errorf(f.at, "%q: write true or false", f.text)
}

func (c *cef) declare(list field) error {
	if c.declared {
		return c.errorf(list.at, "the candidates are given twice")
	}
	for _, name := range list.split(";") {
		if name.text == "" {
			continue
		}
		if _, known := c.index[name.text]; known {
			return c.errorf(name.at, "candidate %s is named twice", name.text)
		}
		if err := c.admit(name); err != nil {
			return err
		}
	}
	c.declared = true
	return nil
}

// admit adds a candidate.
func (c *cef) admit(name field) error {
	c.index[name.text] = len(c.profile.Candidates)
	c.profile.Candidates = append(c.profile.Candidates, name.text)
	if err := checkCandidates(len(c.profile.Candidates)); err != nil {
		return c.errorf(name.at, "%s", err)
	}
	return nil
}

func (c *cef) vote(line field) error {
	ranking, weight, err := c.multiplied(line)
	if err != nil {
		return err
	}
	ranked := ordering{}
	for _, group := range ranking.split(">") {
		if ranking.text == "" || ranking.text == emptyRanking {
			break
		}
		for i, name := range group.split("=") {
			candidate, err := c.candidate(name)
			if err != nil {
				return err
			}
			ranked.names = c.profile.Candidates
			if err := ranked.add(candidate, i > 0); err != nil {
				return c.errorf(name.at, "%s", err)
			}
		}
	}
	if err := c.add(Ballot{weight, ranked.order}); err != nil {
		return c.errorf(line.at, "%s", err)
	}
	return nil
}

// multiplied takes the weight and the count off the end of a line; the product
// is the weight of the ballot.
func (c *cef) multiplied(line field) (ranking field, weight int, err error) {
	ranking, weight = line, 1
	for _, sign := range []string{"*", "^"} {
		head, tail, found := ranking.cut(sign)
		if !found {
			continue
		}
		factor, err := c.number(tail, "number after "+sign, 1, MaxWeight/weight)
		if err != nil {
			return field{}, 0, err
		}
		if ranking = head; sign == "*" || c.weighted {
			weight *= factor
		}
	}
	return ranking, weight, nil
}

func (c *cef) candidate(name field) (int, error) {
	candidate, known := c.index[name.text]
	switch {
	case name.text == "":
		return 0, c.errorf(name.at, "a name is missing here")
	case known:
		return candidate, nil
	case c.declared:
		return 0, c.errorf(name.at, "%s is not among the candidates", name.text)
	}
	return len(c.profile.Candidates), c.admit(name)
}

// finish puts candidates who were not declared in alphabetical order.
func (c *cef) finish() (Election, error) {
	if len(c.profile.Candidates) == 0 {
		return Election{}, c.errorf(0, "the file names no candidates")
	}
	if !c.declared {
		sorted := slices.Sorted(slices.Values(c.profile.Candidates))
		to := make([]int, len(sorted))
		for place, name := range sorted {
			to[c.index[name]] = place
		}
		for b, ballot := range c.profile.Ballots {
			c.profile.Ballots[b].Order = renumber(ballot.Order, to)
		}
		c.profile.Candidates = sorted
	}
	c.election.Profile = c.profile
	return c.election, nil
}

// WriteCEF writes the Condorcet Election Format, one line for each ballot with
// its weight as the count.
func WriteCEF(w io.Writer, e Election) error {
	if err := checkNames(e.Profile.Candidates, ">=;,#/*^|"); err != nil {
		return err
	}
	var text strings.Builder
	if e.Title != "" {
		fmt.Fprintf(&text, "#/Title: %s\n", oneLine(e.Title))
	}
	fmt.Fprintf(&text, "#/Candidates: %s\n", strings.Join(e.Profile.Candidates, " ; "))
	if e.Seats > 0 {
		fmt.Fprintf(&text, "#/Number of Seats: %d\n", e.Seats)
	}
	fmt.Fprintf(&text, "#/Implicit Ranking: %t\n", e.Unranked != Ignore)
	for _, ballot := range e.Profile.Ballots {
		groups := make([]string, len(ballot.Order))
		for g, group := range ballot.Order {
			tied := make([]string, len(group))
			for i, c := range group {
				tied[i] = e.Profile.Candidates[c]
			}
			groups[g] = strings.Join(tied, " = ")
		}
		ranking := strings.Join(groups, " > ")
		if ranking == "" {
			ranking = emptyRanking
		}
		fmt.Fprintf(&text, "%s * %d\n", ranking, ballot.Weight)
	}
	_, err := io.WriteString(w, text.String())
	return err
}
