/** What a deck needs to know and do about answers. */
export interface DeckAnswers {
  /** Whether the question about this recommendation is answered. */
  answered(recommendation: string): boolean;
}

/**
 * One recommendation at a time: where the person is, what is done, what is
 * next. Being past the last one shows the list of all.
 */
export class Deck {
  readonly #items: () => readonly string[];
  readonly #answers: DeckAnswers;
  #at = $state(0);

  /** Starts at the first unanswered recommendation; at the list where all are answered. */
  constructor(items: () => readonly string[], answers: DeckAnswers) {
    this.#items = items;
    this.#answers = answers;
    this.#at = this.#unanswered(0) ?? items().length;
  }

  get items(): readonly string[] {
    return this.#items();
  }

  /** The recommendation on the screen; undefined at the list. */
  get current(): string | undefined {
    return this.items[this.#at];
  }

  /** Its number, from 1. */
  get number(): number {
    return this.#at + 1;
  }

  get done(): number {
    return this.items.filter((id) => this.#answers.answered(id)).length;
  }

  get complete(): boolean {
    return this.done === this.items.length;
  }

  /** Goes to one recommendation. */
  show(recommendation: string): void {
    const at = this.items.indexOf(recommendation);
    if (at >= 0) this.#at = at;
  }

  showAll(): void {
    this.#at = this.items.length;
  }

  back(): void {
    this.#at = Math.max(0, this.#at - 1);
  }

  /** Goes on: to the next unanswered one, also an earlier one; else to the list. */
  next(): void {
    this.#at = this.#unanswered(this.#at + 1) ?? this.#unanswered(0) ?? this.items.length;
  }

  #unanswered(from: number): number | undefined {
    const found = this.items.findIndex((id, i) => i >= from && !this.#answers.answered(id));
    return found < 0 ? undefined : found;
  }
}
