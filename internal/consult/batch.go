package consult

import (
	"context"
	"math/rand/v2"
	"slices"
)

// releaseWords lets the next batch of words out where enough authors have
// acted: all that waits comes out together, shuffled. Who acted is known in
// memory only, and told to the other nodes; when a node ends, words that waited
// there count for nobody and go with the first full batch.
func (s *Service) releaseWords(ctx context.Context, r *room) error {
	size := r.current.Load().Consultation.Protocol.CommentBatch
	if !r.batchFull(size) {
		return nil
	}
	return s.alone(ctx, r, func() error {
		waiting, changed, err := s.waitingWords(ctx, r)
		if err != nil || !r.batchFull(size) {
			return err
		}
		ctx, span := s.tracer.Start(ctx, "release words")
		if err := s.showWords(ctx, r, waiting, changed); err != nil {
			return err
		}
		span.Count("words", len(waiting)+len(changed))
		span.End(nil)
		r.forget(waiting, changed)
		return nil
	})
}

// waitingWords lists new words and changes that wait for a batch, and forgets
// the authors of words that wait no more: they were withdrawn, or went with a
// batch on another node.
func (s *Service) waitingWords(ctx context.Context, r *room) (waiting, changed []Contribution, err error) {
	known := r.awaited()
	if waiting, err = s.store.Contributions(ctx, r.id, Waiting); err != nil {
		return nil, nil, err
	}
	if changed, err = s.store.ChangedContributions(ctx, r.id); err != nil {
		return nil, nil, err
	}
	for _, c := range slices.Concat(waiting, changed) {
		delete(known, c.ID)
	}
	r.forgetAuthors(known)
	return waiting, changed, nil
}

// batchFull reports whether words of at least size authors wait. Credentials of
// two themes may be one person's; those of one theme are not.
func (r *room) batchFull(size int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.wordsWait {
		return false
	}
	r.wordsWait = false
	distinct, of := map[author]bool{}, map[string]int{}
	for who := range r.everyAuthor() {
		if !distinct[who] {
			distinct[who] = true
			of[who.theme()]++
			r.wordsWait = r.wordsWait || of[who.theme()] >= size
		}
	}
	return r.wordsWait
}

func (r *room) forget(lists ...[]Contribution) {
	ids := map[ID]bool{}
	for _, c := range slices.Concat(lists...) {
		ids[c.ID] = true
	}
	r.forgetAuthors(ids)
}

// showWords moves new words on (to the page, or to the moderator's queue) and
// applies changes of public ones, in one transaction, then tells the room.
func (s *Service) showWords(ctx context.Context, r *room, fresh, changed []Contribution) error {
	v := r.current.Load()
	event := CommentsEvent{Shown: []Words{}, Gone: []ID{}}
	var proposals []Contribution
	queued := false
	for i := range fresh {
		fresh[i].Status = firstStatus(v.Consultation.Protocol, fresh[i].Kind)
		switch {
		case fresh[i].Status == Queued:
			queued = true
		case fresh[i].Kind == Proposal:
			proposals = append(proposals, fresh[i])
		default:
			event.Shown = append(event.Shown, fresh[i].public())
		}
	}
	for i := range changed {
		shown := changed[i].Status == Shown
		switch changed[i].apply(); {
		case !shown:
			queued = true
		case changed[i].Status == Withdrawn:
			event.Gone = append(event.Gone, changed[i].ID)
		default:
			event.Shown = append(event.Shown, changed[i].public())
		}
	}
	if err := s.store.PutContributions(ctx, append(fresh, changed...)...); err != nil {
		return err
	}
	if err := s.unlist(ctx, r, changed); err != nil {
		return err
	}
	rand.Shuffle(len(proposals), func(i, j int) { proposals[i], proposals[j] = proposals[j], proposals[i] })
	if err := s.adopt(ctx, r, proposals...); err != nil {
		return err
	}
	s.announceWords(ctx, r, event, queued)
	return nil
}

