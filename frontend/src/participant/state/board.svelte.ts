import {
  down,
  leave,
  linesOf,
  moveTo,
  rank,
  same,
  startRanking,
  tie,
  up,
  type Ranking,
} from './ranking';

/** The moves of the board, by the name of what they do. */
const moves = { up, down, tie, rank, leave };

/** A way to move one item. */
export type Move = keyof typeof moves;

/** The ranking on the screen: moves, undo, and whether it was handed in as it stands. */
export class Board {
  #ranking: Ranking = $state.raw({ order: [], unranked: [] });
  #handedIn: Ranking | undefined = $state.raw();
  #past: readonly Ranking[] = $state.raw([]);

  /** The items of the round, an unfinished draft, and what was handed in before. */
  constructor(
    items: readonly string[],
    handedIn: readonly (readonly string[])[] | undefined,
    draft?: readonly (readonly string[])[],
  ) {
    if (handedIn) this.#handedIn = startRanking(items, handedIn);
    this.#ranking = startRanking(items, draft ?? handedIn ?? []);
  }

  get ranking(): Ranking {
    return this.#ranking;
  }

  get lines() {
    return linesOf(this.#ranking);
  }

  get unranked(): readonly string[] {
    return this.#ranking.unranked;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  /** Whether something is on the screen that was not handed in. */
  get changed(): boolean {
    return this.#handedIn === undefined || !same(this.#handedIn, this.#ranking);
  }

  get handedIn(): boolean {
    return this.#handedIn !== undefined;
  }

  /** Moves one item; returns whether anything changed. */
  move(id: string, move: Move): boolean {
    return this.#set(moves[move](this.#ranking, id));
  }

  /** Puts one item on a line, counted from 0. */
  moveTo(id: string, line: number): boolean {
    return this.#set(moveTo(this.#ranking, id, line));
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#ranking = before;
  }

  /** Takes the ranking on the screen as handed in, and gives its order. */
  handIn(): string[][] {
    this.#handedIn = this.#ranking;
    this.#past = [];
    return this.#ranking.order.map((group) => [...group]);
  }

  #set(next: Ranking): boolean {
    if (next === this.#ranking) return false;
    this.#past = [...this.#past, this.#ranking];
    this.#ranking = next;
    return true;
  }
}
