import type { Words } from '../../lib/api/types';

/** A public comment or proposal as it is on the screen. */
export interface Read {
  words: Words;
  /** It has left since it was shown here; its place stays. */
  gone: boolean;
}

/**
 * What a person is reading. New words are counted, and come when the person
 * asks for them: nothing moves under a finger.
 */
export class Reader {
  readonly #live: () => readonly Words[];
  #shown: readonly Words[] = $state.raw([]);

  constructor(live: () => readonly Words[]) {
    this.#live = live;
    this.#shown = live();
  }

  get list(): Read[] {
    const ids = new Set(this.#live().map(({ id }) => id));
    return this.#shown.map((words) => ({ words, gone: !ids.has(words.id) }));
  }

  /** How many words are new, or have changed, since they were shown here. */
  get news(): number {
    const shown = new Map(this.#shown.map((words) => [words.id, words]));
    return this.#live().filter(({ id, body, title }) => {
      const known = shown.get(id);
      return known?.body !== body || known.title !== title;
    }).length;
  }

  /** Shows everything as it is now. */
  update(): void {
    this.#shown = this.#live();
  }
}
