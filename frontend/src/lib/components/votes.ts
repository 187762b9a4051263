import type { ItemResult, Snapshot } from '../api/types';

/** The last result of votes on a recommendation, if any was released. */
export function lastVotes({ steps, results }: Snapshot, id: string): ItemResult | undefined {
  const rounds = steps.toSorted((a, b) => a.place - b.place).flatMap(({ rounds }) => rounds);
  return rounds
    .map((round) => results.find((result) => result.round === round.id && result.kind === 'vote'))
    .flatMap((result) => result?.items ?? [])
    .findLast(({ recommendation }) => recommendation === id);
}
