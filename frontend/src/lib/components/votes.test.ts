import { describe, expect, it } from 'vitest';
import { roundResult } from '../api/types';
import { exampleSnapshot } from '../testing/snapshot';
import { lastVotes } from './votes';

const count = { n: 9, suppressed: false };
const result = (round: string, kind: string, suppressed = false) =>
  roundResult({
    round,
    step: 's2',
    kind,
    final: true,
    answered: count,
    finished: count,
    items: [{ recommendation: 'r1', suppressed }],
  });

describe('the last votes on a recommendation', () => {
  const snapshot = exampleSnapshot();
  const voted = snapshot.steps.find(({ kind }) => kind === 'vote');
  const round = voted?.rounds[0];
  if (voted && round) voted.rounds = [round, { ...round, id: 'later', number: 2 }];

  it('are those of the latest round', () => {
    const results = [result('later', 'vote', true), result('q2', 'vote')];
    expect(lastVotes({ ...snapshot, results }, 'r1')?.suppressed).toBe(true);
    expect(lastVotes({ ...snapshot, results: results.slice(1) }, 'r1')?.suppressed).toBe(false);
  });

  it('are none where nobody voted on it', () => {
    expect(lastVotes({ ...snapshot, results: [result('q2', 'rate')] }, 'r1')).toBeUndefined();
    expect(lastVotes({ ...snapshot, results: [result('q2', 'vote')] }, 'r9')).toBeUndefined();
  });
});
