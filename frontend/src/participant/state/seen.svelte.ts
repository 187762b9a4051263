import { list, str } from '../../lib/api/parse';
import type { Words } from '../../lib/api/types';
import type { Shelf } from '../../lib/store/shelf';

const readIDs = list(str);

/** Which public words this person has had on the screen, remembered on the device. */
export class Seen {
  #ids: ReadonlySet<string> = $state.raw(new Set());
  readonly #shelf: Shelf;
  readonly #path: string;

  constructor(shelf: Shelf, consultation: string) {
    this.#shelf = shelf;
    this.#path = `${consultation}/seen`;
  }

  async open(): Promise<void> {
    this.#ids = new Set(readIDs(await this.#shelf.get(this.#path)));
  }

  /** How many of the words are new to this person. */
  news(words: readonly Words[]): number {
    return words.filter(({ id }) => !this.#ids.has(id)).length;
  }

  async mark(words: readonly Words[]): Promise<void> {
    if (this.news(words) === 0) return;
    this.#ids = new Set([...this.#ids, ...words.map(({ id }) => id)]);
    await this.#shelf.put(this.#path, [...this.#ids]);
  }
}
