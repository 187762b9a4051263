package consult

// Agenda is everything the organisers wrote about one consultation, in the
// order of the page, as of one moment. It is shared between requests and must
// not be changed by its readers.
type Agenda struct {
	Consultation    Consultation     `json:"consultation"`
	Groups          []Group          `json:"groups"`
	Themes          []Theme          `json:"themes"`
	Recommendations []Recommendation `json:"recommendations"`
	Steps           []Step           `json:"steps"`
	Version         uint64           `json:"-"` // of the consultation, at that moment
}

// Theme finds a theme by its id.
func (a *Agenda) Theme(id ID) (Theme, bool) {
	for _, t := range a.Themes {
		if t.ID == id {
			return t, true
		}
	}
	return Theme{}, false
}

// Recommendation finds a recommendation by its id.
func (a *Agenda) Recommendation(id ID) (Recommendation, bool) {
	for _, r := range a.Recommendations {
		if r.ID == id {
			return r, true
		}
	}
	return Recommendation{}, false
}

// Of lists the recommendations of a theme (the cross-cutting principles, where
// theme is zero) that are not withdrawn, in order.
func (a *Agenda) Of(theme ID) []Recommendation {
	var list []Recommendation
	for _, r := range a.Recommendations {
		if r.Theme == theme && !r.Withdrawn {
			list = append(list, r)
		}
	}
	return list
}

// Step finds a step by its id.
func (a *Agenda) Step(id ID) (Step, bool) {
	for _, s := range a.Steps {
		if s.ID == id {
			return s, true
		}
	}
	return Step{}, false
}

// Round finds a round and its step by the round's id.
func (a *Agenda) Round(id ID) (Step, Round, bool) {
	for _, s := range a.Steps {
		for _, r := range s.Rounds {
			if r.ID == id {
				return s, r, true
			}
		}
	}
	return Step{}, Round{}, false
}

// Group finds a declared group by its id.
func (a *Agenda) Group(id ID) (Group, bool) {
	for _, g := range a.Groups {
		if g.ID == id {
			return g, true
		}
	}
	return Group{}, false
}
