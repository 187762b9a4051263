package consult

import (
	"context"
	"slices"
	"strings"

	"parley/internal/credential"
)

// NewContribution is what an author sends. The author key is made in the
// browser for this one item; whoever holds it may change or withdraw the item.
type NewContribution struct {
	Step           ID
	Kind           ContributionKind
	Theme          ID
	Recommendation ID
	Parent         ID
	Lang           Lang
	Title          string
	Body           string
	Consent        Consent
	AuthorKey      []byte
}

// OwnWords is a contribution as its author sees it.
type OwnWords struct {
	ID     ID                 `json:"id"`
	Status ContributionStatus `json:"status" enum:"waiting,held,queued,shown,hidden,withdrawn"`
	Reason string             `json:"reason,omitempty" doc:"Why a moderator hid it"`

	Question string `json:"question,omitempty" doc:"What a moderator asks; editing the words answers it"`

	Title   string  `json:"title,omitempty"`
	Body    string  `json:"body"`
	Consent Consent `json:"consent" enum:"none,paraphrase,verbatim"`

	Turn Turn `json:"turn,omitempty" doc:"Of the author's last act on it"`
}

// Contribute keeps somebody's words until their batch is full. Sending the
// same again with the same author key changes nothing.
func (s *Service) Contribute(ctx context.Context, seat Seat, n NewContribution) (OwnWords, error) {
	r, err := s.room(ctx, seat.Consultation)
	if err != nil {
		return OwnWords{}, err
	}
	author, err := authorOf(n.AuthorKey)
	if err != nil {
		return OwnWords{}, err
	}
	c := Contribution{
		ID: NewID(), Consultation: r.id, Step: n.Step, Kind: n.Kind, Theme: n.Theme,
		Recommendation: n.Recommendation, Parent: n.Parent, Lang: n.Lang,
		Title: tidy(n.Title), Body: tidy(n.Body), Consent: n.Consent, Author: author, Status: Waiting,
	}
	err = s.settled(ctx, r, func(v *view) error {
		c.Recommendation = v.where(c.Recommendation) // it may have been merged while somebody wrote
		return s.checkContribution(ctx, v, seat, c)
	})
	if err != nil {
		return OwnWords{}, err
	}
	id, err := s.store.AddContribution(ctx, c)
	if err != nil {
		return OwnWords{}, err
	}
	if id == c.ID {
		r.wait(id, seat)
	}
	return s.OwnWords(ctx, seat, id, n.AuthorKey)
}

// wait notes who acted on words, in memory only, so that a batch can count its
// authors.
func (r *room) wait(id ID, who Seat) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.authors[id] = authorIn(r.id, who)
	r.wordsWait = true
}

func (s *Service) checkContribution(ctx context.Context, v *view, seat Seat, c Contribution) error {
	step, ok := v.Step(c.Step)
	if !ok {
		return notFound("step")
	}
	if err := v.admits(seat, step.Theme); err != nil {
		return err
	}
	if v.Consultation.Status != Open || !step.IsOpen() {
		return Errorf(CodeStepClosed, "this step is closed; keep your text and post it when one opens again")
	}
	if round, _ := step.Current(); round.Paused != nil {
		return errPaused()
	}
	if unknownLang(c.Lang) {
		return FieldErrorf("lang", "the language of a contribution is en or es")
	}
	if err := checkWords(c.Kind, c.Title, c.Body, c.Consent); err != nil {
		return err
	}
	switch {
	case c.Kind == Proposal && step.Kind == Propose && c.Theme == step.Theme:
		return nil
	case c.Kind == Comment && step.Kind == Discuss:
		return s.checkPlace(ctx, v, step, c)
	}
	return Errorf(CodeInvalid, "this step asks for something else; reload the page")
}

// checkPlace checks what a comment hangs on: a recommendation of the step and,
// for a reply, a public comment on the same one.
func (s *Service) checkPlace(ctx context.Context, v *view, step Step, c Contribution) error {
	rec, ok := v.Recommendation(c.Recommendation)
	if !ok || rec.Theme != step.Theme || rec.Withdrawn {
		return notFound("recommendation in this step")
	}
	if c.Parent.IsZero() {
		return nil
	}
	_, err := s.findWords(ctx, c.Parent, "comment to reply to", func(parent Contribution) bool {
		return parent.Consultation == c.Consultation && parent.Recommendation == c.Recommendation && parent.Status == Shown
	})
	return err
}

// findWords finds a contribution that will do. One that will not is refused as
// one that is not there, so that nobody learns of words that are not out yet.
func (s *Service) findWords(ctx context.Context, id ID, what string, do func(Contribution) bool) (Contribution, error) {
	c, err := s.store.Contribution(ctx, id)
	if CodeOf(err) == CodeNotFound || err == nil && !do(c) {
		return Contribution{}, notFound(what)
	}
	return c, err
}

func checkWords(kind ContributionKind, title, body string, consent Consent) error {
	if !slices.Contains([]Consent{NoQuotation, Paraphrase, Verbatim}, consent) {
		return FieldErrorf("consent", "choose how you may be quoted: none, paraphrase or verbatim")
	}
	if kind == Proposal && blank(title) {
		return FieldErrorf("title", "give the recommendation a short title")
	}
	if kind == Comment && title != "" {
		return FieldErrorf("title", "a comment has no title")
	}
	if blank(body) {
		return FieldErrorf("body", "write something first")
	}
	return firstError(checkWriting("title", title, MaxTitle), checkWriting("body", body, MaxBody))
}

// tidy makes line ends alike and cuts white space at both ends.
func tidy(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
}

