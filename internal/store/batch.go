package store

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm"

	"parley/internal/consult"
	"parley/internal/credential"
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
		if err := s.putAnswers(tx, latestAnswers(accepted)); err != nil {
			return err
		}
		return s.putBallots(tx, latestBallots(accepted))
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

// latestAnswers lists one answer per key, the last one, in the order of the keys.
func latestAnswers(batch []*writing) []consult.Answer {
	last := make(map[answerKey]consult.Answer, 2*len(batch))
	for _, x := range batch {
		for _, a := range x.answers {
			last[keyOf(a)] = a
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
	type key struct {
		round       consult.ID
		participant credential.ParticipantID
	}
	last := map[key]consult.Ballot{}
	for _, x := range batch {
		if x.ballot != nil {
			last[key{x.ballot.Round, x.ballot.Participant}] = *x.ballot
		}
	}
	ballots := make([]consult.Ballot, 0, len(last))
	for _, b := range last {
		ballots = append(ballots, b)
	}
	slices.SortFunc(ballots, func(a, b consult.Ballot) int {
		return cmp.Or(bytes.Compare(a.Round[:], b.Round[:]), bytes.Compare(a.Participant[:], b.Participant[:]))
	})
	return ballots
}
