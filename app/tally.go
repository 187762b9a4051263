package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"

	"parley/internal/ranking"
)

// tallyCmd counts a file of rankings.
type tallyCmd struct {
	Method   ranking.Method   `default:"schulze" help:"schulze, ranked-pairs, kemeny, borda, copeland, minimax, irv, stv, plurality, condorcet or smith; majority-judgment on a CSV file of grades, bradley-terry on one of comparisons."`
	Margin   ranking.Margin   `default:"winning" help:"Strength of a pairwise win: winning, margins or opposition (for schulze, ranked-pairs, minimax)."`
	Unranked ranking.Unranked `help:"Candidates whom a ballot leaves out are tied last (bottom) or not compared (ignore). Default: what the file says, or bottom."`
	Seats    *int             `help:"Seats to fill (for stv). Default: what the file says, or 1."`
	Transfer ranking.Transfer `default:"gregory" help:"How stv passes a surplus on: gregory (exact fractions) or wigm (Scottish, five decimals)."`
	Seed     string           `help:"Published text that decides ties of wigm."`
	JSON     bool             `name:"json" help:"Write JSON."`
	File     string           `arg:"" help:"Rankings: .soc, .soi, .toc, .toi, .blt, .cvotes or .csv."`
}

// Run reads the file, counts and writes the result.
func (c *tallyCmd) Run(stdout io.Writer) error {
	switch c.Method {
	case methodJudgment:
		return c.judge(stdout)
	case methodComparison:
		return c.compare(stdout)
	}
	election, err := c.read()
	if err != nil {
		return err
	}
	options, err := c.options(election)
	if err != nil {
		return err
	}
	result, err := ranking.Tally(election.Profile, options)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(stdout, newTallyJSON(election.Profile.Candidates, result))
	}
	return tallyTable{election, options, result}.write(stdout)
}

func (c *tallyCmd) read() (ranking.Election, error) {
	file, err := os.Open(c.File)
	if err != nil {
		return ranking.Election{}, err
	}
	defer file.Close()
	return ranking.Read(c.File, file)
}

// options are those of the command line, then those of the file.
func (c *tallyCmd) options(e ranking.Election) (ranking.Options, error) {
	o := ranking.Options{
		Method: c.Method, Margin: c.Margin, Unranked: c.Unranked,
		Seats: e.Seats, Transfer: c.Transfer, Seed: c.Seed,
	}
	if o.Unranked == "" {
		o.Unranked = e.Unranked
	}
	if o.Unranked == "" {
		o.Unranked = ranking.Bottom
	}
	if c.Seats != nil {
		if o.Seats = *c.Seats; o.Seats == 0 {
			return o, fmt.Errorf("0 seats: choose 1 to %d", ranking.MaxCandidates)
		}
	}
	return o, nil
}

// tallyJSON is what parley tally --json writes.
type tallyJSON struct {
	Method          ranking.Method       `json:"method"`
	Candidates      []string             `json:"candidates"`
	Ballots         int                  `json:"ballots"`
	Order           [][]string           `json:"order,omitempty"`
	Winners         []string             `json:"winners"`
	CondorcetWinner *string              `json:"condorcet_winner"`
	SmithSet        []string             `json:"smith_set"`
	Pairwise        [][]int              `json:"pairwise"`
	Optima          [][][]string         `json:"optima,omitempty"`
	Rounds          []map[string]float64 `json:"rounds,omitempty"`
	NotDetermined   bool                 `json:"not_determined,omitempty"`
}

func newTallyJSON(candidates []string, r ranking.Result) tallyJSON {
	written := tallyJSON{
		Method: r.Method, Candidates: candidates, Ballots: r.Voted,
		Order: nameOrder(r.Order, candidates), Winners: nameList(winnersOf(r), candidates),
		SmithSet: nameList(r.Smith, candidates), Pairwise: r.Pairwise, NotDetermined: !r.Determined,
	}
	if r.CondorcetWinner != nil {
		written.CondorcetWinner = &candidates[*r.CondorcetWinner]
	}
	if r.Kemeny != nil {
		for _, optimum := range r.Kemeny.Optima {
			written.Optima = append(written.Optima, nameSingles(optimum, candidates))
		}
	}
	if r.Count != nil {
		for _, stage := range r.Count.Stages {
			written.Rounds = append(written.Rounds, votesByName(stage.Votes, candidates))
		}
	}
	return written
}

// winnersOf lists the winners, those of STV in the order of their election.
func winnersOf(r ranking.Result) []int {
	if r.Method != ranking.MethodSTV || r.Order == nil {
		return r.Winners
	}
	var elected []int
	for _, group := range r.Order {
		elected = append(elected, group...)
	}
	return elected
}

func votesByName(votes []*big.Rat, candidates []string) map[string]float64 {
	named := map[string]float64{}
	for c, exact := range votes {
		if exact != nil {
			named[candidates[c]], _ = exact.Float64()
		}
	}
	return named
}

func nameList(list []int, candidates []string) []string {
	named := make([]string, len(list))
	for i, c := range list {
		named[i] = candidates[c]
	}
	return named
}

func nameOrder(order [][]int, candidates []string) [][]string {
	var named [][]string
	for _, group := range order {
		named = append(named, nameList(group, candidates))
	}
	return named
}

// nameSingles writes a strict order in the shape of one with ties.
func nameSingles(order []int, candidates []string) [][]string {
	named := make([][]string, len(order))
	for i, c := range order {
		named[i] = []string{candidates[c]}
	}
	return named
}

// writeJSON writes a value on one line.
func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(value)
}
