import { Problem } from '../../lib/api/problem';
import type {
  Protocol,
  Agenda,
  Group,
  Recommendation,
  Step,
  Text,
  Theme,
} from '../../lib/api/types';
import { newId, type DeskApi, type Invitation, type PartKind } from './api';
import { Later } from './later.svelte';
import { of } from './missing';
import { plan } from './plan';

/** A part of an agenda, by the collection it is in. */
interface Parts {
  groups: Group;
  themes: Theme;
  recommendations: Recommendation;
  steps: Step;
}

interface EditorOptions {
  later?: Later;
  /** How long after the last key a part is saved, in milliseconds. */
  idle?: number;
}

const empty = (): Text => ({ en: '', es: '' });

/**
 * What organisers write. The page binds to {@link agenda} and says which part
 * was touched; each part is saved a moment after the last key.
 */
export class Editor {
  agenda: Agenda | undefined = $state();
  saving = $state(false);
  /** Why something is not saved; it is tried again with the next change. */
  refusal: unknown = $state.raw();
  /** Invitations made in this sitting; they are shown once. */
  made: Record<string, Invitation[]> = $state({});
  readonly later: Later;
  readonly id: string;
  #api: DeskApi;
  #idle: number;
  #dirty: Record<string, () => Promise<unknown>> = $state.raw({});
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: DeskApi, consultation: string, { later, idle = 700 }: EditorOptions = {}) {
    this.#api = api;
    this.id = consultation;
    this.later = later ?? new Later();
    this.#idle = idle;
  }

  /** Something is written that the server does not have yet. */
  get unsaved(): boolean {
    return Object.keys(this.#dirty).length > 0;
  }

  async load(): Promise<void> {
    this.agenda = await this.#api.agenda(this.id);
  }

  /** Says that the texts or the protocol were changed. */
  touch(): void {
    this.#save('consultation', async () => {
      if (!this.agenda) return;
      const saved = await this.#api.saveConsultation($state.snapshot(this.agenda.consultation));
      this.agenda.consultation.protocol_hash = saved.protocol_hash;
    });
  }

  /** Says that a part was changed. */
  touchPart<K extends PartKind>(kind: K, part: Parts[K]): void {
    this.#save(`${kind} ${part.id}`, () => this.#api.save(this.id, kind, $state.snapshot(part)));
  }

  addGroup(name: Text): void {
    const group = { id: newId(), place: this.#next('groups'), name, open: false, invited: 0 };
    this.#add('groups', group);
  }

  addTheme(title: Text): string {
    const id = newId();
    const texts = { title, context: empty(), position: empty() };
    this.#add('themes', {
      ...texts,
      id,
      place: this.#next('themes'),
      figures: [],
      sections: [],
    });
    return id;
  }

  addRecommendation(theme: string, title: Text, body = empty()): string {
    const id = newId();
    const place = Math.max(0, ...of(this.#all('recommendations'), theme).map((r) => r.place)) + 1;
    const lists = { sub_points: [], addressees: [], points: [], sources: [], earlier: [] };
    const flags = { proposed: false, withdrawn: false, merged_into: '' };
    this.#add('recommendations', {
      ...{ id, theme, section: '', place, title, body },
      ...lists,
      ...flags,
    });
    return id;
  }

  addStep(theme: string): void {
    const place = this.#next('steps');
    this.#add('steps', { id: newId(), theme, kind: 'vote', place, minutes: 10, rounds: [] });
  }

  /** Adds what a plain day lacks; returns how many steps that were. */
  makePlan(): number {
    const steps = this.agenda ? plan($state.snapshot(this.agenda)) : [];
    for (const step of steps) this.#add('steps', step);
    return steps.length;
  }

  /** Exchanges the places of a part and its neighbour among its siblings. */
  swap<K extends Exclude<PartKind, 'groups'>>(
    kind: K,
    siblings: readonly Parts[K][],
    from: number,
    to: number,
  ): void {
    const order = [...siblings];
    const [moved] = order.splice(from, 1);
    if (!moved || to < 0 || to > order.length) return;
    order.splice(to, 0, moved);
    order.forEach((part, i) => {
      if (part.place === i + 1) return;
      part.place = i + 1;
      this.touchPart(kind, part);
    });
  }

  /** Takes a part away; for a moment this can be undone. */
  async remove<K extends PartKind>(kind: K, part: Parts[K], words: string): Promise<void> {
    await this.flush();
    const before = this.#all(kind);
    this.#set(
      kind,
      before.filter(({ id }) => id !== part.id),
    );
    await this.later.plan({
      words,
      run: () => this.#api.remove(this.id, kind, part.id),
      back: () => this.#set(kind, [...this.#all(kind), part]),
    });
  }

  /** Makes invitations for a group; they are kept for this sitting only. */
  async invite(group: Group, count: number): Promise<void> {
    await this.flush();
    const fresh = await this.#api.invite(this.id, group.id, count);
    this.made[group.id] = [...(this.made[group.id] ?? []), ...fresh];
    group.invited += fresh.length;
  }

  /** Gives a group's invitations to another group; its codes stay valid. */
  async merge(group: Group, into: Group): Promise<void> {
    await this.flush();
    await this.#api.merge(this.id, group.id, into.id);
    this.made[into.id] = [...(this.made[into.id] ?? []), ...(this.made[group.id] ?? [])];
    await this.load();
  }

  /** Records a departure from the frozen rules, with its reason. */
  async depart(protocol: Protocol, reason: Text): Promise<void> {
    await this.flush();
    const c = await this.#api.deviate(this.id, protocol, reason);
    if (this.agenda) Object.assign(this.agenda.consultation, c);
  }

  /** Gives a recommendation other words between two rounds. */
  async reword(
    part: Recommendation,
    words: { title: Text; body: Text; reason: Text },
  ): Promise<void> {
    await this.flush();
    const sub_points = $state.snapshot(part.sub_points);
    Object.assign(part, await this.#api.reword(this.id, part.id, { ...words, sub_points }));
  }

  async withdraw(code: string): Promise<void> {
    await this.#api.withdraw(this.id, code);
  }

  /** Saves what waits, now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = Object.entries(this.#dirty);
    if (waiting.length === 0) return;
    this.saving = true;
    this.refusal = undefined;
    for (const [key, save] of waiting) await this.#send(key, save);
    this.saving = false;
  }

  async #send(key: string, save: () => Promise<unknown>): Promise<void> {
    try {
      await save();
      if (this.#dirty[key] === save) this.#forget(key);
    } catch (error) {
      this.refusal = error;
      if (error instanceof Problem && error.passing) this.#soon(5000);
    }
  }

  #forget(key: string): void {
    this.#dirty = Object.fromEntries(Object.entries(this.#dirty).filter(([k]) => k !== key));
  }

  #save(key: string, save: () => Promise<unknown>): void {
    this.#dirty = { ...this.#dirty, [key]: save };
    this.#soon(this.#idle);
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #all<K extends PartKind>(kind: K): Parts[K][] {
    const all: Pick<Agenda, PartKind> | undefined = this.agenda;
    return (all?.[kind] ?? []) as Parts[K][]; // each collection holds its own kind
  }

  #set<K extends PartKind>(kind: K, parts: Parts[K][]): void {
    if (this.agenda) Object.assign(this.agenda, { [kind]: parts });
  }

  #next(kind: PartKind): number {
    return Math.max(0, ...this.#all(kind).map(({ place }) => place)) + 1;
  }

  #add<K extends PartKind>(kind: K, part: Parts[K]): void {
    this.#set(kind, [...this.#all(kind), part]);
    const kept = this.#all(kind).at(-1); // the one that is watched
    if (kept) this.touchPart(kind, kept);
  }
}
