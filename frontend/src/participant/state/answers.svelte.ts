import {
  bool,
  list,
  nullable,
  num,
  object,
  record,
  str,
  withDefault,
  type Of,
} from '../../lib/api/parse';
import {
  comparedPair,
  points,
  vote,
  type OwnAnswers,
  type Pair,
  type Vote,
} from '../../lib/api/types';
import type { Waiting } from './outbox.svelte';
import { slotOf, type Write } from './writes';

const readTold = object({
  votes: record(vote),
  /** null is "outside my expertise". */
  ratings: record(nullable(num)),
  rankings: record(list(list(str))),
  points: withDefault(record(list(points)), {}),
  /** null is "no opinion". */
  grades: withDefault(record(nullable(num)), {}),
  pairs: withDefault(record(list(comparedPair)), {}),
  finished: record(bool),
  /** How often something was said, by its slot. */
  turns: withDefault(record(num), {}),
});
type Told = Of<typeof readTold>;

const nothing: Told = {
  votes: {},
  ratings: {},
  rankings: {},
  points: {},
  grades: {},
  pairs: {},
  finished: {},
  turns: {},
};

/** What this participant answered, on this device: what the server has, and above it what is on its way. */
export class Answers {
  #told: Told = $state.raw(nothing);

  vote(round: string, recommendation: string): Vote | undefined {
    return this.#told.votes[`${round}/${recommendation}`];
  }

  /** A rating; null is "outside my expertise", undefined is none. */
  rating(round: string, recommendation: string, dimension: string): number | null | undefined {
    return this.#told.ratings[`${round}/${recommendation}/${dimension}`];
  }

  ranking(round: string): string[][] | undefined {
    return this.#told.rankings[round];
  }

  /** Dots or quadratic votes; what is missing got none. */
  points(round: string): Told['points'][string] | undefined {
    return this.#told.points[round];
  }

  /** A grade; null is "no opinion", undefined is none. */
  grade(round: string, recommendation: string): number | null | undefined {
    return this.#told.grades[`${round}/${recommendation}`];
  }

  pairs(round: string): Pair[] | undefined {
    return this.#told.pairs[round];
  }

  finished(round: string): boolean {
    return this.#told.finished[round] ?? false;
  }

  /** The number of what is said next about the same, so that an earlier saying that comes late is refused. */
  nextTurn(write: Write): number {
    return (this.#told.turns[slotOf(write)] ?? 0) + 1;
  }

  /** Takes what the server has, then what is still on its way. */
  load(own: OwnAnswers, waiting: readonly Waiting[]): void {
    this.#told = nothing;
    for (const { turn, ...vote } of own.votes) this.apply({ kind: 'vote', ...vote }, turn);
    for (const { turn, ...rating } of own.ratings) this.apply({ kind: 'rating', ...rating }, turn);
    for (const { turn, ...order } of own.rankings) this.apply({ kind: 'ranking', ...order }, turn);
    for (const { turn, ...points } of own.points) this.apply({ kind: 'points', ...points }, turn);
    for (const { turn, ...grade } of own.grades) this.apply({ kind: 'grade', ...grade }, turn);
    for (const { turn, ...pairs } of own.pairs) this.apply({ kind: 'pairs', ...pairs }, turn);
    for (const round of own.finished) this.apply({ kind: 'finish', round });
    for (const { write, turn } of waiting) this.apply(write, turn);
  }

  /** All of it, to be kept on the device. */
  get told(): unknown {
    return this.#told;
  }

  /** Takes what the device has kept, where the server cannot be asked, then what is still on its way. */
  restore(kept: unknown, waiting: readonly Waiting[]): void {
    if (kept !== undefined) this.#told = readTold(kept);
    for (const { write, turn } of waiting) this.apply(write, turn);
  }

  /** Shows one more answer at once, before it has arrived. */
  apply(write: Write, turn = 0): void {
    const slot = slotOf(write);
    const turns = { ...this.#told.turns, [slot]: Math.max(turn, this.#told.turns[slot] ?? 0) };
    const told = { ...this.#told, turns };
    switch (write.kind) {
      case 'vote': {
        const key = `${write.round}/${write.recommendation}`;
        this.#told = { ...told, votes: { ...told.votes, [key]: write.vote } };
        return;
      }
      case 'rating': {
        const key = `${write.round}/${write.recommendation}/${write.dimension}`;
        this.#told = { ...told, ratings: { ...told.ratings, [key]: write.rating } };
        return;
      }
      case 'ranking':
        this.#told = { ...told, rankings: { ...told.rankings, [write.round]: write.order } };
        return;
      case 'points':
        this.#told = { ...told, points: { ...told.points, [write.round]: write.points } };
        return;
      case 'grade': {
        const key = `${write.round}/${write.recommendation}`;
        this.#told = { ...told, grades: { ...told.grades, [key]: write.grade } };
        return;
      }
      case 'pairs':
        this.#told = { ...told, pairs: { ...told.pairs, [write.round]: write.pairs } };
        return;
      case 'finish':
        this.#told = { ...told, finished: { ...told.finished, [write.round]: true } };
        return;
      default: // words are not answers
    }
  }
}
