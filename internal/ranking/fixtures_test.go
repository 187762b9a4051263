package ranking

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fixture is one case of the outside data, whose candidates have names.
type fixture struct {
	ID         string
	Candidates []string
	Ballots    []struct {
		Count   int
		Ranking [][]string
	}
	Unranked string
	Method   string
	Expected struct {
		Ranking        [][]string
		Winners        []string
		Elected        []string
		Scores         map[string]float64
		Score          *int
		OptimalCount   *int64 `json:"optimal_count"`
		Quota          *int64
		Rounds         []map[string]float64
		StrongestPaths map[string]map[string]int `json:"strongest_paths"`
	}
}

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

func TestEveryOutsideCaseComesOutAsPublished(t *testing.T) {
	var cases []fixture
	if err := json.Unmarshal(fixtureFile(t, "ranking/cases.json"), &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) == 0 {
		t.Fatal("the file holds no cases")
	}
	for _, c := range cases {
		t.Run(c.ID, func(t *testing.T) { c.check(t) })
	}
}

func (f fixture) profile() Profile {
	p := Profile{Candidates: f.Candidates}
	for _, line := range f.Ballots {
		ballot := Ballot{Weight: line.Count}
		for _, group := range line.Ranking {
			ballot.Order = append(ballot.Order, f.numbers(group))
		}
		p.Ballots = append(p.Ballots, ballot)
	}
	return p
}

func (f fixture) numbers(group []string) []int {
	numbers := make([]int, len(group))
	for i, name := range group {
		numbers[i] = slices.Index(f.Candidates, name)
	}
	slices.Sort(numbers)
	return numbers
}

// options reads the name of the method, such as schulze_winning or borda_0.
func (f fixture) options() Options {
	name, variant, _ := strings.Cut(strings.Replace(f.Method, "ranked_pairs", "ranked-pairs", 1), "_")
	o := Options{Method: Method(name), Unranked: Ignore, Seats: len(f.Expected.Elected)}
	if f.Unranked == "bottom" {
		o.Unranked = Bottom
	}
	switch variant {
	case "margin":
		o.Margin = Margins
	case "winning", "opposition":
		o.Margin = Margin(variant)
	}
	return o
}

func (f fixture) check(t *testing.T) {
	p, o := f.profile(), f.options()
	got, err := Tally(p, o)
	if err != nil {
		t.Fatal(err)
	}
	if f.Method == "borda_1" {
		got.Scores = Borda(p, o.Unranked, 1)
	}
	f.checkOrder(t, got)
	f.checkScores(t, got)
	f.checkCount(t, got)
	paths := StrongestPaths(got.Pairwise, Winning)
	for from, row := range f.Expected.StrongestPaths {
		for to, want := range row {
			i, j := slices.Index(f.Candidates, from), slices.Index(f.Candidates, to)
			if paths[i][j] != want {
				t.Errorf("path %s to %s is %d, want %d", from, to, paths[i][j], want)
			}
		}
	}
}

func (f fixture) checkOrder(t *testing.T, got Result) {
	var order [][]int
	for _, group := range f.Expected.Ranking {
		order = append(order, f.numbers(group))
	}
	if order != nil && !sameOrder(got.Order, order) {
		t.Errorf("order is %v, want %v", got.Order, order)
	}
	if want := f.Expected.Winners; want != nil && !slices.Equal(got.Winners, f.numbers(want)) {
		t.Errorf("winners are %v, want %v", got.Winners, f.numbers(want))
	}
	var elected []int
	for _, name := range f.Expected.Elected {
		elected = append(elected, slices.Index(f.Candidates, name))
	}
	if elected != nil && !slices.Equal(slices.Concat(got.Order...), elected) {
		t.Errorf("elected are %v, want %v", got.Order, elected)
	}
}

func (f fixture) checkScores(t *testing.T, got Result) {
	for name, want := range f.Expected.Scores {
		if score := got.Scores[slices.Index(f.Candidates, name)]; score.Cmp(new(big.Rat).SetFloat64(want)) != 0 {
			t.Errorf("score of %s is %s, want %v", name, score.RatString(), want)
		}
	}
	if want := f.Expected.Score; want != nil && (got.Kemeny.Lower != *want || got.Kemeny.Upper != *want) {
		t.Errorf("score is %d to %d, want %d", got.Kemeny.Lower, got.Kemeny.Upper, *want)
	}
	if want := f.Expected.OptimalCount; want != nil {
		if got.Kemeny.Count.Int64() != *want || len(got.Kemeny.Optima) != int(*want) {
			t.Errorf("%d optima, %d listed, want %d", got.Kemeny.Count, len(got.Kemeny.Optima), *want)
		}
	}
}

func (f fixture) checkCount(t *testing.T, got Result) {
	if want := f.Expected.Quota; want != nil && got.Count.Quota.Cmp(new(big.Rat).SetInt64(*want)) != 0 {
		t.Errorf("quota is %s, want %d", got.Count.Quota, *want)
	}
	if want := f.Expected.Rounds; want != nil && len(got.Count.Stages) != len(want) {
		t.Fatalf("%d stages, want %d", len(got.Count.Stages), len(want))
	}
	for s, round := range f.Expected.Rounds {
		for c, name := range f.Candidates {
			want, counts := round[name]
			votes := got.Count.Stages[s].Votes[c]
			if counts != (votes != nil) {
				t.Errorf("stage %d: %s in the count is %v, want %v", s+1, name, votes != nil, counts)
				continue
			}
			if counts {
				if value, _ := votes.Float64(); math.Abs(value-want) > 1e-12 {
					t.Errorf("stage %d: %s has %v, want %v", s+1, name, value, want)
				}
			}
		}
	}
}
