// Questions about the rounds of a step, all pure.
import type {
  Change,
  Deviation,
  ItemResult,
  OrderChange,
  Recommendation,
  Round,
  RoundResult,
  Snapshot,
  Step,
} from './api/types';
import type { Rounds } from './i18n/rounds/en';

/** The latest earlier round of a step that asked an item (any item, where none is named). */
export function roundBefore(step: Step, round: Round, item?: string): Round | undefined {
  return step.rounds
    .filter(({ number, items }) => number < round.number && (!item || items.includes(item)))
    .at(-1);
}

/** What is released of one item in a round. */
export function itemIn(
  { results }: Snapshot,
  round: string | undefined,
  item: string,
): ItemResult | undefined {
  const result = results.find((one) => one.round === round);
  return result?.items.find(({ recommendation }) => recommendation === item);
}

/** A recommendation as a round asked it. */
export function wordedIn(recommendation: Recommendation, round: string): Recommendation {
  const earlier = recommendation.earlier.find(({ rounds }) => rounds.includes(round));
  if (!earlier) return recommendation;
  const { title, body, sub_points } = earlier;
  return { ...recommendation, title, body, sub_points };
}

/** The state with every recommendation as a round asked it. */
export function askedIn<S extends Pick<Snapshot, 'recommendations'>>(
  snapshot: S,
  round: string,
): S {
  const { recommendations } = snapshot;
  return { ...snapshot, recommendations: recommendations.map((one) => wordedIn(one, round)) };
}

/** The changes of an item: one for its vote or its grade, or one for each dimension rated. */
export function changesOf({ vote, ratings, judgment }: ItemResult): Change[] {
  return [vote?.change, judgment?.change, ...ratings.map(({ change }) => change)].filter(
    (change) => change !== undefined,
  );
}

/** How a collective order differs from that of the round before. */
export function orderChangeOf(result: RoundResult): OrderChange | undefined {
  return result.ranking?.change ?? result.allocation?.change ?? result.comparison?.change;
}

/** How many items of a round can be compared with the round before, and how many of them are stable. */
export function stability({ items }: RoundResult): { stable: number; of: number } {
  const compared = items.map(changesOf).filter((changes) => changes.length > 0);
  const stable = compared.filter((changes) => changes.every((change) => change.stable));
  return { stable: stable.length, of: compared.length };
}

/** What departed from the rules, in a line. */
export function deviationLine(text: Rounds, { rule, was, now }: Deviation): string {
  const name = Object.entries(text.rules).find(([key]) => key === rule)?.[1];
  return name === undefined
    ? text.held
    : text.deviation(name, valueOf(text, was), valueOf(text, now));
}

function valueOf({ values }: Rounds, value: unknown): string {
  if (value === undefined || value === null) return values.none;
  const word = typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(values).find(([key]) => key === word)?.[1] ?? word;
}

/** One line of what moved between two rounds. */
export interface Moved {
  id: string;
  stable: boolean;
  reworded: boolean;
  /** Share of agreement or median before and now; absent where the rounds are small. */
  from: number | undefined;
  to: number | undefined;
  /** Shares are shown in per cent, medians as they are. */
  percent: boolean;
  /** Places in two collective orders. */
  place?: { from: number; to: number };
}

/** What moved since the round before, in the order of the result. */
export function movedRows(snapshot: Snapshot, step: Step, result: RoundResult): Moved[] {
  if (makesOrder(step)) return movedPlaces(result);
  return result.items.flatMap((item) => {
    const id = item.recommendation;
    const changes = changesOf(item);
    const first = changes[0];
    if (first === undefined) return [];
    const before = first.net === undefined ? undefined : itemIn(snapshot, first.round, id);
    const measure = ({ vote, ratings, judgment }: ItemResult) =>
      vote?.share ?? judgment?.grade ?? ratings[0]?.median;
    return [
      {
        id,
        stable: changes.every(({ stable }) => stable),
        reworded: first.reworded,
        from: before && measure(before),
        to: measure(item),
        percent: item.vote !== undefined,
      },
    ];
  });
}

/** The answers of a step make one order of all its items. */
export function makesOrder({ kind }: Step): boolean {
  return kind === 'rank' || kind === 'dots' || kind === 'quadratic' || kind === 'compare';
}

function movedPlaces(result: RoundResult): Moved[] {
  return (orderChangeOf(result)?.moves ?? []).map(({ recommendation, from, to }) => ({
    ...{ id: recommendation, stable: from === to, reworded: false, percent: false },
    ...{ from: undefined, to: undefined, place: { from, to } },
  }));
}
