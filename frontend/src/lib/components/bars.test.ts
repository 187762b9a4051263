import { describe, expect, it } from 'vitest';
import { barRow, leftSide, sides } from './bars';

const vote = (agree: number, disagree: number, pass = 0) => ({
  agree,
  disagree,
  pass,
  share: 0,
  low: 0,
  high: 0,
  verdict: {
    class: 'no_class' as const,
    strength: undefined,
    indicative: false,
    low_participation: false,
    low_expertise: false,
    in_every_group: false,
    sensitivity: [],
  },
  change: undefined,
});

describe('agreement bars', () => {
  it('are shares of those who took a side', () => {
    expect(sides(vote(27, 9, 4))).toEqual({ agree: 75, disagree: 25 });
    expect(sides(vote(0, 0, 5))).toEqual({ agree: 0, disagree: 0 });
  });

  it('have a short left side only while no disagreement is longer', () => {
    const item = (v: ReturnType<typeof vote>) => ({
      recommendation: 'r',
      suppressed: false,
      vote: v,
      ratings: [],
      judgment: undefined,
      groups: [],
      reason: undefined,
    });
    const row = (v: ReturnType<typeof vote>) => barRow('r', 'What', 'en', item(v));
    expect(leftSide([row(vote(4, 6)), barRow('s', 'Other', 'en')])).toBe(60);
    expect(leftSide([row(vote(4, 6)), row(vote(1, 9))])).toBe(100);
  });
});
