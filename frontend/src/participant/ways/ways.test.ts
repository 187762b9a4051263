import { describe, expect, it } from 'vitest';
import type { Pair } from '../../lib/api/types';
import { choices, nextPair } from './pairs';
import { spent, stepped } from './share';

describe('sharing out', () => {
  it('stops dots at the budget and at zero', () => {
    expect(stepped('dots', { a: 9, b: 1 }, 'a', 1, 10)).toBeUndefined();
    expect(stepped('dots', {}, 'a', -1, 10)).toBeUndefined();
    expect(stepped('dots', { a: 1 }, 'a', -1, 10)).toEqual({ a: 0 });
  });
  it('makes quadratic votes dearer, for and against', () => {
    expect(spent('quadratic', { a: 6, b: -8 })).toBe(100);
    expect(stepped('quadratic', { a: 6, b: -8 }, 'b', -1, 100)).toBeUndefined();
    expect(stepped('quadratic', { a: 6, b: -8 }, 'b', 1, 100)).toEqual({ a: 6, b: -7 });
  });
});

it('counts how often one was chosen, and leaves skipped pairs out', () => {
  const made: Pair[] = [
    { first: 'a', second: 'b', answer: 'first' },
    { first: 'c', second: 'a', answer: 'first' },
    { first: 'a', second: 'd', answer: 'equal' },
    { first: 'e', second: 'a', answer: 'skip' },
  ];
  expect(choices('a', made)).toEqual({ won: 1, of: 3 });
  expect(choices('e', made)).toEqual({ won: 0, of: 0 });
});

describe('the next pair', () => {
  it('shows every item once before any twice, and ends when all pairs are made', () => {
    const items = ['a', 'b', 'c', 'd'];
    const made: Pair[] = [];
    for (let pair = nextPair(items, made); pair; pair = nextPair(items, made)) {
      made.push({ first: pair[0], second: pair[1], answer: 'equal' });
      if (made.length === 2) {
        expect(made.flatMap(({ first, second }) => [first, second]).sort()).toEqual(items);
      }
    }
    const distinct = new Set(made.map(({ first, second }) => [first, second].sort().join()));
    expect(distinct.size).toBe(6);
    expect(made).toHaveLength(6);
  });
  it('has nothing to compare with one item', () => {
    expect(nextPair(['a'], [])).toBeUndefined();
  });
});
