package choice

import (
	"fmt"
	"strings"
	"testing"
)

func TestReadingGrades(t *testing.T) {
	items, grades, err := ReadGrades("g.csv", strings.NewReader("\ufeffcount,a,b\n2,1,3\n1,,2\n"))
	if got := fmt.Sprint(items, grades, err); got != "[a b] [[2 0 0] [0 1 2]] <nil>" {
		t.Error(got)
	}
}

func TestReadingComparisons(t *testing.T) {
	items, pairs, err := ReadComparisons("c.csv", strings.NewReader("first,second,result\na,b,first\nc,a,equal\n"))
	if got := fmt.Sprint(items, pairs, err); got != "[a b c] [{0 1 1 0 0} {2 0 0 0 1}] <nil>" {
		t.Error(got)
	}
}

func TestFilesThatCannotBeReadSayWhere(t *testing.T) {
	grades := func(s string) error { _, _, err := ReadGrades("f.csv", strings.NewReader(s)); return err }
	pairs := func(s string) error { _, _, err := ReadComparisons("f.csv", strings.NewReader(s)); return err }
	for _, c := range []struct {
		read func(string) error
		text string
		want string
	}{
		{grades, "", "f.csv:1: the file is empty"},
		{grades, "count\n1\n", "f.csv:1: name the items"},
		{grades, "a,a\n1,1\n", "f.csv:1: item 2 needs a name of its own"},
		{grades, "a,b\n1,2\nx,1\n", `f.csv:3: "x": write a whole number`},
		{grades, "a,b\n0,2\n", `f.csv:2: "0"`},
		{grades, "a,b\n1\n", "wrong number of fields"},
		{pairs, "a,b\n", "f.csv:1: the first row must be"},
		{pairs, "first,second,result\na,a,first\n", "f.csv:2: a comparison needs two different items"},
		{pairs, "first,second,result\na,b,won\n", "f.csv:2: the result is first, second or equal"},
		{pairs, "first,second,result,count\na,b,first,-1\n", `f.csv:2: "-1"`},
	} {
		if err := c.read(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.text, err, c.want)
		}
	}
}

func FuzzReadGrades(f *testing.F) {
	f.Add("count,a,b\n2,1,3\n1,,2\n")
	f.Fuzz(func(t *testing.T, text string) {
		if _, grades, err := ReadGrades("f.csv", strings.NewReader(text)); err == nil {
			Judge(grades)
		}
	})
}

func FuzzReadComparisons(f *testing.F) {
	f.Add("first,second,result\na,b,first\nc,a,equal\n")
	f.Fuzz(func(t *testing.T, text string) {
		if items, pairs, err := ReadComparisons("f.csv", strings.NewReader(text)); err == nil {
			BradleyTerry(len(items), pairs)
		}
	})
}
