import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { opinionMap, type RoundResult, type Snapshot, type VerdictClass } from '../lib/api/types';
import { untranslated } from '../lib/i18n/compare';
import { exampleSnapshot, opinionsJSON } from '../lib/testing/snapshot';
import en from './messages/en';
import es from './messages/es';
import { Show, sorted, whereabouts } from './show.svelte';
import { paged, slidesOf } from './slides';
import { Steady } from './steady';

function item(recommendation: string, agree: number, disagree: number, verdict: VerdictClass) {
  const share = agree / (agree + disagree);
  const flags = { indicative: false, low_participation: false, low_expertise: false };
  return {
    recommendation,
    suppressed: false,
    ratings: [],
    judgment: undefined,
    groups: [],
    reason: undefined,
    vote: {
      agree,
      disagree,
      pass: 0,
      share,
      low: 0,
      high: 1,
      verdict: {
        class: verdict,
        strength: undefined,
        ...flags,
        in_every_group: false,
        sensitivity: [],
      },
      change: undefined,
    },
  };
}

function result(final: boolean): RoundResult {
  const count = { n: 20, suppressed: false };
  return {
    round: 'q2',
    step: 's2',
    kind: 'vote',
    final,
    answered: count,
    finished: count,
    ranking: undefined,
    allocation: undefined,
    comparison: undefined,
    panel: undefined,
    next: undefined,
    items: [
      item('r1', 10, 10, 'polarised'),
      item('r2', 16, 4, 'consensus_for'),
      item('r3', 19, 1, 'consensus_for'),
    ],
  };
}

function voting(final = false, results = [result(final)]): Snapshot {
  const snapshot = { ...exampleSnapshot(), results };
  for (const round of snapshot.steps[1]?.rounds ?? []) round.status = final ? 'closed' : 'open';
  return snapshot;
}

const rows = (show: Show) =>
  show.slide?.kind === 'votes'
    ? show.slide.parts.map(({ name, items }) => [name, ...items.map((i) => i.recommendation)])
    : show.slide?.kind;

describe('the projector', () => {
  it('follows what is opened and shows its result when it closes', () => {
    const show = new Show();
    show.take({ ...voting(), steps: [], results: [] });
    expect(show.slide?.kind).toBe('join');
    show.take(voting(false, []));
    expect(show.slide?.kind).toBe('ask');
    show.take(voting(true, []));
    show.take(voting(true));
    expect(rows(show)).toEqual([
      ['agree', 'r3', 'r2'],
      ['split', 'r1'],
    ]);
  });

  it('stays where somebody went until the consultation moves on', () => {
    const show = new Show();
    show.take(voting());
    show.press('Home');
    show.take({ ...voting(), about: 50 });
    expect(show.slide?.kind).toBe('join');
    show.take(voting(true));
    expect(show.slide?.kind).toBe('votes');
  });

  it('keeps rows in place while figures move, until somebody sorts', () => {
    const show = new Show();
    show.take(voting());
    show.press('PageDown');
    expect(rows(show)).toEqual([['sofar', 'r1', 'r2', 'r3']]);
    show.press('s');
    expect(rows(show)).toEqual([['sofar', 'r3', 'r2', 'r1']]);
    const moved = result(false);
    moved.items = [item('r1', 20, 0, 'consensus_for'), ...moved.items.slice(1)];
    show.take(voting(false, [moved]));
    expect(rows(show)).toEqual([['sofar', 'r3', 'r2', 'r1']]);
  });

  it('blanks, and shows again when a step is opened', () => {
    const show = new Show();
    show.take(voting());
    show.press('b');
    expect(show.blank).toBe(true);
    show.take(voting(true));
    expect(show.blank).toBe(false);
    expect(show.press('q')).toBe(false);
  });

  it('goes no further than the first and the last screen', () => {
    const show = new Show();
    show.take(voting());
    show.move(-9);
    expect(show.slide?.key).toBe('join');
    show.move(99);
    expect(show.slide?.kind).toBe('votes');
  });

  it('ends with thanks', () => {
    const show = new Show();
    const snapshot = voting(true);
    show.take({ ...snapshot, consultation: { ...snapshot.consultation, status: 'closed' } });
    expect(show.slide?.kind).toBe('end');
  });
});

describe('the groups of opinion', () => {
  const opinions = opinionMap(opinionsJSON);
  const kinds = (snapshot: Snapshot) => slidesOf(snapshot).map(({ kind }) => kind);
  const closed = voting(true);
  closed.consultation.status = 'closed';

  it('have a screen before the end, and what unites them another', () => {
    expect(kinds({ ...closed, opinions }).slice(-3)).toEqual(['opinions', 'bridges', 'end']);
  });

  it('say only that they are not clear where they are not', () => {
    const unclear = { ...opinions, clear: false, groups: [], bridges: [] };
    expect(kinds({ ...closed, opinions: unclear }).slice(-2)).toEqual(['opinions', 'end']);
  });

  it('are not shown where there is no map', () => {
    expect(kinds(closed)).not.toContain('opinions');
  });
});

describe('rows', () => {
  it('are sorted by heading, then by agreement', () => {
    expect(sorted(result(true)).map((i) => i.recommendation)).toEqual(['r3', 'r2', 'r1']);
  });

  it('are split into screens of at most seven, fewer where titles are long', () => {
    const ten = [...Array(10).keys()];
    expect(paged(ten, () => 1).map((p) => p.length)).toEqual([7, 3]);
    expect(
      paged(
        ten,
        () => 1.6,
        () => 'one',
      ).map((p) => p.length),
    ).toEqual([5, 5]);
    expect(paged([], () => 1)).toEqual([[]]);
  });
});

describe('the whereabouts', () => {
  it('change when a round opens or closes, not with every figure', () => {
    expect(whereabouts(voting()).mark).toBe(whereabouts({ ...voting(), about: 9 }).mark);
    expect(whereabouts(voting()).mark).not.toBe(whereabouts(voting(true)).mark);
  });
});

describe('a steady stream', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('passes the first at once, then the latest once a second', () => {
    const seen: number[] = [];
    const steady = new Steady<number>((n) => seen.push(n));
    for (let n = 1; n <= 5; n += 1) steady.take(n);
    expect(seen).toEqual([1]);
    vi.advanceTimersByTime(1000);
    expect(seen).toEqual([1, 5]);
    vi.advanceTimersByTime(5000);
    steady.take(6);
    expect(seen).toEqual([1, 5, 6]);
    steady.take(7);
    steady.stop();
    vi.advanceTimersByTime(5000);
    expect(seen).toEqual([1, 5, 6]);
  });
});

describe('the texts of the projector', () => {
  it('say nothing in Spanish as they do in English', () => {
    expect(untranslated(en, es)).toEqual([]);
  });
});
