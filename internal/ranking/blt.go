package ranking

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// blt is a BLT file that is being read.
type blt struct {
	*source
	collector
	rest      field // of the current line
	withdrawn []int
}

// ReadBLT reads the BLT format: "candidates seats", withdrawn candidates as
// negative numbers, ballots "weight n n=n … 0" (= for a tie), a line "0", the
// names in quotes and the title. A comment begins with # outside quotes, and a
// ballot may begin with an identifier in parentheses. Withdrawn candidates are
// removed from the profile. Weights are whole numbers.
func ReadBLT(name string, r io.Reader) (Election, error) {
	b := &blt{source: newSource(name, r)}
	e, err := b.election()
	if err == io.EOF {
		return Election{}, b.errorf(0, "the file ends too early: it needs a line 0 after the ballots, a name in quotes for each candidate, and a title")
	}
	if err == nil && len(b.withdrawn) == len(e.Profile.Candidates) {
		return Election{}, b.errorf(0, "every candidate is withdrawn")
	}
	if err != nil {
		return Election{}, err
	}
	e.Profile = e.Profile.Withdraw(b.withdrawn...)
	return e, nil
}

func (b *blt) election() (Election, error) {
	count, seats, err := b.head()
	if err != nil {
		return Election{}, err
	}
	b.profile.Candidates = make([]string, count)
	for c := range count {
		b.profile.Candidates[c] = fmt.Sprintf("candidate %d", c+1)
	}
	if err := b.ballots(); err != nil {
		return Election{}, err
	}
	for c := range count {
		if err := b.called(c); err != nil {
			return Election{}, err
		}
	}
	title, err := b.name()
	if err != nil && err != io.EOF {
		return Election{}, err
	}
	return Election{Title: title, Profile: b.profile, Seats: seats}, nil
}

// called reads the name of a candidate.
func (b *blt) called(c int) error {
	name, err := b.name()
	switch {
	case err != nil:
		return err
	case name == "":
		return b.errorf(b.rest.at, "candidate %d has an empty name", c+1)
	case slices.Contains(b.profile.Candidates[:c], name):
		return b.errorf(b.rest.at, "two candidates are named %s", name)
	}
	b.profile.Candidates[c] = name
	return nil
}

func (b *blt) head() (count, seats int, err error) {
	first, err := b.token()
	if err != nil {
		return 0, 0, err
	}
	if count, err = b.candidates(first); err != nil {
		return 0, 0, err
	}
	second, err := b.token()
	if err != nil {
		return 0, 0, err
	}
	seats, err = b.number(second, "number of seats", 1, MaxCandidates)
	return count, seats, err
}

// ballots reads the withdrawn candidates and the ballots, up to the 0.
func (b *blt) ballots() error {
	for {
		start, err := b.token()
		if err != nil {
			return err
		}
		switch {
		case start.text == "0":
			return nil
		case strings.HasPrefix(start.text, "-") && len(b.profile.Ballots) == 0:
			err = b.withdraw(start)
		case strings.HasPrefix(start.text, "("):
			err = nil
		default:
			err = b.ballot(start)
		}
		if err != nil {
			return err
		}
	}
}

func (b *blt) withdraw(token field) error {
	c, err := b.number(field{token.text[1:], token.at + 1}, "withdrawn candidate", 1, len(b.profile.Candidates))
	if err == nil && !slices.Contains(b.withdrawn, c-1) {
		b.withdrawn = append(b.withdrawn, c-1)
	}
	return err
}

func (b *blt) ballot(start field) error {
	weight, err := b.number(start, "weight", 1, MaxWeight)
	if err != nil {
		return err
	}
	ranked := ordering{names: b.profile.Candidates}
	for {
		token, err := b.token()
		switch {
		case err != nil:
			return err
		case token.text == "0":
			if err := b.add(Ballot{weight, ranked.order}); err != nil {
				return b.errorf(token.at, "%s", err)
			}
			return nil
		case token.text == "-":
			continue
		}
		for i, part := range token.split("=") {
			c, err := b.number(part, "candidate", 1, len(b.profile.Candidates))
			if err != nil {
				return err
			}
			if err := ranked.add(c-1, i > 0); err != nil {
				return b.errorf(part.at, "%s", err)
			}
		}
	}
}

// more skips blanks and comments up to the next token, which is at the start
// of rest then.
func (b *blt) more() error {
	for {
		if b.rest = b.rest.trim(); b.rest.text != "" && b.rest.text[0] != '#' {
			return nil
		}
		if err := b.next(); err != nil {
			return err
		}
		b.rest = b.all()
	}
}

// token takes what stands before the next blank or comment, or an identifier
// in parentheses.
func (b *blt) token() (field, error) {
	if err := b.more(); err != nil {
		return field{}, err
	}
	end := strings.IndexAny(b.rest.text, " \t\r#")
	if closed := strings.IndexByte(b.rest.text, ')'); closed > 0 && b.rest.text[0] == '(' {
		end = closed + 1
	}
	if end < 0 {
		end = len(b.rest.text)
	}
	token := field{b.rest.text[:end], b.rest.at}
	b.rest = field{b.rest.text[end:], b.rest.at + end}
	return token, nil
}

// name takes a text in quotes, in which \ stands before a quote or itself.
func (b *blt) name() (string, error) {
	if err := b.more(); err != nil {
		return "", err
	}
	if b.rest.text[0] != '"' {
		return "", b.errorf(b.rest.at, "expected a name in quotes")
	}
	var name strings.Builder
	text := b.rest.text
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text) && (text[i+1] == '"' || text[i+1] == '\\'):
			i++
			name.WriteByte(text[i])
		case text[i] == '"':
			b.rest = field{text[i+1:], b.rest.at + i + 1}
			return name.String(), nil
		default:
			name.WriteByte(text[i])
		}
	}
	return "", b.errorf(b.rest.at, "the quotes are not closed on this line")
}

// WriteBLT writes the BLT format, one line for each ballot.
func WriteBLT(w io.Writer, e Election) error {
	if err := checkNames(e.Profile.Candidates, ""); err != nil {
		return err
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%d %d\n", len(e.Profile.Candidates), max(1, e.Seats))
	for _, ballot := range e.Profile.Ballots {
		fmt.Fprintf(&text, "%d ", ballot.Weight)
		for _, group := range ballot.Order {
			fmt.Fprintf(&text, "%s ", numbers(group, "="))
		}
		text.WriteString("0\n")
	}
	text.WriteString("0\n")
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	for _, name := range e.Profile.Candidates {
		fmt.Fprintf(&text, "\"%s\"\n", quote.Replace(name))
	}
	fmt.Fprintf(&text, "\"%s\"\n", quote.Replace(oneLine(e.Title)))
	_, err := io.WriteString(w, text.String())
	return err
}