// authored finds a contribution of the consultation that the key opens, in a
// step that the seat may act in.
func (s *Service) authored(ctx context.Context, seat Seat, id ID, key []byte) (Contribution, error) {
	author, err := authorOf(key)
	if err != nil {
		return Contribution{}, err
	}
	c, err := s.findWords(ctx, id, "contribution of yours", func(c Contribution) bool {
		return c.Consultation == seat.Consultation && c.Author == author
	})
	if err != nil {
		return Contribution{}, err
	}
	r, err := s.room(ctx, seat.Consultation)
	if err != nil {
		return Contribution{}, err
	}
	v := r.current.Load()
	step, _ := v.Step(c.Step)
	return c, v.admits(seat, step.Theme)
}

// authorOf is the hash by which a contribution knows its author's key.
func authorOf(key []byte) (credential.AuthorHash, error) {
	if len(key) != len(credential.AuthorKey{}) {
		return credential.AuthorHash{}, FieldErrorf("author_key", "the key of a contribution is 32 bytes; reload the page")
	}
	return credential.AuthorKey(key).Hash(), nil
}

// OwnWords shows a contribution to its author.
func (s *Service) OwnWords(ctx context.Context, seat Seat, id ID, key []byte) (OwnWords, error) {
	c, err := s.authored(ctx, seat, id, key)
	if err != nil {
		return OwnWords{}, err
	}
	out := OwnWords{ID: c.ID, Status: c.Status, Reason: c.Reason, Question: c.Question, Title: c.Title, Body: c.Body, Consent: c.Consent, Turn: c.Turn}
	if c.Next != nil {
		out.Title, out.Body, out.Consent, out.Question = c.Next.Title, c.Next.Body, c.Next.Consent, ""
	}
	if c.Leaving {
		out.Status = Withdrawn
	}
	return out, nil
}

// Revise changes an author's words. What nobody has seen changes at once; what
// is public, or what a moderator has asked about, changes with the next batch.
func (s *Service) Revise(ctx context.Context, seat Seat, id ID, key []byte, next Revision) (OwnWords, error) {
	return s.own(ctx, seat, id, key, func(c *Contribution) error {
		next.Title, next.Body = tidy(next.Title), tidy(next.Body)
		if err := checkWords(c.Kind, next.Title, next.Body, next.Consent); err != nil {
			return err
		}
		switch c.Status {
		case Waiting, Held:
			c.Title, c.Body, c.Consent = next.Title, next.Body, next.Consent
		case Queued:
			if c.Question == "" {
				return Errorf(CodeConflict, "a moderator is reading these words; they can be changed once they are shown")
			}
			c.Next, c.Leaving = &next, false
		case Shown:
			if c.Kind == Proposal {
				return Errorf(CodeConflict, "your proposal is on the list now; comment on it instead")
			}
			if c.Question == "" && !c.Leaving && c.Next == nil && next == c.revision() {
				return nil // sent again, after its batch
			}
			c.Next, c.Leaving = &next, false
		default:
			return Errorf(CodeConflict, "these words can no longer be changed")
		}
		return nil
	})
}

// Withdraw takes an author's words back: at once where nobody has seen them,
// with the next batch where a moderator or everybody has. Doing it again is
// nothing.
func (s *Service) Withdraw(ctx context.Context, seat Seat, id ID, key []byte) (OwnWords, error) {
	return s.own(ctx, seat, id, key, func(c *Contribution) error {
		if c.Status == Shown && c.Kind == Proposal {
			return Errorf(CodeConflict, "your proposal is on the list now, and belongs to the room")
		}
		if c.batched() {
			c.Leaving, c.Next = true, nil
			return nil
		}
		c.Status, c.Title, c.Body = Withdrawn, "", ""
		return nil
	})
}

// PostAnyway publishes words whose step closed on too small a batch, by their
// author's choice.
func (s *Service) PostAnyway(ctx context.Context, seat Seat, id ID, key []byte) (OwnWords, error) {
	err := s.act(ctx, seat, id, key, func(r *room, c Contribution) error {
		if c.Status != Held {
			return Errorf(CodeConflict, "these words do not wait for your decision")
		}
		return s.showWords(ctx, r, []Contribution{c}, nil)
	})
	if err != nil {
		return OwnWords{}, err
	}
	return s.OwnWords(ctx, seat, id, key)
}

// own runs one act of an author on words of an open consultation, and keeps
// what it left.
func (s *Service) own(ctx context.Context, seat Seat, id ID, key []byte, change func(*Contribution) error) (OwnWords, error) {
	err := s.act(ctx, seat, id, key, func(r *room, c Contribution) error {
		if err := change(&c); err != nil {
			return err
		}
		if err := s.store.PutContributions(ctx, c); err != nil {
			return err
		}
		if c.Next != nil || c.Leaving {
			r.wait(id, seat)
		}
		return nil
	})
	if err != nil {
		return OwnWords{}, err
	}
	return s.OwnWords(ctx, seat, id, key)
}

// act finds an author's words and acts on them while nobody else does: neither
// a moderator nor a batch. What the author did before that and comes late is
// refused.
func (s *Service) act(ctx context.Context, seat Seat, id ID, key []byte, on func(*room, Contribution) error) error {
	if err := seat.turn.check(); err != nil {
		return err
	}
	r, err := s.room(ctx, seat.Consultation)
	if err != nil {
		return err
	}
	return s.alone(ctx, r, func() error {
		c, err := s.authored(ctx, seat, id, key)
		if err != nil {
			return err
		}
		if r.current.Load().Consultation.Status != Open {
			return Errorf(CodeStepClosed, "the consultation is closed; its words are final")
		}
		if seat.turn > 0 && seat.turn < c.Turn {
			return Errorf(CodeOutdated, "what you did later with these words is kept; reload the page to see it")
		}
		c.Turn = max(c.Turn, seat.turn)
		return on(r, c)
	})
}
