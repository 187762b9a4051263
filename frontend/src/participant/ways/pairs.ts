import type { Pair } from '../../lib/api/types';

const keyOf = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** How often one was chosen, of how many comparisons with others that were not skipped. */
export function choices(id: string, made: readonly Pair[]): { won: number; of: number } {
  const met = made.filter((p) => p.answer !== 'skip' && (p.first === id || p.second === id));
  const won = met.filter((p) => p.answer !== 'equal' && p.answer !== 'skip' && p[p.answer] === id);
  return { won: won.length, of: met.length };
}

/**
 * Draws the next two to compare: at random among those that this person has
 * met least, never the same two again. undefined where all pairs are made.
 */
export function nextPair(
  items: readonly string[],
  made: readonly Pair[],
  draw: () => number = Math.random,
): [string, string] | undefined {
  const done = new Set(made.map(({ first, second }) => keyOf(first, second)));
  const met = (id: string) => made.filter((p) => p.first === id || p.second === id).length;
  const order = items
    .map((id) => ({ id, met: met(id), by: draw() }))
    .sort((a, b) => a.met - b.met || a.by - b.by)
    .map(({ id }) => id);
  for (const first of order) {
    const second = order.find((id) => id !== first && !done.has(keyOf(first, id)));
    if (second !== undefined) return draw() < 0.5 ? [first, second] : [second, first];
  }
  return undefined;
}
