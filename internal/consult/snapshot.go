package consult

import (
	"context"
	"math/rand/v2"
)

// Snapshot is the state of a consultation as everybody inside sees it. Its
// version is read first: an event that comes between may be applied twice,
// never missed.
func (s *Service) Snapshot(ctx context.Context, id ID) (Snapshot, error) {
	r, err := s.room(ctx, id)
	if err != nil {
		return Snapshot{}, err
	}
	version := r.version.Load()
	v := r.current.Load()
	words, err := s.publicWords(ctx, id)
	if err != nil {
		return Snapshot{}, err
	}
	results, err := s.results(ctx, r, v)
	if err != nil {
		return Snapshot{}, err
	}
	opinions, err := s.opinionMap(ctx, r, v)
	if err != nil {
		return Snapshot{}, err
	}
	r.mu.Lock()
	connected := r.present()
	r.mu.Unlock()
	return Snapshot{
		Version: version, Now: s.now().UTC(), Consultation: v.Consultation, Groups: v.publicGroups(),
		Themes: v.Themes, Recommendations: v.standing(), Steps: v.Steps,
		Results: results, Words: words, Opinions: opinions, About: about(connected), Invited: v.asked(),
	}, nil
}

// CatchUp brings what this node holds of a consultation up to a version that
// the caller has heard of, as from another node.
func (s *Service) CatchUp(ctx context.Context, id ID, version uint64) error {
	r, err := s.room(ctx, id)
	if err == nil && version > r.version.Load() {
		s.moved(ctx, r)
	}
	return err
}

// Version tells the version of the newest event, by which a kept snapshot is
// known to be current.
func (s *Service) Version(ctx context.Context, id ID) (uint64, error) {
	r, err := s.room(ctx, id)
	if err != nil {
		return 0, err
	}
	return r.version.Load(), nil
}

// publicGroups are the groups as participants see them: without how many were
// invited to each.
func (v *view) publicGroups() []Group {
	groups := make([]Group, 0, len(v.Groups))
	for _, g := range v.Groups {
		g.Invited, g.Keys = 0, nil
		groups = append(groups, g)
	}
	return groups
}

// asked is how many people were invited, zero where the open room leaves that
// unknown.
func (v *view) asked() int {
	if v.Consultation.OpenRoom {
		return 0
	}
	return v.invited()
}

func (v *view) standing() []Recommendation {
	list := make([]Recommendation, 0, len(v.Recommendations))
	for _, rec := range v.Recommendations {
		if !rec.Withdrawn {
			list = append(list, rec)
		}
	}
	return list
}

func (s *Service) publicWords(ctx context.Context, id ID) ([]Words, error) {
	list, err := s.store.Contributions(ctx, id, Shown)
	if err != nil {
		return nil, err
	}
	words := make([]Words, 0, len(list))
	for _, c := range list {
		if c.Kind == Comment {
			words = append(words, c.public())
		}
	}
	return words, nil
}

// results lists what is released of every round, in the order of the agenda,
// with what changed between rounds.
func (s *Service) results(ctx context.Context, r *room, v *view) ([]RoundResult, error) {
	raw := []RoundResult{}
	for _, step := range v.Steps {
		for _, round := range step.Rounds {
			result, err := s.result(ctx, r, round.ID)
			if err != nil {
				return nil, err
			}
			raw = append(raw, result)
		}
	}
	results := beside(v, raw)
	for i := range results {
		st := v.rounds[results[i].Round].step
		if last, _ := st.Current(); last.ID == results[i].Round && results[i].Final && st.Kind.asks() {
			results[i].Next = following(v, st, results)
		}
	}
	return results, nil
}

// Desk is the organiser's day: the snapshot, the words to read and, once
// issuance is over, how many came.
func (s *Service) Desk(ctx context.Context, id ID) (Desk, error) {
	snapshot, err := s.Snapshot(ctx, id)
	if err != nil {
		return Desk{}, err
	}
	batched, err := s.store.Contributions(ctx, id, Queued, Shown, Hidden)
	if err != nil {
		return Desk{}, err
	}
	desk := Desk{Snapshot: snapshot, Queue: []ModeratedWords{}, Issued: []GroupIssued{}}
	for _, c := range batched {
		desk.Queue = append(desk.Queue, c.moderated())
	}
	if record := snapshot.Consultation.Record; record != nil {
		desk.Issued = record.Issued
	}
	return desk, nil
}

// Results is everything a report is made from. All of it is disclosed.
type Results struct {
	Agenda       *Agenda
	Rounds       []RoundResult  // in the order of the agenda
	Turnout      Count          // people with at least one released answer; known after the close, and only where ballots are linked
	Themes       []ThemeTurnout // the same for each theme, where they are not
	Invited      int            // people invited; zero where the room was open to everybody
	GroupTurnout []GroupIssued  // known after issuance ended
	Opinions     *OpinionMap    // known after the close; nil where too few voted or ballots are unlinked
	Quotes       []Quote        // with their authors' consent, in random order
	Narrative    []Passage      // what rapporteurs wrote, the latest version of each part
}

// Quote is a comment whose author consented to its use in the report.
type Quote struct {
	Recommendation ID
	Lang           Lang
	Body           string
	Consent        Consent // Verbatim or Paraphrase; the report never prints the latter as it stands
}

// Results gathers what a report may say, at any time: before the close it is
// what has been released so far.
func (s *Service) Results(ctx context.Context, id ID) (Results, error) {
	r, err := s.room(ctx, id)
	if err != nil {
		return Results{}, err
	}
	v := r.current.Load()
	out := Results{Turnout: Count{Suppressed: true}}
	public := *v.Agenda
	public.Groups = make([]Group, len(v.Groups))
	for i, g := range v.Groups {
		g.Keys = nil
		public.Groups[i] = g
	}
	out.Agenda = &public
	out.Invited = v.asked()
	if record := v.Consultation.Record; record != nil {
		out.GroupTurnout = record.Issued
		if v.Consultation.Status == Closed {
			out.Turnout, out.Themes = record.Turnout, record.Themes
		}
	}
	if out.Rounds, err = s.results(ctx, r, v); err != nil {
		return Results{}, err
	}
	if out.Opinions, err = s.opinionMap(ctx, r, v); err != nil {
		return Results{}, err
	}
	if out.Quotes, err = s.quotes(ctx, id); err != nil {
		return Results{}, err
	}
	out.Narrative, err = s.store.Narrative(ctx, id)
	return out, err
}

func (s *Service) quotes(ctx context.Context, id ID) ([]Quote, error) {
	shown, err := s.store.Contributions(ctx, id, Shown)
	if err != nil {
		return nil, err
	}
	quotes := []Quote{}
	for _, c := range shown {
		if c.Kind == Comment && c.Consent != NoQuotation {
			quotes = append(quotes, Quote{c.Recommendation, c.Lang, c.Body, c.Consent})
		}
	}
	rand.Shuffle(len(quotes), func(i, j int) { quotes[i], quotes[j] = quotes[j], quotes[i] })
	return quotes, nil
}
