import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Balancer } from './balancer';
import { Server } from './server';
import { expect, Stage, test as base } from './test';

const script = fileURLToPath(new URL('../../../scripts/cluster.sh', import.meta.url));

/** PostgreSQL, Redis, a balancing proxy, and the nodes that were started so far. */
export class Cluster {
  readonly nodes: { server: Server; port: number }[] = [];
  readonly balancer = new Balancer();
  /** Where people go: the proxy. */
  url = '';
  #script: ChildProcess | undefined;
  #settings: Record<string, string> = {};

  static async start(): Promise<Cluster> {
    const cluster = new Cluster();
    const port = String(20_000 + Math.floor(Math.random() * 12_000)); // the script counts on from it
    const env = { PATH: process.env.PATH, PORT: port, NODES: '' };
    const child = spawn(script, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    cluster.#script = child;
    cluster.url = await cluster.balancer.listen();
    const line = await Promise.race([
      once(createInterface(child.stdout), 'line').then(([first]) => String(first)),
      once(child, 'exit').then(() => undefined),
    ]);
    if (line === undefined) throw new Error('PostgreSQL and Redis did not start');
    const [database = '', redis = ''] = line.split(' ');
    cluster.#settings = {
      PARLEY_DATABASE_URL: database,
      PARLEY_REDIS_URL: redis,
      PARLEY_PUBLIC_URL: cluster.url,
      PARLEY_TRUSTED_PROXIES: '127.0.0.1',
    };
    return cluster;
  }

  /** Starts one more node. */
  async join(): Promise<Server> {
    const port = await freePort();
    const settings = { ...this.#settings, PARLEY_ADDR: `127.0.0.1:${port}` };
    const server = await Server.start(undefined, settings);
    this.nodes.push({ server, port });
    this.balancer.nodes.push(port);
    return server;
  }

  async stop(): Promise<void> {
    for (const { server } of this.nodes) {
      await server.stop();
      await server.forget();
    }
    this.balancer.close();
    if (!this.#script || this.#script.exitCode !== null) return;
    const exited = once(this.#script, 'exit');
    this.#script.kill('SIGTERM');
    await exited;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Journeys of several nodes; the stage is at the proxy. */
export const test = base.extend<{ cluster: Cluster }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from it which fixtures are wanted
  cluster: async ({}, use, info) => {
    const cluster = await Cluster.start();
    await use(cluster);
    for (const [n, { server }] of cluster.nodes.entries()) {
      if (info.status !== info.expectedStatus) {
        await info.attach(`node${n + 1}.log`, { body: server.log, contentType: 'text/plain' });
      }
      expect.soft(server.log, 'the log of a node').not.toMatch(/panic/);
    }
    await cluster.stop();
  },
  stage: async ({ browser, cluster }, use) => {
    const stage = new Stage(browser, cluster);
    await use(stage);
    expect.soft(stage.faults, 'what no page should do').toEqual([]);
    await stage.close();
  },
});
