import type { ItemResult, VoteResult } from '../api/types';
import type { Lang } from '../i18n/lang';

/** One row of agreement bars. */
export interface BarRow {
  id: string;
  /** The title of the recommendation, in a language. */
  what: string;
  lang: Lang;
  /** The released votes; absent where they are withheld or not yet shown. */
  vote?: VoteResult | undefined;
  /** Fewer than k answers. */
  suppressed: boolean;
  /** Why figures about enough people are withheld. */
  reason?: ItemResult['reason'];
}

/** Makes the row of a result; no result yet is a row without votes. */
export function barRow(id: string, what: string, lang: Lang, result?: ItemResult): BarRow {
  return {
    id,
    what,
    lang,
    vote: result?.vote,
    suppressed: result?.suppressed ?? false,
    reason: result?.reason,
  };
}

/** The shares, 0 to 100, of those who took a side. */
export function sides({ agree, disagree }: VoteResult): { agree: number; disagree: number } {
  const took = agree + disagree;
  if (took === 0) return { agree: 0, disagree: 0 };
  return { agree: (100 * agree) / took, disagree: (100 * disagree) / took };
}

/**
 * The length of the left side of the axis for all rows: 60 where no
 * disagreement is longer, else 100. The right side always runs to 100.
 */
export function leftSide(rows: readonly BarRow[]): number {
  return rows.every(({ vote }) => vote === undefined || sides(vote).disagree <= 60) ? 60 : 100;
}
