// What six people think, and the figures that must come out of it.
import { readFileSync } from 'node:fs';
import type { Lang } from '../../src/lib/i18n/lang';
import type { Vote } from './participant';

type Text = Record<Lang, string>;

interface ThemeFile {
  title: Text;
  recommendations: { title: Text }[];
}

function readTheme(name: string): ThemeFile {
  const file = new URL(`../../../internal/sample/merida/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ThemeFile;
}

/** The theme of the sample that has every kind of step but proposals: seven recommendations. */
export const violence = readTheme('theme-4-violence');
/** The theme of the sample on which people propose. */
export const capacity = readTheme('theme-3-local-capacity');

const a: Vote = 'agree';
const d: Vote = 'disagree';
const p: Vote = 'pass';

/**
 * The votes of each person in the end. All answer on the fifth recommendation
 * but too few take a side; only two answer on the last.
 */
export const votes: readonly (readonly Vote[])[] = [
  [a, a, d, a, p, a, a],
  [a, d, d, a, a, a, d],
  [a, a, d, a, p, d],
  [a, d, a, a, a, d],
  [a, p, d, a, a, p],
  [a, a, a, d, p, d],
];

/** The rating of each person for each recommendation; null is "outside my expertise". */
export const ratings: readonly (readonly (number | null)[])[] = [
  [9, 7, 2, 5, 8, null, 4],
  [9, 6, 3, 5, 7, 1, 4],
  [8, 7, 1, 5, 9, 2, 4],
  [8, 6, 2, 6, null, 9, 5],
  [7, 8, 3, 4, 8, 8, 5],
  [9, 7, null, 5, 7, 9, 5],
];

/** The ranking of each person: tied groups of recommendations by number from 0, best first. */
export const rankings: readonly (readonly (readonly number[])[])[] = [
  [[1], [0], [2]],
  [[2], [0], [1]],
  [[0], [2], [1]],
  [[0, 1], [2], [3]],
  [[3], [4], [5], [6], [0], [1], [2]],
  [[1], [0]],
];

/** Whether five took a side on the nth recommendation, so that its votes are reported. */
export function reported(n: number): boolean {
  const { agree, disagree } = counted(n);
  return agree + disagree >= 5;
}

/** How many voted how on the nth recommendation. */
export function counted(n: number): Record<Vote, number> {
  const of = (vote: Vote) => votes.filter((own) => own[n] === vote).length;
  return { agree: of(a), disagree: of(d), pass: of(p) };
}

/** How many gave each rating from 1 to 9 on the nth recommendation. */
export function histogram(n: number): number[] {
  return Array.from({ length: 9 }, (_, i) => ratings.filter((own) => own[n] === i + 1).length);
}

export function outside(n: number): number {
  return ratings.filter((own) => own[n] === null).length;
}

/** How many rank the ith recommendation above the jth; what is left unranked is below all else. */
export function above(i: number, j: number): number {
  const place = (order: readonly (readonly number[])[], item: number) => {
    const at = order.findIndex((tied) => tied.includes(item));
    return at < 0 ? order.length : at;
  };
  return rankings.filter((order) => place(order, i) < place(order, j)).length;
}
