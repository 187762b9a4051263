import type { Points } from '../../lib/api/types';

/** What sharing out points costs: dots are worth one each, quadratic votes their square. */
export type Way = 'dots' | 'quadratic';

/** Points by recommendation; none is 0. */
export type Given = Readonly<Record<string, number>>;

/** What somebody said, by recommendation. */
export function givenBy(points: readonly Points[]): Given {
  return Object.fromEntries(points.map(({ recommendation, points: n }) => [recommendation, n]));
}

export function price(way: Way, points: number): number {
  return way === 'dots' ? points : points * points;
}

export function spent(way: Way, given: Given): number {
  return Object.values(given).reduce((sum, points) => sum + price(way, points), 0);
}

/** The points after one step on one recommendation; undefined where the budget or zero forbids it. */
export function stepped(
  way: Way,
  given: Given,
  id: string,
  by: 1 | -1,
  budget: number,
): Given | undefined {
  const points = (given[id] ?? 0) + by;
  if (way === 'dots' && points < 0) return undefined;
  const next = { ...given, [id]: points };
  return spent(way, next) <= budget ? next : undefined;
}