func (s *Service) announceWords(ctx context.Context, r *room, e CommentsEvent, queued bool) {
	if len(e.Shown)+len(e.Gone) > 0 {
		rand.Shuffle(len(e.Shown), func(i, j int) { e.Shown[i], e.Shown[j] = e.Shown[j], e.Shown[i] })
		rand.Shuffle(len(e.Gone), func(i, j int) { e.Gone[i], e.Gone[j] = e.Gone[j], e.Gone[i] })
		s.publish(ctx, r, Everybody, CommentsReleased, e)
	}
	if queued {
		s.publish(ctx, r, Organisers, BatchReady, nil)
	}
}

func firstStatus(p Protocol, kind ContributionKind) ContributionStatus {
	if kind == Proposal && p.ModerateProposal || kind == Comment && p.ModerateComments {
		return Queued
	}
	return Shown
}

// apply makes a waiting change or withdrawal of public words happen.
func (c *Contribution) apply() {
	if c.Leaving {
		c.Status, c.Title, c.Body = Withdrawn, "", ""
	} else if c.Next != nil {
		c.Title, c.Body, c.Consent, c.Question = c.Next.Title, c.Next.Body, c.Next.Consent, ""
	}
	c.Leaving, c.Next = false, nil
}

func (c Contribution) public() Words {
	return Words{
		ID: c.ID, Kind: c.Kind, Theme: c.Theme, Recommendation: c.Recommendation,
		Parent: c.Parent, Lang: c.Lang, Title: c.Title, Body: c.Body,
	}
}

// adopt turns accepted proposals into recommendations of their theme.
func (s *Service) adopt(ctx context.Context, r *room, proposals ...Contribution) error {
	for _, c := range proposals {
		rec := Recommendation{
			ID: c.ID, Consultation: c.Consultation, Theme: c.Theme,
			Place: len(r.current.Load().Recommendations) + 1,
			Title: Text{c.Lang: c.Title}, Body: Text{c.Lang: c.Body}, Proposed: true,
			SubPoints: []SubPoint{}, Addressees: []string{}, Points: []int{}, Sources: []string{},
		}
		if err := s.store.PutRecommendation(ctx, rec); err != nil {
			return err
		}
		if err := s.refresh(ctx, r); err != nil {
			return err
		}
		s.publish(ctx, r, Everybody, RecommendationAdded, rec)
	}
	return nil
}

// unlist takes proposals off the list whose withdrawal waited while a moderator
// approved them; those on which people have answered stay in the record.
func (s *Service) unlist(ctx context.Context, r *room, changed []Contribution) error {
	v, any := r.current.Load(), false
	for _, c := range changed {
		rec, listed := v.Recommendation(c.ID)
		if c.Status != Withdrawn || !listed || rec.Withdrawn || asked(v, c.ID) {
			continue
		}
		rec.Withdrawn, any = true, true
		if err := s.store.PutRecommendation(ctx, rec); err != nil {
			return err
		}
	}
	if !any {
		return nil
	}
	err := s.refresh(ctx, r)
	s.publish(ctx, r, Everybody, ConsultationChanged, nil)
	return err
}

// settleWords ends a step's words: a full batch comes out, a remainder is held
// until each author says "post anyway" or discards it.
func (s *Service) settleWords(ctx context.Context, r *room, step ID) error {
	waiting, changed, err := s.waitingWords(ctx, r)
	if err != nil {
		return err
	}
	if r.batchFullNow(r.current.Load().Consultation.Protocol.CommentBatch) {
		defer r.forget(waiting, changed)
		return s.showWords(ctx, r, waiting, changed)
	}
	var held []Contribution
	for _, c := range waiting {
		if c.Step == step {
			c.Status = Held
			held = append(held, c)
		}
	}
	r.forget(held)
	return s.store.PutContributions(ctx, held...)
}

func (r *room) batchFullNow(size int) bool {
	r.mu.Lock()
	r.wordsWait = true
	r.mu.Unlock()
	return r.batchFull(size)
}

