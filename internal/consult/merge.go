package consult

import "context"

// MergeRecommendation puts the words of one recommendation into another of the
// same theme, as a sub-point with their title, and its comments with them. The
// first is withdrawn and says where it went. It is refused once people have been
// asked to vote on, rate or rank either: CodeFrozen.
func (s *Service) MergeRecommendation(ctx context.Context, consultation, from, into ID) (Recommendation, error) {
	var merged Recommendation
	err := s.rewrite(ctx, consultation, func(v *view) error {
		gone, ok := v.Recommendation(from)
		kept, known := v.Recommendation(into)
		switch {
		case !ok || !known || gone.Withdrawn || kept.Withdrawn:
			return notFound("recommendation")
		case from == into || gone.Theme != kept.Theme:
			return FieldErrorf("into", "choose another recommendation of the same theme")
		case asked(v, from) || asked(v, into):
			return Errorf(CodeFrozen, "people have answered on one of the two; both stay as they are")
		}
		gone.Withdrawn, gone.MergedInto = true, into
		merged = kept.with(gone)
		if err := checkRecommendation(v.Agenda, merged); err != nil {
			return err
		}
		formers, err := s.former(ctx, consultation, into, !kept.Proposed, textOfRecommendation(kept), textOfRecommendation(merged))
		if err != nil {
			return err
		}
		return s.store.MergeRecommendation(ctx, gone, merged, formers...)
	})
	return merged, err
}

// with is a recommendation that holds the words of another too. Where one of
// them came from a participant, both are treated so: they keep no history.
func (r Recommendation) with(other Recommendation) Recommendation {
	points := append([]SubPoint{}, r.SubPoints...)
	points = append(points, SubPoint{Title: other.Title, Body: other.Body})
	r.SubPoints = append(points, other.SubPoints...)
	r.Addressees = union(r.Addressees, other.Addressees)
	r.Points = union(r.Points, other.Points)
	r.Sources = union(r.Sources, other.Sources)
	r.Proposed = r.Proposed || other.Proposed
	return r
}

// union lists what is in either list, once.
func union[T comparable](a, b []T) []T {
	seen, all := map[T]bool{}, []T{}
	for _, list := range [][]T{a, b} {
		for _, one := range list {
			if !seen[one] {
				seen[one] = true
				all = append(all, one)
			}
		}
	}
	return all
}

// where is the recommendation that holds the words of this one now.
func (a *Agenda) where(id ID) ID {
	for range a.Recommendations {
		rec, ok := a.Recommendation(id)
		if !ok || rec.MergedInto.IsZero() {
			break
		}
		id = rec.MergedInto
	}
	return id
}
