package ranking

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Method is the name of a way to count.
type Method string

// The methods that [Tally] knows.
const (
	MethodSchulze     Method = "schulze"
	MethodRankedPairs Method = "ranked-pairs"
	MethodKemeny      Method = "kemeny"
	MethodBorda       Method = "borda"
	MethodCopeland    Method = "copeland"
	MethodMinimax     Method = "minimax"
	MethodIRV         Method = "irv"
	MethodSTV         Method = "stv"
	MethodPlurality   Method = "plurality"
	MethodCondorcet   Method = "condorcet"
	MethodSmith       Method = "smith"
)

// Methods lists every method.
var Methods = []Method{
	MethodSchulze, MethodRankedPairs, MethodKemeny, MethodBorda, MethodCopeland, MethodMinimax,
	MethodIRV, MethodSTV, MethodPlurality, MethodCondorcet, MethodSmith,
}

// Options say how to count. What is empty takes its default.
type Options struct {
	Method   Method   // Schulze
	Margin   Margin   // Winning; for Schulze, Ranked Pairs and minimax
	Unranked Unranked // Bottom
	Seats    int      // 1; for STV
	Transfer Transfer // Gregory; for STV
	Seed     string   // decides ties under WIGM
}

// Result is what a method says about a profile. Candidates are numbers.
type Result struct {
	Method Method
	// Voted is the total weight of the ballots that rank somebody.
	Voted int
	// Order is best first, ties kept; nil where the method gives none or
	// several.
	Order [][]int
	// Winners are all who may win, in ascending order; empty if nobody does or
	// it is not Determined.
	Winners []int
	// Determined is false where a bound was reached before the outcome was
	// certain.
	Determined bool
	// Scores are those of Borda, Copeland, minimax or plurality.
	Scores []*big.Rat
	// Kemeny and Count hold what only these methods know.
	Kemeny *KemenyOrders
	Count  *Count

	// CondorcetWinner is nil where there is none.
	CondorcetWinner *int
	Smith           []int
	Pairwise        [][]int
}

// withDefaults fills in what is empty and reports what does not exist.
func (o Options) withDefaults() (Options, error) {
	fill(&o.Method, MethodSchulze)
	fill(&o.Margin, Winning)
	fill(&o.Unranked, Bottom)
	fill(&o.Transfer, Gregory)
	fill(&o.Seats, 1)
	err := known("method", o.Method, Methods...)
	if err == nil {
		err = known("margin", o.Margin, Winning, Margins, Opposition)
	}
	if err == nil {
		err = known("reading of the unranked", o.Unranked, Bottom, Ignore)
	}
	if err == nil {
		err = known("transfer", o.Transfer, Gregory, WIGM)
	}
	if err == nil && (o.Seats < 1 || o.Seats > MaxCandidates) {
		err = fmt.Errorf("%d seats: choose 1 to %d", o.Seats, MaxCandidates)
	}
	return o, err
}

func fill[T comparable](value *T, preset T) {
	var zero T
	if *value == zero {
		*value = preset
	}
}

func known[T ~string](what string, value T, choices ...T) error {
	if slices.Contains(choices, value) {
		return nil
	}
	names := make([]string, len(choices))
	for i, choice := range choices {
		names[i] = string(choice)
	}
	return fmt.Errorf("%s %q: choose one of %s", what, value, strings.Join(names, ", "))
}

// Tally counts a profile. The Condorcet winner, the Smith set and the pairwise
// matrix are always part of the result. It fails on a profile that is not
// valid and on an option that does not exist.
func Tally(p Profile, options Options) (Result, error) {
	options, err := options.withDefaults()
	if err != nil {
		return Result{}, err
	}
	if err := p.Validate(); err != nil {
		return Result{}, err
	}
	result := survey(p, options.Unranked)
	result.Method = options.Method
	result.run(p, options)
	return result, nil
}

// survey is what every result has.
func survey(p Profile, reading Unranked) Result {
	result := Result{Voted: p.Voted(), Pairwise: Pairwise(p, reading), Determined: true}
	result.Smith = Smith(result.Pairwise)
	if winner, ok := Condorcet(result.Pairwise); ok {
		result.CondorcetWinner = &winner
	}
	return result
}

// run counts by the method of the options, which are complete.
func (r *Result) run(p Profile, o Options) {
	switch o.Method {
	case MethodSchulze:
		r.order(Schulze(r.Pairwise, o.Margin))
	case MethodRankedPairs:
		found := RankedPairs(r.Pairwise, o.Margin)
		r.Order, r.Winners, r.Determined = found.Order, found.Winners, found.Determined
	case MethodKemeny:
		r.kemeny(Kemeny(r.Pairwise))
	case MethodBorda:
		r.score(Borda(p, o.Unranked, lastPlace(o.Unranked)), highestScore)
	case MethodCopeland:
		r.score(rats(Copeland(r.Pairwise)), highestScore)
	case MethodMinimax:
		r.score(rats(Minimax(r.Pairwise, o.Margin)), lowestScore)
	case MethodPlurality:
		r.score(Plurality(p), highestScore)
	case MethodIRV:
		r.count(IRV(p))
	case MethodSTV:
		r.count(STV(p, o.Seats, o.Transfer, o.Seed))
	case MethodCondorcet:
		if r.CondorcetWinner != nil {
			r.Winners = []int{*r.CondorcetWinner}
		}
	case MethodSmith:
		r.Winners = r.Smith
	}
}

// lastPlace is the points for the last place: none, or 1 where the unranked get
// none and even the last place is worth more than that.
func lastPlace(reading Unranked) int {
	if reading == Ignore {
		return 1
	}
	return 0
}

// order takes the first group of an order as the winners.
func (r *Result) order(order [][]int) { r.Order, r.Winners = order, order[0] }

func (r *Result) score(scores []*big.Rat, rank func([]*big.Rat) [][]int) {
	r.Scores = scores
	r.order(rank(scores))
}

func (r *Result) kemeny(found KemenyOrders) {
	r.Kemeny, r.Winners, r.Determined = &found, found.Winners, len(found.Winners) > 0
	if len(found.Optima) == 1 {
		r.Order = singles(found.Optima[0])
	}
}

func (r *Result) count(count Count) {
	r.Count, r.Order, r.Winners, r.Determined = &count, count.Order, count.Winners, count.Determined
}

func rats(scores []int) []*big.Rat {
	exact := make([]*big.Rat, len(scores))
	for i, score := range scores {
		exact[i] = new(big.Rat).SetInt64(int64(score))
	}
	return exact
}

// singles writes a strict order as groups of one.
func singles(order []int) [][]int {
	groups := make([][]int, len(order))
	for i, c := range order {
		groups[i] = []int{c}
	}
	return groups
}
