import { Client, nothing } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import {
  ownAnswers,
  ownWords,
  type OwnAnswers,
  type Round,
  type Snapshot,
  type Step,
} from '../../lib/api/types';
import { keyFor, type KeyRing, writeRing } from '../../lib/credential/ring';
import { Live } from '../../lib/live/live.svelte';
import type { OpenSocket } from '../../lib/live/socket';
import type { Shelf } from '../../lib/store/shelf';
import { isOpen, openRounds, openSteps } from './agenda';
import { Answers } from './answers.svelte';
import { authorKey, newNonce } from './authorship';
import { aloneIn, Outbox } from './outbox.svelte';
import { Drafts } from './drafts';
import { OwnWordsBook, type OwnItem } from './own-words.svelte';
import { Place } from './place.svelte';
import { Seen } from './seen.svelte';
import { answerMessage, wordsMessage, type AddWords, type Message, type Write } from './writes';

interface SessionOptions {
  consultation: string;
  ring: KeyRing;
  shelf: Shelf;
  /** Makes the requests of one credential. */
  client?: (token: string) => Client;
  open?: OpenSocket;
}

/** One participant inside one consultation, on one device. */
export class Session {
  readonly live: Live;
  readonly outbox: Outbox;
  readonly answers = new Answers();
  readonly words: OwnWordsBook;
  readonly place = new Place();
  readonly seen: Seen;
  readonly drafts: Drafts;
  readonly ring: KeyRing;
  readonly consultation: string;
  readonly shelf: Shelf;
  /** The state and one's own answers are there. */
  ready = $state(false);
  /** A write the server will never take, to be told to the person. */
  refusal: Problem | undefined = $state.raw();
  /** The credential was erased, here or in another tab. */
  erased = $state(false);

  /** How many writes have arrived. */
  #arrived = 0;
  #entering: Promise<void> | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  readonly #client: (token: string) => Client;
  readonly #tabs: BroadcastChannel | undefined;

