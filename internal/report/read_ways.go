package report

import "parley/internal/consult"

func (a *dataAllocation) result() *consult.AllocationResult {
	switch {
	case a == nil:
		return nil
	case a.Suppressed:
		return &consult.AllocationResult{Suppressed: true}
	}
	out := &consult.AllocationResult{Ballots: a.Ballots, Budget: a.Budget, Items: a.Items, Change: a.Change}
	if a.Spent != nil {
		out.Spent = *a.Spent
	}
	return out
}

func (c *dataComparison) result() *consult.ComparisonResult {
	switch {
	case c == nil:
		return nil
	case c.Suppressed:
		return &consult.ComparisonResult{Suppressed: true}
	}
	out := &consult.ComparisonResult{Ballots: c.Ballots, Parts: c.Parts, Change: c.Change}
	if c.Compared != nil && c.Skipped != nil {
		out.Compared, out.Skipped = *c.Compared, *c.Skipped
	}
	for _, item := range c.Items {
		told := consult.ComparedItem{Recommendation: item.Recommendation, Suppressed: item.Suppressed, Place: item.Place}
		if item.Compared != nil && item.Won != nil && item.Score != nil {
			told.Compared, told.Won, told.Score = *item.Compared, *item.Won, *item.Score
		}
		out.Items = append(out.Items, told)
	}
	return out
}
