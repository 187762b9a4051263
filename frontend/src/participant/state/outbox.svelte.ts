import { num, object, str, withDefault } from '../../lib/api/parse';
import { Problem } from '../../lib/api/problem';
import type { Shelf } from '../../lib/store/shelf';
import { readWrite, slotOf, type Write } from './writes';

/** A write that has not arrived, and the how-manieth of its slot it is. */
export interface Waiting {
  write: Write;
  turn: number;
}

interface Entry extends Waiting {
  /** Names this very write, so that a newer one in its slot is not taken for it. */
  client: string;
  order: number;
}

const readEntry = object({
  client: str,
  order: num,
  write: readWrite,
  turn: withDefault(num, 0),
});

interface OutboxOptions {
  shelf: Shelf;
  consultation: string;
  /** Brings one write to the server; throws a {@link Problem}. */
  deliver: (write: Write, turn: number) => Promise<unknown>;
  /** Called once for each write that arrived. */
  sent?: (write: Write, reply: unknown) => void | Promise<void>;
  /** Called for each write that the server will never take. */
  refused?: (write: Write, problem: Problem) => void;
  /** Runs the sending in one tab of the device at a time. */
  alone?: (work: () => Promise<void>) => Promise<void>;
  /** Shortest and longest wait before another attempt, in milliseconds. */
  waits?: { first: number; longest: number };
}

/**
 * What was said but has not arrived yet. It is kept on the device before it is
 * sent, and sent in order until it arrives or is refused: nothing is lost by
 * closing the page, and nothing counts twice.
 */
export class Outbox {
  /** How many writes have not arrived. */
  unsent = $state(0);
  /** Whether the last attempt failed, so that the person should know. */
  stuck = $state(false);

  readonly #options: Required<OutboxOptions>;
  readonly #prefix: string;
  #entries: Entry[] = [];
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = {
      sent: () => undefined,
      refused: () => undefined,
      alone: (work) => work(),
      waits: { first: 1000, longest: 30_000 },
      ...options,
    };
    this.#prefix = `${options.consultation}/outbox/`;
  }

  /** The writes that have not arrived, oldest first. */
  get waiting(): readonly Waiting[] {
    return this.#entries;
  }

  /** Reads what an earlier page left, and begins to send it. */
  async open(): Promise<void> {
    const kept = await this.#options.shelf.list(this.#prefix);
    this.#entries = kept.flatMap(({ value }) => {
      try {
        return [readEntry(value)];
      } catch {
        return []; // of an older build, in a shape nobody can send
      }
    });
    this.#entries.sort((a, b) => a.order - b.order);
    this.unsent = this.#entries.length;
    void this.flush();
  }

  /** Stops sending; what is unsent stays on the device. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Keeps a write on the device, then sends it. Replaces an unsent one of the same slot. */
  async put(write: Write, turn: number): Promise<void> {
    const slot = slotOf(write);
    const last = this.#entries.at(-1)?.order ?? 0;
    const entry = {
      client: crypto.randomUUID(),
      order: Math.max(Date.now(), last + 1),
      write,
      turn,
    };
    this.#entries = [...this.#entries.filter((other) => slotOf(other.write) !== slot), entry];
    this.unsent = this.#entries.length;
    await this.#options.shelf.put(this.#prefix + slot, entry);
    void this.flush();
  }

  /** Takes back a write that has not arrived. It may still be on its way. */
  async remove(slot: string): Promise<void> {
    await this.#drop(this.#entries.filter(({ write }) => slotOf(write) === slot));
  }

  /** Sends everything now; also resets the waiting time, as when the network is back. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#options
      .alone(() => this.#send())
      .finally(() => {
        this.#running = undefined;
        if (this.#entries.length > 0 && !this.stuck && !this.#closed) void this.flush();
      });
    return this.#running;
  }

  async #send(): Promise<void> {
    for (let entry = this.#entries[0]; entry && !this.#closed; entry = this.#entries[0]) {
      try {
        const reply = await this.#options.deliver(entry.write, entry.turn);
        await this.#options.sent(entry.write, reply);
      } catch (error) {
        const problem = error instanceof Problem ? error : new Problem('unknown');
        if (problem.passing) {
          this.#later(problem.retryAfter);
          return;
        }
        this.#options.refused(entry.write, problem);
      }
      await this.#drop([entry]);
      this.#failures = 0;
      this.stuck = false;
    }
  }

  async #drop(entries: Entry[]): Promise<void> {
    const clients = new Set(entries.map(({ client }) => client));
    this.#entries = this.#entries.filter(({ client }) => !clients.has(client));
    this.unsent = this.#entries.length;
    for (const { write } of entries) {
      const slot = slotOf(write);
      const replaced = this.#entries.some((other) => slotOf(other.write) === slot);
      if (!replaced) await this.#options.shelf.delete(this.#prefix + slot);
    }
  }

  /** Doubles the wait with each failure, spread so that a room does not return at once. */
  #later(retryAfter: number | undefined): void {
    this.stuck = true;
    const { first, longest } = this.#options.waits;
    const wait = retryAfter ?? Math.min(first * 2 ** this.#failures, longest);
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.flush(), wait * (1 + Math.random() / 2));
  }
}

/** Runs work in one tab at a time where the browser can; the writes bear being sent twice. */
export function aloneIn(name: string): (work: () => Promise<void>) => Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return (work) => work();
  return (work) => navigator.locks.request(name, work);
}
