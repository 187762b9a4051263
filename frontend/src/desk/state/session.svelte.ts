import { Client } from '../../lib/api/client';
import { bool, object } from '../../lib/api/parse';
import { Problem } from '../../lib/api/problem';
import { DeskApi, sessionInfo, type Organiser, type SessionInfo } from './api';

/** Who is signed in at this desk, and the way to the server under their name. */
export class Session {
  #info: SessionInfo | undefined = $state.raw();
  /** Whether it is known by now who is signed in. */
  known = $state(false);
  readonly client: Client;
  readonly api: DeskApi;

  constructor(fetcher: typeof fetch = (...args) => fetch(...args)) {
    this.client = new Client({
      headers: (method) => {
        const headers: Record<string, string> = {};
        if (method !== 'GET' && this.#info) headers['X-Parley-CSRF'] = this.#info.csrf;
        return headers;
      },
      fetch: async (...args) => {
        const response = await fetcher(...args);
        if (response.status === 401) this.#info = undefined; // the session is over
        return response;
      },
    });
    this.api = new DeskApi(this.client);
  }

  get organiser(): Organiser | undefined {
    return this.#info?.organiser;
  }

  /** Whether this organiser prepares and runs consultations. */
  get runs(): boolean {
    return this.owns || this.organiser?.role === 'facilitator';
  }

  /** Whether this organiser writes and publishes reports. */
  get writes(): boolean {
    return this.runs || this.organiser?.role === 'rapporteur';
  }

  get owns(): boolean {
    return this.organiser?.role === 'owner';
  }

  /** Asks who is signed in. */
  async resume(): Promise<void> {
    try {
      this.#info = await this.client.get('/session', sessionInfo);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'unauthorised')) throw error;
    } finally {
      this.known = true;
    }
  }

  async signIn(email: string, password: string): Promise<void> {
    this.#info = await this.client.post('/session', { email, password }, sessionInfo);
  }

  /** Makes the first account with the one-time token of the link. */
  async setUp(newcomer: {
    token: string;
    name: string;
    email: string;
    password: string;
  }): Promise<void> {
    this.#info = await this.client.post('/setup', newcomer, sessionInfo);
  }

  async setUpNeeded(): Promise<boolean> {
    return (await this.client.get('/setup', object({ needed: bool }))).needed;
  }

  async signOut(): Promise<void> {
    await this.client.delete('/session');
    this.#info = undefined;
  }
}
