import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../../lib/testing/snapshot';
import { here, primary } from './act';
import { drift, nextStep, openStep, placeInTheme, rail } from './rail';

const at = (time: string) => new Date(`2019-05-14T${time}:00Z`);

/** The example: discuss (never opened), vote (open 15:00–15:30), rank. */
function snapshot(change: { closed?: boolean; status?: 'draft' | 'registering' | 'closed' } = {}) {
  const example = exampleSnapshot();
  if (change.status) example.consultation.status = change.status;
  for (const round of example.steps.flatMap(({ rounds }) => rounds)) {
    if (change.closed) round.status = 'closed';
  }
  return example;
}

describe('the rail', () => {
  it('groups steps in a row by theme and marks what is over, now and later', () => {
    const [block, ...rest] = rail(snapshot(), at('15:10'));
    expect(rest).toEqual([]);
    expect(block?.state).toBe('now');
    expect(block?.steps.map(({ state }) => state)).toEqual(['later', 'now', 'later']);
    expect(block?.minutes).toBe(60);
  });

  it('plans what comes from the end of what is open, or from now where that is over', () => {
    const example = snapshot();
    const [, , rank] = example.steps;
    if (rank) rank.theme = '';
    expect(rail(example, at('15:10'))[1]?.at).toEqual(at('15:30'));
    expect(rail(example, at('15:45'))[1]?.at).toEqual(at('15:45'));
  });

  it('knows no times before the day has begun', () => {
    const example = snapshot();
    for (const step of example.steps) step.rounds = [];
    expect(rail(example, at('09:00')).map((block) => block.at)).toEqual([undefined]);
  });

  it('says how far the day is from its plan', () => {
    const example = snapshot();
    const total = example.steps.reduce((sum, { minutes }) => sum + minutes, 0);
    const rest = total - (example.steps[1]?.minutes ?? 0);
    expect(drift(example, at('15:10'))).toBe(30 + rest - total);
    expect(drift(example, at('15:42'))).toBe(42 + rest - total);
    const round = example.steps[1]?.rounds[0];
    if (round) round.paused = at('15:20');
    expect(drift(example, at('15:30'))).toBe(40 + rest - total);
    for (const step of example.steps) step.rounds = [];
    expect(drift(example, at('15:10'))).toBe(undefined);
  });

  it('tells how long a closed step took, and what was planned for each theme', () => {
    const example = snapshot({ closed: true });
    const round = example.steps[1]?.rounds[0];
    if (round) round.closed = at('15:12');
    const [block] = rail(example, at('15:20'));
    expect(block?.steps[1]?.took).toBe(12);
    expect(block?.planned).toEqual(at('15:00'));
  });

  it('finds what is open and what to open next', () => {
    const { steps } = snapshot();
    expect(openStep(steps)?.id).toBe('s2');
    expect(nextStep(steps)?.id).toBe('s1');
    expect(nextStep(steps, steps[1])?.id).toBe('s3');
    expect(steps[1] && placeInTheme(steps, steps[1])).toEqual({ n: 2, of: 3 });
  });
});

describe('where the day is', () => {
  const cases = [
    {
      name: 'at the doors before they open',
      given: snapshot({ status: 'registering' }),
      kind: 'doors',
    },
    { name: 'at the open step', given: snapshot(), kind: 'step' },
    { name: 'at the step closed last', given: snapshot({ closed: true }), kind: 'step' },
    { name: 'at the end once closed', given: snapshot({ status: 'closed' }), kind: 'end' },
  ];
  it.each(cases)('is $name', ({ given, kind }) => {
    expect(here(given).kind).toBe(kind);
  });
});

describe('the primary action', () => {
  const step = (id: string) => ({ kind: 'step' as const, step: id });

  it('opens registration, then the doors', () => {
    expect(primary(snapshot({ status: 'draft' }), { kind: 'doors' })).toEqual({ kind: 'register' });
    expect(primary(snapshot({ status: 'registering' }), { kind: 'doors' })).toEqual({
      kind: 'doors',
    });
  });

  it('closes the step that is open', () => {
    expect(primary(snapshot(), step('s2'))).toMatchObject({ kind: 'close', step: { id: 's2' } });
  });

  it('opens the next step after one that is closed', () => {
    expect(primary(snapshot({ closed: true }), step('s2'))).toMatchObject({
      kind: 'open',
      step: { id: 's3' },
    });
  });

  it('goes on from the open step to another that is looked at', () => {
    expect(primary(snapshot(), step('s3'))).toMatchObject({
      kind: 'switch',
      step: { id: 's3' },
      from: { id: 's2' },
    });
  });

  it('closes the consultation once nothing is left to open', () => {
    const done = snapshot({ closed: true });
    done.steps = done.steps.filter(({ id }) => id === 's2');
    expect(primary(done, step('s2'))).toEqual({ kind: 'finish' });
    expect(primary(snapshot(), { kind: 'end' })).toEqual({ kind: 'finish' });
    expect(primary(snapshot({ status: 'closed' }), { kind: 'end' })).toBeUndefined();
  });
});
