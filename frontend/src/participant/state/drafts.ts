import { list, str } from '../../lib/api/parse';
import type { Shelf } from '../../lib/store/shelf';

const readOrder = list(list(str));

/** What was begun and not sent: texts and rankings, kept on the device. */
export class Drafts {
  readonly #shelf: Shelf;
  readonly #prefix: string;

  constructor(shelf: Shelf, consultation: string) {
    this.#shelf = shelf;
    this.#prefix = `${consultation}/draft/`;
  }

  async text(name: string): Promise<string> {
    const kept = await this.#shelf.get(this.#prefix + name);
    return typeof kept === 'string' ? kept : '';
  }

  async order(name: string): Promise<string[][] | undefined> {
    const kept = await this.#shelf.get(this.#prefix + name);
    return kept === undefined ? undefined : readOrder(kept);
  }

  /** Keeps a draft; an empty text is none. */
  async keep(name: string, draft: string | string[][]): Promise<void> {
    if (draft === '') await this.drop(name);
    else await this.#shelf.put(this.#prefix + name, draft);
  }

  async drop(name: string): Promise<void> {
    await this.#shelf.delete(this.#prefix + name);
  }
}
