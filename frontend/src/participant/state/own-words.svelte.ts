import { num, object, oneOf, str, withDefault, type Of } from '../../lib/api/parse';
import { consent, contributionKind, lang, type OwnWords } from '../../lib/api/types';
import type { Shelf } from '../../lib/store/shelf';
import type { WordsWrite } from './writes';

const readItem = object({
  nonce: str,
  id: withDefault(str, ''),
  status: oneOf('unsent', 'waiting', 'held', 'queued', 'shown', 'hidden', 'withdrawn', 'refused'),
  reason: withDefault(str, ''),
  question: withDefault(str, ''),
  step: str,
  what: contributionKind,
  theme: str,
  recommendation: str,
  parent: str,
  lang,
  title: str,
  body: str,
  consent,
  /** How often one has changed it. */
  turn: withDefault(num, 0),
});

/** One comment or proposal of one's own, with how far it has come. */
export type OwnItem = Of<typeof readItem>;

/** What this participant wrote, as this device remembers it: the server cannot list it. */
export class OwnWordsBook {
  #items: readonly OwnItem[] = $state.raw([]);
  readonly #shelf: Shelf;
  readonly #prefix: string;

  constructor(shelf: Shelf, consultation: string) {
    this.#shelf = shelf;
    this.#prefix = `${consultation}/own/`;
  }

  get items(): readonly OwnItem[] {
    return this.#items;
  }

  find(nonce: string): OwnItem | undefined {
    return this.#items.find((item) => item.nonce === nonce);
  }

  /** Whether public words are one's own. */
  wrote(id: string): OwnItem | undefined {
    return this.#items.find((item) => item.id !== '' && item.id === id);
  }

  async open(): Promise<void> {
    const kept = await this.#shelf.list(this.#prefix);
    this.#items = kept.flatMap(({ value }) => {
      try {
        return [readItem(value)];
      } catch {
        return []; // of an older build
      }
    });
  }

  /** The number of what is done next with an item, so that an earlier act that comes late is refused. */
  nextTurn(write: WordsWrite): number {
    return write.kind === 'add' ? 0 : (this.find(write.nonce)?.turn ?? 0) + 1;
  }

  /** Notes a write before it is sent. */
  async note(write: WordsWrite, turn: number): Promise<void> {
    switch (write.kind) {
      case 'add':
        await this.#put(readItem({ ...write, status: 'unsent' }));
        return;
      case 'revise': {
        const { title, body, consent: may } = write;
        await this.change(write.nonce, { title, body, consent: may, question: '', turn });
        return;
      }
      case 'withdraw':
        await this.change(write.nonce, { status: 'withdrawn', turn });
        return;
      case 'post':
        await this.change(write.nonce, { status: 'waiting', turn });
    }
  }

  /** Notes the server's answer to a write. */
  async arrived(nonce: string, { id, status }: Pick<OwnWords, 'id' | 'status'>): Promise<void> {
    await this.change(nonce, { id, status });
  }

  /** Notes how the server says an item stands. */
  async looked(nonce: string, { status, reason, question, turn }: OwnWords): Promise<void> {
    const known = this.find(nonce)?.turn ?? 0; // the last act may be on its way
    await this.change(nonce, { status, reason, question, turn: Math.max(known, turn) });
  }

  /** Notes that words became public. */
  async appeared(ids: ReadonlySet<string>): Promise<void> {
    for (const item of this.#items) {
      if (ids.has(item.id) && ['waiting', 'queued', 'held'].includes(item.status)) {
        await this.change(item.nonce, { status: 'shown' });
      }
    }
  }

  async change(nonce: string, change: Partial<OwnItem>): Promise<void> {
    const item = this.find(nonce);
    if (item) await this.#put({ ...item, ...change });
  }

  /** Forgets an item that never arrived. */
  async forget(nonce: string): Promise<void> {
    this.#items = this.#items.filter((item) => item.nonce !== nonce);
    await this.#shelf.delete(this.#prefix + nonce);
  }

  async #put(item: OwnItem): Promise<void> {
    this.#items = [...this.#items.filter(({ nonce }) => nonce !== item.nonce), item];
    await this.#shelf.put(this.#prefix + item.nonce, item);
  }
}
