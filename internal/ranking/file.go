package ranking

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// Election is what a file holds: ballots, and what it says about counting.
type Election struct {
	Title    string
	Profile  Profile
	Seats    int      // 0 where the file does not say
	Unranked Unranked // empty where the file does not say
}

// Format is a file format, named by its extension.
type Format string

// The formats. The four of PrefLib differ in what a ballot may be: strict
// orders (s) or ties (t), complete (c) or incomplete (i).
const (
	SOC Format = ".soc"
	SOI Format = ".soi"
	TOC Format = ".toc"
	TOI Format = ".toi"
	BLT Format = ".blt"
	CEF Format = ".cvotes" // Condorcet Election Format
	CSV Format = ".csv"
)

// FormatOf is the format of a file by its name.
func FormatOf(name string) (Format, error) {
	format := Format(strings.ToLower(filepath.Ext(name)))
	switch format {
	case SOC, SOI, TOC, TOI, BLT, CEF, CSV:
		return format, nil
	}
	return "", fmt.Errorf("%s: the name must end in .soc, .soi, .toc, .toi, .blt, .cvotes or .csv", name)
}

// Read reads an election in the format that the name of the file ends in. What
// it returns is valid; what is wrong with the contents comes as a
// [*SyntaxError].
func Read(name string, r io.Reader) (Election, error) {
	format, err := FormatOf(name)
	if err != nil {
		return Election{}, err
	}
	switch format {
	case BLT:
		return ReadBLT(name, r)
	case CEF:
		return ReadCEF(name, r)
	case CSV:
		return ReadCSV(name, r)
	}
	return ReadPrefLib(name, r, format)
}

// Write writes a valid election in a format. It fails where the format cannot
// hold it: a name with a character that the format reserves, or a tie or
// unranked candidate where it knows none.
func Write(w io.Writer, e Election, format Format) error {
	switch format {
	case BLT:
		return WriteBLT(w, e)
	case CEF:
		return WriteCEF(w, e)
	case CSV:
		return WriteCSV(w, e)
	}
	return WritePrefLib(w, e, format)
}

// checkNames fails on a name that is empty, has blanks around it or holds one
// of the reserved characters. Line breaks are reserved everywhere.
func checkNames(candidates []string, reserved string) error {
	for _, name := range candidates {
		if strings.TrimSpace(name) != name || name == "" {
			return fmt.Errorf("candidate %q: the format needs a name without blanks around it", name)
		}
		if i := strings.IndexAny(name, reserved+"\r\n"); i >= 0 {
			return fmt.Errorf("candidate %q: the format cannot hold %q", name, name[i])
		}
	}
	return nil
}

// collector gathers the ballots of a file that is being read.
type collector struct {
	profile Profile
	total   int
}

// add takes a ballot. It fails when the ballots become too heavy.
func (c *collector) add(b Ballot) error {
	if c.total += b.Weight; c.total > MaxWeight {
		return fmt.Errorf("the ballots up to here weigh more than %d in all, the most that can be tallied", MaxWeight)
	}
	c.profile.Ballots = append(c.profile.Ballots, b)
	return nil
}

// ordering builds the order of one ballot.
type ordering struct {
	names  []string
	seen   []bool
	ranked int
	order  [][]int
}

// add ranks a candidate: beside the last one if tied, else below. It fails on
// a second mention.
func (o *ordering) add(candidate int, tied bool) error {
	if missing := len(o.names) - len(o.seen); missing > 0 {
		o.seen = append(o.seen, make([]bool, missing)...)
	}
	if o.seen[candidate] {
		return fmt.Errorf("%s is ranked twice on this ballot", o.names[candidate])
	}
	o.seen[candidate] = true
	o.ranked++
	if !tied {
		o.order = append(o.order, nil)
	}
	last := len(o.order) - 1
	o.order[last] = append(o.order[last], candidate)
	return nil
}
