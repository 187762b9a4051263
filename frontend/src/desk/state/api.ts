import { nothing, type Client } from '../../lib/api/client';
import {
  bool,
  instant,
  list,
  num,
  object,
  oneOf,
  optional,
  str,
  withDefault,
  type Of,
} from '../../lib/api/parse';
import * as wire from '../../lib/api/types';
import type { Lang } from '../../lib/i18n/lang';

export const role = oneOf('owner', 'facilitator', 'rapporteur', 'observer');
export type Role = Of<typeof role>;

export const organiser = object({ id: str, name: str, email: str, role });
/** Somebody with an account. */
export type Organiser = Of<typeof organiser>;

export const sessionInfo = object({ organiser, csrf: str });
export type SessionInfo = Of<typeof sessionInfo>;

const invitation = object({ code: str, url: str });
/** A one-time invitation; the server shows it once and keeps only its hash. */
export type Invitation = Of<typeof invitation>;

const outcome = oneOf('sent', 'address', 'refused', 'sender', 'later', 'unsure');
/** What became of one mail. */
export type Outcome = Of<typeof outcome>;

const mailPreview = object({
  available: bool,
  from: withDefault(str, ''),
  reply_to: str,
  subject: str,
  body: str,
});
/** An invitation by e-mail as it will read. */
export type MailPreview = Of<typeof mailPreview>;

/** Somebody whom an organiser writes to. */
export interface Recipient {
  name: string;
  address: string;
}

/** What an organiser decides about a mail. */
export interface MailText {
  lang: Lang;
  note: string;
}

const former = object({
  id: str,
  replaced: instant,
  organiser: withDefault(str, ''),
  text: object({
    consultation: optional(wire.preface),
    theme: optional(wire.theme),
    recommendation: optional(wire.recommendation),
  }),
});
/** An earlier text of the organisers; one of the three is there. */
export type Former = Of<typeof former>;

const act = object({ organiser: str, action: str, first: instant, last: instant, times: num });
/** Something an organiser did, once or several times in a row. */
export type Act = Of<typeof act>;

const duplicate = object({ a: str, b: str, score: num });
/** Two recommendations that read alike, and how much, 0 to 1. */
export type Duplicate = Of<typeof duplicate>;

export type Template = 'blank' | 'merida' | 'workshop' | 'delphi' | 'quick';
export type Move = 'registration/open' | 'doors/open' | 'issuance/end' | 'close';

/** What organisers can ask of the server about consultations. */
export class DeskApi {
  #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async consultations(): Promise<wire.Consultation[]> {
    const read = object({ consultations: list(wire.consultation) });
    return (await this.#client.get('/consultations', read)).consultations;
  }

