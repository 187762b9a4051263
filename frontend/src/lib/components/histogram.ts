import type { RatingResult } from '../api/types';

/** One bar of a histogram on a plane of `width` × 10, the axis at the bottom. */
export interface HistogramBar {
  x: number;
  height: number;
  width: number;
  count: number;
}

/** How wide one point of the scale is on the plane, the gap included. */
export const pointWidth = 10;

/** The bars of a rating's histogram; the highest is 10 high, nobody is 0. */
export function histogramBars({ histogram }: Pick<RatingResult, 'histogram'>): HistogramBar[] {
  const most = Math.max(1, ...histogram);
  return histogram.map((count, i) => ({
    x: i * pointWidth + 1,
    width: pointWidth - 2,
    height: (10 * count) / most,
    count,
  }));
}

/** Where the median stands on the same plane; the scale begins at 1. */
export function medianAt({ median }: Pick<RatingResult, 'median'>): number {
  return (median - 1) * pointWidth + pointWidth / 2;
}

/** How many people rated. */
export function raters({ histogram }: Pick<RatingResult, 'histogram'>): number {
  return histogram.reduce((sum, n) => sum + n, 0);
}
