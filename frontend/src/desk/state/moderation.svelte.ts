import type { GroupIssued, ModeratedWords } from '../../lib/api/types';
import type { DeskApi } from './api';
import { Later } from './later.svelte';

/** The words of what was done, from the catalogue. */
interface Told {
  approved: string;
  hidden: (reason: string) => string;
  asked: (question: string) => string;
}

/** Words that went through a batch, and what a moderator does with them by keyboard. */
export class Moderation {
  readonly later: Later;
  issued: GroupIssued[] = $state.raw([]);
  /** Which of the queue is before the moderator. */
  at = $state(0);
  /** What is being written to the author of the current words: the reason for hiding, or a question. */
  writing: 'hide' | 'ask' | undefined = $state();
  #words: ModeratedWords[] = $state.raw([]);
  #decided: string | undefined = $state();
  #api: DeskApi;
  #id: string;

  constructor(api: DeskApi, consultation: string, later = new Later()) {
    this.#api = api;
    this.#id = consultation;
    this.later = later;
  }

  /** What nobody has read yet. */
  queue: ModeratedWords[] = $derived(
    this.#words.filter(({ id, status }) => status === 'queued' && id !== this.#decided),
  );
  /** What is public or hidden. */
  read: ModeratedWords[] = $derived(
    this.#words.filter(({ id, status }) => status !== 'queued' && id !== this.#decided),
  );
  current: ModeratedWords | undefined = $derived(
    this.queue[Math.min(this.at, this.queue.length - 1)],
  );

  async load(): Promise<void> {
    const { queue, issued } = await this.#api.desk(this.#id);
    this.#words = queue;
    this.issued = issued;
  }

  async approve(words: ModeratedWords, told: Told): Promise<void> {
    await this.#decide(words, told.approved, 'approve');
  }

  async hide(words: ModeratedWords, reason: string, told: Told): Promise<void> {
    this.writing = undefined;
    await this.#decide(words, told.hidden(reason), 'hide', reason);
  }

  /** Asks the author something, through the item's own key; the words wait where they are. */
  async ask(words: ModeratedWords, question: string, told: Told): Promise<void> {
    this.writing = undefined;
    await this.later.flush();
    this.#put({ ...words, question });
    await this.later.plan({
      words: told.asked(question),
      run: async () => this.#put(await this.#api.moderate(this.#id, words.id, 'ask', question)),
      back: () => this.#put(words),
    });
  }

  /** Shows again what was hidden. */
  async restore(words: ModeratedWords, told: Told): Promise<void> {
    await this.#decide(words, told.approved, 'restore');
  }

  /** Does what a key says; reports whether it meant anything. */
  press(key: string, told: Told): boolean {
    switch (key) {
      case 'a':
        if (this.current) void this.approve(this.current, told);
        return this.current !== undefined;
      case 'h':
      case 'q':
        this.writing = this.current && (key === 'h' ? 'hide' : 'ask');
        return this.writing !== undefined;
      case 'j':
      case 'k':
        this.at = Math.max(0, Math.min(this.queue.length - 1, this.at + (key === 'j' ? 1 : -1)));
        return true;
      default:
        return false;
    }
  }

  async #decide(
    words: ModeratedWords,
    told: string,
    action: 'approve' | 'hide' | 'restore',
    reason = '',
  ): Promise<void> {
    await this.later.flush();
    this.#decided = words.id;
    await this.later.plan({
      words: told,
      run: async () => {
        this.#put(await this.#api.moderate(this.#id, words.id, action, reason));
        this.#free(words.id);
      },
      back: () => this.#free(words.id),
    });
  }

  #put(now: ModeratedWords): void {
    this.#words = this.#words.map((one) => (one.id === now.id ? now : one));
  }

  #free(id: string): void {
    if (this.#decided === id) this.#decided = undefined;
  }
}
