import type { DeskApi, Duplicate } from './api';
import type { Later } from './later.svelte';

interface Options {
  api: DeskApi;
  consultation: string;
  later: Later;
  /** Called when the agenda has changed on the server. */
  changed: () => Promise<void>;
  /** Where this device keeps which pairs are different. */
  shelf?: Pick<Storage, 'getItem' | 'setItem'>;
}

/** Recommendations that may say the same, and what becomes of them. */
export class Duplicates {
  #pairs: readonly Duplicate[] | undefined = $state.raw();
  #different: ReadonlySet<string> = $state.raw(new Set());
  /** What is on its way into another one; for a moment this can be undone. */
  #going: string | undefined = $state();
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
    this.#different = new Set(this.#kept());
  }

  /** The pairs to decide on, the most alike first; undefined until they are known. */
  get pairs(): readonly Duplicate[] | undefined {
    return this.#pairs?.filter(
      (pair) => !this.#different.has(key(pair)) && pair.a !== this.#going && pair.b !== this.#going,
    );
  }

  /** How many of the likely pairs were put away as different. */
  get putAway(): number {
    return this.#pairs?.filter((pair) => this.#different.has(key(pair))).length ?? 0;
  }

  async load(): Promise<void> {
    this.#pairs = await this.#options.api.duplicates(this.#options.consultation);
  }

  /** Puts one recommendation into another, a moment later. */
  async merge(from: string, into: string, words: string): Promise<void> {
    const { api, consultation, later, changed } = this.#options;
    await later.flush();
    this.#going = from;
    await later.plan({
      words,
      run: async () => {
        await api.mergeRecommendation(consultation, from, into);
        await Promise.all([changed(), this.load()]);
        this.#going = undefined;
      },
      back: () => (this.#going = undefined),
    });
  }

  different(pair: Duplicate): void {
    this.#keep([...this.#different, key(pair)]);
  }

  showAll(): void {
    this.#keep([]);
  }

  #keep(pairs: string[]): void {
    this.#different = new Set(pairs);
    try {
      this.#shelf?.setItem(this.#name, JSON.stringify(pairs));
    } catch {
      // a device that keeps nothing suggests the pair again
    }
  }

  #kept(): string[] {
    try {
      const kept: unknown = JSON.parse(this.#shelf?.getItem(this.#name) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
    } catch {
      return [];
    }
  }

  get #shelf() {
    return this.#options.shelf ?? (typeof localStorage === 'undefined' ? undefined : localStorage);
  }

  get #name(): string {
    return `parley/different/${this.#options.consultation}`;
  }
}

function key({ a, b }: Duplicate): string {
  return [a, b].sort().join(' ');
}
