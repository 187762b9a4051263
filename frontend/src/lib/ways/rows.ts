import type { RoundResult } from '../api/types';

/** One recommendation in the result of dots, quadratic votes, grades or comparisons. */
export interface WayRow {
  id: string;
  /** undefined: too few people to show it. */
  place: number | undefined;
  /** Shares of the bar from its start, which add up to 1 at most; negative is against. */
  parts: number[];
}

/** The rows of a result, best first; those that are withheld last. */
export function wayRows(result: RoundResult): WayRow[] {
  const { allocation, comparison } = result;
  if (allocation) {
    const most = Math.max(1, ...allocation.items.map(({ total }) => Math.abs(total)));
    return allocation.items.map(({ recommendation: id, place, total }) => ({
      id,
      place,
      parts: [total / most],
    }));
  }
  if (comparison) {
    return comparison.items.map(({ recommendation: id, suppressed, place, score }) => ({
      id,
      place: suppressed ? undefined : place,
      parts: suppressed ? [] : [score],
    }));
  }
  const graded = result.items.map(({ recommendation: id, judgment }) => {
    const n = judgment?.histogram.reduce((sum, count) => sum + count, 0) ?? 0;
    return { id, place: judgment?.place, parts: judgment?.histogram.map((c) => c / n) ?? [] };
  });
  return graded.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
}

/** Whether anything of a result may be shown. */
export function wayShown(result: RoundResult): boolean {
  const { allocation, comparison } = result;
  if (allocation) return !allocation.suppressed;
  if (comparison) return !comparison.suppressed;
  return result.items.some(({ judgment }) => judgment !== undefined);
}
