import type { Agenda, Protocol, Step } from '../../src/lib/api/types';

/** The organiser that every journey is run by. */
export const organiser = {
  name: 'Ana Organiser',
  email: 'ana@parley.example',
  password: 'a long day in Mérida',
};

type Text = { en?: string; es?: string };

/** Fresh id as a browser makes them: 32 hexadecimal digits. */
export function newID(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** A refusal of the server. */
export class Refused extends Error {
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(`${status} ${code}: ${detail}`);
    this.code = code;
  }
}

/** Asks the API; headers carry who asks. */
export async function ask<T>(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = (text === '' ? {} : JSON.parse(text)) as T & { code?: string; detail?: string };
  if (!response.ok) throw new Refused(response.status, json.code ?? '', json.detail ?? '');
  return json;
}

/** An organiser without a browser, who prepares what a journey is not about. */
export class Organiser {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  private constructor(url: string, headers: Record<string, string>) {
    this.#url = url;
    this.#headers = headers;
  }

  /** Uses the set-up link. */
  static async setUp(server: { url: string; setupToken: string }): Promise<Organiser> {
    const response = await fetch(`${server.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: server.setupToken, ...organiser }),
    });
    if (!response.ok) throw new Error(`set-up: ${await response.text()}`);
    const { csrf } = (await response.json()) as { csrf: string };
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Organiser(server.url, { Cookie: cookie, 'X-Parley-CSRF': csrf });
  }

  /** The session as a browser keeps it. */
  get cookie(): { name: string; value: string; url: string } {
    const [name = '', value = ''] = (this.#headers.Cookie ?? '').split('=');
    return { name, value, url: this.#url };
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return ask<T>(this.#url, method, path, body, this.#headers);
  }

  /** Makes a consultation of the sample, and gives a handle on it. */
  async sample(): Promise<Preparation> {
    const { id } = await this.ask<{ id: string }>('POST', '/consultations', { template: 'merida' });
    return Preparation.of(this, id);
  }

  /** Makes an empty consultation with its own title. */
  async blank(title: Text): Promise<Preparation> {
    const body = { template: 'blank', title, languages: ['en', 'es'] };
    const { id } = await this.ask<{ id: string }>('POST', '/consultations', body);
    return Preparation.of(this, id);
  }
}

/** An invitation as it is shown once. */
export interface Invitation {
  code: string;
  url: string;
}

/** A consultation being prepared and run without a browser. */
export class Preparation {
  agenda: Agenda;
  readonly #organiser: Organiser;

  private constructor(organiser: Organiser, agenda: Agenda) {
    this.#organiser = organiser;
    this.agenda = agenda;
  }

  static async of(organiser: Organiser, id: string): Promise<Preparation> {
    return new Preparation(organiser, await organiser.ask('GET', `/consultations/${id}/agenda`));
  }

  get id(): string {
    return this.agenda.consultation.id;
  }

  get roomCode(): string {
    return this.agenda.consultation.room_code;
  }

  async #do<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#organiser.ask<T>(method, `/consultations/${this.id}${path}`, body);
    this.agenda = await this.#organiser.ask('GET', `/consultations/${this.id}/agenda`);
    return answer;
  }

  ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#do<T>(method, path, body);
  }

  /** Changes rules of the protocol. */
  async rules(rules: Partial<Protocol>): Promise<void> {
    const { consultation } = this.agenda;
    const { title, hosts, date, place, languages, introduction, position } = consultation;
    const { addressees, sources, protocol, open_room } = consultation;
    const texts = { title, hosts, date, place, languages, introduction, position };
    const rest = { addressees, sources, protocol: { ...protocol, ...rules }, open_room };
    await this.#do('PUT', '', { ...texts, ...rest });
  }

  /** Puts everybody into one group, with so many invitations. */
  async invite(count: number): Promise<Invitation[]> {
    const [first, ...others] = this.agenda.groups;
    if (!first) throw new Error('no group');
    for (const { id } of others) await this.#do('POST', `/groups/${id}/merge`, { into: first.id });
    const path = `/groups/${first.id}/invitations`;
    return (await this.#do<{ invitations: Invitation[] }>('POST', path, { count })).invitations;
  }

  /** Makes so many invitations for every group. */
  async inviteEach(count: number): Promise<Invitation[]> {
    const made: Invitation[] = [];
    for (const { id } of this.agenda.groups) {
      const path = `/groups/${id}/invitations`;
      made.push(
        ...(await this.#do<{ invitations: Invitation[] }>('POST', path, { count })).invitations,
      );
    }
    return made;
  }

  async openRegistration(): Promise<void> {
    await this.#do('POST', '/registration/open');
  }

  async openDoors(): Promise<void> {
    await this.#do('POST', '/doors/open');
  }

  /** The step of a kind on a theme, by the theme's place from 1. */
  step(theme: number, kind: Step['kind']): Step {
    const of = this.agenda.themes.find(({ place }) => place === theme)?.id ?? '';
    const found = this.agenda.steps.find((one) => one.theme === of && one.kind === kind);
    if (!found) throw new Error(`theme ${theme} has no step ${kind}`);
    return found;
  }

  async open({ id }: Step): Promise<Step['rounds'][number]> {
    return this.#do('POST', `/steps/${id}/open`);
  }

  async close({ id }: Step): Promise<void> {
    await this.#do('POST', `/steps/${id}/close`);
  }
}
