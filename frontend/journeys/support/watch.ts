import type { ConsoleMessage, Page, Response } from '@playwright/test';

/** What a page is allowed to be refused: path patterns by status. */
export type Allowed = readonly { status: number; path: RegExp }[];

/** Refusals that belong to every day: a visitor is asked to sign in. */
const everyday: Allowed = [{ status: 401, path: /\/api\/v1\/session$/ }];

/**
 * Collects everything that a page should not do: errors in its console (the
 * Content-Security-Policy speaks there), uncaught exceptions, refused requests
 * that nobody expects, and requests to another host.
 */
export class Watch {
  readonly faults: string[] = [];
  readonly #allowed: Allowed[number][] = [...everyday];
  #offline = false;

  constructor(page: Page, origin: string) {
    page.on('console', (message) => this.#heard(message));
    page.on('pageerror', (error) => this.faults.push(`uncaught: ${error.message}`));
    page.on('response', (response) => this.#answered(response));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^https?:$/.test(url.protocol) && url.origin !== origin) {
        this.faults.push(`asked another host: ${url.origin}`);
      }
    });
  }

  /** Lets a refusal pass that the journey provokes. */
  allow(status: number, path: RegExp): void {
    this.#allowed.push({ status, path });
  }

  /** Says that the network is cut from now on, so that failing to connect is no fault. */
  set offline(offline: boolean) {
    this.#offline = offline;
  }

  #heard(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (text.startsWith('Failed to load resource: the server responded')) return; // see #answered
    if (this.#offline && /ERR_|WebSocket/.test(text)) return;
    this.faults.push(`console: ${text}`);
  }

  #answered(response: Response): void {
    const status = response.status();
    const { pathname } = new URL(response.url());
    if (status < 400) return;
    if (this.#allowed.some((one) => one.status === status && one.path.test(pathname))) return;
    this.faults.push(`${status} ${response.request().method()} ${pathname}`);
  }
}
