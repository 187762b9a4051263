package consult

import "context"

// Copy begins a consultation from another: its texts, themes, recommendations,
// steps, groups' names and rules under new ids, as a draft. Nothing of its
// people comes along: no invitations, keys, rounds, answers or words. A
// participant's proposal that became a recommendation is copied as a
// recommendation like the others; withdrawn ones stay behind. As a template it
// is kept to begin others from.
func (s *Service) Copy(ctx context.Context, from ID, title Text, template bool) (ID, error) {
	a, err := s.Agenda(ctx, from)
	if err != nil {
		return ID{}, err
	}
	if a.Consultation.Rehearsal != nil {
		return ID{}, errRehearsal("this is a rehearsal; copy the consultation that it rehearses")
	}
	fresh := renewed(a)
	fresh.Consultation.Template = template
	if !title.Empty() {
		fresh.Consultation.Title = title
	}
	return s.Create(ctx, fresh)
}

// renewed is an agenda without its people and its history, under new ids.
func renewed(a *Agenda) *Agenda {
	c := a.Consultation
	c.ID, c.Date, c.Record, c.Deviations, c.Rehearsal = NewID(), "", nil, nil, nil
	c.Protocol.Keys = map[string]string{}
	out := &Agenda{Consultation: c}
	themes := map[ID]ID{{}: {}}
	for _, g := range a.Groups {
		if !g.Open {
			out.Groups = append(out.Groups, Group{ID: NewID(), Consultation: c.ID, Place: g.Place, Name: g.Name})
		}
	}
	for _, t := range a.Themes {
		themes[t.ID] = NewID()
		t.ID, t.Consultation = themes[t.ID], c.ID
		out.Themes = append(out.Themes, t)
	}
	for _, r := range a.Recommendations {
		if r.Withdrawn {
			continue
		}
		r.ID, r.Consultation, r.Theme, r.Proposed, r.Earlier = NewID(), c.ID, themes[r.Theme], false, nil
		out.Recommendations = append(out.Recommendations, r)
	}
	for _, st := range a.Steps {
		st.ID, st.Consultation, st.Theme, st.Rounds = NewID(), c.ID, themes[st.Theme], []Round{}
		out.Steps = append(out.Steps, st)
	}
	return out
}
