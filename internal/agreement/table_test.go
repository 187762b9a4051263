package agreement

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
)

func TestTablesAreRead(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
	}{
		{"a plain table", "heat,green\n7,8\n,3\n", "[heat green] [[7 8] [NaN 3]]"},
		{"a column of judges", "\ufeffJudge,heat,\"green, blue\"\r\nana,7,8\r\nbea, ,\r\n", "[heat green, blue] [[7 8]]"},
		{"a column of judges without a name", ",heat\n1,7\n", "[heat] [[7]]"},
		{"items with the names 1 and 2", "1,2\n3,4\n", "[1 2] [[3 4]]"},
		{"no judges", "heat\n", "[heat] []"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := ReadTable("a.csv", strings.NewReader(c.text), Scale9)
			if err != nil || fmt.Sprint(got.Items, " ", got.Scores) != c.want {
				t.Errorf("got %v %v, %v", got.Items, got.Scores, err)
			}
		})
	}
}

func TestAColumnOfATableIsAHistogram(t *testing.T) {
	got, err := ReadTable("a.csv", strings.NewReader("heat,green\n5,1\n,1\n5,2\n"), Scale5)
	if err != nil {
		t.Fatal(err)
	}
	for item, want := range [][]int{{0, 0, 0, 0, 2}, {2, 1, 0, 0, 0}} {
		if ratings := got.Ratings(item); !reflect.DeepEqual(ratings.Counts, want) {
			t.Errorf("item %d counts %v, want %v", item, ratings.Counts, want)
		}
	}
}

func TestWhatIsWrongWithATableIsSaidWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"an empty file", "", "a.csv:1:1: the file is empty: name the items in the first row"},
		{"a rating off the scale", "heat,green\n7,10\n", `a.csv:2:3: rating "10": write a whole number from 1 to 9, or nothing`},
		{"a fraction", "heat\n7.5\n", `a.csv:2:1: rating "7.5"`},
		{"a short row", "heat,green\n7\n", "a.csv:2:1: this row has 1 cells, the first has 2"},
		{"no names", "7,8\n1,2\n", "a.csv:1:1: the first row holds ratings"},
		{"an item without a name", "heat,\n1,2\n", "a.csv:1:6: an item without a name"},
		{"a bare quote", "heat\n7\"\n", `a.csv:2:2: bare "`},
		{"too many items", strings.Repeat("x,", MaxItems) + "x\n", "1001 items: at most 1000"},
		{"text that is not UTF-8", "heat,\xff\n", "a.csv:1:6: this cell is not UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadTable("a.csv", strings.NewReader(c.text), Scale9)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error is %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add("judge,heat,green\nana,7,8\nbea,,3\n")
	f.Add("1,2\n\"3\",4\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := ReadTable("a.csv", strings.NewReader(text), Scale9)
		if err != nil {
			return
		}
		for item := range table.Items {
			ClassifyRatings(table.Ratings(item), Turnout{}, Default)
		}
		if w, ok := KendallW(table.Scores); ok && (math.IsNaN(w.W) || math.IsNaN(w.P)) {
			t.Fatalf("%q gives %+v", text, w)
		}
		if tau, ok := MeanTauB(table.Scores); ok && math.IsNaN(tau.Mean) {
			t.Fatalf("%q gives %+v", text, tau)
		}
	})
}
