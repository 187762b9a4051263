package ranking

import (
	"fmt"
	"io"
	"strings"
)

// ballot reads the current line, "count: order" or, as at first, "count,order".
// An order is numbers from 1 with commas between, tied ones in braces.
func (p *prefLib) ballot() error {
	count, order, found := p.all().cut(":")
	if !found {
		count, order, _ = p.all().cut(",")
	}
	weight, err := p.number(count, "number of ballots", 1, MaxWeight)
	if err != nil {
		return err
	}
	ranked, err := p.order(order)
	if err != nil {
		return err
	}
	if missing := len(p.profile.Candidates) - ranked.ranked; missing > 0 && p.format.complete() {
		return p.errorf(order.at, "%d alternatives are not ranked; %s needs them all, %s does not", missing, p.format, p.format.incomplete())
	}
	if err := p.add(Ballot{weight, ranked.order}); err != nil {
		return p.errorf(count.at, "%s", err)
	}
	return nil
}

func (p *prefLib) order(list field) (ordering, error) {
	ranked := ordering{names: p.profile.Candidates}
	if list.text == "" {
		return ranked, nil
	}
	inside, first := false, false
	for _, item := range list.split(",") {
		if opened := strings.HasPrefix(item.text, "{"); opened {
			if inside {
				return ranked, p.errorf(item.at, "a brace inside braces: close the first with }")
			}
			if p.format.strict() {
				return ranked, p.errorf(item.at, "a tie; %s knows none, %s does", p.format, p.format.tied())
			}
			inside, first = true, true
			item = field{item.text[1:], item.at + 1}.trim()
		}
		closed := strings.HasSuffix(item.text, "}")
		if closed && !inside {
			return ranked, p.errorf(item.at, "a closing brace without an opening one")
		}
		item = field{strings.TrimSuffix(item.text, "}"), item.at}.trim()
		c, err := p.number(item, "alternative", 1, len(p.profile.Candidates))
		if err != nil {
			return ranked, err
		}
		if err := ranked.add(c-1, inside && !first); err != nil {
			return ranked, p.errorf(item.at, "%s", err)
		}
		inside, first = inside && !closed, false
	}
	if inside {
		return ranked, p.errorf(list.at+len(list.text), "a brace is not closed: write }")
	}
	return ranked, nil
}

// incomplete is the format that also holds ballots which leave some out.
func (f Format) incomplete() Format { return f[:len(f)-1] + "i" }

// tied is the format that also holds ties.
func (f Format) tied() Format { return Format(strings.Replace(string(f), "s", "t", 1)) }

// WritePrefLib writes the present PrefLib format, equal ballots on one line.
// Abstentions have no place in it and are left out.
func WritePrefLib(w io.Writer, e Election, format Format) error {
	if err := checkNames(e.Profile.Candidates, ""); err != nil {
		return err
	}
	merged := merge(e.Profile.Ballots)
	for _, ballot := range merged {
		if err := format.holds(ballot, len(e.Profile.Candidates)); err != nil {
			return err
		}
	}
	var text strings.Builder
	fmt.Fprintf(&text, "# TITLE: %s\n# DATA TYPE: %s\n", oneLine(e.Title), format[1:])
	fmt.Fprintf(&text, "# NUMBER ALTERNATIVES: %d\n", len(e.Profile.Candidates))
	fmt.Fprintf(&text, "# NUMBER VOTERS: %d\n# NUMBER UNIQUE ORDERS: %d\n", e.Profile.Voted(), len(merged))
	for c, name := range e.Profile.Candidates {
		fmt.Fprintf(&text, "# ALTERNATIVE NAME %d: %s\n", c+1, name)
	}
	for _, ballot := range merged {
		groups := make([]string, len(ballot.Order))
		for g, group := range ballot.Order {
			if groups[g] = numbers(group, ","); len(group) > 1 {
				groups[g] = "{" + groups[g] + "}"
			}
		}
		fmt.Fprintf(&text, "%d: %s\n", ballot.Weight, strings.Join(groups, ","))
	}
	_, err := io.WriteString(w, text.String())
	return err
}

// holds fails if the format cannot express a ballot.
func (f Format) holds(ballot Ballot, candidates int) error {
	ranked := 0
	for _, group := range ballot.Order {
		if len(group) > 1 && f.strict() {
			return fmt.Errorf("%s knows no ties; write %s", f, f.tied())
		}
		ranked += len(group)
	}
	if ranked < candidates && f.complete() {
		return fmt.Errorf("%s needs every candidate ranked; write %s", f, f.incomplete())
	}
	return nil
}

// merge adds up equal ballots in the order of their first appearance, without
// abstentions.
func merge(ballots []Ballot) []Ballot {
	at := map[string]int{}
	var merged []Ballot
	for _, ballot := range ballots {
		if len(ballot.Order) == 0 {
			continue
		}
		key := fmt.Sprint(ballot.Order)
		if i, known := at[key]; known {
			merged[i].Weight += ballot.Weight
			continue
		}
		at[key] = len(merged)
		merged = append(merged, ballot)
	}
	return merged
}

// numbers writes candidates as numbers from 1.
func numbers(group []int, separator string) string {
	written := make([]string, len(group))
	for i, c := range group {
		written[i] = fmt.Sprint(c + 1)
	}
	return strings.Join(written, separator)
}

// oneLine replaces line breaks by blanks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
