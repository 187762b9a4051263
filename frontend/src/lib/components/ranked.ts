import type { RankingResult } from '../api/types';

/** One recommendation in a collective order. */
export interface Ranked {
  id: string;
  /** From 1; tied ones share it. */
  place: number;
  tied: boolean;
  /** People who put it above the next one, and the other way round; none where it is tied or last. */
  over: { wins: number; losses: number } | undefined;
  /** It beats every other one by one. */
  condorcet: boolean;
}

/** The collective order, best first, as rows. */
export function rankedRows(ranking: RankingResult): Ranked[] {
  const rows: Ranked[] = [];
  ranking.order.forEach((tied, i) => {
    const place = rows.length + 1;
    for (const id of tied) {
      const next = tied.length === 1 ? ranking.order[i + 1]?.[0] : undefined;
      rows.push({
        id,
        place,
        tied: tied.length > 1,
        over: next === undefined ? undefined : between(ranking, id, next),
        condorcet: ranking.condorcet === id,
      });
    }
  });
  return rows;
}

/** How many people prefer one to the other, and the other to the one. */
export function between(ranking: RankingResult, one: string, other: string) {
  const i = ranking.items.indexOf(one);
  const j = ranking.items.indexOf(other);
  return { wins: ranking.pairwise[i]?.[j] ?? 0, losses: ranking.pairwise[j]?.[i] ?? 0 };
}
