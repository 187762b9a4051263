import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { test as base } from './test';

/** One mail as the server took it: for whom, and its text with the encoding undone. */
export interface Mail {
  to: string;
  text: string;
}

/** A mail server on this machine, as much of one as sending needs (RFC 5321). */
export class Postbox {
  readonly mails: Mail[] = [];
  /** Addresses that it does not know. */
  readonly refuses = new Set<string>();
  readonly #server = createServer((socket) => void this.#talk(socket));

  /** Listens on a free port; gives its address as the settings want it. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
  }

  /** The mails to one address. */
  to(address: string): Mail[] {
    return this.mails.filter(({ to }) => to === address);
  }

  async #talk(socket: Socket): Promise<void> {
    socket.on('error', () => socket.destroy());
    const say = (line: string) => socket.write(`${line}\r\n`);
    let to = '';
    let data: string[] | undefined;
    say('220 localhost');
    for await (const line of createInterface(socket)) {
      if (data !== undefined && line !== '.') {
        data.push(line.replace(/^\./, ''));
      } else if (data !== undefined) {
        this.mails.push({ to, text: decoded(data) });
        data = undefined;
        say('250 taken');
      } else if (/^rcpt to:/i.test(line)) {
        to = /<(.*?)>/.exec(line)?.[1] ?? '';
        say(this.refuses.has(to) ? '550 5.1.1 no such user' : '250 ok');
      } else if (/^data/i.test(line)) {
        data = [];
        say('354 go on');
      } else if (/^quit/i.test(line)) {
        say('221 bye');
        socket.end();
      } else {
        say('250 localhost');
      }
    }
  }
}

/** Undoes quoted-printable (RFC 2045). */
function decoded(lines: readonly string[]): string {
  const bytes = lines
    .join('\n')
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Journeys of a server that sends its mail into a postbox. */
export const test = base.extend<{ postbox: Postbox }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are wanted
  postbox: async ({}, use) => {
    const postbox = new Postbox();
    await use(postbox);
    postbox.close();
  },
  settings: async ({ postbox }, use) => {
    await use({
      PARLEY_SMTP_URL: await postbox.listen(),
      PARLEY_SMTP_FROM: 'Parley <parley@example.org>',
    });
  },
});
