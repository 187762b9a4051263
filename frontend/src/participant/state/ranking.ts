// A ranking as a participant arranges it. All moves are pure and keep every
// item exactly once.

/** Tied groups, best first, and what is left unranked. */
export interface Ranking {
  readonly order: readonly (readonly string[])[];
  readonly unranked: readonly string[];
}

/** One line of the list: the item, its place, and whether it shares it with the line below. */
export interface Line {
  id: string;
  place: number;
  shared: boolean;
  tiedBelow: boolean;
}

/** A ranking of the given items: what was handed in before, the rest unranked. */
export function startRanking(
  items: readonly string[],
  handedIn: readonly (readonly string[])[],
): Ranking {
  const known = new Set(items);
  const order = handedIn.map((group) => group.filter((id) => known.has(id))).filter(filled);
  const ranked = new Set(order.flat());
  return { order, unranked: items.filter((id) => !ranked.has(id)) };
}

/** The lines of the ranked part. A place counts everybody above it: 1, 2=, 2=, 4. */
export function linesOf({ order }: Ranking): Line[] {
  let place = 1;
  return order.flatMap((group) => {
    const at = place;
    place += group.length;
    return group.map((id, i) => ({
      id,
      place: at,
      shared: group.length > 1,
      tiedBelow: i < group.length - 1,
    }));
  });
}

/** Puts an unranked item on the last place. */
export function rank(ranking: Ranking, id: string): Ranking {
  if (!ranking.unranked.includes(id)) return ranking;
  return {
    order: [...ranking.order, [id]],
    unranked: ranking.unranked.filter((other) => other !== id),
  };
}

/** Leaves an item unranked. */
export function leave(ranking: Ranking, id: string): Ranking {
  if (!ranking.order.flat().includes(id)) return ranking;
  return { order: without(ranking.order, id), unranked: [...ranking.unranked, id] };
}

/** One place up: out of its tie, or past the group above. */
export function up(ranking: Ranking, id: string): Ranking {
  const at = groupOf(ranking, id);
  const tied = (ranking.order[at]?.length ?? 0) > 1;
  if (at < 0 || (at === 0 && !tied)) return ranking;
  const order = without(ranking.order, id);
  return { ...ranking, order: order.toSpliced(tied ? at : at - 1, 0, [id]) };
}

/** One place down: out of its tie, or past the group below; from the last place it leaves. */
export function down(ranking: Ranking, id: string): Ranking {
  const at = groupOf(ranking, id);
  if (at < 0) return ranking;
  const tied = (ranking.order[at]?.length ?? 0) > 1;
  if (!tied && at === ranking.order.length - 1) return leave(ranking, id);
  return { ...ranking, order: without(ranking.order, id).toSpliced(at + 1, 0, [id]) };
}

/** Ties an item with the group above it, or takes it out of its tie, just below. */
export function tie(ranking: Ranking, id: string): Ranking {
  const at = groupOf(ranking, id);
  if ((ranking.order[at]?.length ?? 0) > 1) return down(ranking, id);
  const above = ranking.order[at - 1];
  if (above === undefined) return ranking;
  return { ...ranking, order: without(ranking.order, id).with(at - 1, [...above, id]) };
}

/**
 * Puts an item on a line (0 is the top), as a drag does: between two lines of
 * one tie it joins the tie, anywhere else it stands alone.
 */
export function moveTo(ranking: Ranking, id: string, line: number): Ranking {
  const order = without(ranking.order, id);
  const unranked = ranking.unranked.filter((other) => other !== id);
  let start = 0;
  for (const [i, group] of order.entries()) {
    if (line <= start) return { unranked, order: order.toSpliced(i, 0, [id]) };
    const inside = line - start;
    if (inside < group.length) {
      return { unranked, order: order.with(i, group.toSpliced(inside, 0, id)) };
    }
    start += group.length;
  }
  return { unranked, order: [...order, [id]] };
}

/** Whether two rankings say the same; the order inside a tie does not matter. */
export function same(a: Ranking, b: Ranking): boolean {
  const say = ({ order }: Ranking) => JSON.stringify(order.map((group) => group.toSorted()));
  return say(a) === say(b);
}

function groupOf({ order }: Ranking, id: string): number {
  return order.findIndex((group) => group.includes(id));
}

function without(order: Ranking['order'], id: string): (readonly string[])[] {
  return order.map((group) => group.filter((other) => other !== id)).filter(filled);
}

function filled(group: readonly string[]): boolean {
  return group.length > 0;
}