// applyChanges makes the last waiting changes and withdrawals happen, for the
// record that the close makes final.
func (s *Service) applyChanges(ctx context.Context, id ID) error {
	r, err := s.room(ctx, id)
	if err != nil {
		return err
	}
	changed, err := s.store.ChangedContributions(ctx, id)
	if err != nil {
		return err
	}
	for i := range changed {
		changed[i].apply()
	}
	if err := s.store.PutContributions(ctx, changed...); err != nil {
		return err
	}
	return s.unlist(ctx, r, changed)
}

// Moderate lets a moderator approve, hide (with a reason) or restore words
// that have been through a batch.
func (s *Service) Moderate(ctx context.Context, consultation, id ID, action, reason string) (ModeratedWords, error) {
	var c Contribution
	err := s.edit(ctx, consultation, func(r *room, v *view) error {
		var err error
		if c, err = s.findWords(ctx, id, "contribution to moderate", func(c Contribution) bool {
			return c.Consultation == consultation && c.batched()
		}); err != nil {
			return err
		}
		if v.Consultation.Status == Closed {
			return Errorf(CodeConflict, "the consultation is closed; its words are final")
		}
		return s.moderate(ctx, r, v, &c, action, reason)
	})
	return c.moderated(), err
}

func (s *Service) moderate(ctx context.Context, r *room, v *view, c *Contribution, action, reason string) error {
	switch action {
	case "approve", "restore":
		if c.Status == Shown {
			return nil
		}
		c.Status, c.Reason, c.Question = Shown, "", "" // a change that waits comes with its batch
	case "hide":
		if blank(reason) {
			return FieldErrorf("reason", "say why; the author will read it")
		}
		if err := checkWriting("reason", reason, MaxTitle); err != nil {
			return err
		}
		if c.Kind == Proposal && asked(v, c.ID) {
			return Errorf(CodeFrozen, "people have answered on this proposal; it stays in the record")
		}
		c.Status, c.Reason = Hidden, tidy(reason)
	case "ask":
		return s.ask(ctx, r, c, reason)
	default:
		return FieldErrorf("action", "a moderator can approve, hide, restore or ask")
	}
	if err := s.store.PutContributions(ctx, *c); err != nil {
		return err
	}
	return s.tellModerated(ctx, r, v, *c)
}

// ask puts a question beside words. Their author finds it through the item's key
// and answers by editing; every device is told to look at its own words, so that
// nothing shows whose they are.
func (s *Service) ask(ctx context.Context, r *room, c *Contribution, question string) error {
	if c.Status != Queued && (c.Status != Shown || c.Kind == Proposal) {
		return Errorf(CodeConflict, "the author can no longer change these words")
	}
	if blank(question) {
		return FieldErrorf("reason", "write the question; the author will read it")
	}
	if err := checkWriting("reason", question, MaxTitle); err != nil {
		return err
	}
	c.Question = tidy(question)
	if err := s.store.PutContributions(ctx, *c); err != nil {
		return err
	}
	s.publish(ctx, r, Everybody, QuestionAsked, nil)
	return nil
}

// tellModerated makes a moderator's decision visible to the room.
func (s *Service) tellModerated(ctx context.Context, r *room, v *view, c Contribution) error {
	if c.Kind == Comment {
		e := CommentsEvent{Shown: []Words{}, Gone: []ID{}}
		if c.Status == Shown {
			e.Shown = append(e.Shown, c.public())
		} else {
			e.Gone = append(e.Gone, c.ID)
		}
		s.publish(ctx, r, Everybody, CommentsReleased, e)
		return nil
	}
	rec, known := v.Recommendation(c.ID)
	if !known && c.Status == Shown {
		return s.adopt(ctx, r, c)
	}
	if known {
		rec.Withdrawn = c.Status != Shown
		if err := s.store.PutRecommendation(ctx, rec); err != nil {
			return err
		}
		if err := s.refresh(ctx, r); err != nil {
			return err
		}
		s.publish(ctx, r, Everybody, ConsultationChanged, nil)
	}
	return nil
}

func (c Contribution) moderated() ModeratedWords {
	return ModeratedWords{Words: c.public(), Status: c.Status, Reason: c.Reason, Question: c.Question}
}
