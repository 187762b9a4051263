package store

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
)

// commit writes a batch in one transaction. It locks the rounds of the batch
// and refuses what is for a round that is not open.
func (s *Store) commit(ctx context.Context, batch []*writing) error {
	if _, ok := s.dialect.(postgresDialect); ok && canPipeline(batch) {
		return translateBatch(s.commitPipelined(ctx, batch))
	}
	err := s.transaction(ctx, func(tx *gorm.DB) error {
		statuses, err := lockRounds(tx, roundsOf(batch))
		if err != nil {
			return err
		}
		accepted := accept(batch, statuses)
		late, err := s.putAnswers(tx, latestAnswers(accepted))
		if err != nil {
			return err
		}
		late.refuse(accepted)
		late, err = s.putBallots(tx, latestBallots(accepted))
		late.refuse(accepted)
		return err
	})
	return translateBatch(err)
}

func translateBatch(err error) error {
	if err == nil {
		return nil
	}
	return translate(err)
}

func roundsOf(batch []*writing) []consult.ID {
	seen := map[consult.ID]bool{}
	for _, x := range batch {
		x.eachRound(func(id consult.ID) { seen[id] = true })
	}
	ids := make([]consult.ID, 0, len(seen))
	for id := range seen {
		ids = append(ids, id)
	}
	return ids
}

// accept picks the writings whose rounds are all open and marks the others.
func accept(batch []*writing, statuses map[consult.ID]consult.RoundStatus) []*writing {
	accepted := make([]*writing, 0, len(batch))
	for _, x := range batch {
		x.refused = nil
		x.eachRound(func(id consult.ID) {
			if statuses[id] != consult.RoundOpen {
				x.refused = errStepClosed
			}
		})
		if x.refused == nil {
			accepted = append(accepted, x)
		}
	}
	return accepted
}

// late are the keys of what came too late: something newer is kept.
type late map[answerKey]bool

// refuse marks the writings that brought it.
func (l late) refuse(batch []*writing) {
	if len(l) == 0 {
		return
	}
	for _, x := range batch {
		for _, a := range x.answers {
			if l[keyOf(a)] && a.Turn > 0 {
				x.refused = errOutdated
			}
		}
		if x.ballot != nil && l[keyOfBallot(*x.ballot)] && x.ballot.Turn > 0 {
			x.refused = errOutdated
		}
	}
}

// newer reports whether an answer replaces one that came before it. What is not
// counted replaces any.
func newer(next, last consult.Turn) bool { return next == 0 || next >= last }

// latestAnswers lists one answer per key, the newest, in the order of the keys.
func latestAnswers(batch []*writing) []consult.Answer {
	last := make(map[answerKey]consult.Answer, 2*len(batch))
	for _, x := range batch {
		for _, a := range x.answers {
			if newer(a.Turn, last[keyOf(a)].Turn) {
				last[keyOf(a)] = a
			}
		}
	}
	answers := make([]consult.Answer, 0, len(last))
	for _, a := range last {
		answers = append(answers, a)
	}
	slices.SortFunc(answers, compareAnswers)
	return answers
}

// latestBallots is latestAnswers for rankings.
func latestBallots(batch []*writing) []consult.Ballot {
	last := map[answerKey]consult.Ballot{}
	for _, x := range batch {
		if x.ballot == nil {
			continue
		}
		if key := keyOfBallot(*x.ballot); newer(x.ballot.Turn, last[key].Turn) {
			last[key] = *x.ballot
		}
	}
	ballots := make([]consult.Ballot, 0, len(last))
	for _, b := range last {
		ballots = append(ballots, b)
	}
	slices.SortFunc(ballots, compareBallots)
	return ballots
}
