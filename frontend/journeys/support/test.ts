import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import type { Lang } from '../../src/lib/i18n/lang';
import { Server } from './server';
import { Watch } from './watch';

/** What a browser window is like. */
export interface Window {
  lang?: Lang;
  /** Width and height in CSS pixels. */
  size?: readonly [number, number];
  /** Whether a proxy between it and the server lets no socket through. */
  withoutSockets?: boolean;
}

export const phone = [390, 844] as const;
export const laptop = [1440, 900] as const;
export const projector = [1920, 1080] as const;

/** One person's browser with one page, watched from its first request. */
export interface Seat {
  page: Page;
  context: BrowserContext;
  watch: Watch;
}

/** Opens browsers against one address and collects what goes wrong in them. */
export class Stage {
  readonly #browser: Browser;
  readonly #server: { readonly url: string };
  readonly #seats: Seat[] = [];

  constructor(browser: Browser, server: { readonly url: string }) {
    this.#browser = browser;
    this.#server = server;
  }

  /** A new browser, without anything kept from before. */
  async seat({ lang = 'en', size = phone, withoutSockets = false }: Window = {}): Promise<Seat> {
    const [width, height] = size;
    const context = await this.#browser.newContext({
      baseURL: this.#server.url,
      locale: lang === 'es' ? 'es-MX' : 'en-GB',
      viewport: { width, height },
      hasTouch: width < 600,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      acceptDownloads: true,
    });
    if (withoutSockets) await context.routeWebSocket(/./, (socket) => socket.close());
    return this.tab(context);
  }

  /** One more tab of a browser. */
  async tab(context: BrowserContext): Promise<Seat> {
    const page = await context.newPage();
    const seat = { page, context, watch: new Watch(page, this.#server.url) };
    this.#seats.push(seat);
    return seat;
  }

  /** Everything that went wrong in any page so far. */
  get faults(): string[] {
    return this.#seats.flatMap(({ page, watch }) =>
      watch.faults.map((fault) => `${new URL(page.url()).pathname}: ${fault}`),
    );
  }

  async close(): Promise<void> {
    await Promise.all(this.#seats.map(({ context }) => context.close()));
  }
}

interface Fixtures {
  /** Settings of the server, beside those that every journey has. */
  settings: Record<string, string>;
  /** A fresh server; it must still stop as it should when the journey is over. */
  server: Server;
  stage: Stage;
}

export const test = base.extend<Fixtures>({
  settings: {},
  server: async ({ settings }, use, info) => {
    const server = await Server.start(undefined, settings);
    await use(server);
    if (info.status !== info.expectedStatus) {
      await info.attach('server.log', { body: server.log, contentType: 'text/plain' });
    }
    const code = await server.stop();
    expect.soft(code, 'exit code after SIGTERM').toBe(0);
    expect.soft(server.log, 'the log of the server').not.toMatch(/level=ERROR|panic/);
    await server.forget();
  },
  stage: async ({ browser, server }, use) => {
    const stage = new Stage(browser, server);
    await use(stage);
    expect.soft(stage.faults, 'what no page should do').toEqual([]);
    await stage.close();
  },
});

export { expect };
