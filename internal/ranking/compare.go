package ranking

import (
	"slices"
	"strings"
)

// compared are the methods that [Compare] sets side by side. Plurality is left
// out: it looks at first places only.
var compared = []Method{
	MethodSchulze, MethodRankedPairs, MethodKemeny, MethodBorda, MethodCopeland, MethodMinimax, MethodIRV,
}

// Opinion is the winners that some methods have in common.
type Opinion struct {
	Winners []int // in ascending order
	Methods []Method
}

// Comparison says whether the methods name the same winners.
type Comparison struct {
	// Opinions groups the methods by their winners, that of Schulze first.
	Opinions []Opinion
	// Undetermined are the methods that reached a bound.
	Undetermined []Method
}

// Compare counts a profile by Schulze, Ranked Pairs (both by winning votes),
// Kemeny, Borda, Copeland, minimax (winning votes) and IRV. It fails on a
// profile that is not valid.
func Compare(p Profile, reading Unranked) (Comparison, error) {
	if err := p.Validate(); err != nil {
		return Comparison{}, err
	}
	common := survey(p, reading)
	var comparison Comparison
	for _, method := range compared {
		result := common
		result.run(p, Options{Method: method, Margin: Winning, Unranked: reading})
		comparison.add(method, result)
	}
	return comparison, nil
}

func (c *Comparison) add(method Method, result Result) {
	if !result.Determined {
		c.Undetermined = append(c.Undetermined, method)
		return
	}
	for i, opinion := range c.Opinions {
		if slices.Equal(opinion.Winners, result.Winners) {
			c.Opinions[i].Methods = append(opinion.Methods, method)
			return
		}
	}
	c.Opinions = append(c.Opinions, Opinion{result.Winners, []Method{method}})
}

// Agree reports that every method that came to an end names the same winners.
func (c Comparison) Agree() bool { return len(c.Opinions) == 1 }

// Headline says it in a line: "methods agree: Nashville", or "methods
// disagree: Nashville (schulze, borda); Knoxville (irv)".
func (c Comparison) Headline(candidates []string) string {
	if c.Agree() {
		return "methods agree: " + names(c.Opinions[0].Winners, candidates)
	}
	parts := make([]string, len(c.Opinions))
	for i, opinion := range c.Opinions {
		methods := make([]string, len(opinion.Methods))
		for k, method := range opinion.Methods {
			methods[k] = string(method)
		}
		parts[i] = names(opinion.Winners, candidates) + " (" + strings.Join(methods, ", ") + ")"
	}
	return "methods disagree: " + strings.Join(parts, "; ")
}

func names(list []int, candidates []string) string {
	named := make([]string, len(list))
	for i, c := range list {
		named[i] = candidates[c]
	}
	return strings.Join(named, " = ")
}
