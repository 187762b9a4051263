package agreement

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// fixtureFile finds a file of the outside data beside the repository.
func fixtureFile(t *testing.T, path string) []byte {
	t.Helper()
	folder := os.Getenv("FIXTURES_DIR")
	if folder == "" {
		folder = filepath.Join(repository(t), "..", "shared", "fixtures")
	}
	data, err := os.ReadFile(filepath.Join(folder, path))
	if err != nil && os.Getenv("REQUIRE_FIXTURES") == "" {
		t.Skipf("no fixtures: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// repository walks up to the folder of go.mod.
func repository(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; folder != filepath.Dir(folder); folder = filepath.Dir(folder) {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
	}
	t.Fatal("no go.mod above the test")
	return ""
}

func TestQuantilesAreThoseOfType7(t *testing.T) {
	var file struct {
		Cases []struct {
			Values []int
			Types  map[string]map[string]float64
		}
	}
	if err := json.Unmarshal(fixtureFile(t, "stats/quantiles.json"), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Cases) == 0 {
		t.Fatal("the file holds no cases")
	}
	for _, c := range file.Cases {
		ratings, err := NewRatings(Scale9, c.Values, 0)
		if err != nil {
			t.Fatal(err)
		}
		for order, want := range c.Types["7"] {
			percent, err := strconv.ParseFloat(order, 64)
			if err != nil {
				t.Fatal(err)
			}
			got, ok := ratings.Quantile(int(math.Round(100*percent)), 100)
			if !ok || math.Abs(got-want) > 1e-12 {
				t.Errorf("quantile %s of %v is %v, want %v", order, c.Values, got, want)
			}
		}
	}
}

// index is how the outside data writes a RAND/UCLA index.
type index struct {
	Median, P30, P70, IPR, AI, IPRAS float64
	Disagreement                     bool `json:"disagreement_IPRAS"`
	Low                              int  `json:"low13"`
	High                             int  `json:"high79"`
}

func TestTheDisagreementIndexIsAsPublished(t *testing.T) {
	var file struct {
		Published struct {
			Ratings []int
			index
		} `json:"published_example"`
		Computed []struct {
			Values []int
			Type7  index
		}
	}
	if err := json.Unmarshal(fixtureFile(t, "stats/rand_ucla.json"), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Computed) == 0 {
		t.Fatal("the file holds no cases")
	}
	for _, c := range file.Computed {
		checkIndex(t, c.Values, c.Type7)
	}
	published := file.Published.index
	published.Low, published.High = 0, 12
	checkIndex(t, file.Published.Ratings, published)
}

func checkIndex(t *testing.T, values []int, want index) {
	t.Helper()
	ratings, err := NewRatings(Scale9, values, 0)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := ratings.RANDUCLA()
	if !ok {
		t.Fatalf("%v has no index", values)
	}
	median, _ := ratings.Median()
	low, _, high := ratings.Bands()
	for name, pair := range map[string][2]float64{
		"median": {median, want.Median}, "p30": {got.P30, want.P30}, "p70": {got.P70, want.P70},
		"IPR": {got.IPR, want.IPR}, "AI": {got.AI, want.AI}, "IPRAS": {got.IPRAS, want.IPRAS},
		"bottom band": {float64(low), float64(want.Low)}, "top band": {float64(high), float64(want.High)},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%v: %s is %v, want %v", values, name, pair[0], pair[1])
		}
	}
	if got.Disagreement != want.Disagreement {
		t.Errorf("%v: disagreement is %v", values, got.Disagreement)
	}
}

func TestTheWorkedExampleHasNoDisagreement(t *testing.T) {
	ratings, err := NewRatings(Scale9, []int{4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9}, 0)
	if err != nil {
		t.Fatal(err)
	}
	got, ok := ratings.RANDUCLA()
	want := RANDUCLA{P30: 7, P70: 8, IPR: 1, AI: 2.5, IPRAS: 6.10}
	if !ok || got != want {
		t.Errorf("index is %+v, want %+v", got, want)
	}
}

func TestFiguresWithoutRatingsAreUndefined(t *testing.T) {
	none, err := NewRatings(Scale9, nil, 4)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := none.Median(); ok {
		t.Error("a median of nothing")
	}
	if _, ok := none.IQR(); ok {
		t.Error("quartiles of nothing")
	}
	if _, ok := none.RANDUCLA(); ok {
		t.Error("an index of nothing")
	}
	if _, ok := none.CV(); ok {
		t.Error("a variation of nothing")
	}
	five, _ := NewRatings(Scale5, []int{1, 5}, 0)
	if _, ok := five.RANDUCLA(); ok {
		t.Error("an index of a five-point scale")
	}
	if _, ok := five.Quantile(3, 2); ok {
		t.Error("a quantile beyond the last value")
	}
}

func TestARatingOutsideTheScaleIsRefused(t *testing.T) {
	for _, value := range []int{-1, 0, 6} {
		if _, err := NewRatings(Scale5, []int{value}, 0); err == nil {
			t.Errorf("%d passed", value)
		}
	}
	if _, err := ParseScale("1-7"); err == nil {
		t.Error("scale 1-7 passed")
	}
	if scale, err := ParseScale("1-5"); err != nil || scale != Scale5 {
		t.Errorf("scale 1-5 is %v, %v", scale, err)
	}
}

func TestQuantilesRiseWithTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(1, 9), 1, 40).Draw(t, "values")
		ratings, _ := NewRatings(Scale9, values, 0)
		last, _ := ratings.Quantile(0, 20)
		for num := 1; num <= 20; num++ {
			next, ok := ratings.Quantile(num, 20)
			if !ok || next < last || next < 1 || next > 9 {
				t.Fatalf("quantile %d/20 of %v is %v after %v", num, values, next, last)
			}
			last = next
		}
	})
}

func TestTheIntervalHoldsTheShare(t *testing.T) {
	lo, hi, ok := Votes{Agree: 8, Disagree: 2}.Wilson95()
	if !ok || math.Abs(lo-0.490162) > 1e-6 || math.Abs(hi-0.943318) > 1e-6 {
		t.Errorf("interval of 8 in 10 is %v to %v", lo, hi)
	}
	if _, _, ok := (Votes{Pass: 9}).Wilson95(); ok {
		t.Error("an interval without positions")
	}
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(0, 100_000)
		v := Votes{Agree: count.Draw(t, "agree"), Disagree: count.Draw(t, "disagree")}
		share, ok := v.Share()
		lo, hi, also := v.Wilson95()
		if ok != also || ok && (lo < 0 || hi > 1 || lo > share+1e-12 || hi < share-1e-12) {
			t.Fatalf("%v: %v in %v to %v", v, share, lo, hi)
		}
	})
}
