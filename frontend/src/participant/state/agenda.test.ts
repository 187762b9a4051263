import { describe, expect, it } from 'vitest';
import type { RoundResult, Words } from '../../lib/api/types';
import { exampleSnapshot } from '../../lib/testing/snapshot';
import { itemsOf, mayLook, minutesLeft, openSteps, stepsOf, themeOf, threadsOf } from './agenda';

describe('the agenda', () => {
  it('lists the step opened last first', () => {
    const snapshot = exampleSnapshot();
    const later = snapshot.steps[1]?.rounds[0];
    if (!later) throw new Error('no round');
    const steps = snapshot.steps.map((step) =>
      step.id === 's3'
        ? {
            ...step,
            rounds: [{ ...later, id: 'q3', opened: new Date(later.opened.getTime() + 1) }],
          }
        : step,
    );
    expect(openSteps({ ...snapshot, steps }).map(({ id }) => id)).toEqual(['s3', 's2']);
  });

  it('numbers themes and finds their steps; the principles have no number', () => {
    const snapshot = exampleSnapshot();
    expect(themeOf(snapshot, 't1')?.number).toBe(1);
    expect(themeOf(snapshot, '')).toBeUndefined();
    expect(stepsOf(snapshot, 't1').map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
  });

  it('asks about the items of the round, or else all of the theme', () => {
    const snapshot = exampleSnapshot();
    const [discuss, vote] = snapshot.steps;
    if (!discuss || !vote) throw new Error('no steps');
    const round = vote.rounds.map((one) => ({ ...one, items: ['r3', 'gone', 'r1'] }));
    expect(itemsOf(snapshot, { ...vote, rounds: round }).map(({ id }) => id)).toEqual(['r3', 'r1']);
    expect(itemsOf(snapshot, discuss).map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
  });

  it('shows a result after the own answer, or when it is final', () => {
    const snapshot = exampleSnapshot();
    const nobody = { n: 0, suppressed: true };
    const open: RoundResult = {
      round: 'q2',
      step: 's2',
      kind: 'vote',
      final: false,
      answered: nobody,
      finished: nobody,
      items: [],
      ranking: undefined,
      allocation: undefined,
      comparison: undefined,
      panel: undefined,
      next: undefined,
    };
    expect(mayLook(snapshot, open, false)).toBe(false);
    expect(mayLook(snapshot, open, true)).toBe(true);
    expect(mayLook(snapshot, { ...open, final: true }, false)).toBe(true);
    const { consultation } = snapshot;
    const protocol = { ...consultation.protocol, visibility: 'after_close' as const };
    expect(mayLook({ ...snapshot, consultation: { ...consultation, protocol } }, open, true)).toBe(
      false,
    );
  });

  it('puts replies below what they reply to, and alone where that has left', () => {
    const words = (id: string, parent: string): Words => ({
      id,
      parent,
      kind: 'comment',
      theme: '',
      recommendation: 'r1',
      lang: 'en',
      title: '',
      body: id,
    });
    const threads = threadsOf(
      [words('a', ''), words('b', 'a'), words('c', 'gone'), words('d', 'b')],
      'r1',
    );
    expect(threads.map((t) => [t.words.id, t.replies.map(({ id }) => id)])).toEqual([
      ['a', ['b', 'd']],
      ['c', []],
    ]);
  });

  it('counts the minutes left and never below none', () => {
    const round = exampleSnapshot().steps[1]?.rounds[0];
    if (!round) throw new Error('no round');
    expect(minutesLeft(round, new Date('2019-05-14T15:18:30Z'))).toBe(12);
    expect(minutesLeft(round, new Date('2019-05-14T16:00:00Z'))).toBe(0);
  });
});
