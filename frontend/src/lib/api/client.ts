import type { Read } from './parse';
import { Problem, problemOf } from './problem';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface ClientOptions {
  /** Headers of every request, as the credential or the token against forged requests. */
  headers?: (method: Method) => Record<string, string>;
  fetch?: typeof fetch;
}

const timeout = 20_000;

/** Talks to the server under /api/v1; every refusal is thrown as a {@link Problem}. */
export class Client {
  #headers: (method: Method) => Record<string, string>;
  #fetch: typeof fetch;

  constructor({ headers, fetch: fetcher }: ClientOptions = {}) {
    this.#headers = headers ?? (() => ({}));
    this.#fetch = fetcher ?? ((...args) => fetch(...args));
  }

  async get<T>(path: string, read: Read<T>): Promise<T> {
    return read(await this.#send('GET', path));
  }

  async post<T>(path: string, body: unknown, read: Read<T>): Promise<T> {
    return read(await this.#send('POST', path, body));
  }

  async put<T>(path: string, body: unknown, read: Read<T>): Promise<T> {
    return read(await this.#send('PUT', path, body));
  }

  async delete(path: string): Promise<void> {
    await this.#send('DELETE', path);
  }

  /** Sends one request and returns its JSON, undefined where there is none. */
  async #send(method: Method, path: string, body?: unknown): Promise<unknown> {
    const response = await this.#reach(method, path, body);
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return undefined;
    try {
      const json: unknown = await response.json();
      return json;
    } catch {
      throw new Problem('unknown', { detail: 'the answer is not JSON' });
    }
  }

  async #reach(method: Method, path: string, body: unknown): Promise<Response> {
    const headers = this.#headers(method);
    const init: RequestInit = { method, headers, signal: AbortSignal.timeout(timeout) };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    try {
      return await this.#fetch(`/api/v1${path}`, init);
    } catch {
      throw new Problem('offline');
    }
  }
}

/** Reads an answer that has nothing to say. */
export const nothing: Read<undefined> = () => undefined;
