import { plural } from '../format';

/** Texts of charts. */
const en = {
  median: 'Median',
  rated: 'Rated by',
  outside: (n: number) => `${n} outside their expertise`,
  histogram: (counts: string) => `People per point of the scale, from the lowest: ${counts}`,
  disagreement: 'ratings point both ways',
  ballots: (n: number) => plural('en', n, { one: '# person ranked', other: '# people ranked' }),
  overNext: (wins: number, losses: number) => `${wins} to ${losses} over the next`,
  level: 'level with the next',
  tied: 'tied',
  pairwise: 'How many prefer one to the other',
  pairwiseHow: 'Each row: how many people put it above the one in the column.',
  matrix: 'Look into the pairwise comparison',
  condorcet: 'beats every other one by one',
};

export default en;

/** The shape of these texts in any language. */
export type Charts = typeof en;
