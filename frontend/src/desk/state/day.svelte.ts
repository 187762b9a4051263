import type { Snapshot, Step } from '../../lib/api/types';
import { Live } from '../../lib/live/live.svelte';
import { here, primary, type Act, type Focus } from './act';
import { openStep } from './rail';
import type { Session } from './session.svelte';

/** The facilitator's day: where it stands, what is looked at, and the acts that move it. */
export class Day {
  readonly live: Live;
  /** An act is on its way. */
  busy = $state(false);
  /** Why the last act was refused. */
  refusal: unknown = $state.raw();
  /** A colleague has just acted: what the button says may have changed under the finger. */
  held = $state(false);
  #release: ReturnType<typeof setTimeout> | undefined;
  #looked: Focus | undefined = $state.raw();
  #session: Session;
  #id: string;
  #settle: () => Promise<void>;

  /** `settle` makes final what could still be undone: an act may leave no time for it. */
  constructor(session: Session, consultation: string, settle = () => Promise.resolve()) {
    this.#session = session;
    this.#id = consultation;
    this.#settle = settle;
    this.live = new Live({ identity: { consultation }, client: session.client });
  }

  get snapshot(): Snapshot | undefined {
    return this.live.snapshot;
  }

  /** What the stage shows: what somebody looked at, else where the day is. */
  focus: Focus = $derived.by(() => {
    if (this.#looked) return this.#looked;
    return this.live.snapshot ? here(this.live.snapshot) : { kind: 'doors' };
  });

  act: Act | undefined = $derived.by(() => {
    const { snapshot } = this.live;
    return snapshot && this.#session.runs ? primary(snapshot, this.focus) : undefined;
  });

  /** Takes no primary act for a moment, so that nobody does what they have not read. */
  hold(milliseconds = 1200): void {
    clearTimeout(this.#release);
    this.held = true;
    this.#release = setTimeout(() => (this.held = false), milliseconds);
  }

  look(focus: Focus | undefined): void {
    this.#looked = focus;
    this.refusal = undefined;
  }

  /** Does the primary action, then looks where the day is. */
  async perform(act: Act): Promise<void> {
    await this.#settle();
    await this.#try(() => this.#send(act));
    if (this.refusal === undefined) this.look(undefined);
  }

  async #send(act: Act): Promise<void> {
    const { api } = this.#session;
    switch (act.kind) {
      case 'register':
        await api.move(this.#id, 'registration/open');
        break;
      case 'doors':
        await api.move(this.#id, 'doors/open');
        break;
      case 'finish':
        await api.move(this.#id, 'close');
        break;
      case 'switch':
        await api.step(this.#id, act.from.id, 'close');
        await api.step(this.#id, act.step.id, 'open');
        break;
      default:
        await api.step(this.#id, act.step.id, act.kind);
    }
  }

  /** Opens a step that was closed for another round, and closes the one that is open. */
  async again(step: Step): Promise<void> {
    const from = openStep(this.snapshot?.steps ?? []);
    await this.perform(from ? { kind: 'switch', step, from } : { kind: 'open', step });
  }

  async extend(step: Step, minutes: number): Promise<void> {
    await this.#try(() => this.#session.api.extend(this.#id, step.id, minutes));
  }

  /** Stops an open step for a while, or lets it go on. */
  async pause(step: Step, act: 'pause' | 'resume'): Promise<void> {
    await this.#try(() => this.#session.api.step(this.#id, step.id, act));
  }

  async endIssuance(): Promise<void> {
    await this.#try(() => this.#session.api.move(this.#id, 'issuance/end'));
  }

  /** A fresh read-only link for a projector; undefined where it was refused. */
  async presenterLink(): Promise<string | undefined> {
    return this.#try(() => this.#session.api.presenterLink(this.#id));
  }

  async #try<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.refusal = undefined;
    try {
      return await act();
    } catch (error) {
      this.refusal = error;
      return undefined;
    } finally {
      this.busy = false;
      await this.live.refresh();
    }
  }
}
