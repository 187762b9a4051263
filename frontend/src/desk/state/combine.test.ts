import { describe, expect, it } from 'vitest';
import { combine, same } from './combine';

const read = { title: { en: 'Justice', es: 'Justicia' }, context: { en: 'A', es: 'B' }, place: 1 };

describe('two changes of one thing', () => {
  it('both stay where they touch different fields, languages too', () => {
    const mine = { ...read, title: { en: 'Fair justice', es: 'Justicia' } };
    const theirs = { ...read, title: { en: 'Justice', es: 'Justicia justa' }, place: 3 };
    expect(combine(read, mine, theirs)).toEqual({
      all: { ...read, title: { en: 'Fair justice', es: 'Justicia justa' }, place: 3 },
      clash: [],
    });
  });

  it('contradict each other where both changed the same words', () => {
    const mine = { ...read, context: { en: 'Mine', es: 'B' } };
    const theirs = { ...read, context: { en: 'Theirs', es: 'B' } };
    expect(combine(read, mine, theirs)).toEqual({ all: mine, clash: ['context'] });
    expect(combine(read, mine, theirs, 'theirs').all).toEqual(theirs);
  });

  it('agree where both wrote the same', () => {
    const both = { ...read, place: 2 };
    expect(combine(read, both, { ...both }).clash).toEqual([]);
  });
});

describe('sameness', () => {
  it('looks at what is written, not at the order of fields', () => {
    expect(same({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });
});
