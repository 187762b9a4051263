package report

import "parley/internal/consult"

// dataAllocation is how dots or quadratic votes were shared out.
type dataAllocation struct {
	Suppressed bool                    `json:"suppressed"`
	Ballots    int                     `json:"ballots,omitempty"`
	Budget     int                     `json:"budget,omitempty"`
	Spent      *int                    `json:"spent,omitempty"`
	Items      []consult.AllocatedItem `json:"items,omitempty"`
	Change     *consult.OrderChange    `json:"change,omitempty"`
}

func dataAllocationOf(r *consult.AllocationResult) *dataAllocation {
	switch {
	case r == nil:
		return nil
	case r.Suppressed:
		return &dataAllocation{Suppressed: true}
	}
	return &dataAllocation{Ballots: r.Ballots, Budget: r.Budget, Spent: &r.Spent, Items: r.Items, Change: r.Change}
}

// dataComparison is what came of comparing two by two.
type dataComparison struct {
	Suppressed bool                 `json:"suppressed"`
	Ballots    int                  `json:"ballots,omitempty"`
	Compared   *int                 `json:"compared,omitempty"`
	Skipped    *int                 `json:"skipped,omitempty"`
	Parts      int                  `json:"parts,omitempty"`
	Items      []dataCompared       `json:"items,omitempty"`
	Change     *consult.OrderChange `json:"change,omitempty"`
}

type dataCompared struct {
	Recommendation consult.ID `json:"recommendation"`
	Suppressed     bool       `json:"suppressed"`
	Place          int        `json:"place,omitempty"`
	Compared       *int       `json:"compared,omitempty"`
	Won            *float64   `json:"won,omitempty"`
	Score          *float64   `json:"score,omitempty"`
}

func dataComparisonOf(r *consult.ComparisonResult) *dataComparison {
	switch {
	case r == nil:
		return nil
	case r.Suppressed:
		return &dataComparison{Suppressed: true}
	}
	out := &dataComparison{Ballots: r.Ballots, Parts: r.Parts, Change: r.Change}
	whole := true
	for _, item := range r.Items {
		told := dataCompared{Recommendation: item.Recommendation, Suppressed: item.Suppressed}
		if item.Suppressed {
			whole = false
		} else {
			told.Place, told.Compared, told.Won, told.Score = item.Place, &item.Compared, &item.Won, &item.Score
		}
		out.Items = append(out.Items, told)
	}
	if whole {
		out.Compared, out.Skipped = &r.Compared, &r.Skipped
	}
	return out
}
