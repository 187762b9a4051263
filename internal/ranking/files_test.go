package ranking

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tennessee is the choice of a capital by distance, a textbook example.
func tennessee() Profile {
	return Profile{
		Candidates: []string{"Memphis", "Nashville", "Chattanooga", "Knoxville"},
		Ballots: []Ballot{
			{42, [][]int{{0}, {1}, {2}, {3}}},
			{26, [][]int{{1}, {2}, {3}, {0}}},
			{15, [][]int{{2}, {3}, {1}, {0}}},
			{17, [][]int{{3}, {2}, {1}, {0}}},
		},
	}
}

// tied is a small profile with ties, truncation and weights.
func tied() Profile {
	return Profile{
		Candidates: []string{"Ana", "Bruno", "Carla"},
		Ballots:    []Ballot{{3, [][]int{{0}, {1, 2}}}, {2, [][]int{{2}}}, {1, [][]int{{1, 2}, {0}}}},
	}
}

func TestFilesAreRead(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             Election
	}{
		{"the present PrefLib head", "a.toi", "# TITLE: Trio\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# ALTERNATIVE NAME 1: Ana\n" +
			"# ALTERNATIVE NAME 2: Bruno\n# ALTERNATIVE NAME 3: Carla\n3: 1,{2,3}\n2: 3\n1: {2,3},1\n", Election{"Trio", tied(), 0, ""}},
		{"the first PrefLib head, with DOS line ends", "a.TOI", "3\r\n1,Ana\r\n2,Bruno\r\n3,Carla\r\n6,6,3\r\n3,1,{2,3}\r\n2,3\r\n1,{2,3},1\r\n", Election{"", tied(), 0, ""}},
		{"PrefLib without names", "a.soc", "# NUMBER ALTERNATIVES: 2\n1: 2,1\n",
			Election{"", Profile{[]string{"Alternative 1", "Alternative 2"}, []Ballot{{1, [][]int{{1}, {0}}}}}, 0, ""}},
		{"BLT", "a.blt", "\ufeff3 2 # three for two\n3 1 2=3 0\n(paper 7) 2 3 0\n1 2=3\n 1 0\n0\n\"Ana\" \"Bruno\"\n\"Carla\" # last\n\"Trio\"\n", Election{"Trio", tied(), 2, ""}},
		{"BLT with a withdrawn candidate and quotes in names", "a.blt", "3 1\n-2\n2 2 1 0\n1 2 0\n0\n\"A \\\"x\\\"\"\n\"B\"\n\"C\"",
			Election{"", Profile{[]string{`A "x"`, "C"}, []Ballot{{2, [][]int{{0}}}, {1, nil}}}, 1, ""}},
		{"Condorcet Election Format", "a.cvotes", "#/Title: Trio\n#/Candidates: Ana ; Bruno;Carla\n#/Number of Seats: 2\n#/implicit ranking: false\n" +
			"# a comment\n\nAna > Bruno = Carla * 3 # note\ntag,other || Carla ^ 5 *2\nBruno=Carla>Ana\n", Election{"Trio", tied(), 2, Ignore}},
		{"Condorcet Election Format with weights and names from ballots", "a.cvotes", "#/Weight Allowed: true\nB > A ^ 2 * 3\n/EMPTY_RANKING/ * 4",
			Election{"", Profile{[]string{"A", "B"}, []Ballot{{6, [][]int{{1}, {0}}}, {4, nil}}}, 0, Bottom}},
		{"CSV with counts", "a.csv", "count,Ana,Bruno,Carla\n3,1,2,2\n2,,,1\n1,9,4,4\n", Election{"", tied(), 0, ""}},
		{"CSV without counts", "a.csv", "\ufeffAna,\"Bruno, B.\"\r\n2,1\r\n,\r\n", Election{"", Profile{[]string{"Ana", "Bruno, B."}, []Ballot{{1, [][]int{{1}, {0}}}, {1, nil}}}, 0, ""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read(c.file, strings.NewReader(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

func TestWhatIsWrongWithAFileIsSaidWithItsPlace(t *testing.T) {
	head := "# NUMBER ALTERNATIVES: 3\n"
	many := strings.Repeat("x,", 9_999) + "x\n"
	for _, c := range []struct{ name, file, text, want string }{
		{"an unknown ending", "votes.doc", "", `votes.doc: the name must end in`},
		{"too many alternatives", "a.soc", "# NUMBER ALTERNATIVES: 10000\n", "a.soc:1:24: 10000 candidates: at most 1000 can be tallied"},
		{"too many in the first format", "a.soc", "10000\n", "a.soc:1:1: 10000 candidates: at most 1000"},
		{"too many in BLT", "a.blt", "10000 1\n", "a.blt:1:1: 10000 candidates: at most 1000"},
		{"too many in CEF", "a.cvotes", "#/Candidates: " + numbered(10_000, ";"), "1001 candidates: at most 1000"},
		{"too many in CSV", "a.csv", many, "a.csv:1:1: 10000 candidates: at most 1000"},
		{"no candidates", "a.soi", "# TITLE: x\n", "a.soi:2:1: the file names no candidates"},
		{"an unknown alternative", "a.soc", head + "2: 1,2,4\n", `a.soc:2:8: alternative 4: must be from 1 to 3`},
		{"not a number", "a.soc", head + "2: 1,b,3\n", `a.soc:2:6: alternative "b": write a whole number`},
		{"a tie in a strict format", "a.soc", head + "2: 1,{2,3}\n", `a.soc:2:6: a tie; .soc knows none, .toc does`},
		{"an incomplete order in a complete format", "a.toc", head + "2: 1,2\n", `a.toc:2:4: 1 alternatives are not ranked; .toc needs them all, .toi does not`},
		{"a repeated alternative", "a.toi", head + "2: 1,{2,1}\n", `a.toi:2:9: Alternative 1 is ranked twice`},
		{"an open brace", "a.toi", head + "2: 1,{2,3\n", `a.toi:2:10: a brace is not closed`},
		{"a brace in braces", "a.toi", head + "2: {1,{2,3}}\n", `a.toi:2:7: a brace inside braces`},
		{"a stray brace", "a.toi", head + "2: 1,2}\n", `a.toi:2:6: a closing brace without`},
		{"fewer voters than promised", "a.soi", head + "# NUMBER VOTERS: 9\n2: 1\n", `a.soi:4:1: the file ends after 2 voters; its head says 9`},
		{"names before their number", "a.soc", "# ALTERNATIVE NAME 1: Ana\n", `a.soc:1:20: the number of alternatives must come before`},
		{"two equal names", "a.soc", head + "# ALTERNATIVE NAME 1: Ana\n# ALTERNATIVE NAME 2: Ana\n", `a.soc:3:23: two alternatives are named Ana`},
		{"a weight of nothing", "a.soi", head + "0: 1\n", `a.soi:2:1: number of ballots 0: must be from 1`},
		{"a weight beyond all bounds", "a.soi", head + "99999999999999999999: 1\n", `a.soi:2:1: number of ballots "99999999999999999999"`},
		{"ballots too heavy together", "a.soi", head + "999999999999: 1\n2: 1\n", `a.soi:3:1: the ballots up to here weigh more than 1000000000000`},
		{"a first head cut short", "a.soi", "2\n1,Ana\n", `a.soi:3:1: the file ends before the name of an alternative`},
		{"BLT cut short", "a.blt", "2 1\n3 1 0\n", `a.blt:3:1: the file ends too early`},
		{"BLT with a fractional weight", "a.blt", "2 1\n1.5 1 0\n", `a.blt:2:1: weight "1.5": write a whole number`},
		{"BLT with an unknown candidate", "a.blt", "2 1\n1 2=3 0\n", `a.blt:2:5: candidate 3: must be from 1 to 2`},
		{"BLT with a name without quotes", "a.blt", "2 1\n1 2 0\n0\n\"Ana\"\nBruno\n", `a.blt:5:1: expected a name in quotes`},
		{"BLT with open quotes", "a.blt", "1 1\n0\n\"Ana\n", `a.blt:3:1: the quotes are not closed`},
		{"BLT with nobody left", "a.blt", "1 1\n-1\n0\n\"Ana\"\n", `every candidate is withdrawn`},
		{"CEF with an unknown candidate", "a.cvotes", "#/Candidates: Ana;Bruno\nAna > Brúno\nAna > Carla\n", `a.cvotes:2:7: Brúno is not among the candidates`},
		{"CEF with a missing name", "a.cvotes", "Ana > > Bruno\n", `a.cvotes:1:7: a name is missing here`},
		{"CEF with a late parameter", "a.cvotes", "Ana\n#/Number of Seats: 2\n", `a.cvotes:2:1: a parameter after the first ballot`},
		{"CEF with neither true nor false", "a.cvotes", "#/Implicit Ranking: yes\n", `a.cvotes:1:21: "yes": write true or false`},
		{"CEF with a bad count", "a.cvotes", "é > b * x\n", `a.cvotes:1:9: number after * "x"`},
		{"CEF with a candidate twice", "a.cvotes", "#/Candidates: A;B;A\n", `a.cvotes:1:19: candidate A is named twice`},
		{"an empty CEF", "a.cvotes", "", `the file names no candidates`},
		{"CSV with a bad rank", "a.csv", "A,B\n1,x\n", `a.csv:2:3: rank "x": write a whole number from 1 on`},
		{"CSV with a short row", "a.csv", "A,B\n1\n", `a.csv:2:1: this row has 1 cells, the first has 2`},
		{"CSV with a bare quote", "a.csv", "A,B\n1,2\"\n", `a.csv:2:4: bare "`},
		{"CSV with a name twice", "a.csv", "A,A\n", `a.csv:1:3: candidate A is named twice`},
		{"an empty CSV", "a.csv", "", `a.csv:1:1: the file is empty`},
		{"text that is not UTF-8", "a.cvotes", "A > \xff\n", `a.cvotes:1:1: this line is not UTF-8`},
		{"a cell that is not UTF-8", "a.csv", "A,\xff\n", `a.csv:1:3: this cell is not UTF-8`},
		{"a line without end", "a.blt", strings.Repeat("1 ", longestLine), `a.blt:1:1: this line is longer than`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(c.file, strings.NewReader(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %s", err, c.want)
			}
			var syntax *SyntaxError
			if c.file != "votes.doc" && !errors.As(err, &syntax) {
				t.Errorf("%v has no place", err)
			}
		})
	}
}

func numbered(count int, separator string) string {
	names := make([]string, count)
	for i := range names {
		names[i] = fmt.Sprint("c", i)
	}
	return strings.Join(names, separator)
}

func TestAFormatRefusesWhatItCannotHold(t *testing.T) {
	named := func(name string) Election {
		return Election{Profile: Profile{Candidates: []string{name}}}
	}
	for _, c := range []struct {
		name     string
		election Election
		format   Format
		want     string
	}{
		{"a tie in a strict format", Election{Profile: tied()}, SOC, ".soc knows no ties; write .toc"},
		{"an incomplete order", Election{Profile: tied()}, TOC, ".toc needs every candidate ranked; write .toi"},
		{"a reserved character", named("A > B"), CEF, "cannot hold '>'"},
		{"a line break", named("A\nB"), BLT, `cannot hold '\n'`},
		{"blanks around a name", named(" A"), CSV, "without blanks around it"},
		{"an empty name", named(""), SOI, "without blanks around it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Write(&bytes.Buffer{}, c.election, c.format)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %s", err, c.want)
			}
		})
	}
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	formats := []Format{SOC, SOI, TOC, TOI, BLT, CEF, CSV}
	rapid.Check(t, func(t *rapid.T) {
		format := rapid.SampledFrom(formats).Draw(t, "format")
		p := drawProfile(t, shape{strict: format.strict(), complete: format.complete()})
		e := Election{Profile: p}
		var written bytes.Buffer
		if err := Write(&written, e, format); err != nil {
			t.Fatal(err)
		}
		got, err := Read("x"+string(format), &written)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Profile.Candidates, p.Candidates) || !reflect.DeepEqual(merge(got.Profile.Ballots), merge(p.Ballots)) {
			t.Fatalf("wrote %v, read %v", p, got.Profile)
		}
	})
}

func FuzzReadPrefLib(f *testing.F) {
	f.Add("# NUMBER ALTERNATIVES: 3\n3: 1,{2,3}\n2: 3\n")
	f.Add("3\n1,Ana\n2,Bruno\n3,Carla\n6,6,3\n3,1,{2,3}\n3,3\n")
	f.Fuzz(func(t *testing.T, text string) { readAnything(t, TOI, text) })
}

func FuzzReadBLT(f *testing.F) {
	f.Add("3 2\n-2\n3 1 2=3 0\n0\n\"Ana\" \"Bruno\" \"Carla\" \"Trio\"\n")
	f.Fuzz(func(t *testing.T, text string) { readAnything(t, BLT, text) })
}

func FuzzReadCEF(f *testing.F) {
	f.Add("#/Candidates: A;B\nt || A > B ^2 * 3 # x\n/EMPTY_RANKING/\n")
	f.Fuzz(func(t *testing.T, text string) { readAnything(t, CEF, text) })
}

func FuzzReadCSV(f *testing.F) {
	f.Add("count,A,B\n3,1,2\n,,\n")
	f.Fuzz(func(t *testing.T, text string) { readAnything(t, CSV, text) })
}

// readAnything checks that what is read is valid and, where the format can
// hold it, the same when written and read again.
func readAnything(t *testing.T, format Format, text string) {
	e, err := Read("x"+string(format), strings.NewReader(text))
	if err != nil {
		return
	}
	if err := e.Profile.Validate(); err != nil {
		t.Fatalf("read an invalid profile: %v", err)
	}
	var written bytes.Buffer
	if Write(&written, e, format) != nil {
		return
	}
	again, err := Read("x"+string(format), &written)
	if err != nil {
		t.Fatalf("cannot read what was written: %v\n%s", err, written.String())
	}
	if !reflect.DeepEqual(merge(again.Profile.Ballots), merge(e.Profile.Ballots)) {
		t.Fatalf("read %v, then %v", e.Profile, again.Profile)
	}
}
