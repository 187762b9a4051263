import { describe, expect, it } from 'vitest';
import chartsEn from '../i18n/charts/en';
import chartsEs from '../i18n/charts/es';
import { untranslated } from '../i18n/compare';
import { histogramBars, medianAt, raters } from './histogram';
import { rankedRows } from './ranked';

describe('a histogram', () => {
  it('is as high as its fullest point and places the median on the same plane', () => {
    const rating = { histogram: [0, 2, 4], median: 2.5 };
    expect(histogramBars(rating).map(({ height }) => height)).toEqual([0, 5, 10]);
    expect(medianAt(rating)).toBe(20);
    expect(raters(rating)).toBe(6);
  });

  it('of nobody is flat', () => {
    expect(histogramBars({ histogram: [0, 0] }).map(({ height }) => height)).toEqual([0, 0]);
  });
});

describe('a collective order', () => {
  const ranking = {
    suppressed: false,
    ballots: 9,
    items: ['a', 'b', 'c', 'd'],
    pairwise: [
      [0, 6, 7, 8],
      [3, 0, 5, 5],
      [2, 4, 0, 4],
      [1, 4, 4, 0],
    ],
    method: 'schulze',
    several: false,
    order: [['a'], ['b'], ['c', 'd']],
    borda: [],
    condorcet: 'a',
    agree: true,
    others: [],
    change: undefined,
    reason: undefined,
  };

  it('says by how many each is preferred to the next, and shares places where tied', () => {
    expect(rankedRows(ranking)).toEqual([
      { id: 'a', place: 1, tied: false, over: { wins: 6, losses: 3 }, condorcet: true },
      { id: 'b', place: 2, tied: false, over: { wins: 5, losses: 4 }, condorcet: false },
      { id: 'c', place: 3, tied: true, over: undefined, condorcet: false },
      { id: 'd', place: 3, tied: true, over: undefined, condorcet: false },
    ]);
  });
});

describe('the texts of charts', () => {
  it('say nothing in Spanish as they do in English', () => {
    expect(untranslated(chartsEn, chartsEs)).toEqual([]);
  });
});
