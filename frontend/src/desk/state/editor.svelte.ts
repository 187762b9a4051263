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
import type { Lang } from '../../lib/i18n/lang';
import { combine } from './combine';
import { newId, type DeskApi, type Invitation, type PartKind } from './api';
import { Later } from './later.svelte';
import { Mailing } from './mailing.svelte';
import { of } from './missing';
import { plan } from './plan';

/** A part of an agenda, by the collection it is in. */
interface Parts {
  groups: Group;
  themes: Theme;
  recommendations: Recommendation;
  steps: Step;
}

/** What two people changed at the same time, and how it reads on the server. */
export interface Clash {
  fields: string[];
  theirs: object;
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
  /** What somebody else changed while it was changed here, by the key under which it is saved. */
  clashes: Record<string, Clash> = $state.raw({});
  #mailings: Record<string, Mailing> = {};
  readonly later: Later;
  readonly id: string;
  #api: DeskApi;
  #idle: number;
  #dirty: Record<string, () => Promise<unknown>> = $state.raw({});
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How each part read on the server when it was last seen, by its key. */
  #read: Record<string, object> = {};

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
    this.#show(await this.#api.agenda(this.id));
  }

  /** Takes up what somebody else wrote, unless something written here would be lost. */
  async refresh(): Promise<void> {
    if (this.#busy()) return;
    const agenda = await this.#api.agenda(this.id);
    if (!this.#busy()) this.#show(agenda); // somebody may have typed meanwhile
  }

  #busy(): boolean {
    return this.unsaved || this.later.pending !== undefined;
  }

  #show(agenda: Agenda): void {
    this.#read = readings(agenda);
    this.agenda = agenda;
  }

  /** Says that the texts or the protocol were changed. */
  touch(): void {
    this.#save('consultation', async () => {
      if (!this.agenda) return;
      const mine = $state.snapshot(this.agenda.consultation);
      const was = this.#read.consultation as typeof mine | undefined;
      const saved = await this.#api.saveConsultation(mine, was);
      this.#read.consultation = mine;
      this.agenda.consultation.protocol_hash = saved.protocol_hash;
    });
  }

  /** Says that a part was changed. */
  touchPart<K extends PartKind>(kind: K, part: Parts[K]): void {
    const key = `${kind} ${part.id}`;
    this.#save(key, async () => {
      const mine = $state.snapshot(part);
      await this.#api.save(this.id, kind, mine, this.#read[key]);
      if (isWritten(kind)) this.#read[key] = mine;
    });
  }

  /** Ends a clash: one of the two wordings stays, and what only one of them changed. */
  settle(key: string, prefer: 'mine' | 'theirs'): void {
    const clash = this.clashes[key];
    const mine = this.#part(key);
    if (!clash || !mine) return;
    const read = this.#read[key] ?? {};
    Object.assign(mine, combine(read, $state.snapshot(mine), clash.theirs, prefer).all);
    this.#read[key] = clash.theirs;
    this.clashes = without(this.clashes, key);
    this.refusal = undefined;
    this.#soon(0);
  }

  /** Somebody else was faster: both changes are kept where they agree, else a person decides. */
  async #combine(key: string): Promise<void> {
    const theirs = readings(await this.#api.agenda(this.id))[key];
    const mine = this.#part(key);
    if (!theirs || !mine) return;
    const { all, clash } = combine(this.#read[key] ?? {}, $state.snapshot(mine), theirs);
    if (clash.length > 0) {
      this.clashes = { ...this.clashes, [key]: { fields: clash, theirs } };
      return;
    }
    Object.assign(mine, all);
    this.#read[key] = theirs;
    this.refusal = undefined;
    this.#soon(0);
  }

  /** What is saved under a key, as the page holds it. */
  #part(key: string): object | undefined {
    if (key === 'consultation') return this.agenda?.consultation;
    const [kind, id] = key.split(' ');
    const parts = kind === 'themes' ? this.agenda?.themes : this.agenda?.recommendations;
    return parts?.find((part) => part.id === id);
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

  /** What is written to the people of a group by e-mail, for this sitting only. */
  mailing(group: Group, lang: Lang): Mailing {
    const known = this.#mailings[group.id];
    if (known) return known;
    const mailing = new Mailing(this.#api, this.id, group.id, lang, (n) => {
      const now = this.agenda?.groups.find(({ id }) => id === group.id);
      if (now) now.invited += n;
    });
    this.#mailings = { ...this.#mailings, [group.id]: mailing };
    return mailing;
  }

  /** Somebody is being written to, or some mail has not gone out. */
  get unposted(): boolean {
    return Object.values(this.#mailings).some(({ open }) => open);
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
    for (const [key, save] of waiting) {
      if (!this.clashes[key]) await this.#send(key, save);
    }
    this.saving = false;
  }

  async #send(key: string, save: () => Promise<unknown>): Promise<void> {
    try {
      await save();
      if (this.#dirty[key] === save) this.#forget(key);
    } catch (error) {
      this.refusal = error;
      if (!(error instanceof Problem)) return;
      if (error.code === 'changed') await this.#combine(key);
      if (error.passing) this.#soon(5000);
    }
  }

  #forget(key: string): void {
    this.#dirty = without(this.#dirty, key);
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

/** The kinds whose words are checked against what was read. */
function isWritten(kind: PartKind): boolean {
  return kind === 'themes' || kind === 'recommendations';
}

/** How everything that is checked reads, by the key under which it is saved. */
function readings(agenda: Agenda): Record<string, object> {
  const parts = (kind: 'themes' | 'recommendations') =>
    agenda[kind].map((part): [string, object] => [`${kind} ${part.id}`, part]);
  const all = [...parts('themes'), ...parts('recommendations')];
  return structuredClone({ ...Object.fromEntries(all), consultation: agenda.consultation });
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([k]) => k !== key));
}
