import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program =
  process.env.PARLEY_PROGRAM ?? fileURLToPath(new URL('../../../bin/parley', import.meta.url));

/** A Parley server of its own, on a free port of this machine and in a folder of its own. */
export class Server {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  /** The one-time token of the set-up link; "" once somebody has used it. */
  readonly setupToken: string;

  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #log: string[];

  private constructor(process: ChildProcess, folder: string, log: string[], line: string) {
    this.#process = process;
    this.#folder = folder;
    this.#log = log;
    const [url = '', token = ''] = line.split('/setup#');
    this.url = url;
    this.setupToken = token;
  }

  /** Starts it, at another's address and data where it comes after that one. */
  static async start(after?: Server, settings: Record<string, string> = {}): Promise<Server> {
    const folder = after ? after.#folder : await mkdtemp(join(tmpdir(), 'parley-journey-'));
    const env = {
      PATH: process.env.PATH,
      PARLEY_ADDR: after ? new URL(after.url).host : '127.0.0.1:0',
      PARLEY_DATA: folder,
      ...settings,
    };
    const child = spawn(program, ['serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const log: string[] = [];
    createInterface(child.stderr).on('line', (line) => log.push(line));
    const lines = createInterface(child.stdout);
    const line = await Promise.race([
      once(lines, 'line').then(([first]) => String(first)),
      once(child, 'exit').then(() => undefined),
    ]);
    if (line === undefined) throw new Error(`the server did not start:\n${log.join('\n')}`);
    return new Server(child, folder, log, line);
  }

  /** The link that sets up the first organiser. */
  get setupLink(): string {
    return `${this.url}/setup#${this.setupToken}`;
  }

  /** What it wrote to its log. */
  get log(): string {
    return this.#log.join('\n');
  }

  /** Tells it to stop, as a supervisor does; gives its exit code. */
  async stop(): Promise<number | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) {
      return this.#process.exitCode;
    }
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const [code] = (await exited) as [number | null];
    return code;
  }

  /** Ends it as a crash does. */
  async kill(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  /** Deletes what it kept. */
  async forget(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
