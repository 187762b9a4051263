package ranking

import (
	"fmt"
	"io"
	"strings"
)

// strict reports that a PrefLib format knows no ties.
func (f Format) strict() bool { return f == SOC || f == SOI }

// complete reports that a PrefLib format ranks every candidate.
func (f Format) complete() bool { return f == SOC || f == TOC }

// prefLib is a PrefLib file that is being read.
type prefLib struct {
	*source
	collector
	format Format
	title  string
	named  []bool
	voters int // as the file says, −1 where it does not
}

// ReadPrefLib reads one of the four PrefLib formats: the present one, whose
// head consists of lines "# KEY: value", or the first one, whose head is the
// number of candidates and a line "number,name" for each. A candidate without
// name is called "Alternative n".
//
// N. Mattei, T. Walsh (2013), PrefLib: a library for preferences.
// doi 10.1007/978-3-642-41575-3_20
func ReadPrefLib(name string, r io.Reader, format Format) (Election, error) {
	p := &prefLib{source: newSource(name, r), format: format, voters: -1}
	err := p.head()
	for err == nil {
		if p.text = strings.TrimRight(p.text, " \t\r"); p.text != "" && p.text[0] != '#' {
			err = p.ballot()
		}
		if err == nil {
			err = p.next()
		}
	}
	if err != io.EOF {
		return Election{}, err
	}
	if p.profile.Candidates == nil {
		return Election{}, p.errorf(0, "the file names no candidates")
	}
	if p.voters >= 0 && p.voters != p.total {
		return Election{}, p.errorf(0, "the file ends after %d voters; its head says %d", p.total, p.voters)
	}
	return Election{Title: p.title, Profile: p.profile}, nil
}

// head reads up to the first ballot, which is then the current line.
func (p *prefLib) head() error {
	for {
		if err := p.next(); err != nil {
			return err
		}
		line := p.all()
		if line.text == "" {
			continue
		}
		if line.text[0] != '#' && p.profile.Candidates == nil {
			return p.firstHead(line)
		}
		if line.text[0] != '#' {
			return nil
		}
		if err := p.key(field{line.text[1:], line.at + 1}); err != nil {
			return err
		}
	}
}

// key reads a line "KEY: value" of the head.
func (p *prefLib) key(line field) error {
	key, value, _ := line.cut(":")
	var err error
	switch upper := strings.ToUpper(key.text); {
	case upper == "TITLE":
		p.title = value.text
	case upper == "NUMBER VOTERS":
		p.voters, err = p.number(value, "number of voters", 0, MaxWeight)
	case upper == "NUMBER ALTERNATIVES":
		if p.profile.Candidates != nil {
			return p.errorf(key.at, "the number of alternatives is given twice")
		}
		var count int
		if count, err = p.candidates(value); err == nil {
			p.expect(count)
		}
	case strings.HasPrefix(upper, "ALTERNATIVE NAME"):
		rest := key.text[len("ALTERNATIVE NAME"):]
		err = p.name(field{rest, key.at + len(key.text) - len(rest)}.trim(), value)
	}
	return err
}

// expect makes room for the candidates and gives them provisional names.
func (p *prefLib) expect(count int) {
	p.named = make([]bool, count)
	for c := range count {
		p.profile.Candidates = append(p.profile.Candidates, fmt.Sprintf("Alternative %d", c+1))
	}
}

// name gives a candidate, counted from 1, its name.
func (p *prefLib) name(number, name field) error {
	c, err := p.number(number, "alternative", 1, len(p.profile.Candidates))
	switch {
	case p.profile.Candidates == nil:
		return p.errorf(number.at, "the number of alternatives must come before their names")
	case err != nil:
		return err
	case p.named[c-1]:
		return p.errorf(number.at, "alternative %d has a name already", c)
	}
	for other, named := range p.named {
		if named && p.profile.Candidates[other] == name.text {
			return p.errorf(name.at, "two alternatives are named %s", name.text)
		}
	}
	if name.text != "" {
		p.profile.Candidates[c-1], p.named[c-1] = name.text, true
	}
	return nil
}

// firstHead reads the head of the first format up to the line
// "voters,sum,orders", and moves to the line after it.
func (p *prefLib) firstHead(line field) error {
	count, err := p.candidates(line)
	if err != nil {
		return err
	}
	p.expect(count)
	for range count {
		if err := p.more("the name of an alternative"); err != nil {
			return err
		}
		number, name, _ := p.all().cut(",")
		if err := p.name(number, name); err != nil {
			return err
		}
	}
	if err := p.more("the number of voters"); err != nil {
		return err
	}
	voters, _, _ := p.all().cut(",")
	if p.voters, err = p.number(voters, "number of voters", 0, MaxWeight); err != nil {
		return err
	}
	return p.next()
}

// more moves on to a line that must exist.
func (p *prefLib) more(what string) error {
	err := p.next()
	if err == io.EOF {
		return p.errorf(0, "the file ends before %s", what)
	}
	return err
}
