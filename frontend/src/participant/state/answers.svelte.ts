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
import type { Write } from './writes';

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

  /** Takes what the server has, then what is still on its way. */
  load(own: OwnAnswers, waiting: readonly Write[]): void {
    this.#told = nothing;
    for (const vote of own.votes) this.apply({ kind: 'vote', ...vote });
    for (const rating of own.ratings) this.apply({ kind: 'rating', ...rating });
    for (const ranking of own.rankings) this.apply({ kind: 'ranking', ...ranking });
    for (const points of own.points) this.apply({ kind: 'points', ...points });
    for (const grade of own.grades) this.apply({ kind: 'grade', ...grade });
    for (const pairs of own.pairs) this.apply({ kind: 'pairs', ...pairs });
    for (const round of own.finished) this.apply({ kind: 'finish', round });
    for (const write of waiting) this.apply(write);
  }

  /** All of it, to be kept on the device. */
  get told(): unknown {
    return this.#told;
  }

  /** Takes what the device has kept, where the server cannot be asked, then what is still on its way. */
  restore(kept: unknown, waiting: readonly Write[]): void {
    if (kept !== undefined) this.#told = readTold(kept);
    for (const write of waiting) this.apply(write);
  }

  /** Shows one more answer at once, before it has arrived. */
  apply(write: Write): void {
    const told = this.#told;
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