  constructor({ consultation, ring, shelf, client, open }: SessionOptions) {
    this.consultation = consultation;
    this.ring = ring;
    this.shelf = shelf;
    this.#client = client ?? clientOf;
    const token = keyFor(ring, '');
    const identity = { consultation, token };
    this.live = new Live({ identity, client: this.#client(token), ...(open && { open }) });
    this.words = new OwnWordsBook(shelf, consultation);
    this.outbox = new Outbox({
      shelf,
      consultation,
      deliver: (write, turn) => this.#deliver(write, turn),
      sent: (write, reply) => this.#sent(write, reply),
      refused: (write, problem) => this.#refused(write, problem),
      alone: aloneIn(`parley ${consultation}`),
    });
    this.seen = new Seen(shelf, consultation);
    this.drafts = new Drafts(shelf, consultation);
    this.#tabs = this.#listenToTabs();
  }

  get snapshot(): Snapshot | undefined {
    return this.live.snapshot;
  }

  /** Whether an open step takes no answers for a while. */
  get paused(): boolean {
    return this.snapshot?.steps.some((step) => step.rounds.at(-1)?.paused !== undefined) ?? false;
  }

  /** Enters: connects, reads what this device keeps and what the server has. */
  async start(): Promise<void> {
    await Promise.all([this.words.open(), this.seen.open()]);
    this.live.watch((now, before) => this.#changed(now, before));
    this.live.listen(({ type }) => {
      if (type === 'question.asked') void this.lookAtOwn();
      if (type === 'step.resumed') void this.outbox.flush();
    });
    await this.outbox.open(); // what is unsent belongs on the first screen
    await this.live.start();
    await this.#entering;
  }

  /** Leaves the keys for another device of the same person, and tells the words that open them. */
  async carry(): Promise<string[]> {
    const { drawWords, seal } = await import('../../lib/credential/parcel');
    const words = drawWords();
    const { id, sealed } = await seal(words, this.consultation, writeRing(this.ring));
    const path = `/consultations/${this.consultation}/parcels/${id}`;
    const client = this.#client(keyFor(this.ring, ''));
    await client.put(path, { sealed: btoa(String.fromCharCode(...sealed)) }, nothing);
    return words;
  }

  stop(): void {
    this.live.stop();
    this.outbox.close();
    clearTimeout(this.#looking);
    this.#tabs?.close();
  }

  /** Says something: shown at once, kept on the device, and sent until it arrives. */
  async say(write: Write): Promise<void> {
    this.refusal = undefined;
    await this.outbox.put(write, await this.#note(write));
    this.#tabs?.postMessage('changed');
  }

  /** Shows a write at once; gives the number that it is sent under. */
  async #note(write: Write): Promise<number> {
    const words = 'nonce' in write;
    const turn = words ? this.words.nextTurn(write) : this.answers.nextTurn(write);
    if (words) await this.words.note(write, turn);
    else this.answers.apply(write, turn);
    return turn;
  }

  /** Writes a comment, a reply or a proposal. */
  async write(words: Omit<AddWords, 'kind' | 'nonce'>): Promise<void> {
    await this.say({ kind: 'add', nonce: newNonce(), ...words });
  }

  /** Asks how one's own words stand, of those that the public list does not tell. */
  async lookAtOwn(wait = 1000): Promise<void> {
    const shown = new Set(this.snapshot?.words.map(({ id }) => id));
    await this.words.appeared(shown);
    const open = this.words.items.filter(
      ({ id, status }) => id !== '' && ['waiting', 'queued', 'held', 'shown'].includes(status),
    );
    for (const item of open) {
      try {
        await this.#lookAt(item);
      } catch {
        return; // the next look will tell
      }
    }
    this.#lookAgain(wait);
  }

  async #lookAt({ id, nonce, step }: OwnItem): Promise<void> {
    const token = this.#keyOf(step);
    const author_key = await authorKey(token, nonce);
    const path = `/consultations/${this.consultation}/contributions/${id}/status`;
    await this.words.looked(nonce, await this.#client(token).post(path, { author_key }, ownWords));
  }

  /** Words wait in a closed step for a moment only, until it is decided what becomes of them. */
  #lookAgain(wait: number): void {
    const undecided = this.words.items.some(
      ({ id, status, step }) =>
        id !== '' && status === 'waiting' && this.step(step)?.open === false,
    );
    clearTimeout(this.#looking);
    if (undecided) this.#looking = setTimeout(() => void this.lookAtOwn(2 * wait), wait);
  }

  /** Takes everything of this consultation off this device. */
  async erase(): Promise<void> {
    this.stop();
    await this.shelf.clear(`${this.consultation}/`);
    this.erased = true;
    const tabs = new BroadcastChannel(this.#channel);
    tabs.postMessage('erased');
    tabs.close();
  }

  /** Where a step stands now. */
  step(id: string): { step: Step; round: Round | undefined; open: boolean } | undefined {
    const step = this.snapshot?.steps.find((one) => one.id === id);
    return step && { step, round: step.rounds.at(-1), open: isOpen(step) };
  }

  get #channel(): string {
    return `parley ${this.consultation}`;
  }

  #listenToTabs(): BroadcastChannel | undefined {
    if (typeof BroadcastChannel === 'undefined') return undefined;
    const tabs = new BroadcastChannel(this.#channel);
    tabs.onmessage = ({ data }) => {
      if (data === 'erased') {
        this.erased = true;
        this.stop();
      } else {
        void this.words.open();
        void this.#loadOwn();
      }
    };
    return tabs;
  }

  /** Follows the agenda and one's own words, however the news came. */
  #changed(now: Snapshot, before: Snapshot | undefined): void {
    if (before === undefined) this.#entering = this.#enter();
    const was = new Set(before && openRounds(before));
    const opened = openSteps(now).find((step) => !was.has(step.rounds.at(-1)?.id ?? ''));
    const { status } = now.consultation;
    if (opened) this.place.opened(opened.id);
    else if (status === 'closed' && before?.consultation.status !== status) this.place.ended();
    const ids = new Set(now.words.map(({ id }) => id));
    const is = new Set(openRounds(now));
    const closed = [...was].some((round) => !is.has(round));
    const left = before?.words.some(({ id }) => !ids.has(id) && this.words.wrote(id)) ?? true;
    if (closed || left) void this.lookAtOwn();
    else void this.words.appeared(ids);
  }

  async #enter(): Promise<void> {
    await this.#loadOwn();
    this.ready = true;
  }

  /** Reads one's own answers; again where one arrived meanwhile, which may be missing in them. */
  async #loadOwn(): Promise<void> {
    const path = `/consultations/${this.consultation}/own`;
    try {
      let own: OwnAnswers;
      let arrived: number;
      do {
        arrived = this.#arrived;
        own = together(
          await Promise.all(
            Object.values(this.ring).map((token) => this.#client(token).get(path, ownAnswers)),
          ),
        );
      } while (arrived !== this.#arrived);
      this.answers.load(own, this.outbox.waiting);
      await this.#keepOwn();
    } catch {
      this.answers.restore(await this.shelf.get(this.#ownPath), this.outbox.waiting);
    }
  }

  /** Keeps one's own answers on this device: they stand beside the next round's, with or without a signal. */
  async #keepOwn(): Promise<void> {
    if (!this.erased) await this.shelf.put(this.#ownPath, this.answers.told);
  }

  get #ownPath(): string {
    return `${this.consultation}/own`;
  }

  /** Delivers under the next number where this device has lost count: what is said here is the newest. */
  async #deliver(write: Write, turn: number): Promise<unknown> {
    try {
      return await this.#send(write, turn);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'outdated') throw error;
      const item = 'nonce' in write ? this.words.find(write.nonce) : undefined;
      await (item ? this.#lookAt(item) : this.#loadOwn());
      return this.#send(write, await this.#note(write));
    }
  }

  async #send(write: Write, turn: number): Promise<unknown> {
    const token = this.#keyOf(this.#stepOf(write));
    const message = await this.#message(write, turn, token);
    if (token === keyFor(this.ring, '')) {
      try {
        return await this.live.call(message.method, message.data);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'offline') throw error;
      }
    }
    const client = this.#client(token);
    const path = `/consultations/${this.consultation}${message.path}`;
    const read = 'nonce' in write ? ownWords : nothing;
    if (message.verb === 'PUT') return client.put<unknown>(path, message.body, read);
    return client.post<unknown>(path, message.body, read);
  }

  /** The step a write belongs to. */
  #stepOf(write: Write): string {
    if (!('nonce' in write)) {
      const of = this.snapshot?.steps.find(({ rounds }) =>
        rounds.some(({ id }) => id === write.round),
      );
      return of?.id ?? '';
    }
    return write.kind === 'add' ? write.step : (this.words.find(write.nonce)?.step ?? '');
  }

  /** The credential for a step's theme. The live connection was opened with that of ''. */
  #keyOf(step: string): string {
    if (Object.keys(this.ring).length === 1) return keyFor(this.ring, '');
    if (!this.snapshot) throw new Problem('offline'); // nothing tells the theme yet
    return keyFor(this.ring, this.step(step)?.step.theme ?? '');
  }

