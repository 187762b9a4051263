import type { Client } from '../api/client';
import { Problem } from '../api/problem';
import { snapshot as readSnapshot, type Snapshot } from '../api/types';
import { apply } from './apply';
import { parseEvent, type LiveEvent } from './events';
import { openSocket, type Identity, type OpenSocket, type Socket } from './socket';

interface LiveOptions {
  identity: Identity;
  client: Client;
  open?: OpenSocket;
  /** In milliseconds: the head start of the socket, the grace before polling, the time between polls, the spread of repeats. */
  waits?: { head: number; grace: number; poll: number; jitter: number };
}

/** How news arrives: not yet, by socket, by asking again and again, or no more. */
export type Connection = 'connecting' | 'live' | 'polling' | 'stopped';

/**
 * The state of one consultation, kept up to date: joins the channels first,
 * then fetches the snapshot, then applies what is newer. Where sockets are
 * blocked it asks for the snapshot every few seconds.
 */
export class Live {
  /** The consultation as of the last event; undefined until the first snapshot. */
  snapshot: Snapshot | undefined = $state.raw();
  connection: Connection = $state('connecting');
  /** Why the last snapshot could not be had. */
  problem: Problem | undefined = $state.raw();

  #options: Required<LiveOptions>;
  #socket: Socket | undefined;
  #skew = 0;
  #early: LiveEvent[] = [];
  /** The version of the newest event heard, and of the last snapshot fetched. */
  #heard = 0;
  #floor = 0;
  #fetching: Promise<void> | undefined;
  #asked = 0;
  #joined: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listeners = new Set<(event: LiveEvent) => void>();
  #watchers = new Set<(now: Snapshot, before: Snapshot | undefined) => void>();

  constructor(options: LiveOptions) {
    const waits = { head: 1500, grace: 4000, poll: 10_000, jitter: 2000 };
    this.#options = { open: openSocket, waits, ...options };
  }

  /**
   * Joins the channels, then fetches; where joining takes long it fetches
   * without. Returns when the first snapshot is there or has failed.
   */
  async start(): Promise<void> {
    const { head, grace } = this.#options.waits;
    const joined = new Promise<void>((resolve) => (this.#joined = resolve));
    void this.#connect();
    await Promise.race([joined, pause(head)]);
    this.#joined = undefined;
    if (!this.#is('live')) this.#wait(grace);
    await this.refresh();
  }

  stop(): void {
    this.connection = 'stopped';
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#listeners.clear();
    this.#watchers.clear();
  }

  /** The server's time. */
  now(): Date {
    return new Date(Date.now() + this.#skew);
  }

  /** Calls the listener after each event was applied; returns how to stop it. */
  listen(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls the watcher whenever the state has changed, by an event or a fresh snapshot. */
  watch(watcher: (now: Snapshot, before: Snapshot | undefined) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Calls a method over the socket; throws an offline {@link Problem} where there is none. */
  async call(method: string, data: unknown): Promise<unknown> {
    if (this.connection !== 'live' || !this.#socket) throw new Problem('offline');
    return this.#socket.call(method, data);
  }

  /** Fetches the snapshot; calls while it is under way lead to one more. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    if (this.#fetching) return this.#fetching;
    this.#fetching = this.#fetchAll();
    try {
      await this.#fetching;
    } finally {
      this.#fetching = undefined;
    }
  }

  async #fetchAll(): Promise<void> {
    let asked: number;
    do {
      asked = this.#asked;
      await this.#fetch();
    } while (asked !== this.#asked && !this.#is('stopped'));
  }

  async #fetch(): Promise<void> {
    const { client, identity } = this.#options;
    try {
      const at = this.#heard > 0 ? `?at=${this.#heard}` : '';
      const path = `/consultations/${identity.consultation}/snapshot${at}`;
      const snapshot = await client.get(path, readSnapshot);
      this.#skew = snapshot.now.getTime() - Date.now();
      this.problem = undefined;
      this.#floor = snapshot.v;
      this.#set(snapshot);
      for (const event of this.#early.splice(0)) this.#take(event);
    } catch (error) {
      this.problem = error instanceof Problem ? error : new Problem('unknown');
    }
  }

  async #connect(): Promise<void> {
    const { open, identity, waits } = this.#options;
    try {
      this.#socket = await open(identity, {
        joined: ({ missed, again }) => {
          if (this.#is('stopped')) return;
          clearTimeout(this.#timer);
          this.connection = 'live';
          if (this.#joined) this.#joined();
          else if (missed) this.#refreshSoon(again ? waits.jitter : 0);
        },
        published: (data) => this.#receive(data),
        lost: () => {
          if (this.#is('stopped') || this.#is('polling')) return;
          this.connection = 'connecting';
          this.#wait(waits.grace);
        },
      });
    } catch {
      this.#wait(0); // the client could not be loaded: poll
    }
    if (this.#is('stopped')) this.#socket?.close();
  }

  #is(connection: Connection): boolean {
    return this.connection === connection;
  }

  #receive(data: unknown): void {
    try {
      const event = parseEvent(data);
      if (event) this.#heard = Math.max(this.#heard, event.v);
      if (event && this.snapshot === undefined) this.#early.push(event);
      else if (event) this.#take(event);
    } catch {
      this.#refreshSoon(this.#options.waits.jitter); // an event that does not fit: look at the whole
    }
  }

  #take(event: LiveEvent): void {
    if (this.snapshot === undefined) return;
    const overtaken = event.v > this.#floor && event.v < this.snapshot.v; // by one of another node
    const { snapshot, stale } = apply(this.snapshot, event);
    if (snapshot !== this.snapshot) this.#set(snapshot);
    if (stale || overtaken) this.#refreshSoon(this.#options.waits.jitter);
    for (const listener of this.#listeners) listener(event);
  }

  #set(snapshot: Snapshot): void {
    const before = this.snapshot;
    this.snapshot = snapshot;
    for (const watcher of this.#watchers) watcher(snapshot, before);
  }

  /** A thousand phones hear of a change at once; they do not all ask at once. */
  #refreshSoon(within: number): void {
    setTimeout(() => {
      if (!this.#is('stopped')) void this.refresh();
    }, Math.random() * within);
  }

  /** Starts to poll unless the socket is back in time. */
  #wait(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), time);
  }

  async #poll(): Promise<void> {
    if (this.#is('stopped') || this.#is('live')) return;
    this.connection = 'polling';
    await this.refresh();
    const { poll } = this.#options.waits;
    if (this.#is('polling')) this.#wait(poll * (0.75 + Math.random() / 2));
  }
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
