import { describe, expect, it } from 'vitest';
import { change, deviation, itemResult, recommendation, step } from './api/types';
import { untranslated } from './i18n/compare';
import en from './i18n/rounds/en';
import es from './i18n/rounds/es';
import { askedIn, changesOf, deviationLine, roundBefore, wordedIn } from './rounds';

const at = '2026-05-04T09:00:00Z';
const round = (number: number, items: string[]) => ({
  id: `q${number}`,
  number,
  status: 'closed',
  opened: at,
  ends: at,
  items,
});
const rating = step({
  id: 's',
  theme: 't',
  kind: 'rate',
  place: 1,
  minutes: 5,
  rounds: [round(1, ['a', 'b']), round(2, ['a']), round(3, ['a', 'b'])],
});

describe('the rounds of a step', () => {
  it('know which earlier one asked an item last', () => {
    const third = rating.rounds[2];
    if (!third) throw new Error('no third round');
    expect(roundBefore(rating, third, 'a')?.number).toBe(2);
    expect(roundBefore(rating, third, 'b')?.number).toBe(1);
    expect(roundBefore(rating, third)?.number).toBe(2);
  });

  it('show a recommendation in the words that each of them asked', () => {
    const words = { en: 'New', es: 'Nueva' };
    const old = { title: { en: 'Old' }, body: { en: '' }, rounds: ['q1'], reason: {} };
    const both = recommendation({
      ...{ id: 'a', theme: 't', place: 1, title: words, body: words },
      ...{ proposed: false, withdrawn: false, earlier: [old] },
    });
    expect(wordedIn(both, 'q1').title.en).toBe('Old');
    expect(wordedIn(both, 'q2').title.en).toBe('New');
    const asked = (round: string) => askedIn({ recommendations: [both] }, round).recommendations;
    expect(asked('q1').map(({ title }) => title.en)).toEqual(['Old']);
    expect(asked('q2')).toEqual([both]);
  });

  it('list what changed of an item', () => {
    expect(changesOf(itemResult({ recommendation: 'a', suppressed: true }))).toEqual([]);
    expect(change({ round: 'q1', stable: true }).net).toBeUndefined();
  });
});

describe('a departure from the rules', () => {
  it('is told in words, or as something in how the day is held', () => {
    const base = { id: 'd', recorded: at, reason: { en: 'Late.' } };
    const later = deviation({ ...base, rule: 'max_rounds', now: 3 });
    expect(deviationLine(en, later)).toBe('Rounds at most: not planned → 3');
    expect(deviationLine(es, deviation(base))).toBe('Cómo se lleva la jornada');
  });

  it('and all texts on rounds are in both languages', () => {
    expect(untranslated(en, es)).toEqual(['deviation', 'values.false']); // signs, and "no"
  });
});
