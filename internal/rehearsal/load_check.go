package rehearsal

import (
	"context"
	"sync"

	"parley/internal/consult"
)

// kept is what a crowd found when it looked for its votes.
type kept struct {
	questions  int // a person's vote on an item, acknowledged at least once
	lost       int // of these, not there or with an older value
	seen       int // of these, in the final result that everybody sees
	duplicated int // counted in the final result beyond those who voted
}

// check asks for each voter's own answers, closes the step and compares the
// final result with who voted.
func (c *crowd) check(ctx context.Context) error {
	voted := map[consult.ID]int{}
	var mu sync.Mutex
	err := c.each(ctx, len(c.voters), func(ctx context.Context, i int) error {
		lost, err := c.voters[i].missing(ctx)
		mu.Lock()
		defer mu.Unlock()
		c.kept.lost += lost
		for item := range c.voters[i].last {
			voted[item]++
			c.kept.questions++
		}
		for item := range c.voters[i].vague {
			if c.voters[i].last[item] == "" {
				voted[item]++ // may be there
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := c.organiser.call(ctx, "POST", c.path("/steps/%s/close", c.step.ID), struct{}{}, nil); err != nil {
		return err
	}
	return c.compare(ctx, voted)
}

// missing counts the acknowledged votes that the server does not have.
func (v *voter) missing(ctx context.Context) (int, error) {
	if len(v.last) == 0 {
		return 0, nil
	}
	v.client.base = v.crowd.base // wherever they were last
	var own consult.OwnAnswers
	if err := v.client.call(ctx, "GET", v.crowd.path("/own"), nil, &own); err != nil {
		return 0, err
	}
	votes := map[consult.ID]string{}
	for _, vote := range own.Votes {
		if vote.Round == v.crowd.round.ID {
			votes[vote.Recommendation] = vote.Vote
		}
	}
	lost := 0
	for item, vote := range v.last {
		if votes[item] == "" || votes[item] != vote && !v.vague[item] {
			lost++
		}
	}
	return lost, nil
}

// compare reads the final counts.
func (c *crowd) compare(ctx context.Context, voted map[consult.ID]int) error {
	var snapshot consult.Snapshot
	if err := c.organiser.call(ctx, "GET", c.path("/snapshot"), nil, &snapshot); err != nil {
		return err
	}
	for _, result := range snapshot.Results {
		if result.Round != c.round.ID {
			continue
		}
		for _, item := range result.Items {
			if item.Vote == nil {
				continue
			}
			counted := item.Vote.Agree + item.Vote.Disagree + item.Vote.Pass
			c.kept.seen += min(counted, voted[item.Recommendation])
			c.kept.duplicated += max(0, counted-voted[item.Recommendation])
		}
	}
	return nil
}