  async #message(write: Write, turn: number, token: string): Promise<Message> {
    if (!('nonce' in write)) return answerMessage(write, turn);
    const id = this.words.find(write.nonce)?.id ?? '';
    if (id === '' && write.kind !== 'add') throw new Problem('not_found');
    return wordsMessage(write, turn, await authorKey(token, write.nonce), id);
  }

  async #sent(write: Write, reply: unknown): Promise<void> {
    this.#arrived += 1;
    if ('nonce' in write) await this.words.arrived(write.nonce, ownWords(reply));
    else await this.#keepOwn();
    this.#tabs?.postMessage('changed');
  }

  #refused(write: Write, problem: Problem): void {
    this.refusal = problem;
    if (write.kind === 'add') void this.words.change(write.nonce, { status: 'refused' });
    else if ('nonce' in write) void this.lookAtOwn();
    else void this.#loadOwn();
  }
}

function clientOf(token: string): Client {
  return new Client({ headers: () => ({ Authorization: `Parley ${token}` }) });
}

/** One person's answers under all their credentials. */
function together(lists: OwnAnswers[]): OwnAnswers {
  return {
    votes: lists.flatMap(({ votes }) => votes),
    ratings: lists.flatMap(({ ratings }) => ratings),
    rankings: lists.flatMap(({ rankings }) => rankings),
    points: lists.flatMap(({ points }) => points),
    grades: lists.flatMap(({ grades }) => grades),
    pairs: lists.flatMap(({ pairs }) => pairs),
    finished: lists.flatMap(({ finished }) => finished),
  };
}