  async create(template: Template): Promise<string> {
    return (await this.#client.post('/consultations', { template }, object({ id: str }))).id;
  }

  /** Makes a sandbox copy with simulated people. */
  async rehearse(consultation: string, people: number, pace: wire.Pace): Promise<string> {
    const path = at(consultation, 'rehearsals');
    return (await this.#client.post(path, { people, pace }, object({ id: str }))).id;
  }

  /** Changes how fast simulated people act, or stops them. */
  pace(consultation: string, pace: wire.Pace): Promise<wire.Consultation> {
    return this.#client.put(at(consultation, 'rehearsal'), { pace }, wire.consultation);
  }

  erase(consultation: string): Promise<void> {
    return this.#client.delete(at(consultation));
  }

  agenda(consultation: string): Promise<wire.Agenda> {
    return this.#client.get(at(consultation, 'agenda'), wire.agenda);
  }

  desk(consultation: string): Promise<wire.Desk> {
    return this.#client.get(at(consultation, 'desk'), wire.desk);
  }

  /** Saves texts and rules; `was` is how they were read, where somebody else may have written too. */
  saveConsultation(c: wire.Consultation, was?: wire.Consultation): Promise<wire.Consultation> {
    const body = { ...written(c), ...(was && { was: written(was) }) };
    return this.#client.put(at(c.id), body, wire.consultation);
  }

  /** Inserts or changes a part under an id that the caller made; `was` is as above. */
  save(
    consultation: string,
    kind: PartKind,
    part: { id: string },
    was?: object,
  ): Promise<undefined> {
    const body = { ...part, ...(was && { was }) };
    return this.#client.put(at(consultation, kind, part.id), body, nothing);
  }

  deviate(
    consultation: string,
    protocol: wire.Protocol,
    reason: wire.Text,
  ): Promise<wire.Consultation> {
    return this.#client.post(
      at(consultation, 'deviations'),
      { protocol, reason },
      wire.consultation,
    );
  }

  /** Gives a recommendation other words between two rounds. */
  reword(
    consultation: string,
    recommendation: string,
    words: Pick<wire.Wording, 'title' | 'body' | 'sub_points' | 'reason'>,
  ): Promise<wire.Recommendation> {
    const path = at(consultation, 'recommendations', recommendation, 'reword');
    return this.#client.post(path, words, wire.recommendation);
  }

  /** Begins a consultation from another, or keeps one as a template. */
  async copy(consultation: string, template = false): Promise<string> {
    const body = { template };
    return (await this.#client.post(at(consultation, 'copy'), body, object({ id: str }))).id;
  }

  remove(consultation: string, kind: PartKind, id: string): Promise<void> {
    return this.#client.delete(at(consultation, kind, id));
  }

  /** How a theme, a recommendation or the consultation's own texts read before, the latest first. */
  async formers(consultation: string, part: string): Promise<Former[]> {
    const read = object({ formers: list(former) });
    return (await this.#client.get(at(consultation, 'former-texts', part), read)).formers;
  }

  /** What organisers did, the newest first. */
  async acts(consultation: string): Promise<Act[]> {
    return (await this.#client.get(at(consultation, 'acts'), object({ acts: list(act) }))).acts;
  }

  /** Pairs of recommendations that read alike, the most alike first. */
  async duplicates(consultation: string): Promise<Duplicate[]> {
    const read = object({ duplicates: list(duplicate) });
    return (await this.#client.get(at(consultation, 'duplicates'), read)).duplicates;
  }

  /** Puts the words and comments of one recommendation into another. */
  mergeRecommendation(consultation: string, from: string, into: string): Promise<undefined> {
    const path = at(consultation, 'recommendations', from, 'merge');
    return this.#client.post(path, { into }, nothing);
  }

  merge(consultation: string, group: string, into: string): Promise<undefined> {
    return this.#client.post(at(consultation, 'groups', group, 'merge'), { into }, nothing);
  }

  async invite(consultation: string, group: string, count: number): Promise<Invitation[]> {
    const path = at(consultation, 'groups', group, 'invitations');
    const read = object({ invitations: list(invitation) });
    return (await this.#client.post(path, { count }, read)).invitations;
  }

  previewMail(consultation: string, text: MailText): Promise<MailPreview> {
    return this.#client.post(at(consultation, 'mail', 'preview'), text, mailPreview);
  }

  /** Makes an invitation for each of a few people and sends it; nothing of it is kept. */
  async mail(
    consultation: string,
    group: string,
    text: MailText,
    recipients: Recipient[],
  ): Promise<Outcome[]> {
    const path = at(consultation, 'groups', group, 'mails');
    const read = object({ outcomes: list(outcome) });
    return (await this.#client.post(path, { ...text, recipients }, read)).outcomes;
  }

  withdraw(consultation: string, code: string): Promise<undefined> {
    return this.#client.post(at(consultation, 'invitations', 'withdraw'), { code }, nothing);
  }

  move(consultation: string, move: Move): Promise<wire.Consultation> {
    return this.#client.post(at(consultation, move), {}, wire.consultation);
  }

  step(
    consultation: string,
    step: string,
    act: 'open' | 'close' | 'pause' | 'resume',
  ): Promise<wire.Round> {
    return this.#client.post(at(consultation, 'steps', step, act), {}, wire.round);
  }

  extend(consultation: string, step: string, minutes: number): Promise<wire.Round> {
    return this.#client.post(at(consultation, 'steps', step, 'extend'), { minutes }, wire.round);
  }

  moderate(
    consultation: string,
    words: string,
    action: 'approve' | 'hide' | 'restore' | 'ask',
    reason = '',
  ): Promise<wire.ModeratedWords> {
    const path = at(consultation, 'contributions', words, 'moderate');
    return this.#client.post(path, { action, reason }, wire.moderatedWords);
  }

  async presenterLink(consultation: string): Promise<string> {
    const read = object({ url: str });
    return (await this.#client.post(at(consultation, 'presenter-links'), {}, read)).url;
  }

  async organisers(): Promise<Organiser[]> {
    const read = object({ organisers: list(organiser) });
    return (await this.#client.get('/organisers', read)).organisers;
  }

  addOrganiser(newcomer: Omit<Organiser, 'id'> & { password: string }): Promise<Organiser> {
    return this.#client.post('/organisers', newcomer, organiser);
  }

  removeOrganiser(id: string): Promise<void> {
    return this.#client.delete(`/organisers/${id}`);
  }
}

/** The parts of a consultation that are saved one by one. */
export type PartKind = 'groups' | 'themes' | 'recommendations' | 'steps';

/** What saving a consultation can change. */
function written(c: wire.Consultation) {
  const { title, hosts, date, place, languages, introduction, position } = c;
  const texts = { title, hosts, date, place, languages, introduction, position };
  const { addressees, sources, protocol, open_room } = c;
  return { ...texts, addressees, sources, protocol, open_room };
}

function at(consultation: string, ...rest: string[]): string {
  return ['/consultations', consultation, ...rest].join('/');
}

/** Draws the id of something new: 128 random bits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
